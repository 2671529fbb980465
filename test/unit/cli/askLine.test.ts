import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { askLine } from '../../../src/cli/askLine';
import type { Keyboard } from '../../../src/cli/askLine';

/** What is typed before the question stands there and after it, and how the input ends then. */
type Row = readonly [
  what: string,
  before: string,
  after: readonly string[],
  ends: boolean,
  line: string,
  screen: string,
];

describe('a question at the terminal', () => {
  const rows: readonly Row[] = [
    ['a line', '', ['yes\n'], false, 'yes', '? '],
    ['a line in pieces, and the next one', '', ['y', 'es\r', '\nno\n'], false, 'yes', '? '],
    ['a line that was typed before is no answer', 'y\n', ['n\n'], false, 'n', '? '],
    ['half a line that was typed before is no part of one', 'y', ['\n'], false, '', '? '],
    ['the end of the input is no answer, and ends the line', '', [], true, '', '? \n'],
    ['a line that the end breaks off is none', '', ['y'], true, '', '? \n'],
  ];
  for (const [what, before, after, ends, line, shown] of rows) {
    it(what, async () => {
      const keyboard: Keyboard & PassThrough = new PassThrough();
      const modes: boolean[] = [];
      keyboard.setRawMode = (raw) => modes.push(raw);
      const screen = new PassThrough();
      keyboard.write(before);
      const asked = askLine('? ', keyboard, screen);
      while (screen.readableLength === 0) await setTimeout(5);
      for (const typed of after) keyboard.write(typed);
      if (ends) keyboard.end();
      assert.equal(await asked, line);
      assert.equal(String(screen.read()), shown);
      assert.deepEqual(modes, [true, false]);
      assert.ok(keyboard.isPaused());
    });
  }
});
