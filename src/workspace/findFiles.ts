import { lstatSync, readdirSync, realpathSync, statSync } from 'node:fs';
import type { Dirent } from 'node:fs';
import { sep } from 'node:path';
import type { SkippedFile } from '../report/model';
import {
  excludeReasons,
  excludesOnPath,
  fileExclude,
  folderExclude,
  isProjectFolder,
} from './defaultExcludes';
import type { ExcludeKind } from './defaultExcludes';
import { IgnoreRules } from './gitignore';
import { globTest } from './globs';
import type { PathTest } from './globs';
import { reasonOf } from './reasons';
import { isInside, relativePath } from './root';

export interface FindOptions {
  /** Absolute; found paths are relative to it. */
  readonly root: string;
  /** Top of the repository whose `.gitignore` files hold, absolute, or null. */
  readonly repository: string | null;
  /** Absolute files and folders. What is named is read even if a default exclude or `.gitignore` would skip it. */
  readonly paths: readonly string[];
  /** Globs relative to the root; none means everything. A named file needs none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Whether a file of this path (relative to the root) could hold a prompt. Others are passed over in silence. */
  readonly claims: (path: string) => boolean;
  /** Told of each file as it is found, once. */
  readonly onFound?: ((file: FoundFile) => void) | undefined;
  /** Asked in every folder. */
  readonly signal?: Pick<AbortSignal, 'throwIfAborted'> | undefined;
}

export interface FoundFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly absolutePath: string;
  /** The caller named this very file. */
  readonly named: boolean;
}

export interface FoundFiles {
  /** Sorted by path, each once. */
  readonly files: readonly FoundFile[];
  /** Folders end in `/`. Sorted by path. */
  readonly skipped: readonly SkippedFile[];
  readonly evidence: FindEvidence;
}

/** What files were found by: as long as it stays the same, so do they. */
export interface FindEvidence {
  /** Absolute: folders that were read, and files that hold rules of what to ignore, also those that are missing. */
  readonly paths: readonly string[];
  /** Links, absolute, each with what it leads to. */
  readonly links: readonly (readonly [path: string, target: string | null])[];
}

/**
 * Walks the named paths, at once: for threads that nobody waits for. Throws only what the signal throws: what cannot be
 * read is skipped with a reason.
 */
export function findFiles(options: FindOptions): FoundFiles {
  const walk = new Walk(options);
  // Files before folders: what is named counts as such, though it lies in a folder that is named, too.
  const named = options.paths.map((path) => ({ path, isFolder: linkTarget(path)?.endsWith(sep) === true }));
  for (const { path, isFolder } of named) if (!isFolder) walk.named(path);
  for (const { path, isFolder } of named) if (isFolder) walk.named(path);
  walk.followLinks();
  return walk.result();
}

/** What holds in a folder of the walk. */
interface FolderState {
  readonly rules: IgnoreRules;
  /** Kinds of default excludes that do not apply here, because a named path lies in one. */
  readonly lifted: ReadonlySet<ExcludeKind>;
}

interface Link extends FolderState {
  readonly path: string;
  readonly absolutePath: string;
}

class Walk {
  private readonly files = new Map<string, FoundFile>();
  private readonly skipped = new Map<string, SkippedFile>();
  /** As the walk came to them, and as they really are. */
  private readonly visitedPaths = new Set<string>();
  private readonly visitedFolders = new Set<string>();
  private readonly links: Link[] = [];
  private readonly lookedAt: string[] = [];
  private readonly followed: (readonly [path: string, target: string | null])[] = [];
  private readonly included: PathTest | null;
  private readonly excluded: PathTest;
  /** Folders that `include` spells out, with a `/` at the end. */
  private readonly includedFolders: readonly string[];

