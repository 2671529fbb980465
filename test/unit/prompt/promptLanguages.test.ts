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

describe('Jinja files', () => {
  formatTable([
    {
      name: 'the role of the name',
      path: 'prompts/system.j2',
      text: '{# why #}\nSort {{ xs | join(", ") }}.\n',
      rows: ['#1 jinja-file -/-', '  1-2 system {xs}'],
    },
    {
      name: 'role lines, and the model of the flow beside it',
      path: 'flow/chat.jinja2',
      text: '# system:\nSort.\n# user:\n{{ xs }}\n',
      others: {
        'flow/flow.dag.yaml':
          'nodes:\n- name: other\n  source: {type: code, path: other.jinja2}\n  inputs: {model: gpt-4}\n- name: chat\n  type: llm\n  source:\n    type: code\n    path: chat.jinja2\n  inputs:\n    deployment_name: gpt-4o\n    temperature: 0.5\n    question: ${inputs.q}\n',
      },
      rows: ['#1 jinja-file openai/gpt-4o', '  2-2 system', '  4-4 user {xs}'],
    },
    {
      name: 'chat tags',
      path: 'a.jinja2',
      text: 'x{% chat role="system" %}Sort.{% endchat %}\n{% chat role="user" %}\n{{ xs }}\n{% endchat %}y',
      rows: ['#1 jinja-file -/-', '  1-1 prompt', '  1-1 system', '  3-3 user {xs}'],
    },
    {
      name: 'Rasa names it in its configuration, with a group of models',
      path: 'bot/prompt_templates/cmd.jinja2',
      text: 'Your task is to analyze the current conversation.\n{{ current_conversation }}\n{% for flow in available_flows %}{{ flow.name }}{% endfor %}\n{{ user_message }}',
      others: {
        'bot/config.yml':
          'pipeline:\n- name: Other\n- name: SingleStepLLMCommandGenerator\n  llm: {model_group: big}\n  prompt_template: prompt_templates/cmd.jinja2\n',
        'bot/endpoints.yml':
          'model_groups:\n- id: big\n  models:\n  - provider: openai\n    model: gpt-4-0613\n    temperature: 0\n',
      },
      rows: [
        '#1 jinja-file openai/gpt-4-0613',
        '  1-4 prompt {current_conversation, available_flows, user_message}',
      ],
    },
  ]);
});

describe('Handlebars, mustache and Liquid files', () => {
  formatTable([
    {
      name: 'messages in helpers',
      path: 'a.hbs',
      text: '{{#message role="system"}}\nBe {{tone}}.\n{{/message}}\n{{#each history}}\n{{#message role="user"}}{{text}}{{/message}}\n{{/each}}\n',
      rows: ['#1 handlebars-file -/-', '  2-2 system {tone}', '  5-5 user'],
    },
    {
      name: 'messages in tags',
      path: 'x/chat.handlebars',
      text: '<message role="system">You help {{name}}.</message>\n<message role="user">{{q}}</message>',
      rows: ['#1 handlebars-file -/-', '  1-1 system {name}', '  2-2 user {q}'],
    },
    {
      name: 'a prompt folder',
      path: 'prompts/user_sort.mustache',
      text: 'Sort the list:\n{{#items}}{{.}}{{/items}} for {{who}}',
      rows: ['#1 handlebars-file -/-', '  1-2 user {items, who}'],
    },
    {
      name: 'Liquid',
      path: 'prompts/a.liquid',
      text: 'You are {{ who | default: "a cat" }}. {% if mood %}Be {{ mood }}.{% endif %}',
      rows: ['#1 handlebars-file -/-', '  1-1 prompt {who, mood}'],
    },
  ]);
});

describe('context, rules and commands of agents', () => {
  formatTable([
    {
      name: 'Kiro',
      path: '.kiro/steering/tech.md',
      text: '---\ninclusion: always\n---\nUse {x}.',
      rows: ['#1 kiro-steering -/-', '  4-4 system'],
    },
    {
      name: 'Junie',
      path: '.junie/guidelines.md',
      text: 'Be {x}.',
      rows: ['#1 junie-guidelines -/-', '  1-1 system'],
    },
    {
      name: 'Roo',
      path: '.roo/rules-code/a.md',
      text: 'Be kind.',
      rows: ['#1 roo-rules -/-', '  1-1 system'],
    },
    {
      name: 'Windsurf',
      path: '.windsurf/rules/a.md',
      text: 'Be kind.',
      rows: ['#1 windsurf-rules -/-', '  1-1 system'],
    },
    {
      name: 'OpenCode',
      path: '.opencode/agent/review.md',
      text: '---\nmodel: anthropic/claude-sonnet-4-5\n---\nReview $1.',
      rows: ['#1 opencode-agent anthropic/claude-sonnet-4-5', '  4-4 system'],
    },
    {
      name: 'OpenCode',
      path: '.opencode/command/fix.md',
      text: 'Fix $ARGUMENTS.',
      rows: ['#1 opencode-command -/-', '  1-1 user {ARGUMENTS}'],
    },
    {
      name: 'Codex',
      path: '.codex/prompts/fix.md',
      text: 'Fix $1.',
      rows: ['#1 codex-prompt -/-', '  1-1 user {1}'],
    },
  ]);
});
