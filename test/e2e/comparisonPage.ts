import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { AxeResults } from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { repository } from '../../scripts/host/paths';
import { viewOf } from '../../src/bench/view/runView';
import type { ReadRun } from '../../src/bench/store/run';
import { pageFile } from '../../src/report/renderings/pageFile';
import type {
  Answer,
  IncludedAnswers,
  Surroundings,
  ToHost,
  ToPage,
} from '../../src/webview/comparison/messages';
import type { Theme } from './themes';

export const surroundings: Surroundings = {
  ...{ currency: null, volume: null, whyNotApplied: {}, canRun: false, whyNotRun: null, canResume: false },
  problems: [],
};

const bundle = (ending: string): string =>
  readFileSync(join(repository, `dist/webview/comparison.${ending}`), 'utf8');

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

/** The first message to a page: the whole run. */
export function runMessage(read: ReadRun, around: Partial<Surroundings> = {}): ToPage & { type: 'run' } {
  const view = viewOf(read, '.promptmeter/experiments/run.jsonl');
  return { type: 'run', view, surroundings: { ...surroundings, ...around } };
}

/** The first answer of each arm to each input. */
export function includedAnswers({ run, trials }: ReadRun): IncludedAnswers {
  const cases = [...new Set(trials.map((trial) => trial.case))];
  const answerTo = (name: string, arm: string): Answer[] => {
    const trial = trials.find((each) => each.arm === arm && each.case === name);
    if (trial === undefined) return [];
    const { id, status, text, toolCalls, failedChecks } = trial;
    return [{ arm, trial: id, status, text, toolCalls, isCut: false, failedChecks }];
  };
  return {
    cases: cases.map((name) => ({ case: name, answers: run.arms.flatMap(({ id }) => answerTo(name, id)) })),
    leftOut: 0,
  };
}

/** A page in a browser, with whatever went wrong in it. */
export interface Opened {
  readonly page: Page;
  /** Errors in the console, uncaught ones, and addresses that it asked for. Empty is good. */
  readonly faults: string[];
}

async function open(browser: Browser, file: string, options: BrowserContextOptions): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1100, height: 900 },
    offline: true,
    ...options,
  });
  await context.addInitScript({ content: axe.source });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  await page.goto(pathToFileURL(file).href);
  return { page, faults };
}

/** Opens an exported file from disk. */
export async function openExported(
  browser: Browser,
  folder: string,
  message: ToPage,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const title = message.type === 'run' ? message.view.head.experiment : 'Run';
  const html = pageFile({ title, data: message, script: bundle('js'), style: bundle('css'), sha256 });
  const file = join(folder, 'exported.html');
  writeFileSync(file, html);
  const opened = await open(browser, file, options);
  await opened.page.waitForSelector('main h1');
  return opened;
}

/** What the stand-in for the editor keeps in the page. */
declare global {
  var sentToHost: ToHost[];
  var keptLook: unknown;
}

/**
 * Opens the page as the editor does, in a theme, with a stand-in for the editor: `sentToHost` is what the page said,
 * `keptLook` what it keeps.
 */
export async function openInEditor(
  browser: Browser,
  folder: string,
  theme: Theme,
  options: BrowserContextOptions & { readonly kept?: unknown } = {},
): Promise<Opened> {
  const { kept, ...rest } = options;
  const editor = `
    globalThis.sentToHost = [];
    globalThis.keptLook = ${JSON.stringify(kept ?? null)};
    globalThis.acquireVsCodeApi = () => ({
      postMessage: (message) => sentToHost.push(message),
      getState: () => keptLook,
      setState: (state) => { keptLook = state; },
    });`;
  const [script, style] = [bundle('js'), bundle('css')];
  const variables = Object.entries(theme.variables).map(([name, value]) => `--vscode-${name}: ${value};`);
  // VS Code sets its variables on the root, and its style sheet comes with the page.
  const themed = `:root { ${variables.join(' ')} }`;
  const policy = `default-src 'none'; script-src 'sha256-${sha256(editor)}' 'sha256-${sha256(script)}'; style-src 'sha256-${sha256(style)}' 'sha256-${sha256(themed)}'; img-src data:`;
  const file = join(folder, 'editor.html');
  writeFileSync(
    file,
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><title>Promptmeter</title><style>${themed}</style><style>${style}</style></head><body class="${theme.bodyClass}"><script>${editor}</script><script>${script}</script></body></html>`,
  );
  return open(browser, file, rest);
}

/** Sends messages as the editor does. */
export async function send(page: Page, ...messages: readonly ToPage[]): Promise<void> {
  await page.evaluate((all) => {
    for (const message of all) postMessage(message, '*');
  }, messages as ToPage[]);
}

/** Fails where axe finds anything serious, with what and where. */
export async function assertAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'],
    }),
  );
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const words = grave.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n${nodes
        .slice(0, 3)
        .map(
          ({ html, failureSummary }) =>
            `  ${html.slice(0, 200)}\n  ${failureSummary?.replaceAll('\n', '\n    ')}`,
        )
        .join('\n')}`,
  );
  assert.deepEqual(words, [], `${what}: ${words.join('\n')}`);
}

/** Moves the focus with Tab alone until it is on an element that the selector names. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab never comes to ${selector}`);
}
