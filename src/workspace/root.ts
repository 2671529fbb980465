import { lstat, stat } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** Name of the project's configuration. */
export const configFileName = 'promptmeter.yaml';

/** Where a scan stands: everything is reported relative to `root`. */
export interface Root {
  readonly root: string;
  /** The configuration that applies, absolute, or null. */
  readonly configFile: string | null;
  /** Top of the repository around it, or null. */
  readonly repository: string | null;
}

/**
 * The root for some paths (absolute, existing): the folder of `promptmeter.yaml` above them, else the top of the
 * repository, else the folder that holds them all. A configuration above the repository is somebody else's.
 *
 * A configuration named by the caller moves the root only if it lies above the paths.
 */
export async function findRoot(paths: readonly string[], namedConfig?: string): Promise<Root> {
  const start = await commonFolder(paths);
  const repository = await firstAbove(start, '.git');
  if (namedConfig !== undefined) {
    const folder = dirname(resolve(namedConfig));
    const root = isInside(start, folder) ? folder : (repository ?? start);
    return { root, configFile: resolve(namedConfig), repository };
  }
  const configFolder = await firstAbove(start, configFileName, repository);
  const configFile = configFolder === null ? null : join(configFolder, configFileName);
  return { root: configFolder ?? repository ?? start, configFile, repository };
}

/** `path` relative to `root`, with `/`; empty for the root itself. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/');
}

/** Whether a path is the folder or lies in it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return (
    way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path))
  );
}

async function commonFolder(paths: readonly string[]): Promise<string> {
  let common: string | null = null;
  for (const path of paths) {
    const folder = (await stat(path)).isDirectory() ? path : dirname(path);
    common ??= folder;
    while (!isInside(folder, common)) common = dirname(common);
  }
  return common ?? process.cwd();
}

async function firstAbove(start: string, name: string, top: string | null = null): Promise<string | null> {
  for (let folder = start; ; folder = dirname(folder)) {
    // A link that leads nowhere was put there all the same.
    const found = await lstat(join(folder, name)).then(
      () => true,
      () => false,
    );
    if (found) return folder;
    if (folder === top || folder === dirname(folder)) return null;
  }
}
