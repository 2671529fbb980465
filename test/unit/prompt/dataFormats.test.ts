import { formatTable } from '../support/formatTables';

describe('Semantic Kernel YAML', () => {
  formatTable([
    {
      name: 'its own language is the default; model and parameters from the service that names one',
      path: 'plugins/Sum.yaml',
      text: `name: Sum
template: |
  Summarize {{$input}} in {{$style}} style, today is {{time.now}}.
  {{"{{ literal"}} {{weather.get $city}}
template_format: semantic-kernel
input_variables:
  - name: input
    description: The text
  - name: style
    default: dry
execution_settings:
  default:
    temperature: 0.2
  service1:
    model_id: gpt-4o-mini
    max_tokens: 100
`,
      rows: ['#1 semantic-kernel-yaml openai/gpt-4o-mini', '  3-4 prompt {input, style, city}'],
    },
    {
      name: 'Handlebars with messages in tags is one unit',
      path: 'a.yml',
      text: `template_format: handlebars
template: |
  <message role="system">You help {{user.name}}.</message>
  {{#each history}}
    <message role="{{role}}">{{content}}</message>
  {{/each}}
  <message role="user">{{question}}</message>
input_variables:
  - name: question
`,
      rows: ['#1 semantic-kernel-yaml -/-', '  3-7 prompt {user.name, history, question}'],
    },
    {
      name: 'Liquid',
      path: 'a.yaml',
      text: `template: |-
  <message role="system">
  {% assign tone = customer.tone | default: "kind" %}Be {{ tone }}.
  {% for item in history %}{{ item.text | truncate: limit }}{{ forloop.index }}{% endfor %}
  </message>
template_format: liquid
`,
      rows: ['#1 semantic-kernel-yaml -/-', '  2-5 system {customer.tone, history, limit}'],
    },
  ]);
});

describe('skprompt.txt', () => {
  formatTable([
    {
      name: 'settings stand beside it',
      path: 'plugins/Fun/Joke/skprompt.txt',
      text: 'Tell a joke about {{$input}}.\nBe {{$style}}.\n',
      others: {
        'plugins/Fun/Joke/config.json':
          '{"schema": 1, "execution_settings": {"default": {"model_id": "gpt-4", "max_tokens": 50}}}',
      },
      rows: ['#1 skprompt openai/gpt-4', '  1-2 prompt {input, style}'],
    },
    {
      name: 'another language by the settings',
      path: 'p/skprompt.txt',
      text: '<message role="user">{{#if a}}{{b.c}}{{/if}} $x {{$y}}</message>',
      others: { 'p/config.json': '{"template_format": "handlebars"}' },
      rows: ['#1 skprompt -/-', '  1-1 user {a, b.c, $y}'],
    },
    {
      name: 'no settings',
      path: 'skprompt.txt',
      text: 'Hi {{$input}}',
      rows: ['#1 skprompt -/-', '  1-1 prompt {input}'],
    },
  ]);
});

describe('LangChain files', () => {
  formatTable([
    {
      name: 'a prompt in YAML',
      path: 'hub/joke.yaml',
      text: `_type: prompt
input_variables:
  ["adjective", "content"]
template:
  Tell me a {adjective} joke about {content}. {{kept}}
`,
      rows: ['#1 langchain-file -/-', '  5-5 prompt {adjective, content}'],
    },
    {
      name: 'a prompt in JSON, without a type',
      path: 'joke.json',
      text: `{
  "input_variables": ["topic"],
  "output_parser": null,
  "template": "Tell a joke\\nabout \\"{topic}\\" \\u00e9."
}`,
      rows: ['#1 langchain-file -/-', '  4-4 prompt {topic}'],
    },
    {
      name: 'few-shot: prefix, example template, suffix',
      path: 'few.json',
      text: `{
  "_type": "few_shot",
  "input_variables": ["adjective"],
  "prefix": "Write antonyms.",
  "example_prompt": {
    "_type": "prompt",
    "input_variables": ["input", "output"],
    "template": "Input: {input}\\nOutput: {output}"
  },
  "examples": [{"input": "happy", "output": "sad"}],
  "suffix": "Input: {adjective}\\nOutput:"
}`,
      rows: [
        '#1 langchain-file -/-',
        '  4-4 prompt',
        '  8-8 prompt {input, output}',
        '  11-11 prompt {adjective}',
      ],
    },
    {
      name: 'a chain with its model',
      path: 'chain.json',
      text: `{
  "memory": null,
  "prompt": {
    "input_variables": ["question"],
    "template": "Question: {question} Answer:",
    "template_format": "f-string",
    "_type": "prompt"
  },
  "llm": {"model_name": "gpt-3.5-turbo-instruct", "temperature": 0.0, "_type": "openai"},
  "_type": "llm_chain"
}`,
      rows: ['#1 langchain-file openai/gpt-3.5-turbo-instruct', '  5-5 prompt {question}'],
    },
    {
      name: 'a template in another file, and Jinja',
      path: 'conf/p.yaml',
      text: '_type: prompt\ninput_variables: [x]\ntemplate_path: t.txt\ntemplate_format: jinja2\n',
      others: { 'conf/t.txt': '\nExplain {{ x }} {y}.\n\n' },
      rows: ['#1 langchain-file -/-', '  conf/t.txt:2-2 prompt {x}'],
    },
  ]);
});

