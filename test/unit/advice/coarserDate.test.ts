import assert from 'node:assert/strict';
import { coarserDate } from '../../../src/advice/rules/coarserDate';
import { volatilityOf } from '../../../src/advice/prefix/volatility';
import type { PricedPrompt } from '../../../src/advice/pricedPrompt';

/** A moment as code writes it, and its day; null where it stays. */
const rows: readonly (readonly [moment: string, day: string | null])[] = [
  ['{datetime.now().strftime("%d.%m.%Y, %H:%M")}', '{datetime.now().strftime("%d.%m.%Y")}'],
  ['{datetime.now().strftime("%H:%M")}', null],
  ['{datetime.utcnow()}', '{datetime.utcnow().date()}'],
  ['{datetime.now() + timedelta(hours=1)}', null],
  ['${new Date().toISOString()}', '${new Date().toISOString().slice(0, 10)}'],
  ["${new Date().toISOString().split('T')[1]}", null],
  ['${new Date().toLocaleString()}', '${new Date().toLocaleDateString()}'],
  ["${new Date().toLocaleString('en', { timeStyle: 'short' })}", null],
  ['{DateTime.Now:yyyy-MM-dd HH:mm:ss}', '{DateTime.Now:yyyy-MM-dd}'],
  ['DateTime.UtcNow.ToString("dd MMM yyyy HH:mm")', 'DateTime.UtcNow.ToString("dd MMM yyyy")'],
  ['DateTime.Now.ToString("HH:mm")', null],
  ['time.Now().Format("2006-01-02 15:04:05")', 'time.Now().Format("2006-01-02")'],
  ['time.Now().UTC().Format(time.RFC3339)', 'time.Now().UTC().Format(time.DateOnly)'],
  ['time.Now().Format("15:04")', null],
];

describe('the day of a moment', () => {
  for (const [moment, day] of rows) {
    it(`${moment} is ${day ?? 'left as it is'}`, () => {
      const text = `Today: ${moment}`;
      const span = { start: text.length - moment.length, end: text.length };
      const breaker = { name: 'now', volatility: 'minute', isCondition: false, span } as const;
      // Of a prompt it only asks the text.
      const priced = { path: 'a', textOf: () => text } as unknown as PricedPrompt;
      const fix = coarserDate(breaker, priced);
      if (day === null) {
        assert.equal(fix, null);
        return;
      }
      assert.ok(fix !== null && 'edits' in fix);
      const [edit] = fix.edits;
      const now = text.slice(0, edit!.span.start) + edit!.newText + text.slice(edit!.span.end);
      assert.equal(now, `Today: ${day}`);
      assert.equal(volatilityOf({ expression: day, names: [] }), 'day');
    });
  }
});
