import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { findOnPath, hasDisplay } from './desktop';
import { logFolder } from './paths';
import type { RunningHost, SuiteRun } from './suiteRun';
import { quietSettings, untrustedSettings, writeUserFiles } from './userFiles';

/** Starts a suite in a desktop VS Code, in a profile of its own, on a virtual display where there is no other. */
export function startOnDesktop(executable: string, run: SuiteRun): RunningHost {
  const profile = join(run.temporary, 'profile');
  writeUserFiles(join(profile, 'User'), { settings: { ...quietSettings, ...untrustedSettings } });
  mkdirSync(logFolder, { recursive: true });
  const log = join(logFolder, `desktop-${process.pid}-${run.suite.name}.log`);
  const args = [
    run.workspace,
    `--extensionDevelopmentPath=${run.extension}`,
    `--extensionTestsPath=${run.tests}`,
    `--user-data-dir=${profile}`,
    `--extensions-dir=${join(run.temporary, 'extensions')}`,
    ...[
      '--no-sandbox',
      '--disable-gpu-sandbox',
      '--disable-updates',
      '--skip-welcome',
      '--skip-release-notes',
    ],
    ...(run.suite.restricted ? [] : ['--disable-workspace-trust']),
  ];
  const file = openSync(log, 'w');
  const [command, commandArgs] = hasDisplay()
    ? [executable, args]
    : ['xvfb-run', ['-a', executable, ...args]];
  const child = spawn(command, commandArgs, {
    detached: process.platform !== 'win32',
    stdio: ['ignore', file, file],
    env: { ...withoutElectronVariables(), ...run.env },
  });
  closeSync(file);
  run.lifetime.adopt(child);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(`VS Code ended with ${code ?? signal ?? 'no code'}`));
  });
  return { ended, logs: [log] };
}

/** Whether a window can be shown or simulated here. */
export function canShowDesktop(): boolean {
  return hasDisplay() || findOnPath('xvfb-run') !== undefined;
}

/** Started from the terminal of a VS Code, these would turn the new one into a plain Node. */
function withoutElectronVariables(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ELECTRON_RUN_AS_NODE|VSCODE_)/.test(name)),
  );
}
