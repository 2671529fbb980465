import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedResult } from './analyzer';
import type { FileState, Stamp } from './fileState';
import { pathList, pathsOf } from './listing';
import type { Listing } from './listing';
import { makeFolder } from './makeFolder';

/** A listing with the states of what was looked at for it. */
export interface StampedListing extends Omit<Listing, 'startMs'> {
  readonly stamps: Stamps;
}

/** What a cache holds. Results of thousands of files are read as columns: most are only compared. */
export interface CacheContent {
  readonly paths: readonly string[];
  readonly stamps: Stamps;
  /** As in `FileState`, by index of the path. */
  readonly hashes: readonly string[];
  /** What there is for few files. */
  readonly named: ReadonlySet<number>;
  readonly outcomes: ReadonlyMap<number, CachedResult['outcome']>;
  readonly others: ReadonlyMap<number, FileState['others']>;
  readonly listing: StampedListing | null;
}

/** Four numbers for each file. */
export type Stamps = Float64Array;

export function stampAt(stamps: Stamps, index: number): Stamp {
  const at = index * 4;
  return [stamps[at]!, stamps[at + 1]!, stamps[at + 2]!, stamps[at + 3]!];
}

export function stampsFrom(stamps: readonly Stamp[]): Stamps {
  return Float64Array.from(stamps.flat());
}

/** Larger caches are not worth their reading, and too many were made for folders that are gone. */
const mostBytes = 64 * 1024 * 1024;
const mostCaches = 40;
export const extension = '.promptmeter-cache';

export const emptyCache: CacheContent = contentOf([], null);

export function contentOf(results: readonly CachedResult[], listing: StampedListing | null): CacheContent {
  const indexed = [...results.entries()];
  return {
    paths: results.map(({ path }) => path),
    stamps: stampsFrom(results.map(({ state }) => state.stamp)),
    hashes: results.map(({ state }) => state.hash ?? ''),
    named: new Set(indexed.flatMap(([index, { named }]) => (named ? [index] : []))),
    outcomes: new Map(
      indexed.flatMap(([index, { outcome }]) => (outcome === null ? [] : [[index, outcome]])),
    ),
    others: new Map(
      indexed.flatMap(([index, { state }]) => (state.others.length === 0 ? [] : [[index, state.others]])),
    ),
    listing,
  };
}

export function resultAt(content: CacheContent, index: number): CachedResult {
  const { paths, stamps, hashes, named, outcomes, others } = content;
  const hash = hashes[index] === '' ? null : hashes[index]!;
  return {
    path: paths[index]!,
    named: named.has(index),
    state: { stamp: stampAt(stamps, index), hash, others: others.get(index) ?? [] },
    outcome: outcomes.get(index) ?? null,
  };
}

/** What stands before the columns, and how long these are. */
interface Head {
  readonly named: readonly number[];
  readonly outcomes: readonly (readonly [number, CachedResult['outcome']])[];
  readonly others: readonly (readonly [number, FileState['others']])[];
  readonly listing: Pick<Listing, 'key' | 'skipped' | 'links'> | null;
  readonly lengths: readonly number[];
}

function encode({ paths, stamps, hashes, named, outcomes, others, listing }: CacheContent): Buffer {
  const listed = listing ?? { files: '', looked: '', stamps: new Float64Array() };
  const texts = [pathList(paths), pathList(hashes), listed.files, listed.looked];
  const columns = [...texts.map((text) => Buffer.from(text)), ...[stamps, listed.stamps].map(bytesOf)];
  const head: Head = {
    named: [...named],
    outcomes: [...outcomes],
    others: [...others],
    listing: listing && { key: listing.key, skipped: listing.skipped, links: listing.links },
    lengths: columns.map(({ length }) => length),
  };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...columns]);
}

function decode(body: Buffer): CacheContent {
  let at = body.indexOf('\n') + 1;
  const head = JSON.parse(body.toString('utf8', 0, at)) as Head;
  const columns = head.lengths.map((length) => body.subarray(at, (at += length)));
  const [paths, hashes, files, looked] = columns.slice(0, 4).map((column) => column.toString('utf8'));
  const [stamps, listedStamps] = columns.slice(4).map(numbersOf);
  return {
    paths: pathsOf(paths!),
    // A file without a hash leaves an empty one between two separators.
    hashes: hashes!.split('\0'),
    stamps: stamps!,
    named: new Set(head.named),
    outcomes: new Map(head.outcomes),
    others: new Map(head.others),
    listing: head.listing && { ...head.listing, files: files!, looked: looked!, stamps: listedStamps! },
  };
}

function bytesOf(numbers: Float64Array): Buffer {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Copied: numbers must begin at a multiple of their size. */
function numbersOf(bytes: Buffer): Float64Array {
  return new Float64Array(new Uint8Array(bytes).buffer);
}

/** A line with the hash of the rest, then the rest. A damaged or foreign file counts as none. */
export function readCache(file: string): CacheContent {
  try {
    if (statSync(file).size > mostBytes) return emptyCache;
    const bytes = readFileSync(file);
    const end = bytes.indexOf('\n');
    const body = bytes.subarray(end + 1);
    return bytes.toString('latin1', 0, end) === checksum(body) ? decode(body) : emptyCache;
  } catch {
    return emptyCache;
  }
}

/** Written aside and renamed: of two processes at work on the same cache the later one wins. */
export function writeCache(file: string, folder: string, content: CacheContent): void {
  const body = encode(content);
  if (body.length > mostBytes) {
    rmSync(file, { force: true });
    return;
  }
  makeFolder(folder, 0o700);
  const aside = `${file}.${randomUUID()}`;
  // Prompts may be confidential: nobody else needs to read them here.
  try {
    writeFileSync(aside, Buffer.concat([Buffer.from(`${checksum(body)}\n`), body]), { mode: 0o600 });
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

function checksum(body: Uint8Array): string {
  return createHash('sha1').update(body).digest('hex');
}

/** Longer than any writing takes. */
const abandonedMs = 60 * 60 * 1000;

/** Removes the caches that were used longest ago, and what a writer that was killed left behind. */
export function prune(folder: string): void {
  try {
    const files = readdirSync(folder)
      .filter((name) => name.includes(extension))
      .map((name) => ({ name, path: join(folder, name), used: statSync(join(folder, name)).mtimeMs }))
      .sort((a, b) => b.used - a.used);
    const old = files.filter(({ name }) => name.endsWith(extension)).slice(mostCaches);
    const abandoned = files.filter(
      ({ name, used }) => !name.endsWith(extension) && used < Date.now() - abandonedMs,
    );
    for (const { path } of [...old, ...abandoned]) rmSync(path, { force: true });
  } catch {
    // Somebody else tidies up, or there is nothing.
  }
}
