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

describe('POML', () => {
  formatTable([
    {
      name: 'is one unit; loops, conditions and variables it sets are told apart',
      path: 'a.poml',
      text: `<!-- why -->
<poml>
  <runtime model="gpt-4o" temperature="0.3" max-tokens="100" />
  <let name="tone" value="'kind'" />
  <let name="data" type="json">{"not": "a prompt"}</let>
  <system-msg>Be {{tone}} &amp; brief.</system-msg>
  <human-msg>
    <p if="detailed && !draft">Explain {{ topic.name.toUpperCase() }}.</p>
    <item for="doc in docs" caption="{{ heading }}">{{ loop.index }} {{ doc.title }}</item>
    <include src="tail.poml" />
    {{ xs.filter(x => x.ok).length }}
  </human-msg>
</poml>
`,
      rows: ['#1 poml openai/gpt-4o', '  2-13 prompt {detailed, draft, topic.name, docs, heading, xs}'],
    },
    {
      name: 'one speaker',
      path: 'b.poml',
      text: '<poml>\n<task speaker="human">Sum up.</task>\n</poml>',
      rows: ['#1 poml -/-', '  1-3 user'],
    },
    { name: 'no text', path: 'c.poml', text: '<poml><let name="a">x</let></poml>', rows: [] },
  ]);
});
