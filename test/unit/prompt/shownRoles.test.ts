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
    rows: ['#now_prompt constant -/-', '  2-2 user {task}', '#prompt constant -/-', '  5-5 system {events}'],
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
];

describe('Roles that the code shows', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const [path, text] = Object.entries(files)[0]!;
      const sources = recordSources({ read: (other) => Promise.resolve(files[other] ?? null) });
      const { prompts } = await parsePrompts(path, text, sources);
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }
});
