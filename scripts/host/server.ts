import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { installInPlace } from './installedExtension';
import type { Lifetime } from './lifetime';
import { logFolder } from './paths';
import { writeUserFiles, type UserFiles } from './userFiles';
import type { Workbench } from './workbenchInstall';

/** How to start a server. */
export interface ServerOptions {
  /** The folder of the profile: settings, state, installed extensions. Made if missing. */
  readonly profile: string;
  readonly user: UserFiles;
  /** An extension that its windows have installed, in the folder where it lies. */
  readonly extension?: string;
  /** True lets a page load an extension in development mode and its tests, and hides notifications. */
  readonly development?: boolean;
  /** True runs with workspace trust as users have it, so an unknown folder opens in Restricted Mode. */
  readonly workspaceTrust: boolean;
  /** Added to the environment of the server and of the extension hosts it starts. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A VS Code server that answers. */
export interface RunningServer {
  readonly port: number;
  /** Whoever has it may use the server: other users of this machine and web pages do not. */
  readonly token: string;
  /** Where the server writes what it does. */
  readonly log: string;
  /** Settles when the server has ended, with the reason. */
  readonly ended: Promise<string>;
}

const startTimeoutMs = 60_000;

/** Starts a VS Code server on a free local port and waits until it answers; it ends with the lifetime. */
export async function startServer(
  workbench: Workbench,
  options: ServerOptions,
  lifetime: Lifetime,
): Promise<RunningServer> {
  mkdirSync(logFolder, { recursive: true });
  writeUserFiles(join(options.profile, 'User'), options.user);
  if (options.extension !== undefined) installInPlace(options.profile, options.extension);
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const log = join(logFolder, `server-${process.pid}-${port}.log`);
  const logFile = openSync(log, 'w');
  const child = spawn(workbench.node, [workbench.server, ...serverArguments(port, token, options)], {
    detached: true,
    stdio: ['ignore', logFile, logFile],
    env: { ...process.env, ...options.env },
  });
  closeSync(logFile);
  lifetime.adopt(child);
  const ended = new Promise<string>((resolve) => {
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code, signal) => resolve(`it ended with ${code ?? signal ?? 'no code'}`));
  });
  const failure = await Promise.race([answers(port), ended]);
  if (failure !== undefined) {
    throw new Error(
      `The VS Code server did not start: ${failure}. Its log (${log}) ends with:\n${tail(log)}`,
    );
  }
  return { port, token, log, ended };
}

function serverArguments(port: number, token: string, options: ServerOptions): string[] {
  const { profile, workspaceTrust, development } = options;
  return [
    ...['--host', '127.0.0.1', '--port', String(port), '--connection-token', token],
    ...['--accept-server-license-terms', '--telemetry-level', 'off'],
    ...['--user-data-dir', profile, '--server-data-dir', profile],
    ...['--extensions-dir', join(profile, 'extensions')],
    // Without it a page ignores the development options in its address.
    ...(development ? ['--enable-smoke-test-driver'] : []),
    ...(workspaceTrust ? [] : ['--disable-workspace-trust']),
  ];
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      if (address === null || typeof address === 'string') throw new Error('No port was given.');
      probe.close(() => resolve(address.port));
    });
  });
}

/** Resolves to undefined when the server answers, else to the reason after the time is up. */
async function answers(port: number): Promise<string | undefined> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/version`, { signal: AbortSignal.timeout(5000) });
      if (response.ok) return undefined;
    } catch {
      // Not yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return `no answer within ${startTimeoutMs / 1000} s`;
}

/** The last lines of a log. */
export function tail(log: string, lines = 20): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
}
