import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, join } from 'node:path';

/** A desktop VS Code on this machine. */
export interface DesktopVsCode {
  /** The `code` command. */
  readonly command: string;
  /** The program behind it, which tests are run in; absent when it is not where it usually is. */
  readonly executable?: string;
}

const commandNames =
  process.platform === 'win32' ? ['code.cmd', 'code-insiders.cmd'] : ['code', 'code-insiders'];

/** Finds a desktop VS Code: the `code` command on the PATH, else where installers put it. */
export function findDesktopVsCode(env: NodeJS.ProcessEnv = process.env): DesktopVsCode | undefined {
  const onPath = (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .flatMap((folder) => commandNames.map((name) => join(folder, name)));
  const command = [...onPath, ...usualPlaces(env)].find(
    (path) => existsSync(path) && isDesktopCommand(path, env),
  );
  if (command === undefined) return undefined;
  const executable = executablesOf(realpathSync(command)).find((path) => existsSync(path));
  return { command, ...(executable === undefined ? {} : { executable }) };
}

function usualPlaces(env: NodeJS.ProcessEnv): string[] {
  switch (process.platform) {
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].map((folder) =>
        join(folder, 'Visual Studio Code.app/Contents/Resources/app/bin/code'),
      );
    case 'win32':
      return [join(env['LOCALAPPDATA'] ?? '', 'Programs'), env['ProgramFiles'] ?? ''].map((folder) =>
        join(folder, 'Microsoft VS Code', 'bin', 'code.cmd'),
      );
    default:
      return ['/usr/share/code/bin/code', '/snap/code/current/usr/share/code/bin/code'];
  }
}

/**
 * Inside a remote window `code` is a helper that talks to the window and knows no development options; under
 * WSL the `code` on the PATH is the one of Windows, which does not see this folder as its own.
 */
function isDesktopCommand(path: string, env: NodeJS.ProcessEnv): boolean {
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined) return false;
  if (env['WSL_DISTRO_NAME'] !== undefined && path.startsWith('/mnt/')) return false;
  return !/remote-cli|\.vscode-server/.test(realpathSync(path));
}

function executablesOf(command: string): string[] {
  const folder = dirname(command);
  switch (process.platform) {
    case 'darwin':
      return ['Electron', 'Code', 'Code - Insiders'].map((name) => join(folder, '../../../MacOS', name));
    case 'win32':
      return ['Code.exe', 'Code - Insiders.exe'].map((name) => join(folder, '..', name));
    default:
      // Snap's command is a link to snap itself.
      return [join(folder, '..', basename(command)), '/snap/code/current/usr/share/code/code'];
  }
}

/** Whether a window can be shown here. */
export function hasDisplay(env: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** A command on the PATH, or undefined. */
export function findOnPath(name: string, env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}
