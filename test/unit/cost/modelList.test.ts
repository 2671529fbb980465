import assert from 'node:assert/strict';
import { listModels } from '../../../src/cost/modelList';
import { createPriceTable } from '../../../src/cost/priceTable';

describe('list of models', () => {
  const models = listModels();

  it('gives ids that the price table finds at the listed prices', () => {
    const prices = createPriceTable();
    const wrong = models.filter((model) => {
      const row = prices.find(model.id);
      return (
        'unpriced' in row ||
        row.inputUsdPerMTok !== model.inputUsdPerMTok ||
        row.outputUsdPerMTok !== model.outputUsdPerMTok
      );
    });
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  it('has the known models once, makers before those who host the models of others', () => {
    const ids = models.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ['gpt-5-mini', 'claude-sonnet-4-5', 'gemini-2.5-flash']) assert.ok(ids.includes(id), id);
    const firstHosted = models.findIndex(({ provider }) => provider === 'openrouter');
    assert.ok(ids.indexOf('gpt-5-mini') < firstHosted);
  });

  it('leaves out what does not answer with text', () => {
    assert.deepEqual(
      models.map(({ id }) => id).filter((id) => /embedding|whisper|-tts|dall-e/.test(id)),
      [],
    );
  });
});