describe('LangChain constructors', () => {
  const prompt = (template: string): string =>
    `{"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "prompt", "PromptTemplate"],
      "kwargs": {"input_variables": [], "template_format": "f-string",
      "template": ${JSON.stringify(template)}}}`;
  formatTable([
    {
      name: 'a chat piped into a model',
      path: 'prompt.json',
      text: `{"lc": 1, "type": "constructor", "id": ["langchain", "schema", "runnable", "RunnableSequence"], "kwargs": {
"first": {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "ChatPromptTemplate"], "kwargs": {"messages": [
  {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "SystemMessagePromptTemplate"],
    "kwargs": {"prompt": ${prompt('You are {who}.')}}},
  {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "MessagesPlaceholder"],
    "kwargs": {"variable_name": "history"}},
  {"lc": 1, "type": "constructor", "id": ["langchain", "prompts", "chat", "HumanMessagePromptTemplate"],
    "kwargs": {"prompt": [${prompt('{question}')}]}}
]}},
"last": {"lc": 1, "type": "constructor", "id": ["langchain", "chat_models", "openai", "ChatOpenAI"],
  "kwargs": {"model": "gpt-4o", "temperature": 0.5, "openai_api_key": {"lc": 1, "type": "secret", "id": ["X"]}}}}}`,
      rows: ['#1 lc-json openai/gpt-4o', '  6-6 system {who}', '  12-12 user {question}'],
    },
    {
      name: 'a single template',
      path: 'x.json',
      text: prompt('Say {word}.'),
      rows: ['#1 lc-json -/-', '  3-3 prompt {word}'],
    },
  ]);
});

describe('CrewAI files', () => {
  formatTable([
    {
      name: 'agents are units from role to backstory',
      path: 'src/crew/config/agents.yaml',
      text: `# who works
researcher:
  role: >
    {topic} Senior Researcher
  goal: >
    Uncover news in {topic}
  backstory: >
    You're a seasoned researcher
    with a knack.
  llm: openai/gpt-4o-mini
writer:
  role: Writer
  goal: "Write {{style}} texts"
  backstory: 'It''s a writer for {topic}.'
  verbose: true
empty:
  role: x
`,
      rows: [
        '#researcher crewai-agent openai/gpt-4o-mini',
        '  3-9 system {topic}',
        '#writer crewai-agent -/-',
        '  12-14 system {style, topic}',
      ],
    },
    {
      name: 'tasks are units from description to expected output',
      path: 'config/tasks.yaml',
      text: `research_task:
  description: >
    Research {topic}; it is {current_year}.
  expected_output: >
    A list of 10 points
  agent: researcher
`,
      rows: ['#research_task crewai-task -/-', '  2-5 user {topic, current_year}'],
    },
    {
      name: 'Ansible tasks are none',
      path: 'roles/web/tasks.yaml',
      text: '- name: install\n  apt:\n    name: nginx\n    description: x\n',
      rows: [],
    },
  ]);
});

