import { equal, ok } from 'node:assert/strict';
import { Recount, tokenSum } from '../../../src/tokens/recount';
import { dice } from '../support/dice';
import type { Dice } from '../support/dice';
import { fuzzTexts } from './fuzzTexts';
import { pairs } from './tables';

const generators = Object.values(fuzzTexts);

function edit(text: string, random: Dice): string {
  const start = random.below(text.length + 1);
  const end = Math.min(text.length, start + random.below(random.pick([1, 5, 100])));
  const inserted = random.pick([
    '',
    'x',
    ' ',
    '\n',
    '/',
    "'",
    '\u0301',
    'A',
    '\ud83d',
    random.pick(generators)(random),
  ]);
  return text.slice(0, start) + inserted + text.slice(end);
}

describe('recount', () => {
  for (const { name, ours } of pairs(['o200k_base', 'cl100k_base', 'p50k_base'])) {
    for (const segment of [1, 7, 60]) {
      it(`is the count of the whole text in ${name} after every edit, in segments of ${segment}`, () => {
        const random = dice(41 + segment);
        const recount = new Recount(
          tokenSum((text) => ours.count(text)),
          segment,
        );
        for (let document = 0; document < 25; document++) {
          let text = random.many(8, () => random.pick(generators)(random));
          for (let step = 0; step < 40; step++) {
            equal(recount.of(text), ours.count(text), JSON.stringify(text));
            text = edit(text, random);
          }
        }
      });
    }
  }

  it('counts again only what is around an edit', () => {
    let characters = 0;
    const recount = new Recount(
      tokenSum((text) => {
        characters += text.length;
        return text.length;
      }),
    );
    const text = 'All the words of a long document, line by line.\n'.repeat(5000);
    equal(recount.of(text), text.length);
    equal(characters, text.length);
    for (const at of [0, 100_000, text.length]) {
      characters = 0;
      const edited = `${text.slice(0, at)} inserted${text.slice(at)}`;
      equal(recount.of(edited), edited.length);
      ok(characters < 10_000, `${characters} characters were counted again`);
      equal(recount.of(text), text.length);
    }
    characters = 0;
    equal(recount.of(text), text.length);
    equal(characters, 0);
  });

  it('keeps several documents apart', () => {
    let characters = 0;
    const recount = new Recount(
      tokenSum((text) => {
        characters += text.length;
        return text.length;
      }),
    );
    const documents = ['alpha ', 'beta ', 'gamma '].map((word) => word.repeat(10_000));
    for (const text of documents) recount.of(text);
    characters = 0;
    for (const text of documents) equal(recount.of(`${text}!`), text.length + 1);
    ok(characters < 20_000);
  });
});
