import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where programs of this user keep what can be made again, on this platform; absolute, or null where the user has no home. */
export function userCacheFolder(platform: NodeJS.Platform, environment: Environment): string | null {
  return ours(
    platform === 'darwin'
      ? join(homedir(), 'Library', 'Caches')
      : baseFolder(platform, environment, 'XDG_CACHE_HOME', '.cache'),
  );
}

/** Where programs of this user keep what was fetched or made for them; absolute, or null where the user has no home. */
export function userDataFolder(platform: NodeJS.Platform, environment: Environment): string | null {
  return ours(
    platform === 'darwin'
      ? join(homedir(), 'Library', 'Application Support')
      : baseFolder(platform, environment, 'XDG_DATA_HOME', '.local/share'),
  );
}

/** Where programs of this user keep what the user writes for them; absolute, or null where the user has no home. */
export function userConfigFolder(platform: NodeJS.Platform, environment: Environment): string | null {
  return ours(
    platform === 'darwin'
      ? join(homedir(), 'Library', 'Application Support')
      : platform === 'win32'
        ? (environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'))
        : baseFolder(platform, environment, 'XDG_CONFIG_HOME', '.config'),
  );
}

/** Where what providers have counted is kept, for the editor and the command line alike; null as above. */
export function userCountsFolder(platform: NodeJS.Platform, environment: Environment): string | null {
  const folder = userDataFolder(platform, environment);
  return folder === null ? null : join(folder, 'counts');
}

/** Where what experiments spend is noted, for the editor and the command line alike; null as above. */
export function userSpendFolder(platform: NodeJS.Platform, environment: Environment): string | null {
  const folder = userDataFolder(platform, environment);
  return folder === null ? null : join(folder, 'spend');
}

function ours(base: string): string | null {
  const folder = join(base, 'promptmeter');
  return isAbsolute(folder) ? folder : null;
}

function baseFolder(
  platform: NodeJS.Platform,
  environment: Environment,
  variable: string,
  otherwise: string,
): string {
  if (platform === 'win32') return environment['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
  const named = environment[variable];
  // The specification of the variables says to ignore relative paths.
  return named?.startsWith('/') === true ? named : join(homedir(), otherwise);
}