describe('promptfoo', () => {
  formatTable([
    {
      name: 'texts, blocks, objects and the first provider',
      path: 'promptfooconfig.yaml',
      text: `prompts:
  - 'Convert to {{language}}: {{input}}'
  - |
    Translate {{ input | upper }}
    to {{language}}.
  - id: short
    label: Short
    raw: "Say {{input}} in {{language}}."
  - file://prompt.py:make
providers: [openai:chat:gpt-4o-mini, anthropic:messages:claude-sonnet-4-5]
tests:
  - vars: {language: French, input: Hello}
`,
      rows: [
        '#1 promptfoo openai/gpt-4o-mini',
        '  2-2 prompt {language, input}',
        '#2 promptfoo openai/gpt-4o-mini',
        '  4-5 prompt {input, language}',
        '#3 promptfoo openai/gpt-4o-mini',
        '  8-8 prompt {input, language}',
      ],
    },
    {
      name: 'files it names: texts between rules, messages in JSON and YAML',
      path: 'evals/promptfooconfig.yml',
      text: `prompts:
  - file://prompts/a.txt
  - prompts/b.json
  - file://../c.yaml
  - file://missing.txt
providers:
  - id: openai:gpt-5
    config:
      temperature: 0
`,
      others: {
        'evals/prompts/a.txt': 'Say {{x}}.\n---\nSing\n{{y}}.\n',
        'evals/prompts/b.json':
          '[\n{"role": "system", "content": "Be kind."},\n{"role": "user", "content": "{{q}}"}]',
        'c.yaml': '- role: user\n  content: |\n    Hi {{z}}\n',
      },
      rows: [
        '#1 promptfoo openai/gpt-5',
        '  evals/prompts/a.txt:1-1 prompt {x}',
        '#2 promptfoo openai/gpt-5',
        '  evals/prompts/a.txt:3-4 prompt {y}',
        '#3 promptfoo openai/gpt-5',
        '  evals/prompts/b.json:2-2 system',
        '  evals/prompts/b.json:3-3 user {q}',
        '#4 promptfoo openai/gpt-5',
        '  c.yaml:3-3 user {z}',
      ],
    },
    {
      name: 'a message list written as JSON in a text',
      path: 'promptfooconfig.json',
      text: `{"prompts": [
  "[{\\"role\\": \\"system\\", \\"content\\": \\"You \\\\"{{x}}\\\\" help.\\"}]"
], "providers": "openai:gpt-4o"}`.replaceAll('\\\\"', '\\\\\\"'),
      rows: ['#1 promptfoo openai/gpt-4o', '  2-2 system {x}'],
    },
    {
      name: 'a chat in a block of YAML',
      path: 'x/promptfooconfig.yaml',
      text: `providers:
  - anthropic:messages:claude-sonnet-4-5:
      config: {max_tokens: 9}
prompts:
  - |-
    [
      {"role": "system", "content": "Be\\nkind."},
      {"role": "user", "content": "{{q}}"}
    ]
`,
      rows: ['#1 promptfoo anthropic/claude-sonnet-4-5', '  7-7 system', '  8-8 user {q}'],
    },
  ]);
});

describe('Gemini commands', () => {
  formatTable([
    {
      name: 'arguments, commands and files',
      path: '.gemini/commands/git/fix.toml',
      text: 'description = "Not a prompt, but what it is for"\nprompt = """\nFix {{args}} "now".\\\n  Log: !{git log {{args}}}\n@{docs/a.md}\n"""\n',
      rows: ['#1 gemini-command -/-', '  2-6 user {args}'],
    },
    {
      name: 'literal strings',
      path: 'ext/commands/a.toml',
      text: "prompt = '''\nSay \\n {{args}}'''",
      rows: ['#1 gemini-command -/-', '  1-2 user {args}'],
    },
    { name: 'no prompt', path: 'commands/x.toml', text: 'name = "x"\n[tool]\nprompt = 1\n', rows: [] },
  ]);
});

