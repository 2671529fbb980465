import { formatTable } from '../support/formatTables';

describe('BAML', () => {
  formatTable([
    {
      name: 'functions with roles, arguments and a client of the same file',
      path: 'baml_src/extract.baml',
      text: `// A comment with "a quote
client<llm> GPT4 {
  provider openai
  options {
    model "gpt-4o"
    temperature 0.1
    api_key env.OPENAI_API_KEY
  }
}
class Resume {
  name string @description("not a prompt")
}
function ExtractResume(resume: string, tags: string[]) -> Resume {
  client GPT4
  prompt #"
    {{ _.role("system") }}
    Extract from the resume.
    {{ ctx.output_format }}

    {{ _.role("user") }}
    {% for tag in tags %}- {{ tag }}
    {% endfor %}{{ resume }}
  "#
}
test T { functions [ExtractResume] args { resume #"Jane"# } }
`,
      rows: ['#ExtractResume baml-function openai/gpt-4o', '  17-18 system', '  21-22 user {tags, resume}'],
    },
    {
      name: 'no role is system; a client by name and a template string',
      path: 'a.baml',
      text: `function Tell(topic: string) -> string {
  client "anthropic/claude-sonnet-4-5"
  prompt #"Tell about {{ topic }}. {{ Style(topic, 3) }}"#
}
template_string Style(t: string, n: int) ##"
  Write {{ n }} "#sentences"# on {{ t }}.
"##
`,
      rows: [
        '#Tell baml-function anthropic/claude-sonnet-4-5',
        '  3-3 system {topic}',
        '#Style baml-template -/-',
        '  5-7 prompt {n, t}',
      ],
    },
    {
      name: 'a strategy of clients that another file declares',
      path: 'baml_src/main.baml',
      text: 'function F(x: string) -> string {\n  client Both\n  prompt "Say {{ x }}."\n}\n',
      others: {
        'baml_src/clients.baml':
          'client<llm> Both {\n provider fallback\n options { strategy [One, Two] }\n}\nclient<llm> One {\n provider anthropic\n options { model claude-3-5-haiku-20241022\n max_tokens 100 }\n}',
      },
      rows: ['#F baml-function anthropic/claude-3-5-haiku-20241022', '  3-3 system {x}'],
    },
  ]);
});
