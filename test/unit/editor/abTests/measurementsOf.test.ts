import assert from 'node:assert/strict';
import type { ListedRun } from '../../../../src/bench/store/runList';
import { textHash } from '../../../../src/bench/store/textHash';
import { measurementsOf } from '../../../../src/editor/abTests/measurementsOf';
import type { Profile } from '../../../../src/report/model';

const span = { start: 0, end: 0 };
const prompt = (text: string): Profile =>
  ({
    id: 'a.py#ASK',
    messages: [{ role: 'user', turn: 0, parts: [{ kind: 'text', span, text, map: null }] }],
  }) as unknown as Profile;

/** A run whose arms sent these texts; the first was that of the prompt. */
function listed(
  file: string,
  texts: readonly string[],
  more: { simulated?: boolean; n?: number; at?: Date } = {},
): ListedRun {
  const { simulated = false, n = 50, at = new Date(Date.now() - 49 * 3_600_000) } = more;
  const names = texts.map((_, i) => 'AB'[i]!);
  return {
    file,
    name: 'one',
    end: 'complete',
    run: {
      at: at.toISOString(),
      arms: texts.map((text, i) => ({
        id: names[i],
        model: 'm',
        textHash: textHash([{ role: 'user', parts: [{ text }] }]),
        ...(i === 0 ? { source: { path: 'a.py', id: 'a.py#ASK' } } : {}),
      })),
    },
    summary: {
      simulated,
      arms: names.map((arm, i) => ({ arm, n, ttftMs: 240 + i, e2eMs: i === 0 ? 812.4 : 1234 })),
    },
  } as unknown as ListedRun;
}

describe('what a prompt was last measured with', () => {
  const rows: readonly (readonly [string, string, readonly ListedRun[], string | undefined])[] = [
    ['its own text', 'old', [listed('1', ['old', 'new'])], 'p50 812 ms · TTFT 240 ms (n=50, 2 d ago)'],
    [
      'the text that it was given since',
      'new',
      [listed('1', ['old', 'new'])],
      'p50 1.2 s · TTFT 241 ms (n=50, 2 d ago)',
    ],
    [
      'another text: stale',
      'newer',
      [listed('1', ['old', 'new'])],
      'p50 812 ms · TTFT 240 ms (n=50, 2 d ago, stale)',
    ],
    [
      'its own text before a later one',
      'old',
      [listed('1', ['x']), listed('2', ['old'], { n: 7 })],
      'p50 812 ms · TTFT 240 ms (n=7, 2 d ago)',
    ],
    [
      'a simulated run',
      'old',
      [listed('1', ['old'], { simulated: true })],
      'p50 812 ms · TTFT 240 ms (n=50, 2 d ago, simulated)',
    ],
    ['a run without an answer', 'old', [listed('1', ['old'], { n: 0 })], undefined],
    ['no run', 'old', [], undefined],
  ];
  for (const [what, text, runs, title] of rows) {
    it(`is ${what}`, async () => {
      assert.equal((await measurementsOf([prompt(text)], runs)).get('a.py#ASK')?.title, title);
    });
  }
});
