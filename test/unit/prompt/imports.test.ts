import assert from 'node:assert/strict';
import { recordSources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from '../support/promptRows';

interface Case {
  readonly title: string;
  /** The file that is read, then the others, by path. */
  readonly files: Readonly<Record<string, string>>;
  readonly rows: readonly string[];
}

const openai = 'from openai import OpenAI\n';
const send = (system: string): string =>
  `def answer(q):\n    return OpenAI().chat.completions.create(model="gpt-5", messages=[{"role": "system", "content": ${system}}, {"role": "user", "content": q}])\n`;
const sendJs = (system: string): string =>
  `export async function answer(client, q) {\n  return client.chat.completions.create({ model: 'gpt-5', messages: [{ role: 'system', content: ${system} }, { role: 'user', content: q }] });\n}\n`;
const rowsOf = (place: string): string[] => [
  '#answer openai-chat openai/gpt-5',
  `  ${place} system`,
  '  user at run time {q}',
];

const cases: readonly Case[] = [
  {
    title: 'python: from a sibling, relative',
    files: {
      'app/api.py': `${openai}from .prompts import SYSTEM\n${send('SYSTEM')}`,
      'app/prompts.py': 'x = 1\nSYSTEM = """You answer briefly.\nNever guess."""\n',
    },
    rows: rowsOf('app/prompts.py:2-3'),
  },
  {
    title: 'python: a message that a function of another module makes',
    files: {
      'app/agent.py':
        'from .messages import user_msg, user_message\ndef retry(pending):\n    pending.append(user_msg("Your answer has no tag. Please answer with one."))\n    pending.append(user_message("Your answer was sent. Please answer the next letter, too."))\n',
      'app/messages.py':
        'def user_msg(content: str) -> dict:\n    return {"role": "user", "content": content}\ndef user_message(text: str):\n    print(text)\n',
    },
    rows: ['#retry wrapper -/-', '  3-3 user'],
  },
  {
    title: 'python: absolute, from a folder around the file, under another name',
    files: {
      'backend/app/routes/api.py': `${openai}from app.core.prompts import SYSTEM as S\n${send('S')}`,
      'backend/app/core/prompts.py': 'SYSTEM = "You answer briefly."\n',
    },
    rows: rowsOf('backend/app/core/prompts.py:1-1'),
  },
  {
    title: 'python: re-exported by the __init__ of a package, also with a star',
    files: {
      'api.py': `${openai}from prompts import SYSTEM\n${send('SYSTEM')}`,
      'prompts/__init__.py': 'from .system import *\n',
      'prompts/system.py': 'from ._texts import SYSTEM\n',
      'prompts/_texts.py': '\nSYSTEM = "You answer briefly."\n',
    },
    rows: rowsOf('prompts/_texts.py:2-2'),
  },
  {
    title: 'python: a module of a package, with and without __init__',
    files: {
      'app/api.py': `${openai}from . import prompts\n${send('prompts.SYSTEM')}`,
      'app/__init__.py': '',
      'app/prompts.py': 'SYSTEM = "You answer briefly."\n',
    },
    rows: rowsOf('app/prompts.py:1-1'),
  },
  {
    title: 'python: a module of a folder without __init__',
    files: {
      'app/api.py': `${openai}from lib import texts\n${send('texts.SYSTEM')}`,
      'lib/texts.py': 'SYSTEM = "You answer briefly."\n',
    },
    rows: rowsOf('lib/texts.py:1-1'),
  },
  {
    title: 'python: import a.b, and import a.b as c',
    files: {
      'api.py': `${openai}import lib.texts\nimport lib.more as m\n${send('lib.texts.BASE_PROMPT + m.REST_PROMPT')}`,
      'lib/texts.py': 'BASE_PROMPT = "You answer the question briefly and never guess."\n',
      'lib/more.py': 'REST_PROMPT = "Do not return anything but the answer, please."\n',
    },
    rows: [
      '#answer openai-chat openai/gpt-5',
      '  lib/texts.py:1-1 system',
      '  lib/more.py:1-1 system',
      '  user at run time {q}',
    ],
  },
  {
    title: 'python: an entry of a dictionary, a class attribute, an attribute of an object',
    files: {
      'api.py':
        `${openai}from texts import PROMPTS, Texts, settings\n` +
        `def a(): return OpenAI().responses.create(model="gpt-5", instructions=PROMPTS["brief"], input=Texts.USER)\n` +
        `def b(): return OpenAI().responses.create(model=settings.model, input=settings.prompt)\n`,
      'texts.py':
        'PROMPTS = {"brief": "Answer in one line.",\n "long": "Answer in ten lines."}\nclass Texts(Base):\n    pass\nclass Base:\n    USER = "Which tide is next?"\n' +
        'class Settings:\n    model: str = "gpt-4.1"\n    prompt: str = "Name a harbour."\nsettings = Settings()\n',
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  texts.py:1-1 system',
      '  texts.py:6-6 user',
      '#b openai-responses openai/gpt-4.1',
      '  texts.py:9-9 user',
    ],
  },
  {
    title: 'python: a function that returns a text, and one that returns messages',
    files: {
      'api.py':
        `${openai}from texts import brief, messages\n` +
        `def a(): return OpenAI().responses.create(model="gpt-5", input=brief())\n` +
        `def b(): return OpenAI().chat.completions.create(model="gpt-5", messages=messages("x"))\n`,
      'texts.py':
        'def brief():\n    return "Answer in one line."\ndef messages(q):\n    return [{"role": "system", "content": "Answer in rhymes."}, {"role": "user", "content": f"Question: {q}"}]\n',
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  texts.py:2-2 user',
      '#b openai-chat openai/gpt-5',
      '  texts.py:4-4 system',
      '  texts.py:4-4 user {q}',
    ],
  },
  {
    title: 'python: a model from a settings module',
    files: {
      'api.py': `${openai}from .settings import MODEL\ndef a(): return OpenAI().responses.create(model=MODEL, input="Name a harbour.")\n`,
      'settings.py': 'import os\nMODEL = os.getenv("MODEL", "gpt-5-nano")\n',
    },
    rows: ['#a openai-responses openai/gpt-5-nano', '  3-3 user'],
  },
  {
    title: 'python: a circle of imports ends',
    files: {
      'a.py': `${openai}from b import SYSTEM\n${send('SYSTEM')}`,
      'b.py': 'from c import SYSTEM\n',
      'c.py': 'from b import SYSTEM\n',
    },
    rows: [],
  },
  {
    title: 'python: what is not there, and what lies outside, is a variable',
    files: {
      'a.py': `${openai}from ...far import SYSTEM\nfrom gone import REST\n${send('SYSTEM + "Answer." + REST')}`,
    },
    rows: ['#answer openai-chat openai/gpt-5', '  5-5 system {SYSTEM, REST}', '  user at run time {q}'],
  },
  {
    title: 'python: format fields of an imported template are its variables',
    files: {
      'api.py': `${openai}from texts import T\ndef a(x): return OpenAI().responses.create(model="gpt-5", input=T.format(town=x))\n`,
      'texts.py': 'T = "Name the harbour of {town}."\n',
    },
    rows: ['#a openai-responses openai/gpt-5', '  texts.py:1-1 user {town}'],
  },
  {
    title: 'typescript: named, without extension, and with the extension of the output',
    files: {
      'src/api.ts': `import { BASE_PROMPT } from './texts';\nimport { REST_PROMPT } from "../lib/rest.js";\n${sendJs('BASE_PROMPT + REST_PROMPT')}`,
      'src/texts.ts': 'export const BASE_PROMPT = `You answer the question briefly and never guess.`;\n',
      'lib/rest.ts': 'export const REST_PROMPT = "Do not return anything but the answer, please.";\n',
    },
    rows: [
      '#answer openai-chat openai/gpt-5',
      '  src/texts.ts:1-1 system',
      '  lib/rest.ts:1-1 system',
      '  user at run time {q}',
    ],
  },
  {
    title: 'typescript: default, namespace, index, re-exports',
    files: {
      'src/api.ts':
        `import main from './texts';\nimport * as texts from './texts/index.js';\nimport { renamed } from './texts';\n` +
        `export const a = (c) => c.responses.create({ model: 'gpt-5', input: main });\n` +
        `export const b = (c) => c.responses.create({ model: 'gpt-5', input: texts.SECOND });\n` +
        `export const d = (c) => c.responses.create({ model: 'gpt-5', input: renamed });\n`,
      'src/texts/index.ts': `export default 'Name a harbour.';\nexport * from './second';\nexport { third as renamed } from './third';\n`,
      'src/texts/second.ts': `export const SECOND = 'Name a second harbour.';\n`,
      'src/texts/third.tsx': `const text = 'Name a third harbour.';\nexport { text as third };\n`,
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  src/texts/index.ts:1-1 user',
      '#b openai-responses openai/gpt-5',
      '  src/texts/second.ts:1-1 user',
      '#d openai-responses openai/gpt-5',
      '  src/texts/third.tsx:1-1 user',
    ],
  },
  {
    title: 'typescript: aliases of src, of tsconfig.json and of what it extends',
    files: {
      'apps/web/src/app/api.ts':
        `import { ONE } from '@/lib/texts';\nimport { TWO } from '~lib/two';\nimport { THREE } from '@acme/texts';\n` +
        `export const a = (c) => c.responses.create({ model: 'gpt-5', instructions: ONE, input: TWO });\n` +
        `export const b = (c) => c.responses.create({ model: 'gpt-5', input: THREE });\n`,
      'apps/web/tsconfig.json':
        '{ "extends": "../../tsconfig.base.json", // base\n "compilerOptions": { "baseUrl": "src", "paths": { "~lib/*": ["lib/*"] } } }',
      'tsconfig.base.json':
        '{ "compilerOptions": { "paths": { "@acme/texts": ["./packages/texts/index.ts"] } } }',
      'apps/web/src/lib/texts.ts': `export const ONE = 'Answer in one line.';\n`,
      'apps/web/src/lib/two.ts': `export const TWO = 'Name a harbour.';\n`,
      'packages/texts/index.ts': `export const THREE = 'Name a third harbour.';\n`,
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  apps/web/src/lib/texts.ts:1-1 system',
      '  apps/web/src/lib/two.ts:1-1 user',
      '#b openai-responses openai/gpt-5',
      '  packages/texts/index.ts:1-1 user',
    ],
  },
  {
    title: 'typescript: packages of the workspace, by the name in their manifest, and what lies in one',
    files: {
      'apps/web/src/api.ts':
        `import { ONE } from '@acme/texts';\nimport { TWO } from '@acme/texts/two';\nimport { X } from '@acme/gone';\n` +
        `export const a = (c) => c.responses.create({ model: 'gpt-5', instructions: ONE, input: TWO });\n`,
      'package.json': '{ "name": "acme" }',
      'pnpm-workspace.yaml': "packages:\n  - 'apps/*'\n  - libs/*\n",
      'libs/texts/package.json': '{ "name": "@acme/texts", "main": "./dist/main.js" }',
      'libs/texts/src/main.ts': `export const ONE = 'Answer in one line.';\n`,
      'libs/texts/src/two.ts': `export const TWO = 'Name a harbour.';\n`,
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  libs/texts/src/main.ts:1-1 system',
      '  libs/texts/src/two.ts:1-1 user',
    ],
  },
  {
    title: 'typescript: workspaces of package.json, and the base of tsconfig.json',
    files: {
      'packages/web/api.ts':
        `import { ONE } from '@acme/texts';\nimport { TWO } from 'lib/two';\n` +
        `export const a = (c) => c.responses.create({ model: 'gpt-5', instructions: ONE, input: TWO });\n`,
      'package.json': '{ "workspaces": ["./packages/*"] }',
      'packages/texts/package.json': '{ "name": "@acme/texts" }',
      'packages/texts/src/index.ts': `export const ONE = 'Answer in one line.';\n`,
      'packages/web/tsconfig.json': '{ "compilerOptions": { "baseUrl": "./code" } }',
      'packages/web/code/lib/two.ts': `export const TWO = 'Name a harbour.';\n`,
    },
    rows: [
      '#a openai-responses openai/gpt-5',
      '  packages/texts/src/index.ts:1-1 system',
      '  packages/web/code/lib/two.ts:1-1 user',
    ],
  },
  {
    title: 'javascript: require of what module.exports and exports give',
    files: {
      'api.js':
        `const { ONE } = require('./texts');\nconst two = require('./two');\n` +
        `exports.a = (c) => c.responses.create({ model: 'gpt-5', instructions: ONE, input: two.TWO });\n`,
      'texts.js': `const ONE = 'Answer in one line.';\nmodule.exports = { ONE };\n`,
      'two.js': `exports.TWO = 'Name a harbour.';\n`,
    },
    rows: ['#a openai-responses openai/gpt-5', '  texts.js:1-1 system', '  two.js:1-1 user'],
  },
];

describe('imports', () => {
  for (const { title, files, rows } of cases) {
    it(title, async () => {
      const { prompts } = await parse(files);
      const [, text] = Object.entries(files)[0]!;
      assert.deepEqual(promptRows(text, prompts, files), rows);
    });
  }

  it('stands where the file sends it, if no literal lies in the file itself', async () => {
    const files = cases[0]!.files;
    const { prompts } = await parse(files);
    const text = files['app/api.py']!;
    const [prompt] = prompts;
    assert.equal(text.slice(prompt!.anchor).startsWith('OpenAI().chat'), true);
    assert.equal(prompt!.span.end <= text.length, true);
    assert.equal(prompt!.id, 'app/api.py#answer');
  });

  it('asks for no file whose names cannot matter', async () => {
    const { asked } = await parse({
      'app/api.py':
        `import os, json, requests\nfrom .prompts import SYSTEM\nfrom .db import session\nfrom .models import User\n${openai}${send('SYSTEM')}` +
        `def other(x): session.add(User(name=x)); return json.dumps(os.environ)\n`,
      'app/prompts.py': 'SYSTEM = "You answer briefly."\n',
      'app/db.py': 'session = None\n',
    });
    assert.deepEqual(asked, ['app/prompts.py']);
  });
});

async function parse(files: Readonly<Record<string, string>>) {
  const [path, text] = Object.entries(files)[0]!;
  const sources = recordSources({ read: (other) => files[other] ?? null });
  const { prompts } = await parsePrompts(path, text, sources);
  return { prompts, asked: [...sources.texts.keys()] };
}
