import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  /** The file that is read, then the others, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const text = 'You answer briefly.\nNever guess.\n';
const openai = 'from openai import OpenAI\n';
const ask = (input: string): string =>
  `def answer(q):\n    return OpenAI().responses.create(model="gpt-5", instructions=${input}, input=q)\n`;
const askJs = (input: string): string =>
  `export async function answer(client, q) {\n  return client.responses.create({ model: 'gpt-5', instructions: ${input}, input: q });\n}\n`;
const sends = (place: string): string[] => [
  '#answer openai-responses openai/gpt-5',
  `  ${place}`,
  '  user at run time {q}',
];

/** Python that reads `app/prompts/system.md` from `app/api.py`. */
const python: Readonly<Record<string, string>> = {
  'open and read': ask('open("prompts/system.md").read()'),
  'open with mode and encoding, stripped': ask(
    'open("prompts/system.md", "r", encoding="utf-8").read().strip()',
  ),
  'with, at the head of the module': `with open("prompts/system.md") as f:\n    SYSTEM = f.read()\n${ask('SYSTEM')}`,
  'two with, one name': `with open("prompts/other.md") as f:\n    other = f.read()\nwith open("prompts/system.md") as f:\n    SYSTEM = f.read()\n${ask('SYSTEM')}`,
  'Path.read_text': `from pathlib import Path\n${ask('Path("prompts/system.md").read_text(encoding="utf-8")')}`,
  'Path(__file__).parent, divided': `from pathlib import Path\nSYSTEM = (Path(__file__).parent / "prompts" / "system.md").read_text()\n${ask('SYSTEM')}`,
  'a folder under a name': `from pathlib import Path\nHERE = Path(__file__).resolve().parent\nPROMPTS = HERE / "prompts"\n${ask('(PROMPTS / "system.md").read_text()')}`,
  'parents of the file': `from pathlib import Path\nROOT = Path(__file__).parents[1]\n${ask('(ROOT / "app/prompts" / "system.md").read_text()')}`,
  'Path.open': `from pathlib import Path\nwith (Path(__file__).parent / "prompts/system.md").open() as f:\n    SYSTEM = f.read()\n${ask('SYSTEM')}`,
  'os.path.join and dirname': `import os\nHERE = os.path.dirname(os.path.abspath(__file__))\n${ask('open(os.path.join(HERE, "prompts", "system.md")).read()')}`,
  joinpath: `from pathlib import Path\n${ask('Path(__file__).parent.joinpath("prompts", "system.md").read_text()')}`,
  'f-string': `import os\nDIR = os.path.dirname(__file__)\n${ask('open(f"{DIR}/prompts/system.md").read()')}`,
  'a function that loads by name':
    `from pathlib import Path\nDIR = Path(__file__).parent / "prompts"\n` +
    `def load(name: str) -> str:\n    return (DIR / f"{name}.md").read_text()\n${ask('load("system")')}`,
  'a function that loads with a block':
    `import os\ndef load(name):\n    path = os.path.join("prompts", name)\n    with open(path) as f:\n        return f.read().strip()\n` +
    `SYSTEM = load("system.md")\n${ask('SYSTEM')}`,
  'a method that loads':
    `class Bot:\n    def load(self, name):\n        with open("prompts/" + name) as f:\n            return f.read()\n` +
    `    def answer(self, q):\n        return OpenAI().responses.create(model="gpt-5", instructions=self.load("system.md"), input=q)\n`,
  'importlib.resources.files': `from importlib import resources\n${ask('resources.files("app").joinpath("prompts/system.md").read_text()')}`,
  'importlib.resources.files, divided': `from importlib.resources import files\n${ask('(files("app.prompts") / "system.md").read_text()')}`,
  'importlib.resources.read_text': `import importlib.resources\n${ask('importlib.resources.read_text("app.prompts", "system.md")')}`,
};

