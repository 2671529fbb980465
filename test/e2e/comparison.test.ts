import assert from 'node:assert/strict';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/browser';
import { Lifetime } from '../../scripts/host/lifetime';
import { temporaryFolder } from '../../scripts/host/suites';
import { armRows, contrastRows } from '../../src/bench/renderings/rows';
import type { Live } from '../../src/bench/view/runView';
import type { ReadRun } from '../../src/bench/store/run';
import { money } from '../../src/report/money';
import { fourArms, syntheticRun, twoArms } from '../unit/bench/view/syntheticRun';
import {
  assertAccessible,
  includedAnswers,
  openExported,
  openInEditor,
  runMessage,
  send,
  tabTo,
} from './comparisonPage';
import type { Opened } from './comparisonPage';
import { themes } from './themes';

const tabs = [
  'differences',
  'distribution',
  'pairs',
  'timeline',
  'trade-offs',
  'answers',
  'requests',
] as const;

describe('comparison page in a browser', function () {
  this.timeout(180_000);
  const lifetime = new Lifetime();
  let browser: Browser;
  let folder: string;
  let opened: Opened | null = null;

  before(async () => {
    browser = await launchBrowser(lifetime);
    folder = temporaryFolder(lifetime);
  });
  after(() => lifetime.end());
  afterEach(async () => {
    const faults = opened?.faults ?? [];
    await opened?.page.context().close();
    opened = null;
    assert.deepEqual(faults, [], 'nothing goes wrong in the page, and it asks for nothing');
  });

  const exported = async (read: ReadRun, options = {}): Promise<Opened['page']> => {
    opened = await openExported(
      browser,
      folder,
      { ...runMessage(read), included: includedAnswers(read) },
      options,
    );
    return opened.page;
  };
  const inEditor = async (theme = themes[0]!, options = {}): Promise<Opened['page']> => {
    opened = await openInEditor(browser, folder, theme, options);
    return opened.page;
  };

  describe('accessibility', () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`has no serious fault in an exported file, ${colorScheme}`, async () => {
        const page = await exported(syntheticRun({ arms: fourArms, pairs: 40 }), { colorScheme });
        for (const tab of tabs) {
          await page.click(`#tab-${tab}`);
          await assertAccessible(page, `${tab}, ${colorScheme}`);
        }
      });
    }

    for (const theme of themes) {
      it(`has no serious fault in ${theme.name}`, async () => {
        const page = await inEditor(theme);
        const read = syntheticRun({ arms: fourArms, pairs: 40 });
        await send(page, runMessage(read, { canRun: true, whyNotApplied: { 'short@fast': null } }));
        for (const each of includedAnswers(read).cases) await send(page, { type: 'answers', ...each });
        await page.waitForSelector('main h1');
        for (const tab of tabs) {
          await page.click(`#tab-${tab}`);
          await assertAccessible(page, `${tab}, ${theme.name}`);
        }
      });
    }

    it('has no serious fault in forced colours, and with a request that is chosen', async () => {
      const page = await exported(syntheticRun({ arms: twoArms, pairs: 20 }), { forcedColors: 'active' });
      await page.click('#tab-requests');
      await page.focus('.grid');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.picked-request');
      await assertAccessible(page, 'forced colours');
    });
  });

  describe('by keyboard alone', () => {
    it('goes through all tabs, and each shows something', async () => {
      const page = await exported(syntheticRun({ arms: twoArms, pairs: 20 }));
      await tabTo(page, '[role=tab]');
      for (const tab of tabs) {
        assert.equal(await page.getAttribute('[role=tab]:focus', 'id'), `tab-${tab}`);
        assert.equal(await page.getAttribute('[role=tabpanel]', 'aria-labelledby'), `tab-${tab}`);
        assert.notEqual((await page.innerText('[role=tabpanel]')).trim(), '');
        await page.keyboard.press('ArrowRight');
      }
      // Around to the first one.
      assert.equal(await page.getAttribute('[role=tab]:focus', 'id'), `tab-${tabs[0]}`);
    });

    it('walks through the dots of a chart, says each and shows its request', async () => {
      const page = await exported(syntheticRun({ arms: twoArms, pairs: 20 }));
      await tabTo(page, '[role=tab]');
      await page.keyboard.press('ArrowRight');
      await tabTo(page, '.plot svg');
      await page.keyboard.press('Home');
      const first = await page.innerText('.plot [aria-live]');
      assert.match(first, /^[AB], request \d+ \(.+\): \d+ ms$/);
      await page.keyboard.press('ArrowRight');
      assert.notEqual(await page.innerText('.plot [aria-live]'), first);
      await page.keyboard.press('Enter');
      const id = /request (\d+)/.exec(await page.innerText('.plot [aria-live]'))![1]!;
      assert.equal(await page.getAttribute('.picked-request', 'aria-label'), `Request ${id}`);
      await page.keyboard.press('Escape');
      assert.equal(await page.innerText('.plot [aria-live]'), '');
    });

    it('shows a chart as a table', async () => {
      const page = await exported(syntheticRun({ arms: twoArms, pairs: 10 }));
      await page.click('#tab-pairs');
      await tabTo(page, '.chart-actions button');
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('[role=tabpanel] tbody tr').count(), 10);
    });

    it('sorts, walks through and filters the requests', async () => {
      const page = await exported(syntheticRun({ arms: fourArms, pairs: 100 }));
      await page.click('#tab-requests');
      assert.equal(await page.getAttribute('.grid', 'aria-rowcount'), '401');
      await tabTo(page, '.grid');
      await page.keyboard.press('End');
      const last = page.locator('.grid .active');
      assert.equal(await last.getAttribute('aria-rowindex'), '401');
      assert.equal(await page.getAttribute('.grid', 'aria-activedescendant'), await last.getAttribute('id'));
      assert.ok(
        (await page.locator('.grid-body .grid-row').count()) < 80,
        'only rows in sight are in the page',
      );
      await page.keyboard.press('Enter');
      assert.equal(await page.getAttribute('.picked-request', 'aria-label'), 'Request 400');
      await page.focus('.grid [role=columnheader]:nth-child(10) button');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assert.equal(
        await page.getAttribute('.grid [role=columnheader]:nth-child(10)', 'aria-sort'),
        'descending',
      );
      await page.selectOption('[role=tabpanel] select >> nth=1', 'failed');
      const failed = Number(await page.getAttribute('.grid', 'aria-rowcount')) - 1;
      assert.match(
        await page.innerText('[role=tabpanel] [role=status]'),
        new RegExp(`^${failed} of 400 requests`),
      );
    });

    it('goes from input to input, and marks what differs', async () => {
      const page = await exported(syntheticRun({ arms: twoArms, pairs: 9 }));
      await page.click('#tab-answers');
      assert.match(await page.innerText('.answers [role=status] >> nth=0'), /^1 of 3 inputs/);
      assert.equal(await page.innerText('.side:first-child del'), 'A');
      assert.equal(await page.innerText('.side:last-child ins'), 'B');
      await tabTo(page, '.answers button');
      await page.keyboard.press('n');
      assert.match(await page.innerText('.answers [role=status] >> nth=0'), /^2 of 3 inputs/);
      assert.match(await page.innerText('.side:first-child pre'), /late parcel/);
      await page.keyboard.press('p');
      assert.match(await page.innerText('.side:first-child pre'), /refund/);
    });

    it('picks by requirements, says why, and marks the arm in the table', async () => {
      const page = await exported(syntheticRun({ arms: fourArms, pairs: 80 }));
      await page.click('#tab-trade-offs');
      await tabTo(page, 'input[type=number]');
      await page.keyboard.type('900');
      await page.keyboard.press('Tab');
      assert.match(await page.innerText('.pick'), /Take long@cheap\. Of those that fit it is the cheapest/);
      assert.match(await page.innerText('.arms thead'), /long@cheap\s*picked/);
      await page.keyboard.type('3.5');
      await page.keyboard.press('Tab');
      await page.keyboard.type('101');
      await page.keyboard.press('Tab');
      assert.match(await page.innerText('.pick'), /No arm meets the requirements/);
      assert.match(
        await page.innerText('[role=tabpanel]'),
        /set defaults\.callsPerMonth in promptmeter\.yaml/,
      );
    });
  });

  it('saves a chart of an exported file as a download', async () => {
    const page = await exported(syntheticRun({ arms: twoArms, pairs: 10 }));
    for (const format of ['SVG', 'PNG']) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.click(`text=Save ${format}`),
      ]);
      assert.equal(download.suggestedFilename(), `differences.${format.toLowerCase()}`);
    }
  });

  it('shows the very cells that every other rendering of the run has', async () => {
    const read = syntheticRun({ arms: fourArms, pairs: 40 });
    const message = runMessage(read);
    const page = await exported(read);
    const { comparison } = message.view.summary;
    const shown = await page.$$eval('[data-cell]', (cells) => cells.map((cell) => cell.textContent));
    const { rows } = armRows(comparison, (usd) => money(usd, null));
    assert.deepEqual(
      shown,
      rows.flatMap(([, ...cells]) => cells),
    );
    const { plan, trialsFile } = message.view.head;
    const expected = contrastRows({ comparison, trialsFile, margin: plan.margin }).rows;
    const contrasts: (string | null)[] = [];
    for (const value of await page.$$eval('[role=tabpanel] select option', (options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    )) {
      await page.selectOption('[role=tabpanel] select', value);
      contrasts.push(
        ...(await page.$$eval('[data-contrast]', (cells) => cells.map((cell) => cell.textContent))),
      );
    }
    assert.deepEqual(contrasts, expected.flat());
  });

  describe('with bad input', () => {
    const runs: readonly [what: string, read: () => ReadRun, says: RegExp][] = [
      ['no request', () => syntheticRun({ arms: twoArms, pairs: 0 }), /No request was measured in this run/],
      [
        'only failures',
        () => syntheticRun({ arms: twoArms.map((arm) => ({ ...arm, failing: 1 })), pairs: 10 }),
        /All 20 measured requests failed/,
      ],
      ['one arm', () => syntheticRun({ arms: twoArms.slice(0, 1), pairs: 10 }), /one arm only/],
      ['one pair', () => syntheticRun({ arms: twoArms, pairs: 1 }), /too few pairs/],
      [
        'no price',
        () => syntheticRun({ arms: twoArms.map((arm) => ({ ...arm, costUsd: null })), pairs: 10 }),
        /No arm has both a known cost and a median time/,
      ],
      [
        'times that are no numbers',
        () =>
          syntheticRun({
            arms: twoArms,
            pairs: 10,
            change: (trial) =>
              trial.id % 4 === 0 ? { ...trial, ttftMs: NaN, e2eMs: NaN, tpotMs: NaN, ttfbMs: NaN } : trial,
          }),
        /Whether B is faster than A is not decided/,
      ],
      [
        'answers that come at once',
        () => syntheticRun({ arms: twoArms, pairs: 10, change: (trial) => ({ ...trial, isBuffered: true }) }),
        /n\/a/,
      ],
    ];
    for (const [what, read, says] of runs) {
      it(`of ${what} says so, and every tab shows something`, async () => {
        // As it comes through a file: what is no number is null.
        const made = JSON.parse(JSON.stringify(read())) as ReadRun;
        const page = await exported(made);
        const texts = [await page.innerText('main')];
        for (const tab of tabs) {
          await page.click(`#tab-${tab}`);
          const text = (await page.innerText('[role=tabpanel]')).trim();
          assert.ok(text.length > 20, `${tab}: ${text}`);
          assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/, tab);
          texts.push(text);
          await assertAccessible(page, `${what}, ${tab}`);
        }
        assert.match(texts.join('\n'), says);
      });
    }

    it('runs nothing that a name or an answer says, and makes visible what hides', async () => {
      const evil =
        '</script><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'">';
      const read = syntheticRun({
        arms: twoArms,
        pairs: 4,
        cases: [`${evil}\u202egnp.exe`],
        experiment: evil,
        answer: () => `${evil}\u0000\u202e\u2066 end`,
        change: (trial) => ({ ...trial, finishReason: evil, responseModel: evil, message: evil }),
      });
      const page = await exported(read);
      for (const tab of tabs) await page.click(`#tab-${tab}`);
      await page.click('#tab-requests');
      await page.focus('.grid');
      await page.keyboard.press('Enter');
      await page.click('#tab-answers');
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.title(), evil);
      const text = await page.innerText('.side:first-child pre');
      assert.ok(text.includes(`${evil}␀⟦U+202E⟧⟦U+2066⟧ end`), text);
      assert.doesNotMatch(await page.innerText('main'), /[\u202a-\u202e\u2066-\u2069]/);
    });

    it('shows the beginning of an answer of 5 MB, and more of it at a wish', async () => {
      const long = (arm: string): string =>
        Array.from(
          { length: 60_000 },
          (_, i) =>
            `line ${i} of the answer, by ${i % 50 === 0 ? arm : 'all'}, long enough to fill five megabytes\n`,
        ).join('');
      const read = syntheticRun({ arms: twoArms, pairs: 1, answer: long });
      assert.ok(read.trials[0]!.text.length > 4_000_000);
      const page = await exported(read);
      await page.click('#tab-answers');
      const length = (): Promise<number> => page.$eval('.side pre', (pre) => pre.textContent.length);
      assert.equal(await length(), 50_000);
      await page.click('.side:first-child button:has-text("Show More")');
      await page.waitForFunction(() => document.querySelector('.side pre')!.textContent.length === 550_000);
      assert.ok((await page.locator('ins').count()) > 0);
    });

    it('says why a run cannot be shown', async () => {
      const page = await inEditor();
      await send(page, { type: 'unreadable', why: 'x.jsonl is no file of a run.' });
      await page.waitForSelector('h1');
      assert.match(await page.innerText('main'), /cannot be shown[\s\S]*x\.jsonl is no file of a run/);
      await assertAccessible(page, 'unreadable');
    });
  });

  describe('in the editor', () => {
    const read = syntheticRun({ arms: twoArms, pairs: 40 });
    const live: Live = {
      phase: 'measured',
      ...{ pairs: 3, planned: 40, requests: 7, spentUsd: 0.01, waiting: null },
      ...{ isPaused: false, remainingMs: 95_000 },
    };

    it('says that it is ready, and shows what comes in one go', async () => {
      const page = await inEditor();
      assert.deepEqual(await page.evaluate(() => sentToHost), [{ type: 'ready' }]);
      await send(page, runMessage(read));
      await page.waitForSelector('[role=tablist]');
    });

    it('moves nothing while numbers change, and says what its buttons want', async () => {
      const page = await inEditor();
      const { view, ...message } = runMessage(read);
      await send(page, { ...message, view: { ...view, live, trials: view.trials.slice(0, 20) } });
      await page.waitForSelector('.live');
      const places = (): Promise<number[]> =>
        page.$$eval('.live button, [role=tablist], .live progress', (all) =>
          all.flatMap((each) => {
            const { left, top, width } = each.getBoundingClientRect();
            return [left, top, width];
          }),
        );
      const before = await places();
      const changes: readonly Partial<Live>[] = [
        { pairs: 39, requests: 99_999, spentUsd: 4.987654, remainingMs: null },
        { waiting: 'the server asked for a break of 20 s, and that is a long sentence', isPaused: true },
        { phase: 'ended' },
      ];
      for (const change of changes) {
        await send(
          page,
          { type: 'live', live: { ...live, ...change } },
          { type: 'trials', trials: view.trials },
        );
        await page.evaluate(
          () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
        );
        assert.deepEqual(await places(), before, JSON.stringify(change));
      }
      await send(page, { type: 'live', live });
      await tabTo(page, '.live button');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      assert.deepEqual(await page.evaluate(() => sentToHost.slice(1)), [
        { type: 'pause' },
        { type: 'cancel' },
      ]);
      await send(page, { type: 'live', live: null });
      await page.waitForSelector('.live', { state: 'detached' });
    });

    it('keeps how it was set, also when it is loaded anew', async () => {
      const page = await inEditor();
      await send(page, runMessage(read));
      await page.click('#tab-timeline');
      await page.selectOption('[role=tabpanel] select', 'e2e');
      const kept = await page.evaluate(() => keptLook);
      await page.context().close();
      const again = await inEditor(themes[0], { kept });
      await send(again, runMessage(read));
      await again.waitForSelector('#tab-timeline[aria-selected=true]');
      assert.equal(await again.inputValue('[role=tabpanel] select'), 'e2e');
    });

    it('asks for the answers that it shows, and offers what can be done next', async () => {
      const page = await inEditor();
      await send(page, runMessage(read, { canRun: true, whyNotApplied: { B: null } }));
      await page.click('#tab-answers');
      await page.waitForFunction(() => sentToHost.some(({ type }) => type === 'answers'));
      for (const name of ['Apply B', 'Run Again', 'Save as HTML', 'Save as JSON']) {
        await page.getByRole('button', { name, exact: true }).press('Enter');
      }
      assert.deepEqual(await page.evaluate(() => sentToHost.slice(1)), [
        { type: 'answers', case: 'refund' },
        { type: 'apply', arm: 'B' },
        { type: 'again' },
        { type: 'export', format: 'html' },
        { type: 'export', format: 'json' },
      ]);
    });

    it('copies a table as it stands, without what is beside its values', async () => {
      const page = await inEditor();
      await send(page, runMessage(read));
      await page.getByRole('button', { name: 'Copy This Table' }).first().press('Enter');
      const [, copied] = await page.evaluate(() => sentToHost);
      assert.ok(copied?.type === 'copy');
      const { header, rows } = armRows(runMessage(read).view.summary.comparison, (usd) => money(usd, null));
      assert.deepEqual(
        copied.text.split('\n').map((line) => line.split('\t')),
        [['Measure', ...header.slice(1)], ...rows],
      );
    });

    it('draws in full colours, also where those of a theme are see-through', async () => {
      const page = await inEditor();
      await send(page, runMessage(read));
      const [fill] = await page.$$eval('.arms path', (marks) =>
        marks.slice(1).map((mark) => getComputedStyle(mark).fill),
      );
      assert.match(fill!, /^color\(srgb 0\.917\d* 0\.36\d* 0\)$/);
      await page.click('#tab-timeline');
      await page.click('text=Save SVG');
      await page.waitForFunction(() => sentToHost.some(({ type }) => type === 'saveChart'));
      const saved = await page.evaluate(() => sentToHost.find(({ type }) => type === 'saveChart'));
      // Other programs than browsers know no newer way to write a colour.
      assert.ok(saved?.type === 'saveChart' && !saved.data.includes('color('));
    });

    for (const theme of themes) {
      it(`tells two arms apart in ${theme.name}, whatever colours it leaves out`, async () => {
        const page = await inEditor(theme);
        await send(page, runMessage(read));
        const fills = await page.$$eval('.arms path', (marks) =>
          marks.map((mark) => getComputedStyle(mark).fill),
        );
        assert.equal(new Set(fills).size, 2);
        for (const fill of fills) assert.match(fill, /^color\(srgb [\d. e-]+\)$/);
      });
    }

    it('saves a chart as SVG and PNG', async () => {
      const page = await inEditor();
      await send(page, runMessage(read));
      await page.click('#tab-distribution');
      await page.click('text=Save SVG');
      await page.click('text=Save PNG');
      await page.waitForFunction(() => sentToHost.filter(({ type }) => type === 'saveChart').length === 2);
      const saved = await page.evaluate(() =>
        sentToHost.flatMap((message) => (message.type === 'saveChart' ? [message] : [])),
      );
      assert.deepEqual(
        saved.map(({ name, format, data }) => [name, format, data.slice(0, 4)]),
        [
          ['distribution-ttft', 'svg', '<svg'],
          ['distribution-ttft', 'png', 'iVBO'],
        ],
      );
    });

    for (const width of [600, 320]) {
      it(`fits into ${width} px without scrolling sideways`, async () => {
        const page = await inEditor(themes[0], { viewport: { width, height: 900 } });
        await send(page, runMessage(syntheticRun({ arms: twoArms, pairs: 40 })));
        for (const tab of tabs) {
          await page.click(`#tab-${tab}`);
          const [inner, needed] = await page.evaluate(() => [
            innerWidth,
            document.documentElement.scrollWidth,
          ]);
          assert.ok(needed <= inner, `${tab}: ${needed} of ${inner} px`);
        }
      });
    }
  });
});
