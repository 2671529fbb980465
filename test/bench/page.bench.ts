/**
 * What the page of a run costs with 10,000 requests, in a real Chromium.
 *
 *   npx tsx test/bench/page.bench.ts
 *
 * Built first: `node esbuild.js --minify`. Times are of this machine, without a graphics card; frames are those that the
 * browser gives while the mouse and the wheel move.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { launchBrowser } from '../../scripts/host/browser';
import { Lifetime } from '../../scripts/host/lifetime';
import { repository } from '../../scripts/host/paths';
import { temporaryFolder } from '../../scripts/host/suites';
import { headOf, summaryOf, trialViews } from '../../src/bench/view/runView';
import type { RunView } from '../../src/bench/view/runView';
import { openExported, openInEditor, send, surroundings } from '../e2e/comparisonPage';
import { themes } from '../e2e/themes';
import { syntheticRun, twoArms } from '../unit/bench/view/syntheticRun';

const pairs = 5000;
const rounds = 5;
/** Requests a second while a run goes on, and how often the editor tells of them. */
const perSecond = 20;
const messagesPerSecond = 4;
const liveSeconds = 10;

function viewOfMany(): RunView {
  const read = syntheticRun({ arms: twoArms, pairs });
  // The statistics of so many pairs take the editor a while, and the page nothing.
  const few = syntheticRun({ arms: twoArms, pairs: 200 });
  return {
    head: headOf(read.run, 'run.jsonl'),
    live: null,
    summary: summaryOf(few),
    trials: trialViews(read),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function metric(session: CDPSession, name: string): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find((each) => each.name === name)!.value;
}

/** What the process of a page has in memory, MB; null where the system does not say. */
async function residentMegabytes(browser: Browser): Promise<number | null> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const sizes = processInfo.flatMap(({ type, id }) => {
    try {
      return type === 'renderer'
        ? [Number(/VmRSS:\s*(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))![1])]
        : [];
    } catch {
      return [];
    }
  });
  return sizes.length === 0 ? null : Math.max(...sizes) / 1000;
}

/** From the start of loading to the first paint with content, and what is in memory then, of new pages. */
async function opening(browser: Browser, folder: string, view: RunView): Promise<Record<string, string>> {
  const paints: number[] = [];
  const heaps: number[] = [];
  const resident: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { page } = await openExported(browser, folder, { type: 'run', view, surroundings });
    await page.click('#tab-timeline');
    await page.click('#tab-requests');
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]!.startTime),
    );
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable');
    heaps.push(await metric(session, 'JSHeapUsedSize'));
    resident.push((await residentMegabytes(browser)) ?? NaN);
    await page.context().close();
  }
  return {
    'open to first paint': `${median(paints).toFixed(0)} ms`,
    'memory of scripts': `${(median(heaps) / 1e6).toFixed(0)} MB`,
    'memory of the whole process': `${median(resident).toFixed(0)} MB`,
  };
}

/** Times between frames while something moves, and the busy time of the main thread per frame. */
async function frames(page: Page, move: (step: number) => Promise<void>): Promise<string> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // As text: what compiles this file names functions by a helper that no page has.
  await page.evaluate(`
    frameTimes = [];
    (function tick(own) {
      requestAnimationFrame((now) => { if (frameTimes === own) { own.push(now); tick(own); } });
    })(frameTimes);`);
  const before = await metric(session, 'TaskDuration');
  for (let step = 0; step < 120; step++) await move(step);
  const busy = (await metric(session, 'TaskDuration')) - before;
  const times = await page.evaluate(() => (globalThis as unknown as { frameTimes: number[] }).frameTimes);
  const gaps = times
    .slice(1)
    .map((time, i) => time - times[i]!)
    .sort((a, b) => a - b);
  const at = (share: number): string => gaps[Math.floor((gaps.length - 1) * share)]!.toFixed(1);
  const perFrame = (busy * 1000) / gaps.length;
  return `frames ${at(0.5)} ms (p95 ${at(0.95)}), ${perFrame.toFixed(1)} ms of work in each`;
}

async function moving(browser: Browser, folder: string, view: RunView): Promise<Record<string, string>> {
  const { page } = await openExported(browser, folder, { type: 'run', view, surroundings });
  await page.click('#tab-timeline');
  const plot = (await page.locator('.plot').boundingBox())!;
  await page.locator('.plot').scrollIntoViewIfNeeded();
  const hovering = await frames(page, async (step) => {
    const [x, y] = [plot.x + 80 + ((step * 7) % (plot.width - 120)), plot.y + 60 + ((step * 13) % 200)];
    await page.mouse.move(x, Math.min(y, 880));
  });
  await page.click('#tab-requests');
  await page.locator('.grid').hover();
  const scrolling = await frames(page, () => page.mouse.wheel(0, 260));
  await page.context().close();
  return { 'hovering over 10,000 dots': hovering, 'scrolling 10,000 rows': scrolling };
}

/** Share of a core that the page takes while requests come in, with nearly 10,000 there. */
async function live(browser: Browser, folder: string, view: RunView, tab: string): Promise<string> {
  const { page } = await openInEditor(browser, folder, themes[0]!);
  const late = perSecond * liveSeconds;
  const progress = {
    ...({ phase: 'measured', pairs, planned: pairs, requests: 0, spentUsd: 0, waiting: null } as const),
    ...{ isPaused: false, remainingMs: 60_000 },
  };
  await send(page, {
    type: 'run',
    view: { ...view, live: progress, trials: view.trials.slice(0, -late) },
    surroundings,
  });
  await page.click(`#tab-${tab}`);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  // Sent by the page itself, as the means of this measurement would count otherwise.
  const batch = perSecond / messagesPerSecond;
  await page.evaluate(
    ({ trials, progress: now, every, size }) => {
      let sent = 0;
      const timer = setInterval(() => {
        if (sent >= trials.length) {
          clearInterval(timer);
          return;
        }
        postMessage({ type: 'trials', trials: trials.slice(sent, sent + size) }, '*');
        sent += size;
        postMessage({ type: 'live', live: { ...now, requests: sent } }, '*');
      }, every);
    },
    { trials: view.trials.slice(-late), progress, every: 1000 / messagesPerSecond, size: batch },
  );
  await page.waitForTimeout(500);
  const before = await metric(session, 'TaskDuration');
  const began = performance.now();
  await page.waitForTimeout((liveSeconds - 2) * 1000);
  const busy = (await metric(session, 'TaskDuration')) - before;
  const share = busy / ((performance.now() - began) / 1000);
  await page.context().close();
  return `${(share * 100).toFixed(1)} % of a core`;
}

async function main(): Promise<void> {
  const lifetime = new Lifetime().endWithProcess();
  try {
    const browser = await launchBrowser(lifetime);
    const folder = temporaryFolder(lifetime);
    const view = viewOfMany();
    const { size } = statSync(join(repository, 'dist/webview/comparison.js'));
    console.table({
      requests: view.trials.length,
      bundle: `${(size / 1000).toFixed(0)} kB`,
      ...(await opening(browser, folder, view)),
      ...(await moving(browser, folder, view)),
      [`live at ${perSecond} requests a second, distribution`]: await live(
        browser,
        folder,
        view,
        'distribution',
      ),
      [`live at ${perSecond} requests a second, timeline`]: await live(browser, folder, view, 'timeline'),
      [`live at ${perSecond} requests a second, requests`]: await live(browser, folder, view, 'requests'),
    });
  } finally {
    await lifetime.end();
  }
}

void main();
