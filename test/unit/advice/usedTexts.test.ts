import assert from 'node:assert/strict';
import { fixed, profileOf, testFixes } from './advised';
import type { FixRow } from './advised';

const ruler = '═'.repeat(60);
const json = '{\n  "name": "Bob",\n  "home": {\n    "city": "Rome"\n  }\n}';
const minified = '{"name":"Bob","home":{"city":"Rome"}}';
const table =
  '| name              | price              |\n|-------------------|--------------------|\n| apple             | 1                  |\n| pear              | 2                  |';
const rest = 'You are a careful reader of contracts, and you say what is wrong with them.';
const text = `${rest}\n${ruler}\nHere is the data:\n\n${json}\n\n${ruler}\n${table}\n${ruler}\nBe brief.`;

const ask = (content: string): string =>
  `OpenAI().chat.completions.create(model="gpt-5-mini", messages=[{"role": "system", "content": ${content}}])`;
const python = (use: string): string => `from openai import OpenAI\nP = """${text}"""\n${use}\n`;
const typescript = (use: string, content: string): string =>
  `import OpenAI from 'openai';\nconst P = \`${text}\`;\n${use}\nnew OpenAI().chat.completions.create({ model: 'gpt-5-mini', messages: [{ role: 'system', content: ${content} }] });\n`;

/** What code does with the text, and the safe rules whose fix it bears no longer. */
const uses: readonly (readonly [path: string, document: string, wary: readonly string[]])[] = [
  ['a.py', python(ask('P')), []],
  ['a.py', python(ask('P.format(x=1)')), []],
  ['a.py', python(ask('P.replace("careful", name)')), []],
  [
    'a.py',
    python(`t = P.replace('"city": "Rome"', name)
${ask('P')}`),
    ['json/minify'],
  ],
  [
    'a.py',
    python(`t = P.format(x=str(1)).replace("\\"city\\": \\"Rome\\"", name)
${ask('P')}`),
    ['json/minify'],
  ],
  ['a.py', python(ask(`P.replace("| apple             | 1                  |", row)`)), ['table-padding']],
  [
    'a.py',
    python(`head, body, tail = P.split(LINE)\n${ask('head + body')}\n${ask('P')}`),
    ['json/minify', 'ruler', 'table-padding'],
  ],
  ['a.py', python(`t = P\nt = t.replace('"city": "Rome"', name)\n${ask('t')}`), ['json/minify']],
  ['a.py', python(`${ask('P').slice(0, -1)}, stop=["${ruler}"])`), ['ruler']],
  [
    'a.py',
    python(`r = ${ask('P')}\nplan, rest = r.choices[0].message.content.split("\\n${ruler}\\n")`),
    ['ruler'],
  ],
  ['a.py', python(`print("${ruler}")\n${ask('P')}`), []],
  ['a.ts', typescript('', 'P'), []],
  ['a.ts', typescript('', "P.replace('careful', name)"), []],
  ['a.ts', typescript('', `P.replace('"city": "Rome"', name)`), ['json/minify']],
  ['a.ts', typescript(`const at = P.indexOf('  "home"');`, 'P'), ['json/minify', 'ruler', 'table-padding']],
  [
    'a.go',
    `package a\nconst systemPrompt = \`${text}\`\nfunc f(s string) []string { return strings.Split(systemPrompt, line) }\n`,
    ['json/minify', 'ruler', 'table-padding'],
  ],
  [
    'a.go',
    `package a\nconst systemPrompt = \`${text}\`\nfunc f(s string) string { return strings.ReplaceAll(systemPrompt, "\\"city\\": \\"Rome\\"", s) }\n`,
    ['json/minify'],
  ],
  [
    'a.rs',
    `const SYSTEM_PROMPT: &str = r#"${text}"#;\nfn f(s: &str) -> String { SYSTEM_PROMPT.replace(r#""city": "Rome""#, s) }\n`,
    ['json/minify'],
  ],
  [
    'a.ipynb',
    JSON.stringify({
      cells: [{ cell_type: 'code', source: python(`t = P.replace('"city": "Rome"', 'x')\n${ask('P')}`) }],
      nbformat: 4,
    }),
    ['json/minify'],
  ],
];

describe('a text that code searches, cuts or compares', () => {
  for (const [path, document, wary] of uses) {
    const title = document.split(text).at(-1)!.replace(/\s+/g, ' ').slice(0, 150);
    it(`${path}: ${title}`, async () => {
      const { findings } = await profileOf(path, document);
      const safeRules = findings.filter(({ rule }) =>
        ['json/minify', 'ruler', 'table-padding'].includes(rule),
      );
      const isWary = ({ tier }: { readonly tier: string }): boolean => tier !== 'safe';
      assert.deepEqual(
        [
          safeRules
            .filter(isWary)
            .map(({ rule }) => rule)
            .sort(),
          safeRules.length,
        ],
        [wary, 3],
      );
    });
  }
});

const csharp = (literal: string): string =>
  `using OpenAI.Chat;\nclass A {\n  void P(ChatClient client, string name) {\n    var prompt = ${literal};\n    client.CompleteChat(new SystemChatMessage(prompt));\n  }\n}\n`;
const lines = (text: string): string => text.replace(/^(?=.)/gm, '      ');
const introduced = `${rest} Here is the data of {{name}}:\n\n`;

const braces: readonly FixRow[] = [
  {
    title: 'braces that would end a value in a raw literal of C# stay apart',
    rule: 'json/minify',
    path: 'A.cs',
    before: csharp(`$$"""\n${lines(introduced + json)}\n      """`),
    after: csharp(`$$"""\n${lines(`${introduced}{"name":"Bob","home":{"city":"Rome"} }`)}\n      """`),
  },
  {
    title: 'where three are needed, two may meet',
    rule: 'json/minify',
    path: 'A.cs',
    before: csharp(`$$$"""\n${lines(introduced + json)}\n      """`),
    after: csharp(`$$$"""\n${lines(introduced + minified)}\n      """`),
  },
  {
    title: 'of more than are needed, each keeps apart',
    rule: 'json/minify',
    path: 'A.cs',
    before: csharp(
      `$$"""\n${lines(`${introduced}{\n  "a": {\n    "b": { "c": { "d": 1 } }\n  }\n}`)}\n      """`,
    ),
    after: csharp(`$$"""\n${lines(`${introduced}{"a":{"b":{"c":{"d":1} } } }`)}\n      """`),
  },
];

describe('JSON in raw literals', () => {
  testFixes(braces);
});

describe('a value that has the indentation of the source', () => {
  const indented = (value: string): string =>
    `from openai import OpenAI\ndef ask(items):\n    bullets = ${value}\n    p = f"""\n        You write letters to the customers of a shop, in good English.\n        Be kind and short, and say who you are. The topics:\n        {bullets}\n        Thanks for all the good work that you do.\n        """\n    return ${ask('p')}\n`;
  for (const [value, isFixed] of [
    [String.raw`"\n".join(items)`, true],
    [String.raw`"\n        ".join(items)`, false],
    [String.raw`"\n    - ".join(items)`, false],
    [String.raw`textwrap.indent(items, "        ")`, false],
  ] as const) {
    it(value, async () => {
      const { text } = await fixed('a.py', indented(value), 'dedent');
      assert.equal(text !== indented(value), isFixed);
    });
  }
});
