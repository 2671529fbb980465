import { join, sep } from 'node:path';
import type { SkippedFile } from '../report/model';
import { isSameStamp, stampOf } from './fileState';
import type { Stamp } from './fileState';
import { asPrefix, linkTarget } from './findFiles';
import type { FindEvidence, FindOptions, FoundFile, FoundFiles } from './findFiles';

/** What a walk over a whole root found, in few pieces: it travels between threads. */
export interface Listing {
  /** What was asked for. */
  readonly key: string;
  /** Start of the walk: what has changed since is not in it. */
  readonly startMs: number;
  /** Relative to the root. */
  readonly files: PathList;
  readonly skipped: readonly SkippedFile[];
  readonly looked: PathList;
  readonly links: FindEvidence['links'];
}

/** Paths with a NUL between them: one string is copied and parsed faster than thousands. */
export type PathList = string;

export const pathList = (paths: readonly string[]): PathList => paths.join('\0');
export const pathsOf = (list: PathList): string[] => (list === '' ? [] : list.split('\0'));

/** What a walk is asked for. */
export interface WalkRequest extends Omit<FindOptions, 'claims' | 'onFound' | 'signal'> {
  /** Relative paths, if only these are of interest. */
  readonly only?: readonly string[] | undefined;
}

/** The key of a request's listing; null for one that does not look for all files of the root. */
export function listingKey({ root, repository, paths, include, exclude, only }: WalkRequest): string | null {
  const isWhole = only === undefined && paths.length > 0 && paths.every((path) => path === root);
  return isWhole ? JSON.stringify([repository, include, exclude]) : null;
}

export function listingOf(found: FoundFiles, key: string, startMs: number): Listing {
  const { files, skipped, evidence } = found;
  return {
    key,
    startMs,
    files: pathList(files.map(({ path }) => path)),
    skipped,
    looked: pathList(evidence.paths),
    links: evidence.links,
  };
}

/** The states of all that was looked at. */
export function stampsOfListing({ looked, startMs }: Pick<Listing, 'looked' | 'startMs'>): Stamp[] {
  return pathsOf(looked).map((path) => stampOf(path, startMs));
}

/** Whether a walk would find the same: no folder has other entries, no rules have changed, no link leads elsewhere. */
export function holds(
  { looked, links }: Pick<Listing, 'looked' | 'links'>,
  stampAt: (index: number) => Stamp,
  now: number,
): boolean {
  return (
    pathsOf(looked).every((path, index) => isSameStamp(stampOf(path, now), stampAt(index))) &&
    links.every(([path, target]) => linkTarget(path) === target)
  );
}

export function filesOf({ files }: Pick<Listing, 'files'>, root: string): FoundFile[] {
  // `join` takes a fifth of the time of a second scan.
  const absolute = sep === '/' ? (path: string) => asPrefix(root) + path : (path: string) => join(root, path);
  return pathsOf(files).map((path) => ({ path, absolutePath: absolute(path), named: false }));
}
