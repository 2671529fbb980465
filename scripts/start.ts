/**
 * `npm start [-- folder]`: opens a folder (the sample workspace by default) with this extension running, in
 * desktop VS Code where there is one, else in the VS Code workbench on a local address.
 *
 * PROMPTMETER_HOST=desktop|workbench   forces one of them
 * PROMPTMETER_VSCODE=floor|latest   the version of the workbench: the oldest supported one, or the newest
 */
import { spawn } from 'node:child_process';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { workbenchAddress } from './host/address';
import { findDesktopVsCode, hasDisplay, type DesktopVsCode } from './host/desktop';
import { messageOf } from './host/errors';
import { Lifetime } from './host/lifetime';
import { cacheFolder, repository, sampleWorkspace } from './host/paths';
import { startServer } from './host/server';
import { quietSettings } from './host/userFiles';
import { chosenVersion } from './host/versions';
import { installWorkbench, workbenchIsSupported } from './host/workbenchInstall';

async function main(args: readonly string[]): Promise<number> {
  if (args.length > 1 || args[0]?.startsWith('-')) {
    console.error(`Usage: npm start [-- folder]. Not understood: ${args.join(' ')}`);
    return 2;
  }
  // npm changes to the folder of the package; a relative folder is meant from where the user is.
  const folder = resolve(process.env['INIT_CWD'] ?? process.cwd(), args[0] ?? sampleWorkspace);
  if (!existsSync(folder)) {
    console.error(`There is no folder ${folder}.`);
    return 2;
  }
  if (!statSync(folder).isDirectory()) {
    console.error(`${folder} is a file; give the folder it lies in.`);
    return 2;
  }
  const forced = process.env['PROMPTMETER_HOST'];
  const desktop = forced === 'workbench' || !hasDisplay() ? undefined : findDesktopVsCode();
  if (desktop !== undefined) return openDesktop(desktop, realpathSync(folder));
  if (forced !== 'desktop' && workbenchIsSupported) {
    return serveWorkbench(realpathSync(folder), args[0] === undefined);
  }
  console.error(
    'Visual Studio Code was not found. Install it from https://code.visualstudio.com, make sure its `code` ' +
      'command is on the PATH (in VS Code: "Shell Command: Install \'code\' command in PATH"), and run ' +
      '`npm start` again.',
  );
  return 1;
}

function openDesktop(desktop: DesktopVsCode, folder: string): Promise<number> {
  const args = [`--extensionDevelopmentPath=${repository}`, '--new-window', folder];
  // VS Code refuses to run as root without these.
  if (process.getuid?.() === 0) {
    args.push('--no-sandbox', `--user-data-dir=${join(cacheFolder, 'profile-desktop')}`);
  }
  console.log(`Opening ${folder} in VS Code (${desktop.command}) with Promptmeter.`);
  const windows = process.platform === 'win32';
  const quoted = windows ? args.map((arg) => `"${arg}"`) : args;
  return new Promise((resolveCode) => {
    const child = spawn(windows ? `"${desktop.command}"` : desktop.command, quoted, {
      stdio: 'inherit',
      shell: windows,
    });
    child.on('error', (error) => {
      console.error(`${desktop.command} could not be started: ${error.message}`);
      resolveCode(1);
    });
    child.on('exit', (code) => resolveCode(code ?? 1));
  });
}

async function serveWorkbench(folder: string, trusted: boolean): Promise<number> {
  const lifetime = new Lifetime().endWithProcess();
  const version = chosenVersion(process.env);
  const workbench = await installWorkbench(version);
  const server = await startServer(
    workbench,
    {
      profile: join(cacheFolder, `profile-${version.name}`),
      extension: repository,
      user: { settings: quietSettings, keepExisting: true },
      // Only the sample is known to be harmless; about any other folder VS Code asks.
      workspaceTrust: !trusted,
    },
    lifetime,
  );
  const address = workbenchAddress(server, { folder });
  console.log(
    `\nVS Code ${version.vscode} shows ${folder} with Promptmeter at this address:\n\n  ${address}\n\n` +
      `Only this machine can reach it, and only with the token in the address. Ctrl-C ends it.\nLog: ${server.log}`,
  );
  const reason = await server.ended;
  // The handler of Ctrl-C ends the process.
  if (lifetime.isEnding) return new Promise(() => undefined);
  await lifetime.end();
  console.error(`The VS Code server is gone: ${reason}. See ${server.log}`);
  return 1;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(messageOf(error));
    process.exit(1);
  },
);
