import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  /** The file that is read, then the others, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const told = 'You should answer the question that is given below, and never explain the answer.';

/** The roles of texts that no call of a library shows, by what becomes of them. */
const cases: readonly Case[] = [
  {
    title: 'templates of a class that is called after prompts, filled and sent by others',
    files: {
      'a.py': `from .llms import PromptTemplate
JUDGE_SYSTEM_PROMPT_TEMPLATE = PromptTemplate("""You are a judge. ${told} {rules}""")
DEFAULT_TEXT_PROMPT = "${told} {context} {question}"
plan_prompt = PromptTemplate(template="You are a planner. ${told} {tool_description} {task}")
class Pipeline:
    text_template: str = DEFAULT_TEXT_PROMPT
    def get_prompt(self, question, context):
        template = PromptTemplate(self.text_template)
        prompt = template.populate(context=context, question=question)
        return prompt, context
    def run(self, question):
        prompt, context = self.get_prompt(question, self.context)
        messages = [SystemMessage(JUDGE_SYSTEM_PROMPT_TEMPLATE.populate())]
        messages.append(HumanMessage(content=prompt))
        return self.llm(messages)
`,
    },
    rows: [
      '#JUDGE_SYSTEM_PROMPT_TEMPLATE constant -/-',
      '  2-2 system {rules}',
      '#DEFAULT_TEXT_PROMPT constant -/-',
      '  3-3 user {context, question}',
      '#plan_prompt constant -/-',
      '  4-4 prompt {tool_description, task}',
    ],
  },
  {
    title: 'fields of a class that Jinja fills',
    files: {
      'a.py': `from jinja2 import Template
class Config:
    comparison_template: str = "Please compare the two actions, answer which is better and explain it. {{thought1}} {{action1}}"
    cut_template: str = "Observation: {{observation[:limit]}} Please try a command that produces less output, you must not repeat it."
    json_template: str = 'You must answer as {{"answer": "no"}} and never explain it.'
def run(self):
    message = Template(self.config.comparison_template).render(thought1=1, action1=2)
    return [{"role": "user", "content": [{"type": "text", "text": message, **self.control}]}]
`,
    },
    rows: [
      '#comparison_template constant -/-',
      '  3-3 user {thought1, action1}',
      '#cut_template constant -/-',
      '  4-4 prompt {observation, limit}',
      '#json_template constant -/-',
      '  5-5 prompt',
    ],
  },
  {
    title: 'c#: texts that a function is given which asks a model by its name',
    files: {
      'a.cs': `class Generator {
  async Task Run(int size) {
    var prompt = $"Generate {size} names for a shop. ${told}";
    var tone = size > 3 ? "You must write long sentences that always explain the question." : "You must write short sentences that never explain the answer.";
    var names = await GetAndParseJsonChatCompletion<Names>(prompt, maxTokens: 70);
    var other = await GetCompletion($"{tone} ${told}");
  }
}
`,
    },
    rows: ['#prompt constant -/-', '  3-3 user {size}', '#tone wrapper -/-', '  4-4 user', '  6-6 user'],
  },
  {
    title: 'a conversation that a memory keeps, and one that is sent besides',
    files: {
      'a.py': `memory.add([{"role": "user", "content": "I like to read books about the sea."}], user_id="alex")
kept = [{"role": "user", "content": "I like to read books about the hills."}]
memory.add(kept, user_id="alex")
sent = [{"role": "user", "content": "I like to read books about the rivers."}]
memory.add(sent, user_id="alex")
ask(sent)
`,
    },
    rows: ['#sent messages -/-', '  4-4 user'],
  },
  {
    title: 'the content of a message that is kept, or given, under a name with a role',
    files: {
      'a.py': `from .llm import Agent, BaseMessage
system_message = BaseMessage.make_message(role_name="Judge", content="You are a judge who rates the answers of others. ${told}")
agent = Agent(system_message=BaseMessage.make_message(role_name="Poet", content="You are a poet who thinks before each line. ${told}"))
other = BaseMessage.make_message(role_name="Poet", content="You are a poet who thinks after each line. ${told}")
`,
    },
    rows: [
      '#content constant -/-',
      '  2-2 system',
      '#content-2 constant -/-',
      '  3-3 system',
      '#content-3 constant -/-',
      '  4-4 prompt',
    ],
  },
  {
    title: 'constants and entries of a dictionary that an agent is given one of',
    files: {
      'a.py': `from .llm import Player
FIRST_TEXT_PROMPT = "${told}"
KINDS = {"first": FIRST_TEXT_PROMPT, "second_prompt": "You are a poet who thinks before each line, please. ${told}"}
player = Player(system_prompt=KINDS[kind])
`,
    },
    rows: ['#FIRST_TEXT_PROMPT constant -/-', '  2-2 system', '#second_prompt constant -/-', '  3-3 system'],
  },
  {
    title: 'the instructions of an evaluator, which are sent as the question of a user',
    files: {
      'a.py': `from haystack.components.evaluators import LLMEvaluator
class RelevanceEvaluator(LLMEvaluator):
    def __init__(self):
        self.instructions = "${told}"
        super(RelevanceEvaluator, self).__init__(instructions=self.instructions)
judge = LLMEvaluator(instructions="Rate {{ answer }} from 1 to 5.")
`,
    },
    rows: ['#instructions haystack -/-', '  4-4 user', '#1 haystack -/-', '  6-6 user {answer}'],
  },
  {
    title: 'a heading that is put behind what a function is given belongs to that',
    files: {
      'a.py': `def add_tables(prompt, tables):
    prompt += "\\n=== Additional Context and tables of this database\\n"
    for table in tables: prompt += f"{table}\\n"
    return prompt
def add_rules(prompt):
    prompt += "${told}"
    return prompt
`,
    },
    rows: ['#prompt constant -/-', '  6-6 prompt'],
  },
  {
    title: 'a constant of any name that an in-house class is given as its system prompt',
    files: {
      'a.py': `from .llm import Player
REFLECTION = "${told}"
REGISTER = "${told}"
player = Player(name="x", system_prompt=REFLECTION)
store = Register(name="x", label=REGISTER)
`,
    },
    rows: ['#REFLECTION constant -/-', '  2-2 system'],
  },
  {
    title: 'a text of any name that a message of any class is made of',
    files: {
      'a.ts': `import { llm } from './llm';
const RULES = \`${told}\`;
const opening = () => \`${told}\`;
export const first = () => llm.send([new SystemTurnMessage(RULES), new UserTurnMessage({ text: opening() })]);
`,
    },
    rows: ['#RULES constant -/-', '  2-2 system', '#opening constant -/-', '  3-3 user'],
  },
  {
    title: 'what only fills a hole of a message is a part of that',
    files: {
      'a.py': `from .llm import ask, UserTurnMessage
def run(question):
    rules = "${told}" if question else "-"
    return ask(UserTurnMessage(f"Question: {question} {rules}"))
`,
    },
    rows: [],
  },
  {
    title: 'users who are no speakers',
    files: {
      'a.ts': `const NOTICE = '${told}';\nexport const made = createUser(NOTICE);\nconst calls = callMethod(NOTICE);\n`,
    },
    rows: [],
  },
  {
    title: 'given by position to a function whose parameter is named for a role',
    files: {
      'a.py': `async def gen_json(system_prompt, user_prompt, mdl):
    return await mdl.talk(system_prompt, user_prompt)
async def index(text, mdl):
    index_prompt = """${told}"""
    prompt = index_prompt + text
    return await gen_json(prompt, "Only", mdl)
def other(mdl):
    prompt = f"""${told} {mdl}"""
    return mdl.talk(prompt)
`,
    },
    rows: ['#index_prompt constant -/-', '  4-4 system', '#prompt constant -/-', '  8-8 prompt {mdl}'],
  },
  {
    title: 'written as an argument of an imported function',
    files: {
      'a.ts': `import { generateSimple } from './generate';
export const title = (id: string, text: string) => generateSimple(id, 'You are an assistant who makes titles of few words for chats.', \`Shorten: \${text}\`);
`,
      'generate.ts': `export async function generateSimple(id: string, systemInstruction: string, userText: string) {
  return fetcher.post({ id, systemInstruction, userText });
}
`,
    },
    rows: ['#title constant -/-', '  2-2 system'],
  },
  {
    title: 'a constant given to an imported class and to an imported function',
    files: {
      'app/a.py': `from .b import Talker, talk
LONG_PROMPT = "${told}"
SHORT_PROMPT = "${told}"
talker = Talker(LONG_PROMPT)
talk("x", SHORT_PROMPT)
`,
      'app/b.py': `class Talker:
    def __init__(self, system_message): self.said = system_message
def talk(name, user_message): backend.send(name, user_message)
`,
    },
    rows: ['#LONG_PROMPT constant -/-', '  2-2 system', '#SHORT_PROMPT constant -/-', '  3-3 user'],
  },
  {
    title: 'filled step by step, and what is made of it is all that an agent is asked',
    files: {
      'a.ts': `import { Agent } from 'agents-of-ours';
const RATE_PROMPT = \`${told}
Question: {{question}}
Answer: {{answer}}\`;
const SHORTEN_PROMPT = \`${told} {{text}}\`;
const TITLE_PROMPT = \`${told} {{text}}\`;
export async function rate(question: string, answer: string) {
  const agent = new Agent({ name: 'rater', instructions: 'You rate answers.' });
  const prompt = RATE_PROMPT.replace('{{question}}', question).replace('{{answer}}', answer);
  return agent.generateObject(prompt, schema);
}
export async function shorten(client: Client, text: string) {
  const asked = fill(SHORTEN_PROMPT, { text });
  return client.generateText(asked);
}
export const title = (text: string) => worker.post({ prompt: fill(TITLE_PROMPT, { text }) });
`,
    },
    rows: [
      '#RATE_PROMPT agent -/-',
      '  8-8 system',
      '  2-4 user {question, answer}',
      '#SHORTEN_PROMPT constant -/-',
      '  5-5 user {text}',
      '#TITLE_PROMPT constant -/-',
      '  6-6 user {text}',
    ],
  },
  {
    title: 'who an agent is, under a name or a key',
    files: {
      'a.py': `from agents_of_ours import ChatMemory, client
JUDGE_PERSONA = "You are a judge. ${told}"
clerk = "You are a clerk. ${told}"
def make(tool):
    persona = f"""
    My name is Sam, and I use {tool}. ${told}
    """
    client.create_agent(name="Sam", memory=ChatMemory(human="My name is Kim.", persona=persona))
    client.create_agent({"name": "Judge", "persona": JUDGE_PERSONA})
    return client.make(agent_persona=clerk, backstory="You are a sailor. You must know every port of the coast and never be lost.")
`,
    },
    rows: [
      '#JUDGE_PERSONA constant -/-',
      '  2-2 system',
      '#clerk constant -/-',
      '  3-3 system',
      '#persona constant -/-',
      '  5-7 system {tool}',
      '#make constant -/-',
      '  10-10 system',
    ],
  },
  {
    title: 'what a function puts together has the role that its name says',
    files: {
      'a.py': `class Wrapper:
    def _compile_system_message(self, said, tools, note=None):
        prompt = ""
        prompt += said
        if note is not None:
            prompt += f"Please select the tool from the list below that answers the question, and respond in JSON."
            prompt += note
        else:
            prompt += self._block(tools)
        return prompt
`,
    },
    rows: ['#prompt constant -/-', '  3-9 system {said, note, self, tools}'],
  },
  {
    title: 'given before the messages of a conversation, and as the default of what becomes a message',
    files: {
      'a.py': `from talks import Loader, SystemMessage
WEIGH_PROMPT = "${told}"
async def weigh(mdl, things):
    filled = Loader.load(WEIGH_PROMPT).render(things=things)
    said = WEIGH_PROMPT.format(things=things)
    return await mdl.async_chat(said, [{"role": "user", "content": "Weigh them."}], {"top_p": 1})
class Team:
    DEFAULT_CLOSING_PROMPT = "${told} Close it."
    def __init__(self, closing_prompt=DEFAULT_CLOSING_PROMPT):
        self._closing_prompt = closing_prompt
    def close(self):
        return [SystemMessage(content=self._closing_prompt)]
`,
    },
    rows: [
      '#WEIGH_PROMPT constant -/-',
      '  2-2 system',
      '#weigh messages -/-',
      '  6-6 user',
      '#DEFAULT_CLOSING_PROMPT constant -/-',
      '  8-8 system',
    ],
  },
  {
    title: 'go: put into a variable that is named for a role',
    files: {
      'a.go': `package a
import "fmt"
const queriesTemplate = \`${told}
%s\`
func run(query string) {
	systemPrompt := fmt.Sprintf(queriesTemplate, query)
	genJSON(systemPrompt)
}
`,
    },
    rows: ['#queriesTemplate constant -/-', '  3-4 system {query}'],
  },
  {
    title: 'go: given to a method, whose receiver is no argument',
    files: {
      'a.go': `package a
type Teller struct{ url string }
func (t *Teller) tell(systemPrompt string, userPrompt string) string {
	return t.post(systemPrompt, userPrompt)
}
func (t *Teller) run(query string) string {
	prompt := "${told} " + query
	return t.tell("", prompt)
}
`,
    },
    rows: ['#prompt constant -/-', '  7-7 user {query}'],
  },
  {
    title: 'a function in a function, under its own name as the key',
    files: {
      'a.ts': `export class Teller {
  get context() {
    const instructions = () => \`${told} \${this.name}\`;
    return { instructions, name: '' };
  }
}
`,
    },
    rows: ['#instructions constant -/-', '  3-3 system {this.name}'],
  },
  {
    title: 'handed to a function of another file, which asks a model with it',
    files: {
      'a.py': `from asking import ask_or_fall_back, render
def manager(llm):
    structured = llm.with_output(Plan)
    def node(state):
        prompt = f"${told} {state['history']}"
        return ask_or_fall_back(structured, llm, prompt)
    def named(state):
        prompt = f"${told} {state['plan']}"
        return ask_or_fall_back(structured, plain_llm=llm, prompt=prompt)
    def drawn(state):
        prompt = f"${told} {state['view']}"
        return render(llm, prompt)
    return node
`,
      'asking.py': `def ask_or_fall_back(structured_llm, plain_llm, prompt):
    response = plain_llm.invoke(prompt)
    return response.content
def render(canvas, prompt):
    return canvas.draw(prompt)
`,
    },
    rows: [
      '#prompt constant -/-',
      '  5-5 user {state}',
      '#prompt-2 constant -/-',
      '  8-8 user {state}',
      '#prompt-3 constant -/-',
      '  11-11 prompt {state}',
    ],
  },
  {
    title: 'a field that is filled into a local of its name, and put behind the prompt of the system',
    files: {
      'a.py': `DEFAULT_MEMORY_PROMPT = "${told} {memory_dir}"
class Middleware(Base):
    class Parameters(BaseModel):
        memory_instructions: str = Field(default=DEFAULT_MEMORY_PROMPT)
    async def on_system_prompt(self, agent, current_prompt):
        memory_instructions = self._parameters.memory_instructions.replace("{memory_dir}", self.directory())
        content = (f"{memory_instructions}\\n" f"## MEMORY.md\\n{self.memory}")
        return f"{current_prompt}\\n\\n{content}"
`,
    },
    rows: ['#DEFAULT_MEMORY_PROMPT constant -/-', '  1-1 system {memory_dir}'],
  },
  {
    title: 'the role of an agent, written out',
    files: {
      'a.js': `team.agent('guide', {
  role: \`You are a guide. You will answer what \${team.name} asks and you must never explain the answer.\`,
});
`,
    },
    rows: ['#role constant -/-', '  2-2 system {team.name}'],
  },
  {
    title: 'made by a function, then by another, under a name for a role',
    files: {
      'a.ts': `const answerPrompt = (day: string): string => \`${told} Today is \${day}.\`;
export function run(day: string) {
  const systemPrompt = mixed(answerPrompt(day));
  return post({ systemPrompt });
}
`,
    },
    rows: ['#answerPrompt constant -/-', '  1-1 system {day}'],
  },
  {
    title: 'given to a call beside the word for a role',
    files: {
      'a.py': `def one(task):
    now_prompt = f"""${told} {task}"""
    sequence.append(Turn("user", now_prompt))
def two(events):
    prompt = f"""${told} {events}"""
    prompt = Sequence.made_for(name, [Turn("system", prompt)])
    return prompt
`,
    },
    rows: ['#now_prompt messages -/-', '  2-2 user {task}', '#prompt messages -/-', '  5-5 system {events}'],
  },
  {
    title: 'go: given to a method beside a constant that is named for a role',
    files: {
      'a.go': `package a
import "example.org/talk"
func run(query string) {
	prompt := "${told} " + query
	f := talk.New().
		AddTurn(talk.SystemMessageRole, "You are a helpful summarizer. You must produce a summary of the text below.").
		AddTurn(talk.UserMessageRole, prompt)
}
`,
    },
    rows: ['#prompt constant -/-', '  4-4 user {query}', '#run constant -/-', '  6-6 system'],
  },
  {
    title: 'given beside the name of a model or of an account, which is no role',
    files: {
      'a.go': `package a
import "example.org/talk"
func run(cfg Config, query string) {
	prompt := "${told} " + query
	talk.Tell(cfg.Model, prompt)
	talk.Keep(query.User, prompt)
}
`,
    },
    rows: ['#prompt constant -/-', '  4-4 prompt {query}'],
  },
  {
    title: 'the content of a message in a function that is given it',
    files: {
      'a.py': `def ask(asked, notes):
    return backend.post([{"role": "system", "content": notes}, {"role": "user", "content": asked}])
def run(name):
    first_prompt = f"${told} {name}"
    second_prompt = f"${told} {name}!"
    return ask(first_prompt, notes=second_prompt)
`,
    },
    rows: [
      '#first_prompt constant -/-',
      '  4-4 user {name}',
      '#second_prompt constant -/-',
      '  5-5 system {name}',
    ],
  },
  {
    title: 'two functions on',
    files: {
      'a.ts': `const send = (said: string) => backend.post(new OtherHumanMessage(said));
const outer = (words: string) => send(words.trim());
export const run = () => {
  const tidyPrompt = '${told}';
  return outer(tidyPrompt);
};
`,
    },
    rows: ['#tidyPrompt constant -/-', '  4-4 user'],
  },
  {
    title: 'a constant of a class, put into a field',
    files: {
      'a.py': `class Tool:
    DEFAULT_INSTRUCTIONS = "${told}"
    MORE_PROMPT = "${told}"
    def __init__(self):
        self.instructions = "<tool>" + self.DEFAULT_INSTRUCTIONS
        self.instructions += self.MORE_PROMPT
`,
    },
    rows: ['#DEFAULT_INSTRUCTIONS constant -/-', '  2-2 system', '#MORE_PROMPT constant -/-', '  3-3 system'],
  },
  {
    title: 'go: joined under a key that is named for a role',
    files: {
      'a.go': `package a
const mergeInstruction = "${told}"
func run(text string) {
	send(Request{SystemPrompt: head + "\\n" + mergeInstruction, UserPrompt: text})
}
`,
    },
    rows: ['#mergeInstruction constant -/-', '  2-2 system'],
  },
  {
    title: 'instructions of any kind, but not those for the form of an answer',
    files: {
      'a.py': `store_prompt = "${told}"
form_prompt = "${told}"
manager = Manager(capture_instructions=store_prompt)
writer = Writer(format_instructions=form_prompt)
`,
    },
    rows: ['#store_prompt constant -/-', '  1-1 system', '#form_prompt constant -/-', '  2-2 prompt'],
  },
  {
    title: 'what a method called instructions gives back',
    files: { 'a.py': `class Source:\n    def instructions(self):\n        return f"${told} {self.name}"\n` },
    rows: ['#instructions constant -/-', '  3-3 system {self.name}'],
  },
  {
    title: 'given to something to run it, but not to a template',
    files: {
      'a.py': `def one(jury):
    vote_prompt = "${told}"
    return [judge.run(vote_prompt) for judge in jury]
def two(chain):
    note_prompt = "${told}"
    return template.invoke(note_prompt)
def three():
    task_prompt = "${told}"
    return Case(task=task_prompt)
`,
    },
    rows: [
      '#vote_prompt constant -/-',
      '  2-2 user',
      '#note_prompt constant -/-',
      '  5-5 prompt',
      '#task_prompt constant -/-',
      '  8-8 user',
    ],
  },
  {
    title: 'a name that says the role says more than a place for any prompt',
    files: {
      'a.py': `KEEPER_SYSTEM_TEXT = "You are a keeper. ${told}"\nkeeper = Keeper(prompt=KEEPER_SYSTEM_TEXT)\n`,
    },
    rows: ['#KEEPER_SYSTEM_TEXT constant -/-', '  1-1 system'],
  },
  {
    title: 'written into a call that makes a message',
    files: {
      'a.ts': `export const request = (text: string) => post({
  said: otherSystemMessageText('You are a helpful assistant. ${told}'),
});
`,
    },
    rows: ['#request constant -/-', '  2-2 system'],
  },
  {
    title: 'all constants of a file that is named for a role',
    files: { 'prompts/keeper.system_prompt.py': `KEEPER = "You are a keeper. ${told}"\n` },
    rows: ['#KEEPER constant -/-', '  1-1 system'],
  },
  {
    title: 'a file about users is not named for a role',
    files: { 'prompts/user_info.py': `KEEPER = "You are a keeper. ${told}"\n` },
    rows: ['#KEEPER constant -/-', '  1-1 prompt'],
  },
  {
    title: 'what is known of a user is not said by one',
    files: {
      'prompts/a.py': `USER_MEMORIES_PROMPT = "${told}"\nUSER_TURN_PROMPT = "${told}"\n`,
    },
    rows: [
      '#USER_MEMORIES_PROMPT constant -/-',
      '  1-1 prompt',
      '#USER_TURN_PROMPT constant -/-',
      '  2-2 user',
    ],
  },
  {
    title: 'go: the signs that a function escapes others with are no message',
    files: {
      'a.go': `package a
import "strings"
func escape(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '"':
			b.WriteString(\`\\"\`)
		default:
			b.WriteString(\`\\n\`)
		}
	}
	return b.String()
}
func systemPrompt(label string) string {
	var b strings.Builder
	b.WriteString("You are a helpful clerk. ${told}\\n")
	b.WriteString(escape(label))
	b.WriteString("</labels>")
	return b.String()
}
`,
    },
    rows: ['#b constant -/-', '  17-19 system'],
  },
  {
    title: 'made a message by a function named for the role, from a text and from a builder',
    files: {
      'a.go': `package rate
func rate(ctx Context, cm Model, question string) {
	prompt := fmt.Sprintf("${told} %s", question)
	resp, err := cm.Ask(ctx, []M{msgs.NewUser[M](prompt)})
}
func answer(ctx Context, cm Model, question string) {
	var sb strings.Builder
	sb.WriteString("You are a clerk. ${told}")
	sb.WriteString(question)
	resp, err := cm.Ask(ctx, []M{msgs.NewSystem[M](sb.String())})
}
`,
    },
    rows: ['#prompt constant -/-', '  3-3 user {question}', '#sb constant -/-', '  8-9 system {question}'],
  },
  {
    title: 'given to an agent on the command line',
    files: {
      'a.ts': `const JUDGE_PROMPT = '${told}';
export function judge(artifact: string) {
  const prompt = ['${told}', artifact].join('\\n');
  return spawnSync('claude', ['-p', prompt, '--append-system-prompt', JUDGE_PROMPT]);
}
export function other(prompt = '${told}') {
  return spawnSync('server', ['-p', prompt]);
}
`,
    },
    rows: [
      '#JUDGE_PROMPT constant -/-',
      '  1-1 system',
      '#prompt constant -/-',
      '  3-3 user {artifact}',
      '#prompt-2 constant -/-',
      '  6-6 prompt',
    ],
  },
  {
    title: 'what a builder of templates that the class keeps gives to a message',
    files: {
      'a.py': `from haystack.components.builders import PromptBuilder
from haystack.dataclasses import ChatMessage
RANK_PROMPT = """${told}
{{ query }}"""
class Ranker:
    def __init__(self, generator, prompt: str = RANK_PROMPT):
        self.prompt = prompt
        self._builder = PromptBuilder(template=self.prompt)
    def run(self, query):
        filled = self._builder.run(query=query)
        return self.generator.run(messages=[ChatMessage.from_user(filled["prompt"])])
class Grader:
    def __init__(self):
        self.builder = PromptBuilder(template="Grade the answer {{ answer }} to the question.")
    def run(self, answer):
        prompt = self.builder.run(answer=answer)
        return self.generator.run([ChatMessage.from_user(prompt["prompt"])])
`,
    },
    rows: [
      '#RANK_PROMPT haystack -/-',
      '  3-4 user {query}',
      '#__init__ haystack -/-',
      '  14-14 user {answer}',
    ],
  },
];

describe('Roles that the code shows', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const [path, text] = Object.entries(files)[0]!;
      const sources = recordSources({ read: (other) => files[other] ?? null });
      const { prompts } = await parsePrompts(path, text, sources);
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }
});
