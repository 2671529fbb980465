import assert from 'node:assert/strict';
import type { ListedRun } from '../../../../src/bench/store/runList';
import { ago, runLine } from '../../../../src/editor/abTests/runWords';

const at = '2026-11-01T10:00:00.000Z';
const now = Date.parse(at);
const minute = 60_000;

describe('words of a run', () => {
  const ages: readonly (readonly [minutes: number, words: string])[] = [
    [-5, 'just now'],
    [0.5, 'just now'],
    [1, '1 min ago'],
    [59, '59 min ago'],
    [60, '1 h ago'],
    [60 * 47, '1 d ago'],
    [60 * 24 * 400, '400 d ago'],
  ];
  for (const [minutes, words] of ages) {
    it(`${minutes} minutes are ${words}`, () => assert.equal(ago(at, now + minutes * minute), words));
  }
  it('says nothing of a time that is none', () => assert.equal(ago('x', now), 'just now'));

  const summary = (more: Partial<NonNullable<ListedRun['summary']>>): ListedRun['summary'] => ({
    ...{
      tone: 'good',
      headline: '',
      pairs: { planned: 50, valid: 50 },
      spentUsd: 0.125,
      simulated: false,
      arms: [],
    },
    ...more,
  });
  const listed = (end: ListedRun['end'], of: ListedRun['summary']): ListedRun =>
    ({ file: 'x', name: 'x', end, summary: of, run: { at, plan: { pairs: 50 } } }) as unknown as ListedRun;
  const lines: readonly (readonly [ListedRun, string | RegExp])[] = [
    [listed('complete', summary({})), /^just now · better · 50 pairs · \$0\.13$/],
    [
      listed('killed', summary({ pairs: { planned: 50, valid: 0 } })),
      /did not end · nothing measured · 0 pairs/,
    ],
    [
      listed('cancelled', summary({ tone: 'open', pairs: { planned: 50, valid: 1 }, simulated: true })),
      'just now · cancelled · not decided · 1 pair · simulated',
    ],
    [listed('complete', null), 'just now'],
  ];
  for (const [run, expected] of lines) {
    it(`tells ${String(expected)}`, () => {
      if (typeof expected === 'string') assert.equal(runLine(run, now), expected);
      else assert.match(runLine(run, now), expected);
    });
  }
});
