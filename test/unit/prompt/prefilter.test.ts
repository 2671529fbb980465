import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeLanguages } from '../../../src/prompt/code/languages';
import { createPrefilter } from '../../../src/prompt/code/filter/prefilter';
import { createPromptParser } from '../../../src/prompt/parse';
import { noSources } from '../../../src/prompt/sources';
import { nodeAssets } from '../support/assets';

/** A parser that reads every file, beside which the filter must never say no to one with prompts. */
const parser = createPromptParser(nodeAssets(), { filtered: false });
const filters = codeLanguages.map((language) => ({
  filter: createPrefilter(language),
  extension: Object.keys(language.grammars)[0]!,
}));

interface Source {
  readonly text: string;
  /** Of the languages that it may be written in. */
  readonly extensions: readonly string[];
}

/** Everything that the tables of this folder hold as source: their templates, with and without the escapes. */
function tableSources(): Source[] {
  const found = new Map<string, Source>();
  for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.test.ts')) continue;
    const table = readFileSync(join(__dirname, file), 'utf8');
    for (const [, tag, source] of table.matchAll(/(\w*)`((?:[^`\\]|\\[^])*)`/g)) {
      if (source!.length < 20) continue;
      const extensions = filters.map(({ extension }) => extension);
      const tagged = extensions.filter(
        (extension) => tag === extension || (tag === 'tsx' && extension === 'ts'),
      );
      const indent = /^ */.exec(source!.replace(/^\n/, ''))![0];
      const plain = source!.replace(/^\n/, '').replaceAll(new RegExp(`^${indent}`, 'gm'), '');
      for (const text of [plain, plain.replace(/\\([`$\\])/g, '$1')]) {
        found.set(text, { text, extensions: tagged.length > 0 ? tagged : extensions });
      }
    }
  }
  return [...found.values()];
}

/** The same numbers in every run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const snake = (text: string): string =>
  text.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a}_${b.toLowerCase()}`);
const camel = (text: string): string =>
  text.replace(/([a-z])_([a-z])/g, (_, a: string, b: string) => a + b.toUpperCase());

/** Changes that leave most prompts what they are, and some that break them. */
const mutations: readonly ((source: string, random: (below: number) => number) => string)[] = [
  (source) => snake(source),
  (source) => camel(source),
  (source) => source.replaceAll('"', "'"),
  (source) => source.replaceAll("'", '"'),
  (source) => source.replaceAll('"', '`'),
  (source) => source.replaceAll('=', ' =\n  '),
  (source) => source.replaceAll('(', '(\n'),
  (source) => source.replaceAll(', ', ',\n    '),
  (source) => source.replaceAll('.', '\n  .'),
  (source) => source.replaceAll('.', '?.'),
  (source) => source.replaceAll(/([a-z]) ([a-z])/g, '$1" + "$2'),
  (source) => source.replaceAll(/([a-z]) ([a-z])/g, '$1 " "$2'),
  (source) => source.replaceAll(/"[^"\n]*"/g, (literal) => literal.replaceAll(' ', '\\n')),
  (source) => `# it's\n// don't\n${source}`,
  (source) => source.replaceAll(';', ''),
  (source) => source.split('\n').reverse().join('\n'),
  (source, random) => source.slice(random(source.length)),
  (source, random) => source.slice(0, random(source.length)),
  (source, random) => withoutLine(source, random),
  (source, random) => withoutLine(withoutLine(source, random), random),
  (source, random) => flipped(source, random),
  (source, random) => flipped(flipped(source, random), random),
];

function withoutLine(source: string, random: (below: number) => number): string {
  const lines = source.split('\n');
  lines.splice(random(lines.length), 1);
  return lines.join('\n');
}

function flipped(source: string, random: (below: number) => number): string {
  const at = random(source.length);
  return source.slice(0, at) + '"\'`{}()\\,:=#/ \nx'[random(16)]! + source.slice(at + 1);
}

