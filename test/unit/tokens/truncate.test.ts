import assert from 'node:assert/strict';
import { createTokenCounter } from '../../../src/tokens/counter';
import { truncateToTokens } from '../../../src/tokens/truncate';
import { nodeAssets } from '../support/assets';

describe('truncateToTokens', () => {
  const texts: readonly (readonly [string, string])[] = [
    ['English', 'The customer writes that the parcel has not arrived after nine days. '.repeat(20)],
    ['code', 'for (const item of items) {\n  total += item.price * item.count;\n}\n'.repeat(20)],
    ['emoji', '👩‍💻🎉 '.repeat(50)],
    ['families, flags and accents', '👨‍👩‍👧‍👦🇩🇪🇫🇷e\u0301a\u0308\u0323'.repeat(20)],
    ['one letter', 'a'.repeat(500)],
    ['lone surrogates', '\ud83d'.repeat(40)],
    ['nothing', ''],
  ];
  for (const [name, text] of texts) {
    for (const most of [0, 1, 7, 50, 10_000]) {
      it(`${name}: at most ${most} tokens, and not a character less than it could`, async () => {
        const counter = await createTokenCounter(nodeAssets()).forModel('gpt-5-mini');
        const count = (part: string): number => counter.count(part).tokens;
        const kept = await truncateToTokens(text, most, count);
        assert.ok(text.startsWith(kept));
        assert.ok(count(kept) <= most);
        if (kept.length === text.length) return;
        const characters = new Intl.Segmenter().segment(text);
        const { segment: next, index } = characters.containing(kept.length)!;
        assert.equal(index, kept.length, 'whole characters');
        assert.ok(count(kept + next) > most, `${kept.length} characters could be more`);
        if (!name.includes('surrogates')) assert.doesNotMatch(kept, /[\ud800-\udbff]$/);
      });
    }
  }
});
