import assert from 'node:assert/strict';
import { volatilityOf } from '../../../src/advice/prefix/volatility';
import type { Volatility } from '../../../src/advice/prefix/volatility';

/** Expression, its names, and how often its value changes. */
const rows: readonly (readonly [string, readonly string[], Volatility])[] = [
  ['question', ['question'], 'call'],
  ['documents', ['documents'], 'call'],
  ['uuid.uuid4()', [], 'call'],
  ['crypto.randomUUID()', [], 'call'],
  ['Date.now()', [], 'call'],
  ['time.time()', [], 'call'],
  ['request_id', ['request_id'], 'call'],
  ['state.requestId', ['state.requestId'], 'call'],
  ['', [], 'call'],
  ['datetime.now()', [], 'minute'],
  ['datetime.datetime.utcnow().isoformat()', [], 'minute'],
  ['new Date().toISOString()', [], 'minute'],
  ['new Date().toLocaleTimeString()', [], 'minute'],
  ['time.Now().Format("2006-01-02 15:04:05")', [], 'minute'],
  ['datetime.now().strftime("%Y-%m-%d %H:%M")', [], 'minute'],
  ['current_time', ['current_time'], 'minute'],
  ['now', ['now'], 'minute'],
  ['datetime.now().strftime("%Y-%m-%d")', [], 'day'],
  ['datetime.date.today()', [], 'day'],
  ['new Date().toLocaleDateString("en-US")', [], 'day'],
  ['new Date().toISOString().slice(0, 10)', [], 'day'],
  ["new Date().toISOString().split('T')[0]", [], 'day'],
  ['time.Now().Format("2006-01-02")', [], 'day'],
  ['current_date', ['current_date'], 'day'],
  ['currentDate', ['currentDate'], 'day'],
  ['today', ['today'], 'day'],
  ['user.name', ['user.name'], 'user'],
  ['userName', ['userName'], 'user'],
  ['session.locale', ['session.locale'], 'user'],
  ['cwd', ['cwd'], 'user'],
  ['ctx.workspace_root', ['ctx.workspace_root'], 'call'],
  ['process.env.APP_NAME', ['process.env.APP_NAME'], 'deploy'],
  ['platform.system()', [], 'deploy'],
  ['process.platform', ['process.platform'], 'deploy'],
  ['MAX_RESULTS', ['MAX_RESULTS'], 'deploy'],
  ['settings.language_style', ['settings.language_style'], 'deploy'],
  ['format_instructions', ['format_instructions'], 'deploy'],
  ['", ".join(set(tags))', ['tags'], 'order'],
  ['", ".join(sorted(set(tags)))', ['tags'], 'call'],
  ['os.listdir(folder)', ['folder'], 'order'],
  ['Object.keys(tools)', ['tools'], 'order'],
  ['random.sample(examples, 3)', ['examples'], 'order'],
  ['name', ['name', 'today'], 'call'],
];

describe('how often the value of a variable changes', () => {
  for (const [expression, names, expected] of rows) {
    it(`${expression || '(nothing)'} by ${expected}`, () => {
      assert.equal(volatilityOf({ expression, names }), expected);
    });
  }
});
