import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { installSystemChromium, installNpmChromium, type BrowserCandidate } from './browserInstall';
import { messageOf } from './errors';
import type { Lifetime } from './lifetime';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];

const commonArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a Chromium without a window: the one that `PROMPTMETER_BROWSER` names, else an installed one, else
 * one from npm, else Debian's. Each is tried by starting it; throws with every reason and the remedy.
 */
export async function launchBrowser(lifetime: Lifetime): Promise<Browser> {
  const failures: string[] = [];
  const named = process.env['PROMPTMETER_BROWSER'];
  const sources: (() => Promise<readonly BrowserCandidate[]>)[] =
    named !== undefined
      ? [() => Promise.resolve([{ executable: named }])]
      : [() => Promise.resolve(installedBrowsers()), installNpmChromium, installSystemChromium];
  for (const source of sources) {
    try {
      for (const candidate of await source()) {
        const browser = await tryLaunch(candidate, failures);
        if (browser === undefined) continue;
        lifetime.onEnd(() => browser.close());
        return browser;
      }
    } catch (error) {
      failures.push(messageOf(error));
    }
  }
  throw new Error(
    'No Chromium could be started. Install one (Debian, Ubuntu: `apt-get install chromium`) or name its ' +
      `executable in PROMPTMETER_BROWSER. Tried:\n${failures.map((failure) => `- ${failure}`).join('\n')}`,
  );
}

function installedBrowsers(): BrowserCandidate[] {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.filter((path) => existsSync(path)).map((executable) => ({ executable }));
}

async function tryLaunch(candidate: BrowserCandidate, failures: string[]): Promise<Browser | undefined> {
  const { executable, args = [], env = {} } = candidate;
  try {
    const browser = await chromium.launch({
      executablePath: executable,
      args: [...commonArgs, ...args],
      env: { ...definedVariables(), ...env },
      // The lifetime closes it: playwright would end the whole process.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 30_000,
    });
    // A browser that starts may still be unable to show a page.
    const page = await browser.newPage();
    await page.close();
    console.log(`Browser: ${executable} (${browser.version()})`);
    return browser;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const reason = /error while loading shared libraries: .*/.exec(message)?.[0] ?? message.split('\n')[0]!;
    failures.push(`${executable}: ${reason}`);
    return undefined;
  }
}

function definedVariables(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
