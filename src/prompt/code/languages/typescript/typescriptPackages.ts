import { resolvePath } from '../../../resolvePath';
import type { Sources } from '../../../sources';

/**
 * Where a package of the same workspace may have the module that a specifier names (`@acme/texts`, `@acme/texts/more`):
 * in the folder of its name under one of the folders that the root says hold packages. Paths without extension.
 */
export function packageTargets(specifier: string, from: string, sources: Sources): string[] {
  const { name, folder, below } = /^(?<name>@[\w.-]+\/(?<folder>[\w.-]+))(?:\/(?<below>.+))?$/s.exec(
    specifier,
  )?.groups ?? { name: '' };
  if (name === '' || folder === undefined) return [];
  for (const pattern of workspaceFolders(from, sources)) {
    const home = pattern.replace('*', () => folder);
    const manifest = home.startsWith('../') ? null : sources.read(`${home}/package.json`);
    if (manifest === null || fieldOf(manifest, 'name') !== name) continue;
    return below === undefined
      ? entriesOf(manifest).map((entry) => resolvePath(`${home}/package.json`, entry))
      : [`${home}/src/${below}`, `${home}/${below}`];
  }
  return [];
}

/** `packages/*` of the nearest folder around that says which folders hold packages. */
function workspaceFolders(from: string, sources: Sources): string[] {
  const folders = from.split('/').slice(0, -1);
  for (let depth = folders.length - 1; depth >= 0; depth -= 1) {
    const root = folders
      .slice(0, depth)
      .map((name) => `${name}/`)
      .join('');
    const manifest = sources.read(`${root}package.json`);
    const listed = /"workspaces"\s*:\s*(?:\{\s*"packages"\s*:\s*)?\[([^\]]*)\]/.exec(manifest ?? '')?.[1];
    const found = listed ?? (manifest === null ? null : sources.read(`${root}pnpm-workspace.yaml`));
    if (found === null) continue;
    return [...found.matchAll(/^\s*-\s*["']?([\w@./-]+\/\*)|"([\w@./-]+\/\*)/gm)].map(
      ([, item, quoted]) => `${root}${(item ?? quoted)!.replace(/^\.\//, '')}`,
    );
  }
  return [];
}

/** What a package gives as its module, from the sources that it is built from to where it may lie by custom. */
function entriesOf(manifest: string): string[] {
  const named = ['source', 'types', 'module', 'main'].flatMap((field) => fieldOf(manifest, field) ?? []);
  const written = named.map((entry) => entry.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, ''));
  const built = written.flatMap((entry) =>
    /(?:^|\/)(?:dist|lib|build|out)\//.test(entry)
      ? [entry.replace(/(?:^|(?<=\/))(?:dist|lib|build|out)\/(?:(?:esm|cjs|types|src)\/)?/, 'src/')]
      : [entry],
  );
  return [...new Set([...built, 'src/index', 'index'])];
}

function fieldOf(manifest: string, field: string): string | undefined {
  return new RegExp(`"${field}"\\s*:\\s*"([^"]*)"`).exec(manifest)?.[1];
}
