import assert from 'node:assert/strict';
import { comparedModels } from '../../../src/cost/comparedModels';
import { retirementOf, soon } from '../../../src/cost/modelLifecycle';
import { createPriceTable } from '../../../src/cost/priceTable';

describe('the models that an explanation compares with', () => {
  const today = '2026-11-30';

  it('have a price of their own', () => {
    const found = comparedModels(today);
    assert.ok(found.length >= 5, found.join(', '));
    for (const model of found) {
      const row = createPriceTable().find(model, null);
      assert.ok('matchedModel' in row && row.listed, model);
    }
  });

  it('are none that a maker retires soon', () => {
    for (const day of [today, '2027-06-01', '2030-01-01']) {
      for (const model of comparedModels(day)) {
        for (const maker of ['openai', 'anthropic', 'google']) {
          const retirement = retirementOf(maker, model, day);
          assert.ok(retirement === null || retirement.retiresOn > soon(day), `${model} on ${day}`);
        }
      }
    }
  });
});