/** JavaScript that reads `app/prompts/system.md` from `app/api.ts`. */
const script: Readonly<Record<string, string>> = {
  readFileSync: `import fs from 'fs';\n${askJs(`fs.readFileSync('prompts/system.md', 'utf8')`)}`,
  'readFileSync beside the file': `import { readFileSync } from 'fs';\nimport path from 'path';\nconst SYSTEM = readFileSync(path.join(__dirname, 'prompts', 'system.md'), 'utf8');\n${askJs('SYSTEM')}`,
  toString: `import fs from 'fs';\n${askJs('fs.readFileSync(`${__dirname}/prompts/system.md`).toString().trim()')}`,
  promises: `import fs from 'fs';\n${askJs(`await fs.promises.readFile('./prompts/system.md', { encoding: 'utf8' })`)}`,
  'from the root': `import { readFile } from 'fs/promises';\n${askJs(`await readFile(path.join(process.cwd(), 'app/prompts/system.md'), 'utf8')`)}`,
  URL: `import { readFileSync } from 'fs';\n${askJs(`readFileSync(new URL('./prompts/system.md', import.meta.url), 'utf8')`)}`,
  fileURLToPath: `const here = path.dirname(fileURLToPath(import.meta.url));\n${askJs(`readFileSync(path.resolve(here, 'prompts/system.md'), 'utf8')`)}`,
  import: `import system from './prompts/system.md';\n${askJs('system')}`,
  'import raw': `import system from './prompts/system.md?raw';\n${askJs('system')}`,
  'import raw by alias': `import system from '@/prompts/system.md?raw';\n${askJs('system')}`,
  require: `const system = require('./prompts/system.md');\n${askJs('system')}`,
  'a function that loads by name': `const load = (name) => readFileSync(path.join(__dirname, 'prompts', \`\${name}.md\`), 'utf8');\n${askJs(`load('system')`)}`,
};

