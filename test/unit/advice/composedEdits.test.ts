import assert from 'node:assert/strict';
import { edited } from '../../../src/advice/applyFixes';
import { composedEdits } from '../../../src/advice/composedEdits';
import type { TextEdit } from '../../../src/advice/finding';
import { dice } from '../support/dice';

const chance = dice(20261130);

/** Some edits of a text, in order, that do not overlap. */
function edits(text: string): TextEdit[] {
  const made: TextEdit[] = [];
  for (let at = chance.below(4); at <= text.length; at += 1 + chance.below(5)) {
    const end = Math.min(text.length, at + chance.below(4));
    made.push({ span: { start: at, end }, newText: chance.pick(['', 'X', 'YZ']) });
    at = end;
  }
  return made;
}

describe('edits of edited texts', () => {
  it('come to the same as one after the other', () => {
    for (let round = 0; round < 3_000; round++) {
      const text = 'abcdefghijklmnopqrstuvwxyz'.slice(0, chance.below(27));
      const first = edits(text);
      const between = edited(text, first);
      const second = edits(between);
      const both = composedEdits(text, first, second);
      assert.equal(edited(text, both), edited(between, second), JSON.stringify([text, first, second]));
      for (const [index, { span }] of both.entries()) {
        assert.ok(span.start <= span.end && span.start >= (both[index - 1]?.span.end ?? 0));
      }
    }
  });

  it('leave what no edit touches', () => {
    const first = [{ span: { start: 2, end: 4 }, newText: '' }];
    const second = [{ span: { start: 6, end: 7 }, newText: '-' }];
    assert.deepEqual(composedEdits('abcdefghij', first, second), [
      { span: { start: 2, end: 4 }, newText: '' },
      { span: { start: 8, end: 9 }, newText: '-' },
    ]);
  });
});
