import assert from 'node:assert/strict';
import { plannedLooks } from '../../../../src/bench/statistics/groupSequential';
import { lookInterval, stageWise } from '../../../../src/bench/statistics/stageWise';

const looks = plannedLooks(50);
const shares = looks.map(({ pairs }) => pairs / 50);
const bounds = looks.map(({ bound }) => bound);

function close(actual: number, expected: number, tolerance: number): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual}, expected ${expected}`);
}

describe('the interval after an early end', () => {
  it('is the usual one at the first look, as nothing was looked at before', () => {
    const { low, high } = stageWise(shares.slice(0, 1), bounds.slice(0, 1))(5);
    close(low, 1.959964, 1e-6);
    close(high, 1.959964, 1e-6);
  });

  it('reaches to no difference exactly where the test is at the bound of the last look', () => {
    const bound = bounds.at(-1)!;
    const intervalOf = stageWise(shares, bounds);
    close(intervalOf(bound).low, bound, 1e-6);
    assert.ok(intervalOf(bound + 0.01).low < bound + 0.01);
    assert.ok(intervalOf(bound - 0.01).low > bound - 0.01);
  });

  it('is the same to both sides, and never wider than the repeated one where a bound was crossed', () => {
    for (let i = 1; i < looks.length; i++) {
      const intervalOf = stageWise(shares.slice(0, i + 1), bounds.slice(0, i + 1));
      for (const z of [bounds[i]!, bounds[i]! + 0.4]) {
        const [up, down] = [intervalOf(z), intervalOf(-z)];
        close(up.low, down.high, 1e-9);
        close(up.high, down.low, 1e-9);
        assert.ok(up.high <= 1.96 && up.low <= z + 1e-6, `look ${i + 1}, z ${z}: ${JSON.stringify(up)}`);
      }
    }
  });

  it('holds the estimate, also where a great difference shows at the last look only', () => {
    const { low, high } = stageWise(shares, bounds)(6);
    assert.ok(low >= 0 && high >= 0);
  });

  it('is none where something else than the bound ended the run', () => {
    const few = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? 0.01 : -0.01) * (i + 1));
    const clear = Array.from({ length: 20 }, (_, i) => -0.3 - i / 100);
    const at = lookInterval(looks.slice(0, 2), 50);
    assert.equal(at(few), undefined);
    assert.notEqual(at(clear), undefined);
    assert.notEqual(lookInterval(looks, 50)(few), undefined);
  });
});