const cases: readonly Case[] = [
  ...Object.entries(python).map(([title, source]) => ({
    title: `python: ${title}`,
    files: { 'app/api.py': openai + source, 'app/prompts/system.md': text, 'app/prompts/other.md': 'Other.' },
    rows: sends('app/prompts/system.md:1-2 system'),
  })),
  ...Object.entries(script).map(([title, source]) => ({
    title: `typescript: ${title}`,
    files: { 'src/api.ts': source.replaceAll('app/', 'src/'), 'src/prompts/system.md': text },
    rows: sends('src/prompts/system.md:1-2 system'),
  })),
  {
    title: 'typescript: a text exported again by an index',
    files: {
      'src/api.ts': `import { system } from './prompts';\n${askJs('system')}`,
      'src/prompts/index.ts': `export { default as system } from './system.md';\n`,
      'src/prompts/system.md': text,
    },
    rows: sends('src/prompts/system.md:1-2 system'),
  },
  {
    title: 'python: a file of a folder around',
    files: { 'src/app/api.py': openai + ask('open("prompts/s.txt").read()'), 'prompts/s.txt': 'Be brief.' },
    rows: sends('prompts/s.txt:1-1 system'),
  },
  {
    title: 'python: the constant is in another module, beside its file',
    files: {
      'api.py': `${openai}from lib.texts import SYSTEM\n${ask('SYSTEM')}`,
      'lib/texts.py': 'from pathlib import Path\nSYSTEM = (Path(__file__).parent / "s.md").read_text()\n',
      'lib/s.md': 'Be brief.',
    },
    rows: sends('lib/s.md:1-1 system'),
  },
  {
    title: 'python: fields that format fills',
    files: {
      'a.py': openai + ask('open("s.txt").read().format(town=q)'),
      's.txt': 'Name the harbour of {town}. {{no}}',
    },
    rows: sends('s.txt:1-1 system {town}'),
  },
  {
    title: 'python: a blank that replace fills',
    files: {
      'a.py': openai + ask('open("s.txt").read().replace("<<TOWN>>", q)'),
      's.txt': 'The harbour of <<TOWN>>.',
    },
    rows: sends('s.txt:1-1 system {TOWN}'),
  },
  {
    title: 'python: blanks of a text that nobody is seen to fill',
    files: { 'a.py': openai + ask('open("s.md").read()'), 's.md': 'The harbour of {town} by {{ day }}.' },
    rows: sends('s.md:1-1 system {town, day}'),
  },
  {
    title: 'python: Jinja by the name of the file',
    files: {
      'a.py': openai + ask('open("s.j2").read()'),
      's.j2': 'Towns:\n{% for t in towns %}{{ t }}{% endfor %} {x}',
    },
    rows: sends('s.j2:1-2 system {towns}'),
  },
  {
    title: 'python: get_template with a loader for a folder',
    files: {
      'a.py': `${openai}from jinja2 import Environment, FileSystemLoader\nenv = Environment(loader=FileSystemLoader("templates"))\n${ask('env.get_template("s.txt").render(town=q)')}`,
      'templates/s.txt': 'The harbour of {{ town }}.',
    },
    rows: sends('templates/s.txt:1-1 system {town}'),
  },
  {
    title: 'python: get_template with a loader for a package, under a name',
    files: {
      'pkg/a.py': `${openai}env = Environment(loader=PackageLoader("pkg", "prompts"))\ntemplate = env.get_template("s.j2")\n${ask('template.render(town=q)')}`,
      'pkg/prompts/s.j2': 'The harbour of {{ town }}.',
    },
    rows: sends('pkg/prompts/s.j2:1-1 system {town}'),
  },
  {
    title: 'python: the text inside of another',
    files: {
      'a.py': `${openai}RULES = open("rules_prompt.md").read()\n${ask('f"Answer the question.\\n{RULES}"')}`,
      'rules_prompt.md': 'You must be brief and never guess.',
    },
    rows: [
      '#answer openai-responses openai/gpt-5',
      '  rules_prompt.md:1-1 system',
      '  4-4 system',
      '  user at run time {q}',
    ],
  },
  {
    title: 'python: a message of a list',
    files: {
      'a.py': `${openai}def answer(q):\n    return OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": open("s.md").read()}, {"role": "user", "content": q}])\n`,
      's.md': 'Be brief.',
    },
    rows: ['#answer openai-chat openai/gpt-5', '  s.md:1-1 system', '  user at run time {q}'],
  },
  {
    title: 'python: what is not there, lies outside, or has no path in sight',
    files: {
      'a.py': `${openai}import sys\n${['open("gone.md").read()', 'open("../s.md").read()', 'open("/s.md").read()', 'open(sys.argv[1]).read()', 'open(q).read()'].map(ask).join('')}`,
      's.md': 'Be brief.',
      '../s.md': 'Be brief.',
    },
    rows: [],
  },
  {
    title: 'python: a text that goes to no model',
    files: {
      'a.py': `${openai}print(open("s.md").read())\nNOTES = open("s.md").read()\n`,
      's.md': 'You are brief.',
    },
    rows: [],
  },
];

describe('texts that code reads from files', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parse(files);
      const [, source] = Object.entries(files)[0]!;
      assert.deepEqual(promptRows(source, prompts, files), rows);
    });
  }

  it('has the whole text as the literal, and asks for no file that no model is sent', async () => {
    const { prompts, asked } = await parse({
      'app/a.py': `${openai}import json\nconfig = json.loads(open("config.json").read())\n${ask('open("s.md").read()')}`,
      'app/config.json': '{}',
      'app/s.md': text,
    });
    const [message] = prompts[0]!.messages;
    assert.deepEqual(message!.span, { start: 0, end: text.length });
    assert.equal(message!.path, 'app/s.md');
    assert.deepEqual(asked, ['app/s.md']);
  });
});

async function parse(files: Readonly<Record<string, string>>) {
  const [path, source] = Object.entries(files)[0]!;
  const sources = recordSources({ read: (other) => files[other] ?? null });
  const { prompts } = await parsePrompts(path, source, sources);
  return { prompts, asked: [...sources.texts.keys()] };
}
