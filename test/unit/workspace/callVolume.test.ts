import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { PromptAssumptions } from '../../../src/cost/assumptions';
import { callVolume } from '../../../src/workspace/callVolume';

describe('calls per month', () => {
  const id = 'src/a.py#ASK';
  const rows: readonly (readonly [
    string,
    PromptAssumptions[],
    number | null,
    boolean,
    number | null,
    string?,
  ])[] = [
    ['nobody says', [], null, false, null],
    ['a setting says', [], 10, false, 10, 'the setting promptmeter.assumptions.callsPerMonth'],
    ['promptmeter.yaml says', [], 10, true, 10, 'promptmeter.yaml, defaults'],
    [
      'promptmeter.yaml says for the prompt',
      [
        { pattern: id, callsPerMonth: 5 },
        { pattern: '**', callsPerMonth: 6 },
      ],
      10,
      true,
      5,
      `promptmeter.yaml, for ${id}`,
    ],
    [
      'globs say: the last',
      [
        { pattern: 'src/**', callsPerMonth: 5 },
        { pattern: '**', callsPerMonth: 6 },
      ],
      10,
      true,
      6,
      'promptmeter.yaml, for **',
    ],
    ['others are spoken of', [{ pattern: 'lib/**', callsPerMonth: 5 }], null, true, null],
  ];
  for (const [what, prompts, callsPerMonth, isInConfig, expected, source] of rows) {
    it(`as ${what}`, () => {
      const volume = callVolume([id], { ...defaultAssumptions, prompts, callsPerMonth }, isInConfig);
      assert.deepEqual(volume, expected === null ? null : { callsPerMonth: expected, source });
    });
  }
});
