import assert from 'node:assert/strict';
import type { VariableSize } from '../../../src/cost/assumptions';
import { fitToBudget } from '../../../src/report/fitToBudget';
import { fitMarkdown } from '../../../src/report/renderings/fitMarkdown';
import { message, profile, prompt, text, variable } from './samples';

/** Two words of text; `long` in one place, `short` in two. */
function subject(variables: Record<string, VariableSize>) {
  const parts = [text('Fixed text '), variable('long'), variable('short'), variable('short')];
  return profile(prompt([message(parts)]), { assumptions: { variables } });
}

describe('fitting a prompt into a budget', () => {
  const sized = subject({ long: { tokens: 100 }, short: { tokens: 20 } });
  const fixed = sized.tokens.static + sized.tokens.overhead;
  const rows: readonly (readonly [string, number, boolean, readonly number[]])[] = [
    ['leaves all as it is where it fits', fixed + 140, true, [100, 20]],
    ['shrinks the largest first', fixed + 100, true, [60, 20]],
    ['shrinks all to one size once they are equal', fixed + 30, true, [10, 10]],
    ['rounds down', fixed + 32, true, [10, 10]],
    ['can leave nothing', fixed, true, [0, 0]],
    ['cannot shrink the fixed text', fixed - 1, false, [0, 0]],
  ];
  for (const [name, budget, possible, sizes] of rows) {
    it(name, () => {
      const fit = fitToBudget(sized, budget);
      assert.equal(fit.possible, possible);
      assert.deepEqual(
        fit.variables.map(({ toTokens }) => toTokens),
        sizes,
      );
      const [long = 0, short = 0] = sizes;
      if (possible) assert.ok(fixed + long + 2 * short <= budget);
    });
  }

  it('reckons with the largest size that is stated', () => {
    const fit = fitToBudget(subject({ long: { tokens: { low: 1, expected: 10, high: 500 } } }), 200);
    assert.equal(fit.variables[0]?.tokens, 500);
  });

  it('says it in words', () => {
    const words = (budget: number): string => fitMarkdown(fitToBudget(sized, budget), []);
    assert.match(words(fixed + 150), /It fits: .* 10 are left/);
    assert.match(words(fixed + 100), /40 too long: it fits if 1 variable shrinks as below/);
    assert.match(words(fixed + 100), /\| `long` \| 1 \| 100 \| \*\*60\*\* \|/);
    assert.match(words(fixed - 3), /no variable can help: .* 3 over the budget/);
  });
});
