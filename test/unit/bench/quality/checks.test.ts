import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Checker } from '../../../../src/bench/quality/checker';
import type { LocalCheck } from '../../../../src/bench/quality/check';
import { readyChecks } from '../../../../src/bench/quality/runChecks';

const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };

/** A check, an answer, and whether it passes. */
const rows: readonly (readonly [LocalCheck, string, boolean])[] = [
  [{ type: 'contains', value: 'Rose' }, 'A Rose.', true],
  [{ type: 'contains', value: 'rose' }, 'A Rose.', false],
  [{ type: 'icontains', value: 'rose' }, 'A Rose.', true],
  [{ type: 'contains', value: 'Rose', not: true }, 'A Rose.', false],
  [{ type: 'contains', value: '{{flower}}' }, 'A tulip.', true],
  [{ type: 'starts-with', value: 'A ' }, 'A Rose.', true],
  [{ type: 'equals', value: ' yes' }, 'yes\n', true],
  [{ type: 'equals', value: '{"a": 1, "b": 2}' }, '{ "b": 2, "a": 1 }', true],
  [{ type: 'equals', value: '{"a": 1}' }, '{"a": 2}', false],
  [{ type: 'contains-all', values: ['a', 'b'] }, 'ab', true],
  [{ type: 'contains-all', values: ['a', 'c'] }, 'ab', false],
  [{ type: 'contains-any', values: ['a', 'c'] }, 'ab', true],
  [{ type: 'regex', value: '^\\d+$' }, '42', true],
  [{ type: 'regex', value: '^\\d+$' }, '42a', false],
  [{ type: 'javascript', value: 'output.length < 3' }, 'ab', true],
  [{ type: 'javascript', value: 'output.includes(values.flower) && finishReason === "stop"' }, 'tulip', true],
  [{ type: 'javascript', value: 'output.length < 3 // short' }, 'abc', false],
  [{ type: 'javascript', value: 'JSON.parse(output).n === 1' }, 'no JSON', false],
  [{ type: 'is-json' }, '{"n": 1}', true],
  [{ type: 'is-json' }, 'null', true],
  [{ type: 'is-json' }, 'Here: {"n": 1}', false],
  [{ type: 'is-json', schema }, '{"n": 1.5}', false],
  [{ type: 'contains-json', schema }, 'Here:\n```json\n{"n": 1}\n```', true],
  [{ type: 'contains-json', schema }, 'Here: {"m": 1}', false],
  [{ type: 'words', max: 3 }, 'one two  three', true],
  [{ type: 'words', min: 4 }, 'one two three', false],
  [{ type: 'characters', max: 2 }, '🌹🌹', true],
  [{ type: 'finish-reason', value: 'stop' }, 'x', true],
  [{ type: 'finish-reason', value: 'end_turn' }, 'x', true],
  [{ type: 'finish-reason', value: 'length' }, 'x', false],
  [{ type: 'similar', value: 'the red rose', threshold: 0.9 }, 'the  red roses', true],
  [{ type: 'similar', value: 'the red rose', threshold: 0.9 }, 'a blue tulip', false],
];

describe('checks of an answer', () => {
  for (const [check, text, passes] of rows) {
    it(`${JSON.stringify(check)} ${passes ? 'passes' : 'fails'} ${JSON.stringify(text)}`, () => {
      const [ready] = readyChecks([check], { flower: 'tulip' });
      assert.equal(ready!({ text, finishReason: 'stop' }) === null, passes);
    });
  }

  it('says what cannot be checked', () => {
    assert.throws(() => readyChecks([{ type: 'regex', value: '(' }], {}), /"\(" is no regular expression/);
    assert.throws(
      () => readyChecks([{ type: 'javascript', value: 'a b' }], {}),
      /is no expression of JavaScript/,
    );
    assert.throws(
      () => readyChecks([{ type: 'is-json', schema: { type: 'nothing' } }], {}),
      /JSON schema of a check cannot be used/,
    );
  });
});

describe('the thread of checks', function () {
  this.timeout(60_000);
  const project = join(__dirname, '../../../..');
  before(() => void execFileSync(process.execPath, ['esbuild.js', 'benchChecks'], { cwd: project }));

  const slow: readonly LocalCheck[] = [{ type: 'regex', value: '^(a+)+$' }];
  const endless: readonly LocalCheck[] = [{ type: 'javascript', value: '(() => { for (;;); })()' }];
  const ending: readonly LocalCheck[] = [
    { type: 'javascript', value: 'output.constructor.constructor("process.exit()")()' },
  ];
  const hungry: readonly LocalCheck[] = [
    { type: 'javascript', value: '(() => { const a = []; for (;;) a.push(new Array(1e6).fill(0)); })()' },
  ];
  const answer = { text: `${'a'.repeat(40)}!`, finishReason: 'stop' };

  for (const [name, checks, why] of [
    ['a pattern that comes to no end', slow, /^a check took longer than 2 s$/],
    ['a function that comes to no end', endless, /^a check took longer than 2 s$/],
    ['a function that ends its thread', ending, /^a check ended the thread that checks$|^javascript$/],
    ['a function that takes all memory', hungry, /^a check (?:took longer|ended)/],
  ] as const) {
    it(`${name} fails the answer, holds nobody up, and the next check is made`, async () => {
      const checker = new Checker(join(project, 'dist/benchChecks.js'));
      try {
        let ticks = 0;
        const clock = setInterval(() => ticks++, 20);
        const [failed, ...others] = await checker.check(checks, {}, answer);
        clearInterval(clock);
        assert.match(failed!, why);
        assert.deepEqual(others, []);
        if (why.source.includes('took')) assert.ok(ticks > 5, `${ticks} ticks`);
        for (let i = 0; i < 2; i++) {
          assert.deepEqual(await checker.check([{ type: 'contains', value: '!' }], {}, answer), []);
        }
      } finally {
        await checker.dispose();
      }
    });
  }

  it('survives what a function leaves behind', async () => {
    const checker = new Checker(join(project, 'dist/benchChecks.js'));
    const later = 'setTimeout(() => { throw new Error("later") }, 20) && true';
    const value = `output.constructor.constructor("return process")().mainModule, ${later}`;
    try {
      await checker.check([{ type: 'javascript', value }], {}, answer);
      await setTimeout(500);
      assert.deepEqual(await checker.check([{ type: 'contains', value: '!' }], {}, answer), []);
    } finally {
      await checker.dispose();
    }
  });

  it('has no environment', async () => {
    process.env['PROMPTMETER_UNIT_KEY'] = 'sk-unit';
    const checker = new Checker(join(project, 'dist/benchChecks.js'));
    try {
      const keys = 'Object.keys(output.constructor.constructor("return process")().env).length === 0';
      assert.deepEqual(await checker.check([{ type: 'javascript', value: keys }], {}, answer), []);
    } finally {
      delete process.env['PROMPTMETER_UNIT_KEY'];
      await checker.dispose();
    }
  });
});
