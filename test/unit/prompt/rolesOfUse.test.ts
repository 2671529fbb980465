import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly rows: readonly string[];
}

const told = 'You should answer the question that is given below, and never explain the answer.';

/** The roles of texts by what they are put into: a model that the function makes, a request, a field that is sent. */
const cases: readonly Case[] = [
  {
    title: 'a text that is given to a model which the function makes itself',
    path: 'a.py',
    text: `from .models import LitellmModel, CrossEncoderModel
def check(topic):
    my_model = LitellmModel(model="azure/gpt-4o-mini", max_tokens=10)
    prompt = f"""${told} {topic}"""
    return my_model(prompt)[0]
def named(topic):
    lm = dspy.LM("openai/gpt-4o")
    prompt = f"""${told} {topic}"""
    return lm(prompt)
def rank(topic):
    encoder = EmbeddingModel(model="text-embedding-3-small")
    prompt = f"""${told} {topic}"""
    return encoder(prompt)
def other(topic, fill):
    prompt = f"""${told} {topic}"""
    return fill(prompt)
`,
    rows: [
      '#prompt constant openai/gpt-4o-mini',
      '  4-4 user {topic}',
      '#prompt-2 constant openai/gpt-4o',
      '  8-8 user {topic}',
      '#prompt-3 constant -/-',
      '  12-12 prompt {topic}',
      '#prompt-4 constant -/-',
      '  15-15 prompt {topic}',
    ],
  },
  {
    title: 'what is put into a request by its key',
    path: 'a.py',
    text: `from textwrap import dedent
def told(new_kwargs, schema):
    new_kwargs["system"] = f"""${told} {schema}"""
def asked(params, schema):
    params["instructions"] = f"""${told} {schema}"""
def joined(new_kwargs, schema):
    schema_prompt = dedent(f"""${told} {schema}""")
    new_kwargs["system"] = combine_system_messages(new_kwargs.get("system"), [{"type": "text", "text": schema_prompt}])
def answered(model, params):
    question_prompt = """${told}"""
    params["system"] = model.reply([{"type": "text", "text": question_prompt}])
def history(params, schema):
    last_prompt = f"""${told} {schema}"""
    params["chat_history"] = [{"role": "user", "message": last_prompt}] + params["chat_history"]
def drawn(theme):
    theme["prompt"] = """${told}"""
`,
    rows: [
      '#system constant -/-',
      '  3-3 system {schema}',
      '#instructions constant -/-',
      '  5-5 system {schema}',
      '#schema_prompt constant -/-',
      '  7-7 system {schema}',
      '#question_prompt constant -/-',
      '  10-10 prompt',
      '#last_prompt constant -/-',
      '  13-13 user {schema}',
      '#prompt constant -/-',
      '  16-16 prompt',
    ],
  },
  {
    title: 'what is put into the field of a call that the file sends',
    path: 'a.go',
    text: `package agent
import "fmt"
type SessionCall struct { Prompt string }
func (a *agent) Run(call SessionCall) {
	call.Prompt = fmt.Sprintf("${told} %s", call.Prompt)
	a.queue = append(a.queue, call)
}
func (s *settings) Reset() {
	s.Prompt = "${told}"
}
`,
    rows: ['#Prompt constant -/-', '  5-5 user {call.Prompt}', '#Prompt-2 constant -/-', '  9-9 prompt'],
  },
  {
    title: 'constants that a constructor keeps in fields which a method sends',
    path: 'Workers.java',
    text: `package example;
import org.springframework.ai.chat.client.ChatClient;
class Workers {
  private final ChatClient chatClient;
  private final String planPrompt;
  private final String rulesPrompt;
  private final String[] systemPrompts;
  public static final String DEFAULT_PLAN_PROMPT = "${told} {task}";
  public static final String DEFAULT_RULES_PROMPT = "${told} {rules}";
  public static final String UNUSED_PROMPT = "${told} {none}";
  private static final String[] DEFAULT_SYSTEM_PROMPTS = { "${told}", "Never sort the lines. ${told}" };
  Workers(ChatClient chatClient) {
    this(chatClient, DEFAULT_PLAN_PROMPT, DEFAULT_RULES_PROMPT, DEFAULT_SYSTEM_PROMPTS);
  }
  Workers(ChatClient chatClient, String planPrompt, String rulesPrompt, String[] systemPrompts) {
    this.chatClient = chatClient;
    this.planPrompt = planPrompt;
    this.rulesPrompt = rulesPrompt;
    this.systemPrompts = systemPrompts;
  }
  String process(String task) {
    String response = task;
    for (String prompt : systemPrompts) {
      String input = String.format("{%s}\\n {%s}", prompt, response);
      response = chatClient.prompt(input).call().content();
    }
    return this.chatClient.prompt()
      .system(rulesPrompt)
      .user(u -> u.text(this.planPrompt).param("task", task))
      .call().content();
  }
}
`,
    rows: [
      '#process spring-ai -/-',
      '  9-9 system {rules}',
      '  8-8 user {task}',
      '#UNUSED_PROMPT constant -/-',
      '  10-10 prompt {none}',
      '#DEFAULT_SYSTEM_PROMPTS constant -/-',
      '  11-11 user',
      '#DEFAULT_SYSTEM_PROMPTS-2 constant -/-',
      '  11-11 user',
    ],
  },
  {
    title: 'defaults of constructors that a method sends, in Python',
    path: 'a.py',
    text: `from openai import OpenAI
PLAN_PROMPT = "${told} {task}"
RULES_PROMPT = "${told} {rules}"
OTHER_PROMPT = "${told} {none}"
class Worker:
    def __init__(self, client, plan=PLAN_PROMPT, rules=RULES_PROMPT, other=OTHER_PROMPT):
        self.client = client
        self.plan = plan
        self.guide = rules
        self.other = other
    def run(self, task):
        return self.client.responses.create(model="gpt-4o", instructions=self.guide, input=self.plan)
`,
    rows: [
      '#run openai-responses openai/gpt-4o',
      '  3-3 system {rules}',
      '  2-2 user {task}',
      '#OTHER_PROMPT constant -/-',
      '  4-4 prompt {none}',
    ],
  },
  {
    title: 'a field that is sent in a message, and given to others under a key that says less',
    path: 'a.py',
    text: `SUMMARY_PROMPT = "${told} Only use the messages."
NOTES_PROMPT = "${told} Only use the notes."
class Worker:
    def __init__(self, prompt=None, notes=None):
        self.prompt = prompt or SUMMARY_PROMPT
        self.notes = notes or NOTES_PROMPT
    def run(self, messages):
        groups = select_groups(messages, prompt=self.prompt)
        return self.ask([Message(role="system", contents=[self.prompt]), Message(role="user", contents=[join(groups)])])
    def note(self, notes):
        return self.ask([Message(role="user", contents=[{"kind": "image", "about": self.notes}])])
`,
    rows: ['#SUMMARY_PROMPT constant -/-', '  1-1 system', '#NOTES_PROMPT constant -/-', '  2-2 prompt'],
  },
  {
    title: 'defaults of constructors that a method sends, in TypeScript',
    path: 'a.ts',
    text: `import { generateText } from 'ai';
const PLAN_PROMPT = '${told} Plan.';
const RULES_PROMPT = '${told} Rules.';
const OTHER_PROMPT = '${told} Other.';
export class Worker {
  private guide: string;
  constructor(private readonly plan = PLAN_PROMPT, rules = RULES_PROMPT, other = OTHER_PROMPT) {
    this.guide = rules;
    this.other = other;
  }
  run(model) {
    return generateText({ model, system: this.guide, prompt: this.plan });
  }
}
`,
    rows: ['#run vercel-ai -/-', '  3-3 system', '  2-2 user', '#OTHER_PROMPT constant -/-', '  4-4 prompt'],
  },
  {
    title: 'pieces of texts whose names say their role',
    path: 'a.ts',
    text: `const RUBRIC = \`### Rubric
${told} Choose the model.\`;
const FORMAT = \`### Format
${told} Only respond in JSON.\`;
const ROUTER_SYSTEM_PROMPT = \`You are the router of all requests. \${RUBRIC} Choose one of the models.\`;
const ROUTER_REMINDER_PROMPT = \`You should remember these rules: \${RUBRIC} Choose one of the models.\`;
const OTHER_PROMPT = \`You should remember this format: \${FORMAT} Choose one of the models.\`;
const ASKED = \`### Asked
${told} Use the question.\`;
const messages = [{ role: 'user', content: \`\${ASKED} \${question}\` }];
const WRITER_SYSTEM_PROMPT = \`You are the writer of all answers. \${ASKED} Choose one of the models.\`;
const TASK_PROMPT = \`You should do what the task says: \${ASKED} Choose one of the models.\`;
`,
    rows: [
      '#ROUTER_SYSTEM_PROMPT constant -/-',
      '  1-2 system',
      '  5-5 system',
      '#ROUTER_REMINDER_PROMPT constant -/-',
      '  1-2 system',
      '  6-6 prompt',
      '#OTHER_PROMPT constant -/-',
      '  3-4 prompt',
      '  7-7 prompt',
      '#messages messages -/-',
      '  8-9 user',
      '  user at run time {question}',
      '#WRITER_SYSTEM_PROMPT constant -/-',
      '  8-9 system',
      '  11-11 system',
      '#TASK_PROMPT constant -/-',
      '  8-9 user',
      '  12-12 prompt',
    ],
  },
  {
    title: 'a heading that says what kind of prompt the file is',
    path: 'prompts/revision.md',
    text: `# System Prompt: Code Revision Agent

${told} You must fix all of them.
`,
    rows: ['#1 prompt-folder -/-', '  1-3 system'],
  },
  {
    title: 'a heading about prompts of the system',
    path: 'prompts/revision.md',
    text: `# System prompts that you should rewrite

${told} You must fix all of them.
`,
    rows: ['#1 prompt-folder -/-', '  1-3 prompt'],
  },
  {
    title: 'pieces in a list that are joined under the name of a message',
    path: 'a.py',
    text: `def system(pair, kinds):
    message_parts = [
        "We are going to play a game of word association. I want you to guess the secret word.",
        f"I will give you {pair.count} words.",
        f"The secret word is {pair.length} characters long.",
    ]
    if kinds:
        message_parts.append(f"The secret word is one of the following: {kinds}.")
    message_parts.append("Before answering, reason in a step-by-step manner to get the right answer.")
    system_message = " ".join(message_parts)
    logger.debug(f"System message: {system_message}")
    return system_message
def report(names):
    parts = ["The following files are missing.", f"There are {names} of them."]
    error_message = " ".join(parts)
    raise ValueError(error_message)
`,
    rows: ['#system_message constant -/-', '  3-9 system {pair.count, pair.length, kinds}'],
  },
];

describe('Roles by the use of a text', () => {
  for (const { title, path, text, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text, recordSources({ read: () => null }));
      assert.deepEqual(promptRows(text, prompts, { [path]: text }), rows);
    });
  }
});
