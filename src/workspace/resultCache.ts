import { createHash } from 'node:crypto';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import type { CachedResult } from './analyzer';
import {
  contentOf,
  extension,
  prune,
  readCache,
  resultAt,
  stampAt,
  stampsFrom,
  writeCache,
} from './cacheFile';
import type { CacheContent, StampedListing } from './cacheFile';
import { hashOfFile, isSameStamp, stampOf } from './fileState';
import type { Stamp } from './fileState';
import type { FoundFile, FoundFiles } from './findFiles';
import { filesOf, holds, pathsOf, stampsOfListing } from './listing';
import type { Listing } from './listing';

/**
 * Results of files by path, and which files there are, in one file for each root and way of reading: whatever decides
 * over a result beside the files themselves is in the `key`. It is read and written as a whole. Failing to write is no
 * failure: it only takes longer the next time.
 */
export class ResultCache {
  private readonly file: string;
  private readonly content: CacheContent;
  private readonly indexes: ReadonlyMap<string, number>;
  private readonly stamps = new Map<string, Stamp>();

  constructor(
    private readonly folder: string,
    private readonly root: string,
    key: string,
  ) {
    const name = createHash('sha256').update(key).update('\0').update(root).digest('hex').slice(0, 32);
    this.file = join(folder, name + extension);
    this.content = readCache(this.file);
    this.indexes = new Map(this.content.paths.map((path, index) => [path, index]));
  }

  /** What a walk would find; undefined if that takes a walk. */
  listed(key: string, now: number): Omit<FoundFiles, 'evidence'> | undefined {
    const { listing } = this.content;
    if (listing?.key !== key) return undefined;
    const isSame = holds(listing, (index) => stampAt(listing.stamps, index), now);
    return isSame ? { files: filesOf(listing, this.root), skipped: listing.skipped } : undefined;
  }

  /** The result for a file, if nothing it depends on has changed; undefined if it has to be read. */
  find({ path, absolutePath, named }: FoundFile, now: number): Pick<CachedResult, 'outcome'> | undefined {
    const index = this.indexes.get(path);
    if (index === undefined || this.content.named.has(index) !== named) return undefined;
    const { hashes, stamps, others, outcomes } = this.content;
    const hash = hashes[index]!;
    const isSame =
      isSameStamp(stampOf(absolutePath, now), stampAt(stamps, index)) ||
      (hash !== '' && hashOfFile(absolutePath) === hash);
    if (!isSame) return undefined;
    const isSameAround = (others.get(index) ?? []).every(([other, then]) =>
      isSameStamp(this.stamp(join(this.root, other), now), then),
    );
    return isSameAround ? { outcome: outcomes.get(index) ?? null } : undefined;
  }

  /** Adds results. A new listing tells which files there are: the results of others are dropped. */
  save(added: readonly CachedResult[], listing: Listing | null): void {
    // Somebody else may have written meanwhile.
    const content = readCache(this.file);
    const results = new Map(content.paths.map((path, index) => [path, resultAt(content, index)]));
    for (const result of added) results.set(result.path, result);
    if (listing !== null) {
      const there = new Set(pathsOf(listing.files));
      for (const path of results.keys()) if (!there.has(path)) results.delete(path);
    }
    try {
      const stamped = listing === null ? content.listing : stampedListing(listing);
      writeCache(this.file, this.folder, contentOf([...results.values()], stamped));
    } catch {
      // A full or read-only disk.
    }
    prune(this.folder);
  }

  /** Marks the cache as used, so that it is not among the first to be pruned. */
  touch(): void {
    try {
      utimesSync(this.file, new Date(), new Date());
    } catch {
      // There is none yet.
    }
  }

  /** Of a file that many may depend on. */
  private stamp(path: string, now: number): Stamp {
    let stamp = this.stamps.get(path);
    if (stamp === undefined) this.stamps.set(path, (stamp = stampOf(path, now)));
    return stamp;
  }
}

function stampedListing(listing: Listing): StampedListing {
  const { key, files, skipped, looked, links } = listing;
  return { key, files, skipped, looked, links, stamps: stampsFrom(stampsOfListing(listing)) };
}