describe('maps of prompts', () => {
  formatTable([
    {
      name: 'the text of a file that is called a prompt',
      path: 'memory/compression_prompt.yaml',
      text: `content: |-
  Given a chat between users and assistants, update the current summary.
  Describe each turn: {rounds_data}
`,
      rows: ['#content prompt-map -/-', '  2-3 prompt {rounds_data}'],
    },
    {
      name: 'a task of several sentences into which something is put, or that says that it is one; a short system message',
      path: 'config/sheets/letters.yml',
      text: `steps:
  - task: >-
      Visit the page of the company and look for the letters to its owners. Provide their names in a list.
      Company: {{name}}
  - sub_task: "Your task is to find the owners of the company. You can find them on its page, or in the letters to them."
  - task: Run the tests of the letters. Then deploy all of them to the server, and write the report of the day.
  - task: build {{name}}
  - system_message: You are a sorter of mail
`,
      rows: [
        '#steps#1.task prompt-map -/-',
        '  3-4 user {name}',
        '#steps#2.sub_task prompt-map -/-',
        '  5-5 user',
        '#steps#5.system_message prompt-map -/-',
        '  8-8 system',
      ],
    },
    {
      name: 'messages of a user into which something is put, and none that somebody has said',
      path: 'config/letters.yml',
      text: `sorter:
  messages:
    - role: user
      content: "Sort the following letters by {{ key }}: {{ letters }}"
spoken:
  messages:
    - role: user
      content: "Sort the following letters by sender."
`,
      rows: ['#sorter.messages prompt-map -/-', '  4-4 user {key, letters}'],
    },
    {
      name: 'how a skill shows itself mentions skills by a dollar',
      path: '.codex/skills/release/agents/openai.yaml',
      text: `interface:
  display_name: "Release"
  default_prompt: "Use $release to write the notes of the release and open a pull request."
`,
      rows: ['#interface.default_prompt prompt-map -/-', '  3-3 prompt'],
    },
    {
      name: 'beside what a user says, the content is what a system is told',
      path: 'config/prompt_templates/rewrite.yaml',
      text: `rewrite:
  - id: standard
    description: You rewrite a question. Write the description that you are shown here.
    content: |
      You are a question rewriting assistant. Your task is to rewrite the question.
    user: |
      Here is the question: {{query}}
`,
      rows: ['#rewrite#1 prompt-map -/-', '  5-5 system', '  7-7 user {query}'],
    },
    {
      name: 'keys that say prompt; system and user are one request',
      path: 'config/llm.yaml',
      text: `model: gpt-4o-mini
description: You are reading a description, not a prompt.
summarize:
  model: claude-sonnet-4-5
  temperature: 0.2
  system_prompt: |
    You are a careful editor of {{ kind }}.
    Answer in one sentence.
  user_prompt: "Summarize the text below: {text}"
greeting:
  prompt: hello
`,
      rows: ['#summarize prompt-map anthropic/claude-sonnet-4-5', '  7-8 system {kind}', '  9-9 user {text}'],
    },
    {
      name: 'names of their own under prompts',
      path: 'app/prompts.json',
      text: `{
  "prompts": {
    "classify": "Classify the ticket {ticket} and answer with one word.",
    "title": "Ticket classifier"
  },
  "version": 3
}`,
      rows: ['#prompts.classify prompt-map -/-', '  3-3 prompt {ticket}'],
    },
    {
      name: 'TOML',
      path: 'settings/prompts.toml',
      text: `[triage]
system = """
You are a triage nurse. Ask one question at a time.
"""
label = "Triage"
`,
      rows: ['#triage.system prompt-map -/-', '  2-4 system'],
    },
    {
      name: 'a list of messages',
      path: 'config/chat.json',
      text: `{"bot": {"messages": [
  {"role": "system", "content": "You are a shy bot. Never say more than you must."},
  {"role": "user", "content": "{question}"}
]}}`,
      rows: ['#bot.messages prompt-map -/-', '  2-2 system', '  3-3 user {question}'],
    },
    {
      name: 'the step of a workflow that asks an agent',
      path: '.github/workflows/triage.yml',
      text: 'on: issues\njobs:\n  a:\n    steps:\n      - uses: x/y@v1\n        with:\n          prompt: |\n            You are a triage assistant. Label issue ${{ github.event.issue.number }}.\n            Run $FOO {x}.\n',
      rows: ['#jobs.a.steps#1.with.prompt prompt-map -/-', '  8-9 user {github.event.issue.number}'],
    },
    {
      name: 'an agent of ADK',
      path: 'team/root_agent.yaml',
      text: 'name: root\nmodel: gemini-2.5-flash\ninstruction: |\n  You are a research agent.\n  Use your tools.\n',
      rows: ['#instruction prompt-map google/gemini-2.5-flash', '  4-5 system'],
    },
    {
      name: 'what a user says is short',
      path: 'a/prompts.yaml',
      text: 'eval:\n  system: |\n    You judge {{ x }}. Answer with yes or no.\n  user: "{{ code }}"\n',
      rows: ['#eval prompt-map -/-', '  3-3 system {x}', '  4-4 user {code}'],
    },
    {
      name: 'templates beside what a system is told, in the configuration of a benchmark',
      path: 'config/benchmarks/many.yaml',
      text:
        'agent:\n  templates:\n    system_template: |-\n      You are a helpful assistant that can use a computer.\n' +
        '    instance_template: |-\n      Consider {{problem_statement}} in {{working_dir}}.\n      Follow these steps.\n' +
        '    next_step_template: |-\n      OBSERVATION:\n      {{observation[:9]}}\n    name_template: run\n' +
        '    old_template: &old |-\n      {% for x in items %}{{ x }}{% endfor %}\n' +
        '  more:\n    system_template: *old\n' +
        '  other:\n    next_step_template: |-\n      OBSERVATION:\n      {{observation}}\n',
      rows: [
        '#agent.templates.system_template prompt-map -/-',
        '  4-4 system',
        '#agent.templates.instance_template prompt-map -/-',
        '  6-7 user {problem_statement, working_dir}',
        '#agent.templates.next_step_template prompt-map -/-',
        '  9-10 user {observation}',
        '#agent.templates.old_template prompt-map -/-',
        '  13-13 user {items}',
      ],
    },
    {
      name: 'nodes of a workflow that name a model and are told a role',
      path: 'flows/loop.yaml',
      text: `graph:
  nodes:
    - id: Planner
      type: agent
      config:
        provider: openai
        name: gpt-4o-mini
        role: |
          You plan the week of the user.
          Use short sentences.
    - id: Writer
      type: agent
      config:
        provider: openai
        role: 'You write letters to the members of a club, as the planner says.

          Keep them short.

          '
    - id: Start
      type: literal
      config:
        content: |
          Write the letter of this week, please.
        role: user
    - id: Doctor
      type: agent
      config:
        provider: openai
        role: |
          You are a physician who has seen many patients of the members of a club, and who knows which of them
          were ill in which of the years before the club was made a house of its own, in a wood by a wide lake,
          where its founders had once lived without any light in the winters of the first war, as did those who
          came behind them from other towns, with wine and bread and song.
    - id: Boss
      type: human
      config:
        role: The boss of the club, who reads what you send to them.
`,
      rows: [
        '#graph.nodes#1.config.role prompt-map -/-',
        '  9-10 system',
        '#graph.nodes#2.config.role prompt-map -/-',
        '  15-19 system',
        '#graph.nodes#3.config prompt-map -/-',
        '  24-24 user',
        '#graph.nodes#4.config.role prompt-map -/-',
        '  31-34 system',
      ],
    },
    {
      name: 'an agent that names its model is told instructions of one line',
      path: 'team.yaml',
      text: 'agents:\n  - name: tidy\n    model: gpt-5-mini\n    instructions: Keep the answer short, and use plain words.\n',
      rows: ['#agents#1.instructions prompt-map openai/gpt-5-mini', '  4-4 system'],
    },
    {
      name: 'roles of people and of machines are none, nor what somebody says where no agent is',
      path: 'staff.yaml',
      text:
        'staff:\n  - role: You can ask them about the rules of the house, please.\n' +
        'vm:\n  provider: azure\n  role: contributor of the whole subscription and its groups\n' +
        'note:\n  role: user\n  content: Write the letter of this week, please.\n',
      rows: [],
    },
    {
      name: 'data of a benchmark is none',
      path: 'benchmarks/many.yaml',
      text: 'agent:\n  system_template: |-\n    You are a helpful assistant that can use a computer.\n',
      rows: [],
    },
  ]);
});
