import assert from 'node:assert/strict';
import { usualPlan } from '../../../../src/bench/experiment';
import type { RunRecord, TrialRecord } from '../../../../src/bench/store/records';
import { parseRun, whyNoRun } from '../../../../src/bench/store/run';
import { isSameText, textHash } from '../../../../src/bench/store/textHash';
import { viewOf } from '../../../../src/bench/view/runView';

const run: RunRecord = {
  kind: 'run',
  schemaVersion: 1,
  id: '1',
  experiment: 'one',
  fingerprint: 'f',
  at: '2026-11-01T10:00:00.000Z',
  arms: [
    { id: 'A', variant: 'A', endpoint: 'simulated', model: 'simulated-1' },
    { id: 'B', variant: 'B', endpoint: 'simulated', model: 'simulated-1' },
  ],
  contrasts: [{ baseline: 'A', candidate: 'B' }],
  cases: 1,
  hasChecks: false,
  plan: usualPlan,
  maxUsd: 1,
  versions: { promptmeter: '0', node: '0', undici: null },
  calibration: null,
};

export function trial(id: number, arm: string, more: Partial<TrialRecord> = {}): TrialRecord {
  return {
    ...{ kind: 'trial', id, phase: 'measured', arm, block: Math.floor(id / 2), attempt: 1, position: id % 2 },
    ...{ case: 'case 1', nonce: null, at: run.at, costUsd: 0, chargedUsd: 0, failedChecks: null },
    ...{ status: 'ok', message: null, httpStatus: 200, retryAfterMs: null, sentMs: 1, ttfbMs: 2 },
    ...{ ttftMs: 100 + id, ttfatMs: 100 + id, e2eMs: 200 + id, endMs: 200 + id, tpotMs: 5, gaps: null },
    ...{ usage: null, rawUsage: null, finishReason: 'stop', responseModel: null, fingerprint: null },
    ...{ serviceTier: null, requestId: null, text: 'x', toolCalls: '', outputCharacters: 1 },
    ...{ newConnection: false, eventLoopDelayP99Ms: 1, clockJumpMs: 0, isBuffered: false, notes: [] },
    ...{ simulated: true, truth: null },
    ...more,
  };
}

const file = (...lines: readonly unknown[]): string =>
  lines.map((line) => `${typeof line === 'string' ? line : JSON.stringify(line)}\n`).join('');

describe('the file of a run', () => {
  const end = { kind: 'end', at: run.at, reason: 'complete', message: null };
  const readable: readonly (readonly [
    what: string,
    text: string,
    problems: readonly RegExp[],
    trials: number,
  ])[] = [
    ['as it was written', file(run, trial(0, 'A'), trial(1, 'B'), end), [], 2],
    ['without a request', file(run), [], 0],
    ['cut off in its last line', `${file(run, trial(0, 'A'))}{"kind":"tri`, [], 1],
    [
      'with a line that is none',
      file(run, 'oops', trial(0, 'A')),
      [/^One line of the file cannot be read and is/],
      1,
    ],
    [
      'with a request that lacks its values',
      file(run, { kind: 'trial', id: 1 }),
      [/^One line .* cannot be read/],
      0,
    ],
    [
      'with NaN, which is no JSON',
      file(run, '{"kind":"trial","ttftMs":NaN}', 'x'),
      [/^2 lines .* are left out/],
      0,
    ],
    [
      'with lines of a later version',
      file({ ...run, schemaVersion: 2 }, { kind: 'cost' }),
      [/newer version .*format 2/, /One line .* kind that this version does not know/],
      0,
    ],
    ['with line ends of Windows', file(run, trial(0, 'A')).replaceAll('\n', '\r\n'), [], 1],
  ];
  for (const [what, text, problems, trials] of readable) {
    it(`is shown ${what}`, () => {
      const read = parseRun(text)!;
      assert.equal(read.problems.length, problems.length, read.problems.join(' '));
      for (const [i, problem] of problems.entries()) assert.match(read.problems[i]!, problem);
      assert.equal(viewOf(read, 'x.jsonl').trials.length, trials);
    });
  }

  it('ends as its last line says, whatever it was called since', () => {
    const named = parseRun(
      file(run, end, { kind: 'name', at: run.at, name: 'one' }, { kind: 'name', at: run.at, name: 'two' }),
    )!;
    assert.equal(named.end?.reason, 'complete');
    assert.equal(named.name, 'two');
    assert.equal(parseRun(file(run, end, trial(0, 'A')))!.end, null);
  });

  const unreadable: readonly (readonly [what: string, text: string, why: RegExp])[] = [
    ['empty', ' \n', /is empty/],
    ['somebody else’s', '{"kind":"something"}\n', /no line that says what was compared/],
    ['no JSON', '# Notes\n', /no file of a run/],
    ['a picture', '\u0089PNG\r\n\u001a\n', /no file of a run/],
    ['cut off in its first line', JSON.stringify(run).slice(0, 50), /no file of a run/],
    ['without what was compared', file({ ...run, arms: 3 }), /is damaged/],
    ['of a later form', file({ kind: 'run', schemaVersion: 9 }), /newer version .*format 9/],
    ['JSON of a number', '12\n', /no file of a run/],
    ['JSON of null', 'null\n', /no file of a run/],
  ];
  for (const [what, text, why] of unreadable) {
    it(`says why, where it is ${what}`, () => {
      assert.equal(parseRun(text), null);
      assert.match(whyNoRun(text), why);
    });
  }
});

describe('the text of messages', () => {
  it('is the same however it is cut into parts', () => {
    const a = [
      { role: 'user', parts: [{ text: 'a' }, { text: 'b' }, { variable: 'x', text: '1' }, { text: '' }] },
    ] as const;
    const b = [{ role: 'user', parts: [{ text: 'ab' }, { variable: 'x' }] }] as const;
    assert.ok(isSameText(a, b));
    assert.notEqual(textHash(a), textHash([{ role: 'system', parts: b[0].parts }]));
    assert.notEqual(textHash(a), textHash([{ role: 'user', parts: [{ text: 'abx' }] }]));
  });
});
