import type { Dice } from '../unit/support/dice';

type Mutation = (text: string, random: Dice, others: readonly string[]) => string;

/** What opens, closes, escapes or fills in some format, and what breaks text in any. */
const snippets: readonly string[] = [
  '"', "'", '`', '"""', "'''", '(', ')', '[', ']', '{', '}', '<', '>', '{{', '}}', '{%', '%}', '{#', '#}', '{{{', '}}}',
  '${', '#{', '%s', '%(x)s', '$x', '${{', '{{$x}}', '{{>p}}', '{{/if}}', '{{#each x}}', '{% endraw %}', '{{role "system"}}',
  '\\', '\\n', '\\x4', '\\u{1F600}', '\\N{DIGIT ONE}', '\\101', '\\\n', '\\\r\n', '&amp;', '&', '&#x1F600;', ';', ':', ',', '.', '=', '=>',
  '//', '/*', '*/', '#', '#"', '"#', '# ', '<!--', '-->', '<x>', '</x>', '<>', '/>', '---\n', '...\n', '- ', '  ', '\t', '|', '>-', '|+2', '!!str ', '&a ', '*a',
  '\n', '\r', '\r\n', '\n\n', '\u2028', '\u0085', '\ufeff', '\u00a0', '\u0000', '\ud83d', '\ude00', '😀', 'é', 'e\u0301', '\u200b', '中',
  'f"', 'r"', 'b"', 'rf"""', '$"', '@"', '"""\n', '+', '%', 'return ', 'def f(', 'class X:', 'if x:', 'async ', 'await ', 'import ', 'from x import y',
  'system:', 'user:\n', '# assistant:\n', 'role: ', 'content', 'messages', 'prompt', '$ARGUMENTS', '@file', '!`x`', '__proto__', 'constructor',
]; // prettier-ignore

function range(text: string, random: Dice, most = text.length): [start: number, end: number] {
  const start = random.below(text.length + 1);
  return [start, Math.min(text.length, start + random.below(most + 1))];
}

function lineRange(text: string, random: Dice): [start: number, end: number] {
  const at = random.below(text.length + 1);
  const end = text.indexOf('\n', at);
  return [text.lastIndexOf('\n', at - 1) + 1, end < 0 ? text.length : end + 1];
}

function insert(text: string, at: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at);
}

const mutations: readonly Mutation[] = [
  // Truncations.
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  // Deletions, of little and of much.
  (text, random) => remove(text, range(text, random, 3)),
  (text, random) => remove(text, range(text, random)),
  (text, random) => remove(text, lineRange(text, random)),
  // Duplications.
  (text, random) => {
    const [start, end] = range(text, random);
    return insert(text, random.below(text.length + 1), text.slice(start, end));
  },
  (text, random) => {
    const [start, end] = lineRange(text, random);
    return insert(text, end, text.slice(start, end));
  },
  // Two stretches change places.
  (text, random) => {
    const [a, b, c, d] = [0, 0, 0, 0].map(() => random.below(text.length + 1)).sort((x, y) => x - y);
    return text.slice(0, a) + text.slice(c, d) + text.slice(b, c) + text.slice(a, b) + text.slice(d);
  },
  // One unit gets another bit, or is any other.
  (text, random) => flip(text, random, (unit) => unit ^ (1 << random.below(16))),
  (text, random) => flip(text, random, (unit) => unit ^ (1 << random.below(7))),
  (text, random) => flip(text, random, () => random.below(0x10000)),
  // Something is typed.
  (text, random) => insert(text, random.below(text.length + 1), random.pick(snippets)),
  (text, random) => insert(text, random.below(text.length + 1), random.pick(snippets)),
  (text, random) =>
    insert(
      text,
      random.below(text.length + 1),
      random.many(4, () => random.pick(snippets)),
    ),
  (text, random) =>
    insert(text, random.below(text.length + 1), random.pick(snippets).repeat(1 + random.below(60))),
  // Something is replaced by something else.
  (text, random) => {
    const [start, end] = range(text, random, 8);
    return text.slice(0, start) + random.pick(snippets) + text.slice(end);
  },
  // Another text is pasted, as a whole or in part.
  (text, random, others) => {
    const other = random.pick(others);
    const [start, end] = range(other, random);
    return insert(text, random.below(text.length + 1), other.slice(start, end));
  },
  (text, random, others) => `${text}\n${random.pick(others)}`,
  (text, random, others) => {
    const other = random.pick(others);
    return text.slice(0, random.below(text.length + 1)) + other.slice(random.below(other.length + 1));
  },
  // Other line breaks, other indentation.
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => text.replaceAll(/\r?\n/g, '\r'),
  (text, random) => {
    const [start] = lineRange(text, random);
    return insert(text, start, random.pick([' ', '  ', '    ', '\t']));
  },
  (text) => text.replaceAll(/^(?=.)/gm, '  '),
];

function remove(text: string, [start, end]: [number, number]): string {
  return text.slice(0, start) + text.slice(end);
}

function flip(text: string, random: Dice, change: (unit: number) => number): string {
  if (text === '') return text;
  const at = random.below(text.length);
  return text.slice(0, at) + String.fromCharCode(change(text.charCodeAt(at))) + text.slice(at + 1);
}

/** The text after one to four mutations; `others` are texts that parts are taken from. */
export function mutate(text: string, random: Dice, others: readonly string[]): string {
  let mutated = text;
  for (let left = 1 + random.below(4); left > 0; left--) {
    mutated = random.pick(mutations)(mutated, random, others);
  }
  return mutated;
}