  constructor(private readonly options: FindOptions) {
    const { include, exclude } = options;
    this.included = include.length === 0 ? null : globTest(include);
    this.excluded = globTest(exclude);
    this.includedFolders = include
      .map((pattern) => pattern.replace(/^\.?\//, '').replace(/[*?[{].*$/, ''))
      .map((literal) => literal.slice(0, literal.lastIndexOf('/') + 1));
  }

  result(): FoundFiles {
    // Another path that was named may lead into what the walk to this one left out.
    for (const path of this.visitedPaths) this.skipped.delete(`${path}/`);
    return {
      files: sortedByPath(this.files),
      skipped: sortedByPath(this.skipped),
      evidence: { paths: this.lookedAt, links: this.followed },
    };
  }

  named(absolutePath: string): void {
    const { root, repository } = this.options;
    const path = relativePath(root, absolutePath);
    try {
      if (!statSync(absolutePath).isDirectory()) {
        this.namedFile(path, absolutePath);
        return;
      }
    } catch (error) {
      this.skip(path, reasonOf(error), true);
      return;
    }
    const rules = IgnoreRules.above(absolutePath, repository, (file) => this.lookedAt.push(file));
    const lifted = path === '' ? new Set<ExcludeKind>() : excludesOnPath(`${path}/`);
    this.folder(path, absolutePath, realpathSync(absolutePath), { rules, lifted });
  }

  /** Links last: what they lead to may have been found under its own name. In the end none is followed twice. */
  followLinks(): void {
    const known = new Set([...this.files.values()].map((file) => file.absolutePath));
    for (let link = this.links.shift(); link !== undefined; link = this.links.shift()) {
      this.followed.push([link.absolutePath, linkTarget(link.absolutePath)]);
      try {
        const target = realpathSync(link.absolutePath);
        const isFolder = statSync(target).isDirectory();
        if (!isFolder && !this.options.claims(link.path)) continue;
        if (!isInside(target, realpathSync(this.options.root))) {
          this.skip(link.path, 'a link that leads out of the root');
        } else if (isFolder ? this.visitedFolders.has(target) : known.has(target)) {
          this.skip(link.path, `a link to a ${isFolder ? 'folder' : 'file'} that is read itself`);
        } else if (isFolder) {
          this.folder(link.path, link.absolutePath, target, link);
        } else {
          this.file(link.path, link.absolutePath, link);
        }
      } catch (error) {
        if (this.options.claims(link.path)) this.skip(link.path, `a broken link (${reasonOf(error)})`);
      }
    }
  }

  private folder(path: string, absolutePath: string, real: string, above: FolderState): void {
    this.options.signal?.throwIfAborted();
    if (this.visitedFolders.has(real)) return;
    this.visitedFolders.add(real);
    let entries: Dirent[];
    this.lookedAt.push(absolutePath);
    try {
      entries = readdirSync(absolutePath, { withFileTypes: true });
      this.visitedPaths.add(path);
    } catch (error) {
      this.skip(`${path || '.'}/`, reasonOf(error), this.options.paths.includes(absolutePath));
      return;
    }
    if (entries.some((entry) => entry.name === 'pyvenv.cfg') && !above.lifted.has('dependencies')) {
      this.visitedPaths.delete(path);
      this.skip(`${path}/`, excludeReasons.dependencies);
      return;
    }
    const hasRules = entries.some((entry) => entry.name === '.gitignore');
    const state = hasRules ? { ...above, rules: above.rules.entering(absolutePath) } : above;
    entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    const isProject = path === '' || isProjectFolder(entries.map((entry) => entry.name));
    const absolutePrefix = asPrefix(absolutePath);
    const realPrefix = asPrefix(real);
    for (const entry of entries) {
      const entryPath = path === '' ? entry.name : `${path}/${entry.name}`;
      const entryAbsolute = absolutePrefix + entry.name;
      if (entry.isSymbolicLink()) {
        this.links.push({ path: entryPath, absolutePath: entryAbsolute, ...state });
      } else if (entry.name === '.git') {
        continue;
      } else if (isFolder(entry, entryAbsolute)) {
        const kind = folderExclude(entry.name, isProject);
        this.subfolder(entryPath, entryAbsolute, realPrefix + entry.name, kind, state);
      } else {
        this.file(entryPath, entryAbsolute, state);
      }
    }
  }

  private subfolder(
    path: string,
    absolutePath: string,
    real: string,
    kind: ExcludeKind | null,
    state: FolderState,
  ): void {
    let { lifted } = state;
    if (kind !== null && !lifted.has(kind)) {
      if (!this.includedFolders.some((folder) => folder.startsWith(`${path}/`))) {
        this.skip(`${path}/`, excludeReasons[kind]);
        return;
      }
      lifted = new Set([...lifted, kind]);
    }
    if (state.rules.ignores(absolutePath, true)) this.skip(`${path}/`, '.gitignore');
    else if (this.excluded(`${path}/`)) this.skip(`${path}/`, 'excluded');
    else this.folder(path, absolutePath, real, { rules: state.rules, lifted });
  }

  private file(path: string, absolutePath: string, state: FolderState): void {
    if (!this.options.claims(path)) return;
    if (this.included?.(path) === false) return;
    const name = path.slice(path.lastIndexOf('/') + 1);
    const kind = fileExclude(name);
    if (kind !== null && !state.lifted.has(kind)) this.skip(path, excludeReasons[kind]);
    else if (state.rules.ignores(absolutePath, false)) this.skip(path, '.gitignore');
    else if (this.excluded(path)) this.skip(path, 'excluded');
    else this.add({ path, absolutePath, named: false });
  }

  private namedFile(path: string, absolutePath: string): void {
    if (!this.options.claims(path)) this.skip(path, 'no prompt format reads this kind of file');
    else if (this.excluded(path)) this.skip(path, 'excluded');
    else this.add({ path, absolutePath, named: true });
  }

  private add(file: FoundFile): void {
    this.skipped.delete(file.path);
    if (this.files.has(file.path)) return;
    this.files.set(file.path, file);
    this.options.onFound?.(file);
  }

  private skip(path: string, reason: string, failed = false): void {
    if (!this.files.has(path)) this.skipped.set(path, { path, reason, ...(failed && { failed }) });
  }
}

/** Where a link leads in the end, with a separator behind a folder; null where it is broken. */
export function linkTarget(path: string): string | null {
  try {
    const target = realpathSync(path);
    return statSync(target).isDirectory() ? asPrefix(target) : target;
  } catch {
    return null;
  }
}

/** Some file systems do not tell the kind of an entry with its name. */
function isFolder(entry: Dirent, absolutePath: string): boolean {
  if (entry.isDirectory()) return true;
  if (entry.isFile()) return false;
  try {
    return lstatSync(absolutePath).isDirectory();
  } catch {
    return false;
  }
}

export function asPrefix(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function sortedByPath<T extends { readonly path: string }>(items: ReadonlyMap<string, T>): T[] {
  return [...items.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
