import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { workbenchAddress, type OpenOptions } from './address';
import { logFolder } from './paths';
import type { RunningServer } from './server';

/** The size of the window in CSS pixels, and how many real pixels one of them has. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** A page that shows the workbench, and where its console is written to. */
export interface WorkbenchPage {
  readonly page: Page;
  readonly log: string;
}

/** Opens the workbench in a new page. `prepare` runs before the page is loaded. */
export async function openWorkbench(
  browser: Browser,
  server: RunningServer,
  open: OpenOptions,
  size: WindowSize = { width: 1400, height: 900, scale: 1 },
  prepare?: (page: Page) => Promise<void>,
): Promise<WorkbenchPage> {
  mkdirSync(logFolder, { recursive: true });
  const log = join(logFolder, `page-${process.pid}-${server.port}.log`);
  const file = createWriteStream(log);
  const { width, height, scale } = size;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: scale });
  page.on('console', (message) => file.write(`[${message.type()}] ${message.text()}\n`));
  page.on('pageerror', (error) => file.write(`[page error] ${error.stack ?? error.message}\n`));
  page.on('close', () => file.end());
  await prepare?.(page);
  await page.goto(workbenchAddress(server, open), { waitUntil: 'domcontentloaded', timeout: 60_000 });
  return { page, log };
}
