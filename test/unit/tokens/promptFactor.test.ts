import { deepEqual, equal, ok } from 'node:assert/strict';
import { applyFactor, learnFactor } from '../../../src/tokens/promptFactor';
import type { PromptFactor } from '../../../src/tokens/promptFactor';
import type { TokenCount } from '../../../src/tokens/tokenCount';

const estimate = (tokens: number, errorPct: number | null = 10): TokenCount => ({
  tokens,
  method: 'calibrated',
  encoding: 'o200k_base',
  errorPct,
});
const lines = Array.from({ length: 10 }, (_, i) => `Line ${i} of the prompt`);
const text = lines.join('\n');

function learnt(tokens: number): PromptFactor {
  const factor = learnFactor(text, 100, tokens);
  ok(factor !== null);
  return factor;
}

describe('prompt factor', () => {
  it('survives being kept as JSON', () => {
    const factor = learnt(110);
    deepEqual(JSON.parse(JSON.stringify(factor)), factor);
  });

  const edits: readonly (readonly [string, string, number, number | null, number | null])[] = [
    ['one line of ten', [...lines.slice(0, 9), 'Line 9 of the PROMPT'].join('\n'), 100, 10, 1],
    ['a line put in', [...lines, 'Line X of the prompt'].join('\n'), 110, 10, 1],
    ['half of the lines taken out', lines.slice(5).join('\n'), 50, 10, 5],
    ['the lines in another order', [...lines].reverse().join('\n'), 100, 10, 1],
    ['one line, ten times over', Array.from({ length: 10 }, () => lines[0]).join('\n'), 100, 10, 9],
    ['everything', 'Something else altogether', 40, 10, 10],
    ['everything, to nothing', '', 0, 10, 10],
    ['a line, where the error is not known', lines.slice(1).join('\n'), 90, null, null],
  ];
  for (const [what, edited, tokens, errorPct, expected] of edits) {
    it(`after an edit of ${what} errs by ${expected ?? 'nobody knows how much'}`, () => {
      deepEqual(applyFactor(learnt(110), edited, estimate(tokens, errorPct)), {
        ...estimate(Math.round(1.1 * tokens), expected),
        method: 'calibrated',
      });
    });
  }

  it('leaves an exact count alone', () => {
    const exact: TokenCount = { tokens: 7, method: 'exact', encoding: 'o200k_base', errorPct: null };
    deepEqual(applyFactor(learnt(110), 'seven', exact), exact);
  });

  it('learns nothing from counts that cannot be of this text', () => {
    for (const tokens of [0, -5, Number.NaN, Number.POSITIVE_INFINITY, 401, 24]) {
      equal(learnFactor(text, 100, tokens), null, String(tokens));
    }
    equal(learnFactor('', 0, 7), null);
  });

  it('never gives a shorter estimate more tokens than a longer one', () => {
    const factor = learnt(137);
    let last = 0;
    for (let tokens = 0; tokens < 500; tokens++) {
      const { tokens: now } = applyFactor(factor, `edited ${tokens}`, estimate(tokens));
      ok(now >= last);
      last = now;
    }
  });
});