describe('the pre-filter', function () {
  this.timeout(120_000);
  const sources = tableSources();

  async function lost({ text, extensions }: Source): Promise<string[]> {
    const found: string[] = [];
    for (const { filter, extension } of filters) {
      const path = `a.${extension}`;
      if (!extensions.includes(extension) || filter({ path, text }, noSources)) continue;
      if ((await parser.parse({ path, text })).prompts.length > 0) found.push(`${path}:\n${text}`);
    }
    return found;
  }

  it(`loses no prompt of the tables`, async () => {
    assert.ok(sources.length > 100);
    for (const source of sources) assert.deepEqual(await lost(source), []);
  });

  it('loses no prompt of mutations of them', async () => {
    for (const { text, extensions } of sources) {
      // Of its own: a new table changes nothing for the others.
      const random = randomNumbers(text.length);
      for (const mutate of mutations) {
        assert.deepEqual(await lost({ text: mutate(text, random), extensions }), []);
      }
    }
  });

  it('sees a role whose quote is missing', async () => {
    const text = 'const all = history + [{\nrole": "user", "content": "Please write the \neport now."}]\n';
    assert.deepEqual(await lost({ text, extensions: ['ts'] }), []);
  });

  it('sees calls with type arguments, and what is made without naming its type', async () => {
    const sources = [
      'var text = await kernel.InvokePromptAsync<string>($"Describe {temp} degrees.");',
      'ChatCompletionAgent agent = new() { Instructions = "You edit what the writer sends you." };',
      'ChatCompletionAgent Make(string x) => new() { Name = $"a{names["b"]}", Instructions = @"You say ""hello""." };',
      'messages.Add(new(ChatRole.User, "Find a book."));',
    ];
    for (const text of sources) assert.deepEqual(await lost({ text, extensions: ['cs'] }), []);
    const { prompts } = await parser.parse({ path: 'a.cs', text: sources.join('\n') });
    assert.equal(prompts.length, sources.length);
  });

  it('passes over C# and Rust that have nothing to do with models', () => {
    const sources = [
      [
        'cs',
        'class Store { public Note Last { get; } = new(role, text); string Show(Page page) => new(page, "sign in to see the answer of the system"); }',
      ],
      [
        'rs',
        'fn show<\'a>(message: &\'a str) -> Result<(), Error> { bail!("the system is unknown: {}", r#"a "name" that"#); }',
      ],
    ] as const;
    for (const [extension, text] of sources) {
      const { filter } = filters.find((each) => each.extension === extension)!;
      assert.equal(filter({ path: `a.${extension}`, text }, noSources), false, extension);
    }
  });

  it('passes over code that has nothing to do with models', () => {
    const { filter } = filters[0]!;
    const text = [
      'from flask import render_template',
      'ROLE_ADMIN = "admin"',
      'def show(message, system):',
      '    """You must be signed in to see the answer to a question."""',
      '    if not system.prompt:',
      '        raise ValueError("the following system is not known, please create it first")',
      '    return render_template("index.html", role="button", text=message)',
    ].join('\n');
    assert.equal(filter({ path: 'a.py', text }, noSources), false);
    assert.equal(filter({ path: 'prompts/a.py', text }, noSources), true);
  });

  // No template literals: the tables' sources are looked for in this folder.
  const instruction =
    'You must return the answer. Do not use any other format, make sure to respond briefly.';
  const java: readonly (readonly [what: string, reads: boolean, source: string])[] = [
    [
      'what only a class is called after messages',
      false,
      [
        'public final class MessageTemplate<T> extends Template<T> implements MessageSource {',
        'void fail() {',
        'throw new IllegalStateException("' + instruction + '");',
        '}',
        '}',
      ].join('\n'),
    ],
    [
      'a condition that asks the system',
      false,
      [
        'class Launcher {',
        'void start() {',
        'if (System.getenv("HOME") == null) {',
        'throw new IllegalStateException("' + instruction + '");',
        '} else if (System.getenv("USER") == null) {',
        'throw new IllegalStateException("' + instruction + '");',
        '}',
        '}',
        '}',
      ].join('\n'),
    ],
    [
      'a function that makes a user',
      false,
      [
        'class Mapper {',
        'User createUser(Token token) {',
        'throw new IllegalStateException("' + instruction + '");',
        '}',
        '}',
      ].join('\n'),
    ],
    [
      'a function that makes a prompt',
      true,
      [
        'class Messages {',
        'String makePrompt() {',
        'if (System.getenv("HOME") == null) {',
        'return "' + instruction + '";',
        '}',
        'return "";',
        '}',
        '}',
      ].join('\n'),
    ],
    [
      'a class in a function that makes a prompt',
      true,
      [
        'class Mapper {',
        'Supplier makePrompt() {',
        'class Local {',
        'String get() { return "' + instruction + '"; }',
        '}',
        'return new Local();',
        '}',
        '}',
      ].join('\n'),
    ],
  ];
  for (const [what, reads, text] of java) {
    it((reads ? 'reads ' : 'passes over ') + what, () => {
      const { filter } = filters.find(({ extension }) => extension === 'java')!;
      assert.equal(filter({ path: 'src/A.java', text }, noSources), reads);
    });
  }
});
