import assert from 'node:assert/strict';
import { buildCli } from '../../cli/runCli';
import { killRuns } from './killing';

/** `scripts/killExperiments.ts` does the same a hundred times. */
describe('a run that is killed', function () {
  this.timeout(180_000);
  before(buildCli);

  it('loses at most the request in flight, and goes on to its end below its ceiling', async () => {
    const { kills } = await killRuns(3);
    assert.equal(kills, 3);
  });
});
