import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { launchBrowser } from './browser';
import type { Workbench } from './workbenchInstall';
import { startServer } from './server';
import type { RunningHost, SuiteRun } from './suiteRun';
import { quietSettings, untrustedSettings } from './userFiles';
import { openWorkbench } from './workbenchPage';

/** Starts a suite in the VS Code workbench: a local server, with its page in a Chromium without a window. */
export async function startInWorkbench(workbench: Workbench, run: SuiteRun): Promise<RunningHost> {
  const server = await startServer(
    workbench,
    {
      profile: join(run.temporary, 'profile'),
      user: { settings: { ...quietSettings, ...untrustedSettings } },
      development: true,
      workspaceTrust: run.suite.restricted,
      env: run.env,
    },
    run.lifetime,
  );
  const browser = await launchBrowser(run.lifetime);
  const logs = [server.log];
  const ended = new Promise<string>((resolve) => {
    void server.ended.then((reason) => resolve(`the VS Code server is gone: ${reason}`));
    browser.on('disconnected', () => resolve('the browser is gone'));
    const open = { folder: run.workspace, suite: { extension: run.extension, tests: run.tests } };
    openWorkbench(browser, server, open, undefined, async (page) => {
      page.on('crash', () => resolve('the page crashed'));
      // The workbench calls these two: with the console of the extension host, and when the tests are over.
      await page.exposeFunction('codeAutomationLog', (type: string, args: readonly unknown[]) => {
        appendFileSync(server.log, `[extension host, ${type}] ${args.map(String).join(' ')}\n`);
      });
      await page.exposeFunction('codeAutomationExit', (code: number) => {
        resolve(`the extension host ended with ${code}`);
      });
    }).then(
      ({ log }) => logs.push(log),
      (error: unknown) => resolve(String(error)),
    );
  });
  return { ended, logs };
}
