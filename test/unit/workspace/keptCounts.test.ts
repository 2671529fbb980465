import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { CountRequest } from '../../../src/tokens/countRequest';
import type { PromptFactor } from '../../../src/tokens/promptFactor';
import { hasCurrentCounts } from '../../../src/workspace/currentCounts';
import { KeptCounts } from '../../../src/workspace/keptCounts';
import { file, message, profile, prompt, text } from '../report/samples';

const place = { root: '/root', id: 'src/a.py#A' };
const count = { tokens: 9, source: 'Anthropic messages/count_tokens', countedOn: '2026-11-29' };
const factor: PromptFactor = { factor: 1.1, lines: ['5:1:2'] };

function request(words: string, model = 'claude-opus-5'): CountRequest {
  return { model, system: '', messages: [{ role: 'user', text: words }], standIns: 0 };
}

describe('kept counts', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'promptmeter-counts-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const kept = (): KeptCounts => new KeptCounts(join(folder, 'counts'));
  const names = (): string[] => readdirSync(join(folder, 'counts')).sort();

  it('are the same for every process, by content and model', () => {
    kept().keep(place, request('Hello'), count, factor);
    const { key, ...known } = kept().find(place, request('Hello'))!;
    assert.deepEqual(known, { ...count, factor, isSame: true });
    assert.deepEqual(names(), [key]);
    assert.equal(kept().find({ root: null, id: 'b.py#B' }, request('Hello'))?.isSame, true);
    assert.equal(kept().find(place, request('Hello', 'claude-opus-4')), null);
    assert.equal(kept().find({ ...place, id: 'src/a.py#B' }, request('Hello!')), null);
  });

  it('say of a prompt that has changed what its last count was', () => {
    const counts = kept();
    counts.keep(place, request('one'), { ...count, tokens: 1 }, factor, 1e12);
    counts.keep(place, request('two'), { ...count, tokens: 2 }, factor, 1e12 + 1);
    const of = (words: string): unknown[] => {
      const { tokens, isSame } = counts.find(place, request(words))!;
      return [tokens, isSame];
    };
    assert.deepEqual([of('three'), of('one'), of('two')], [[2, false], [1, true], [2, true]]);
    counts.keep(place, request('four'), count, null, 1e12 + 2);
    assert.equal(counts.find(place, request('five')), null, 'a count without a factor tells nothing of edits');
  }); // prettier-ignore

  it('are seen as soon as another window keeps them', () => {
    const mine = kept();
    assert.equal(mine.isEmpty, true);
    kept().keep(place, request('a'), count, null);
    assert.equal(mine.find(place, request('a'))?.tokens, 9);
    // A folder that has not changed for a while is not listed again.
    utimesSync(join(folder, 'counts'), 1e9, 1e9);
    assert.equal(mine.find(place, request('b')), null);
    kept().keep(place, request('b'), count, null);
    assert.equal(mine.find(place, request('b'))?.tokens, 9);
  });

  it('are at most 500, the oldest dropped', () => {
    const counts = kept();
    for (let n = 0; n < 503; n++) {
      counts.keep(place, request(String(n)), { ...count, tokens: n }, null, 1e12 + n);
    }
    assert.equal(names().length, 500);
    assert.equal(counts.find(place, request('2')), null);
    assert.equal(counts.find(place, request('3'))?.tokens, 3);
  });

  it('hold no text, and are for nobody else to read', () => {
    kept().keep(place, request('a secret word'), count, factor);
    const path = join(folder, 'counts', names()[0]!);
    assert.ok(!/secret|src/.test(path + readFileSync(path, 'utf8')));
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o077, 0);
  });

  for (const damage of ['', '7', '{}', '{"tokens":"many"}', JSON.stringify({ ...count, tokens: -1, factor: null }), JSON.stringify({ ...count, factor: { factor: 'x' } })]) {
    it(`ignore what somebody else wrote: ${damage}`, () => {
      kept().keep(place, request('a'), count, null);
      writeFileSync(join(folder, 'counts', names()[0]!), damage);
      assert.equal(kept().find(place, request('a')), null);
    });
  } // prettier-ignore

  it('are none where there is no place for them', () => {
    const nowhere = new KeptCounts(null);
    nowhere.keep(place, request('a'), count, null);
    assert.equal(nowhere.isEmpty, true);
    writeFileSync(join(folder, 'counts'), 'a file where the folder should be');
    kept().keep(place, request('a'), count, null);
    assert.equal(kept().find(place, request('a')), null);
  });

  it('make a kept result of a file old, and nothing else', () => {
    const counts = kept();
    const subject = prompt([message([text('a b')])], { id: place.id });
    const isCurrent = (outcome = file('src/a.py', [profile(subject)])): boolean =>
      hasCurrentCounts(outcome, { root: place.root, assumptions: defaultAssumptions, counts });
    assert.equal(isCurrent(), true);
    const asked = request('a b', 'gpt-4o');
    counts.keep({ root: '/other', id: 'x#y' }, request('a'), count, null);
    assert.equal(isCurrent(), true);
    counts.keep(place, asked, count, null);
    assert.equal(isCurrent(), false);
    const known = counts.find(place, asked)!;
    const fresh = profile(subject, { counted: { request: asked, known } });
    assert.equal(isCurrent(file('src/a.py', [fresh])), true);
    rmSync(join(folder, 'counts'), { recursive: true });
    assert.equal(isCurrent(file('src/a.py', [fresh])), false);
  });
});
