import assert from 'node:assert/strict';
import { createLineIndex } from '../../../src/report/lineIndex';

describe('line index', () => {
  const cases: [string, number[]][] = [
    ['', [1]],
    ['ab', [1, 1, 1]],
    ['a\nb', [1, 1, 2, 2]],
    ['a\r\nb', [1, 1, 1, 2, 2]],
    ['a\rb', [1, 1, 2, 2]],
    ['\n\r\r\n\n', [1, 2, 3, 3, 4, 5]],
    ['😀\nb', [1, 1, 1, 2, 2]],
    ['a\u2028b', [1, 1, 1, 1]],
  ];
  for (const [text, lines] of cases) {
    it(JSON.stringify(text), () => {
      const index = createLineIndex(text);
      assert.deepEqual(
        lines.map((_, offset) => index.lineAt(offset)),
        lines,
      );
    });
  }

  it('ends a span on the line of its last character', () => {
    const index = createLineIndex('one\ntwo\nthree\n');
    assert.deepEqual(index.linesOf({ start: 0, end: 4 }), { startLine: 1, endLine: 1 });
    assert.deepEqual(index.linesOf({ start: 0, end: 5 }), { startLine: 1, endLine: 2 });
    assert.deepEqual(index.linesOf({ start: 4, end: 14 }), { startLine: 2, endLine: 3 });
    assert.deepEqual(index.linesOf({ start: 4, end: 4 }), { startLine: 2, endLine: 2 });
  });

  it('puts offsets beyond the text on its last line', () => {
    assert.equal(createLineIndex('a\nb').lineAt(99), 2);
  });
});
