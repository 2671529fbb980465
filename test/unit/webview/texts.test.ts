import assert from 'node:assert/strict';
import { diffOf } from '../../../src/webview/comparison/diffOf';
import { elapsed } from '../../../src/webview/comparison/metricWords';
import { requirementsOf } from '../../../src/webview/comparison/requirements';
import { visible, visibleLine } from '../../../src/webview/shared/text/visible';

describe('text that cannot be seen', () => {
  for (const [text, shown] of [
    ['plain\n\ttext', 'plain\n\ttext'],
    ['a\u001b[31mb', 'a␛[31mb'],
    ['\u0000\u007f', '␀␡'],
    ['user\u202enimda', 'user⟦U+202E⟧nimda'],
    ['zero\u200bwidth\ufeff', 'zero⟦U+200B⟧width⟦U+FEFF⟧'],
    ['lines\r\nof Windows, \r alone', 'lines\nof Windows, ␍ alone'],
    ['שלום, مرحبا', 'שלום, مرحبا'],
  ] as const) {
    it(`is made visible in ${JSON.stringify(text)}`, () => assert.equal(visible(text), shown));
  }

  it('stands on one line where there is one', () => {
    assert.equal(visibleLine('a\n  b'), 'a ⏎ b');
    assert.equal(visibleLine('abcdef', 3), 'abc …');
  });
});

describe('what differs between two answers', () => {
  it('is found by words in short ones', () => {
    assert.deepEqual(diffOf('we will help', 'we can help'), [
      { kind: 'same', text: 'we ' },
      { kind: 'removed', text: 'will' },
      { kind: 'added', text: 'can' },
      { kind: 'same', text: ' help' },
    ]);
  });

  it('is nothing in those that are the same', () => {
    assert.deepEqual(diffOf('', ''), []);
    assert.deepEqual(diffOf('same', 'same'), [{ kind: 'same', text: 'same' }]);
  });

  it('is found by lines in long ones, and the sides add up to both texts', () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `line ${i} of a long answer\n`);
    const [before, after] = [lines.join(''), lines.with(2500, 'another line\n').join('')];
    const pieces = diffOf(before, after)!;
    const side = (without: string): string =>
      pieces
        .filter(({ kind }) => kind !== without)
        .map(({ text }) => text)
        .join('');
    assert.equal(side('added'), before);
    assert.equal(side('removed'), after);
    assert.equal(pieces.filter(({ kind }) => kind === 'added').length, 1);
  });

  it('is given up where it would take too long', () => {
    const lines = (word: string): string =>
      Array.from({ length: 100_000 }, (_, i) => `${word} ${i}\n`).join('');
    assert.equal(diffOf(lines('left'), lines('right')), null);
  });
});

describe('words of the page', () => {
  for (const [ms, words] of [
    [0, '0 ms'],
    [850.4, '850 ms'],
    [12_500, '12.5 s'],
    [571_330, '9:31 min'],
    [7_500_000, '2:05 h'],
  ] as const) {
    it(`say ${ms} ms as ${words}`, () => assert.equal(elapsed(ms), words));
  }

  it('take from a look only limits that are numbers', () => {
    const needed = requirementsOf(
      { maxP95Ms: 'soon', maxUsdPer1kCalls: -1, minQuality: 0.9, prefer: 'luck' },
      'e2e',
    );
    assert.deepEqual(needed, {
      ...{ time: 'e2e', prefer: 'cost', maxP95Ms: null, maxUsdPer1kCalls: null, minQuality: 0.9 },
    });
  });
});
