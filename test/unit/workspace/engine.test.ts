import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import { noSources } from '../../../src/prompt/sources';
import { createEngine } from '../../../src/workspace/engine';
import { MissingAssetError, nodeAssets as diskAssets } from '../../../src/workspace/nodeAssets';
import { nodeAssets } from '../support/assets';

describe('createEngine', () => {
  it('goes the whole way from a file to counted and priced prompts', async () => {
    const engine = createEngine(nodeAssets(), () => noSources);
    const text = '# Rules\n\nAnswer in one sentence.\n';
    const profile = await engine.analyze({
      path: 'AGENTS.md',
      text,
      root: null,
      assumptions: defaultAssumptions,
    });
    assert.equal(profile.problem, null);
    assert.equal(profile.prompts.length, 1);
    const [prompt] = profile.prompts;
    assert.equal(prompt?.pricedAs.model, 'gpt-5-mini');
    assert.equal(prompt.cost.kind, 'priced');
    const count = await engine.countText('Answer in one sentence.', 'gpt-5-mini');
    assert.equal(count.method, 'exact');
    assert.ok(prompt.tokens.input > count.tokens);
  });

  it('tells an incomplete installation from a bad file', async () => {
    const engine = createEngine(diskAssets('/nowhere'), () => noSources);
    await assert.rejects(engine.countText('a', 'gpt-5-mini'), MissingAssetError);
  });
});
