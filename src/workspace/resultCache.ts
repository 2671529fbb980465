import { createHash, randomUUID } from 'node:crypto';
import {
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { CachedResult } from './analyzer';
import { hashOfFile, stampOf, unsure } from './fileState';
import type { FoundFile } from './findFiles';

/** Larger caches are not worth their reading, and too many were made for folders that are gone. */
const mostBytes = 64 * 1024 * 1024;
const mostCaches = 40;
const extension = '.promptmeter-cache';

/**
 * Results of files by path, in one file for each root and way of reading: whatever decides over a result beside the
 * files themselves is in the `key`. It is read and written as a whole, the writing by renaming: of two processes at
 * work on the same root the later one wins. A damaged or foreign file counts as none, and failing to write is no
 * failure: it only takes longer the next time.
 */
export class ResultCache {
  private readonly file: string;
  private results: Map<string, CachedResult>;
  private readonly stamps = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly root: string,
    key: string,
  ) {
    const name = createHash('sha256').update(key).update('\0').update(root).digest('hex').slice(0, 32);
    this.file = join(folder, name + extension);
    this.results = read(this.file);
  }

  /** The result for a file, if nothing it depends on has changed; undefined if it has to be read. */
  find({ path, absolutePath, named }: FoundFile, now: number): CachedResult | undefined {
    const result = this.results.get(path);
    if (result?.named !== named) return undefined;
    const { stamp, hash, others } = result.state;
    const isSame =
      (stamp !== unsure && this.stamp(absolutePath, now) === stamp) ||
      (hash !== null && hashOfFile(absolutePath) === hash);
    if (!isSame) return undefined;
    const isSameAround = others.every(([other, then]) => {
      return then !== unsure && this.stamp(join(this.root, other), now) === then;
    });
    return isSameAround ? result : undefined;
  }

  /** Adds results; `found` are all the files that there are, if they have all been looked for. */
  save(added: readonly CachedResult[], found: ReadonlySet<string> | null): void {
    // Somebody else may have written meanwhile.
    this.results = read(this.file);
    for (const result of added) this.results.set(result.path, result);
    if (found !== null) {
      for (const path of this.results.keys()) if (!found.has(path)) this.results.delete(path);
    }
    try {
      write(this.file, this.folder, [...this.results.values()]);
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

  private stamp(path: string, now: number): string {
    let stamp = this.stamps.get(path);
    if (stamp === undefined) this.stamps.set(path, (stamp = stampOf(path, now)));
    return stamp;
  }
}

/** A line with the hash of the rest, then the results. */
function read(file: string): Map<string, CachedResult> {
  try {
    if (statSync(file).size > mostBytes) return new Map();
    const text = readFileSync(file, 'utf8');
    const end = text.indexOf('\n');
    const body = text.slice(end + 1);
    if (text.slice(0, end) !== checksum(body)) return new Map();
    const results = JSON.parse(body) as CachedResult[];
    return new Map(results.map((result) => [result.path, result]));
  } catch {
    return new Map();
  }
}

function write(file: string, folder: string, results: readonly CachedResult[]): void {
  const body = JSON.stringify(results);
  if (body.length > mostBytes) {
    rmSync(file, { force: true });
    return;
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const aside = `${file}.${randomUUID()}`;
  // Prompts may be confidential: nobody else needs to read them here.
  try {
    writeFileSync(aside, `${checksum(body)}\n${body}`, { mode: 0o600 });
    renameSync(aside, file);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
}

function checksum(body: string): string {
  return createHash('sha1').update(body).digest('hex');
}

/** Longer than any writing takes. */
const abandonedMs = 60 * 60 * 1000;

/** Removes the caches that were used longest ago, and what a writer that was killed left behind. */
function prune(folder: string): void {
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
