import { deepEqual, equal, ok } from 'node:assert/strict';
import { dice } from '../support/dice';
import { fuzzTexts } from './fuzzTexts';
import { pairs } from './tables';

describe('encoding', () => {
  it('equals tiktoken around every character of Unicode, whatever the age of this engine', () => {
    const { ours, reference } = pairs(['o200k_base'])[0]!;
    // Beyond are no letters, marks or numbers, but for selectors.
    for (const [from, to] of [
      [0, 0x40000],
      [0xe0000, 0xe0200],
    ] as const) {
      for (let block = from; block < to; block += 0x100) {
        let text = '';
        for (let code = block; code < block + 0x100; code++) {
          const character = String.fromCodePoint(code);
          text += `${character}—the x${character}A${character}1`;
        }
        const [actual, expected] = [ours.encode(text), reference(text)];
        const first = expected.findIndex((id, i) => id !== actual[i]);
        ok(first < 0 && actual.length === expected.length, `U+${block.toString(16)}, token ${first}`);
      }
    }
  }).timeout(120_000);

  for (const { name, current, ours, reference } of pairs()) {
    const check = (text: string): void => {
      const expected = reference(text);
      equal(ours.count(text), expected.length, `count of ${JSON.stringify(text)}`);
      deepEqual(Array.from(ours.encode(text)), Array.from(expected), `ids of ${JSON.stringify(text)}`);
    };

    describe(name, () => {
      for (const [kind, make] of Object.entries(fuzzTexts)) {
        it(`equals tiktoken on ${kind}`, () => {
          const random = dice(20261122);
          for (let i = current ? 200 : 40; i > 0; i--) check(make(random));
        });
      }

      const tricky: Record<string, string[]> = {
        'the empty text': [''],
        'camel case': ['fooBar', 'HTTPServer', 'XMLHttpRequest', 'getElementByID', 'ÉcoleNormale', 'iOS ABc aBC'],
        'caseless letters and marks in words': ['你好World', 'नमस्तेA', 'Aʰb', 'ABʰ', 'ABʰCD', 'مرحباABC def'],
        'marks out of place': ['1\u0301', ' \u0301', '\u0301', '\u0301ABC', '\u0301abc', '\u0301\u0301A b', "\u0301's", '!\u0301\u0301', '!!\u0301'],
        'title case digraphs': ['ǅungla', 'aǅ', 'ǅǅ', 'ǅAb'],
        'prefixes of words': ['\tfoo', '\u00a0foo', '\t(', ' (', '  foo', '\t\tfoo', '.foo', '"foo', "'foo", '\u0000foo', '_foo_Bar'],
        'contractions': ["don't", "don'table", "I'LL've", "'s", " 's", "it'\u017f", "it'\u017fx", "WE'RE", "x're", "o'clock", "a'", "'", "''t", "’s", "1's", "é's"],
        'numbers': ['1234567', '１２３４', '½¾¼²', 'Ⅷ12', '3.14', '12a', '٣٤٥٦'],
        'symbols and what follows': ['!!!\n', '//\n/', ' //\r\n', '.\n\n\n', './/x', '/\n/\n', ' \u0301!', '}\r\n}'],
        'white space': [' ', '  ', '\n', '\r\n', ' \n ', '  \n\n  x', 'a  b', 'a \t b', 'x   ', '\u3000\u3000x', '\r', 'a\u2028b', '\t\n\t', '   1'],
        'BOM, NEL and zero width': ['\ufeffabc', '\ufeff', 'a\ufeffb', '\u0085', 'a\u0085b', ' \u0085 x', '\n\u0085', 'a\u200bb', '\u180ea'],
        'NUL and controls': ['\u0000', 'a\u0000b', '\u0000\u0000\u0000', '\u0001\u0002 \u007f', 'x\u0000'],
        'special tokens as text': ['<|endoftext|>', 'hi <|endoftext|> there <|endofprompt|>', '<|fim_prefix|>x', '<|im_start|>user\n'],
        'lone surrogates': ['\ud800', 'a\udfffb', '\ud83d\ud83d\ude00', '\ude00\ud83d'],
        'emoji': ['👨‍👩‍👧‍👦', '❤️', '🇩🇪🇫🇷', '👍🏽', '1️⃣', '😀 a', ' 🚀 Launch'],
        'names on Object.prototype': ['toString', 'constructor __proto__ valueOf'],
        'pieces on both sides of the limits': [95, 96, 97, 127, 128, 129].flatMap((n) => ['a'.repeat(n), ' '.repeat(n), 'xq'.repeat(n / 2)]),
      }; // prettier-ignore
      for (const [what, texts] of Object.entries(tricky)) {
        it(`equals tiktoken on ${what}`, () => texts.forEach(check));
      }

      it('equals tiktoken on a piece that takes backtracking', () => {
        const random = dice(7);
        for (const length of [150, 400, 1000]) {
          for (const letters of ['abcdefghijklmnopqrstuvwxyz', 'ab', 'aeiou', '=-', '你好世界']) {
            check(Array.from({ length }, () => random.pick(Array.from(letters))).join(''));
          }
        }
      });

      it('gives the same answer before and after a long text', () => {
        const text = 'Xq zjv 你好世界朋友们, getElementsByWhatever\u0301!';
        const before = ours.encode(text);
        ours.count('qjx zvw '.repeat(200_000));
        deepEqual(ours.encode(text), before);
      });
    });
  }
});
