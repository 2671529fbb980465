import assert from 'node:assert/strict';
import { pairedValues } from '../../../src/bench/pairedValues';
import type { Trial } from '../../../src/bench/trial';

const trial = (arm: string, changes: Partial<Trial>): Trial =>
  ({
    arm,
    case: 'case 1',
    status: 'ok',
    ttftMs: 10,
    e2eMs: 20,
    isBuffered: false,
    costUsd: 0.1,
    ...changes,
  }) as Trial;

describe('pairedValues', () => {
  const table: readonly (readonly [
    title: string,
    a: Partial<Trial>,
    b: Partial<Trial>,
    metric: 'ttft' | 'e2e' | 'cost',
    expected: readonly (number | null)[] | null,
  ])[] = [
    ['both values', {}, { ttftMs: 12 }, 'ttft', [10, 12]],
    ['a failure is a time that is long', {}, { status: 'timeout' }, 'ttft', [10, null]],
    ['a failure costs nobody knows what', {}, { status: 'timeout', costUsd: null }, 'cost', null],
    ['no first token can be told where something buffers', {}, { isBuffered: true }, 'ttft', null],
    ['the last token can', {}, { isBuffered: true }, 'e2e', [20, 20]],
  ];
  for (const [title, a, b, metric, expected] of table) {
    it(title, () => {
      const pairs = pairedValues([[trial('B', b), trial('A', a)]], { baseline: 'A', candidate: 'B' }, metric);
      assert.deepEqual(
        pairs.map((pair) => [pair.a, pair.b]),
        expected === null ? [] : [expected],
      );
    });
  }

  it('leaves out what has no other half', () => {
    assert.deepEqual(pairedValues([[trial('A', {})]], { baseline: 'A', candidate: 'B' }, 'ttft'), []);
  });
});
