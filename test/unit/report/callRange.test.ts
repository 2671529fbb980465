import assert from 'node:assert/strict';
import { plainBilling } from '../../../src/prompt/request';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { Prompt } from '../../../src/prompt/model';
import { lensTitle } from '../../../src/report/words';
import { message, profile, prompt, text, variable } from './samples';

/** Three words of text, a variable of 7 tokens by default, at $2.50 and $10 per million tokens. */
function ranged(changes: Partial<Assumptions>, promptChanges: Partial<Prompt> = {}) {
  const messages = [message([text('Say hello to '), variable('name')])];
  return profile(prompt(messages, promptChanges), { assumptions: { variableTokens: 7, ...changes } });
}

describe('the range of a call', () => {
  it('goes to the most that the model gives where nothing limits the output', () => {
    const { range, tokens } = ranged({});
    assert.deepEqual(range.inputTokens, { low: tokens.input, high: tokens.input });
    assert.deepEqual(range.outputTokens, { low: 0, high: 16_384 });
    assert.equal(range.perCallUsd?.low, (tokens.input * 2.5) / 1e6);
    assert.equal(range.perCallUsd.high, (tokens.input * 2.5 + 16_384 * 10) / 1e6);
    assert.equal(range.statedPerCallUsd, null);
  });

  it('has no upper end where nobody knows the most that the model gives', () => {
    const { range } = ranged({}, { model: 'gpt-3.5-turbo' });
    assert.equal(range.outputTokens.high, null);
    assert.equal(range.perCallUsd?.high, null);
    assert.ok(range.perCallUsd.low > 0);
  });

  it('ends at the declared cap', () => {
    const { range } = ranged({}, { parameters: { max_tokens: 50 } });
    assert.deepEqual(range.outputTokens, { low: 0, high: 50 });
  });

  it('shows from the smallest to the largest cap that a condition chooses', () => {
    const capChoice = { parameter: 'max_tokens', least: 20, defaultOf: null };
    const asked = { parameters: { max_tokens: 50 }, billing: { ...plainBilling, capChoice } };
    const { range, tokens, cost } = ranged({}, asked);
    assert.deepEqual(range.statedPerCallUsd, {
      low: Number(((tokens.input * 2.5 + 200) / 1e6).toPrecision(10)),
      high: Number(((tokens.input * 2.5 + 500) / 1e6).toPrecision(10)),
    });
    assert.ok(cost.kind === 'priced' && cost.isUpperBound === true);
  });

  it('has no upper end where callers may give another cap', () => {
    const capChoice = { parameter: 'max_tokens', least: 50, defaultOf: 'limit' };
    const asked = { parameters: { max_tokens: 50 }, billing: { ...plainBilling, capChoice } };
    const { range, cost } = ranged({}, asked);
    assert.equal(range.perCallUsd?.high, null);
    assert.ok(cost.kind === 'priced' && cost.bound === 'estimated');
    assert.match(cost.assumptions.join(), /default of the parameter limit/);
  });

  it('goes to the most of all answers, at the rates of the service', () => {
    const { range, violations } = ranged({}, { parameters: { n: 3 } });
    assert.deepEqual(range.outputTokens, { low: 0, high: 3 * 16_384 });
    assert.deepEqual(violations, []);
    const capped = ranged({}, { parameters: { n: 3, max_tokens: 16_384, service_tier: 'priority' } });
    assert.deepEqual(capped.range.outputTokens, { low: 0, high: 3 * 16_384 });
    assert.deepEqual(capped.violations, []);
    assert.equal(
      capped.range.perCallUsd?.high,
      Number((((capped.tokens.input * 2.5 + 3 * 16_384 * 10) * 1.7) / 1e6).toPrecision(10)),
    );
  });

  it('shows stated ranges in the lens', () => {
    const ranges = ranged({
      outputTokens: { low: 100, expected: 300, high: 1000 },
      variables: { name: { tokens: { low: 10, expected: 50, high: 200 } } },
    });
    const fixed = ranges.tokens.static + ranges.tokens.overhead;
    assert.equal(ranges.tokens.input, fixed + 50);
    assert.deepEqual(ranges.range.inputTokens, { low: fixed + 10, high: fixed + 200 });
    assert.deepEqual(ranges.range.variableTokens, { low: 10, high: 200 });
    assert.deepEqual(ranges.range.statedPerCallUsd, {
      low: ((fixed + 10) * 2.5 + 100 * 10) / 1e6,
      high: ((fixed + 200) * 2.5 + 1000 * 10) / 1e6,
    });
    assert.match(lensTitle(ranges), /^\d+–\d+ tok · \$[\d.]+–\$[\d.]+\/1K · gpt-4o$/);
  });

  it('counts a sample, and takes what was measured before what is assumed', () => {
    const sizes = (changes: Partial<Assumptions>) =>
      ranged(changes).messages[0]!.variables.map(({ tokens, method, source }) => [tokens, method, source]);
    assert.deepEqual(sizes({ variables: { name: { sample: 'Ada King Lovelace' } } }), [
      [3, 'estimated', 'sample in promptmeter.yaml'],
    ]);
    assert.deepEqual(sizes({ measuredVariables: { name: { low: 4, expected: 5, high: 6 } } }), [
      [5, 'measured', 'last measured run'],
    ]);
    assert.deepEqual(sizes({}), [[7, 'estimated', 'assumed']]);
  });

  it('is unknown where there is no price', () => {
    const { range } = ranged({}, { model: 'gpt-99', provider: null });
    assert.equal(range.perCallUsd, null);
    assert.equal(range.statedPerCallUsd, null);
  });
});
