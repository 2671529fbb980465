import { setMaxListeners } from 'node:events';
import type { Assumptions } from '../cost/assumptions';
import type { FileProfile, SkippedFile, WorkspaceReport } from '../report/model';
import { createReport } from '../report/workspaceReport';
import type { Analyzer, CachedResult, CacheRequest, FileOutcome, FindRequest, Found } from './analyzer';
import type { FoundFile } from './findFiles';
import { mayBeSentElsewhere, senderFiles } from './senderFiles';
import { pricesAsOf } from './prices/priceStore';

export interface ScanOptions extends Omit<FindRequest, 'cache'> {
  readonly assumptions: Assumptions;
  readonly analyzer: Analyzer;
  readonly signal?: AbortSignal | undefined;
  /** True to be told why the other literals are no prompts. */
  readonly explain?: boolean | undefined;
  /** Larger files are skipped. */
  readonly maxFileBytes?: number | undefined;
  /** True to look in other files of the root, too, for calls that send what the named ones hold. */
  readonly findsSenders?: boolean | undefined;
  /** Where results are kept for the next scan, absolute; left out to keep none. */
  readonly cacheFolder?: string | undefined;
  /** Called as files are done, with what they hold, and once with what was known. */
  readonly onProgress?: ScanProgress | undefined;
}

/** `files` are those that have been done since the last call; the `total` grows as more are found. */
export type ScanProgress = (done: number, total: number, files: readonly FileProfile[]) => void;

/**
 * Profiles the prompts of the named paths: files are read while others are still looked for. The same files give the
 * same report, in whatever order threads finish. Rejects with an AbortError, or if the installation is broken; what is
 * wrong with a file is told in the report.
 */
export async function scanWorkspace(options: ScanOptions): Promise<WorkspaceReport> {
  const started = performance.now();
  const { analyzer, assumptions, root, signal, explain, maxFileBytes, onProgress } = options;
  // All that waits to be read listens to it: many at a time, and no leak.
  if (signal !== undefined) setMaxListeners(0, signal);
  const cache = explain === true ? undefined : cacheRequest(options);
  const files: FileProfile[] = [];
  const skipped: SkippedFile[] = [];
  const results: CachedResult[] = [];
  const reading: Promise<void>[] = [];
  let found: Found | null = null;
  let [done, total, told] = [0, 0, 0];
  const add = (outcome: FileOutcome): unknown =>
    'reason' in outcome ? skipped.push(outcome) : files.push(outcome);
  const tell = (): void => {
    onProgress?.(done, total, files.slice(told));
    told = files.length;
  };
  const read = async (some: readonly FoundFile[]): Promise<void> => {
    const request = { root, files: some, assumptions, explain, maxFileBytes };
    const analyzed = await analyzer.analyzeFiles(request, signal);
    for (const [index, { outcome, state }] of analyzed.entries()) {
      add(outcome);
      const { path, named } = some[index]!;
      const isQuiet = 'prompts' in outcome && outcome.prompts.length === 0 && outcome.problem === null;
      if (state !== null) results.push({ path, named, state, outcome: isQuiet ? null : outcome });
    }
    done += some.length;
    tell();
  };
  const onFound = (some: readonly FoundFile[]): void => {
    total += some.length;
    const work = read(some);
    reading.push(work);
    // Whoever waits for all of them hears of it.
    work.catch(() => undefined);
  };
  try {
    found = await analyzer.findFiles({ ...findRequest(options), cache }, onFound, signal);
    for (const outcome of [...found.known, ...found.skipped]) add(outcome);
    done += found.known.length + found.quiet;
    total += found.known.length + found.quiet;
    tell();
    await Promise.all(reading);
  } finally {
    // Also of a scan that was called off: the next one goes on from there.
    const listing = found?.listing ?? null;
    if (cache !== undefined && (results.length > 0 || listing !== null)) {
      await analyzer.remember({ root, cache, results, listing });
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return createReport({
    root,
    pricesAsOf: pricesAsOf(options.assumptions),
    files,
    besides: await besidesOf(files, options),
    quiet: found.quiet,
    skipped,
    durationMs: performance.now() - started,
  });
}

/** The files beside the named ones that send their texts; null where they are too many to look for. */
async function besidesOf(
  files: readonly FileProfile[],
  options: ScanOptions,
): Promise<readonly FileProfile[] | null> {
  const { root, paths, assumptions, analyzer, signal, findsSenders = false } = options;
  if (!findsSenders || paths.includes(root) || !mayBeSentElsewhere(files)) return [];
  const others: FoundFile[] = [];
  const request = { ...findRequest(options), paths: [root], only: undefined };
  await analyzer.findFiles(request, (some) => others.push(...some), signal);
  const senders = senderFiles(files, others);
  if (senders === null) return null;
  const analyzed = await analyzer.analyzeFiles({ root, files: senders, assumptions }, signal);
  return analyzed.flatMap(({ outcome }) => ('reason' in outcome ? [] : [outcome]));
}

function cacheRequest({ cacheFolder, assumptions, maxFileBytes }: ScanOptions): CacheRequest | undefined {
  return cacheFolder === undefined ? undefined : { folder: cacheFolder, assumptions, maxFileBytes };
}

/** Only what finding needs: the rest cannot travel to another thread. */
function findRequest({ root, repository, paths, include, exclude, only }: ScanOptions): FindRequest {
  return { root, repository, paths, include, exclude, only };
}
