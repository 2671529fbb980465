import type { Dice } from '../support/dice';

const spaces = [
  ' ',
  '  ',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u00a0',
  '\u2003',
  '\u2028',
  '\u3000',
  '\v',
  '\f',
];
const bomAndNel = ['\ufeff', '\u0085', '\u200b', '\u180e', ' ', '\n', 'a', 'Word', '1', '.'];
const specials = [
  '<|endoftext|>',
  '<|endofprompt|>',
  '<|fim_prefix|>',
  '<|im_start|>',
  '<|',
  '|>',
  'endoftext',
];
const names = [
  'toString', 'constructor', '__proto__', 'hasOwnProperty', 'valueOf', 'fooBar', 'HTTPServer', 'XMLHttpRequest',
  'getElementById', 'snake_case', 'MAX_VALUE', 'iPhone', 'aB', 'ABc', '$jq', '_', 'x1', 'i18n', '//', '/*', '=>',
  '{}', '();', '"', "'", '`', '\\n', '::', '->', '!=', '#!', '@', '%s', '{{name}}',
]; // prettier-ignore
const contractions = [
  "'s",
  "'T",
  "'re",
  "'VE",
  "'m",
  "'Ll",
  "'d",
  "'\u017f",
  "'x",
  "'",
  '\u2019s',
  "n't",
  "''s",
];
const words = [
  'the', ' The', 'HELLO', 'éCOLE', 'naïve', 'Ǆungla', 'ǅ', 'Привет', 'МИР', 'ελΛάδα', '你好', '世界', 'こんにちは', 'カタカナ', '한국어',
  'مرحبا', 'שלום', 'नमस्ते', 'ไทย', 'தமிழ்', 'ქართული', 'ʰ', 'ª', 'e\u0301', '\u0301', '\u0300\u0301', '\u20dd', '१२', '٣', '½', 'Ⅷ', '12345', '7',
  '👍', '👨‍👩‍👧', '❤️', '🇩🇪', '✅', '—', '…', '“', '¿', '。', '、',
]; // prettier-ignore

function codePoint(random: Dice, limit: number): string {
  const code = random.below(limit);
  return code >= 0xd800 && code < 0xe000 ? '\ufffd' : String.fromCodePoint(code);
}

/** Generators of nasty text, by name. */
export const fuzzTexts: Readonly<Record<string, (random: Dice) => string>> = {
  'ASCII with controls': (random) => random.many(80, () => String.fromCharCode(random.below(128))),
  'ASCII letters and signs': (random) => random.many(60, () => random.pick(Array.from(`abcXYZ  019.,'"/\n-_(){}`))),
  'basic plane': (random) => random.many(40, () => codePoint(random, 0x10000)),
  'all planes': (random) => random.many(40, () => codePoint(random, 0x110000)),
  'mixed scripts': (random) =>
    random.many(25, () => random.pick(random.pick([words, words, spaces, contractions]))),
  'white space': (random) => random.many(20, () => random.pick(random.below(3) === 0 ? words : spaces)),
  'special tokens as text': (random) => random.many(12, () => random.pick([...specials, ...spaces, 'word'])),
  'lone surrogates': (random) =>
    random.many(20, () =>
      random.below(2) === 0 ? String.fromCharCode(0xd800 + random.below(0x800)) : random.pick(words),
    ),
  'identifiers': (random) => random.many(20, () => random.pick(names) + random.pick(['', ' ', '\n', '.', '('])),
  'BOM and NEL': (random) => random.many(25, () => random.pick(bomAndNel)),
  'contractions': (random) =>
    random.many(15, () => random.pick(['can', ' I', 'DON', 'é', '1', ' ', 'ſ', '你', '\u0301']) + random.pick(contractions)),
  'runs of one character': (random) =>
    random.many(3, () => random.pick(Array.from('aA =-\n\t0#你👍\u0301é')).repeat(1 + random.below(400))),
}; // prettier-ignore
