import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { findDesktopVsCode } from './desktop';
import { canShowDesktop, startOnDesktop } from './desktopSuite';
import { messageOf } from './errors';
import { cacheFolder } from './paths';
import type { StartHost } from './suiteRun';
import type { chosenVersion } from './versions';
import { installWorkbench, workbenchIsSupported } from './workbenchInstall';
import { startInWorkbench } from './workbenchSuite';

/** The VS Code that tests will run in, and why it was chosen. */
export interface TestHost {
  readonly description: string;
  readonly start: StartHost;
}

const updateHost = 'https://update.code.visualstudio.com/api/releases/stable';
const probeTimeoutMs = 4000;

/**
 * Chooses where tests run: in a desktop VS Code that is installed or can be downloaded, else in the workbench.
 * `PROMPTMETER_HOST=desktop|workbench` forces one of them. Throws when there is none, naming the remedy.
 */
export async function chooseTestHost(
  version: ReturnType<typeof chosenVersion>,
  env: NodeJS.ProcessEnv,
): Promise<TestHost> {
  const forced = env['PROMPTMETER_HOST'];
  if (forced !== undefined && forced !== 'desktop' && forced !== 'workbench') {
    throw new Error(`PROMPTMETER_HOST is "${forced}"; it must be "desktop" or "workbench".`);
  }
  const workbench = async (why: string): Promise<TestHost> => {
    const installed = await installWorkbench(version);
    return {
      description: `the VS Code ${version.vscode} workbench (${version.server}): ${why}`,
      start: (run) => startInWorkbench(installed, run),
    };
  };
  if (forced === 'workbench') return workbench('PROMPTMETER_HOST asks for it');
  try {
    return await desktopHost(version, workbenchIsSupported && forced === undefined);
  } catch (error) {
    if (workbenchIsSupported && forced === undefined) return await workbench(messageOf(error));
    throw new Error(
      'There is no VS Code to test in. Install VS Code from https://code.visualstudio.com and put its `code` ' +
        'command on the PATH, or allow this machine to download it.',
      { cause: error },
    );
  }
}

async function desktopHost(version: ReturnType<typeof chosenVersion>, probe: boolean): Promise<TestHost> {
  if (!canShowDesktop()) {
    throw new Error('a desktop VS Code needs a display, and there is neither one nor xvfb-run');
  }
  // An installed one is as new as its user keeps it: never the oldest one that is supported.
  const installed = version.name === 'latest' ? findDesktopVsCode()?.executable : undefined;
  if (installed !== undefined) {
    return {
      description: `the desktop VS Code that is installed (${installed})`,
      start: (run) => Promise.resolve(startOnDesktop(installed, run)),
    };
  }
  if (probe) await probeUpdateHost();
  const wanted = version.name === 'latest' ? 'stable' : version.vscode;
  const downloaded = await downloadAndUnzipVSCode({ version: wanted, cachePath: cacheFolder });
  return {
    description: `a desktop VS Code downloaded by @vscode/test-electron (${wanted})`,
    start: (run) => Promise.resolve(startOnDesktop(downloaded, run)),
  };
}

async function probeUpdateHost(): Promise<void> {
  const { hostname } = new URL(updateHost);
  try {
    const response = await fetch(updateHost, { method: 'HEAD', signal: AbortSignal.timeout(probeTimeoutMs) });
    if (response.ok) return;
  } catch {
    throw new Error(`no desktop VS Code is installed and ${hostname} cannot be reached`);
  }
  throw new Error(`no desktop VS Code is installed and ${hostname} does not answer as expected`);
}
