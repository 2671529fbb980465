import assert from 'node:assert/strict';
import type { Check } from '../../../../src/bench/quality/check';
import { readyChecks } from '../../../../src/bench/quality/runChecks';

const schema = { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } };

/** A check, an answer, and whether it passes. */
const rows: readonly (readonly [Check, string, boolean])[] = [
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
      () => readyChecks([{ type: 'is-json', schema: { type: 'nothing' } }], {}),
      /JSON schema of a check cannot be used/,
    );
  });
});
