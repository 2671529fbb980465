import type { Assumptions } from '../cost/assumptions';
import { bundledPrices } from '../cost/priceData';
import type { FileProfile, SkippedFile, WorkspaceReport } from '../report/model';
import { createReport } from '../report/workspaceReport';
import type { Analyzer, CachedResult, CacheRequest, FileOutcome, FindRequest } from './analyzer';

export interface ScanOptions extends Omit<FindRequest, 'cache'> {
  readonly assumptions: Assumptions;
  readonly analyzer: Analyzer;
  readonly signal?: AbortSignal | undefined;
  /** True to be told why the other literals are no prompts. */
  readonly explain?: boolean | undefined;
  /** Batches of files at work at a time; one more than the analyzer has threads keeps those busy. */
  readonly concurrency?: number | undefined;
  /** Larger files are skipped. */
  readonly maxFileBytes?: number | undefined;
  /** Where results are kept for the next scan, absolute; left out to keep none. */
  readonly cacheFolder?: string | undefined;
  /** Called as files are done, with what they hold, and once before the first with what was known. */
  readonly onProgress?: ScanProgress | undefined;
}

/** `files` are those that have been done since the last call. */
export type ScanProgress = (done: number, total: number, files: readonly FileProfile[]) => void;

/** Few enough that the last batches end together, enough that asking costs nothing. */
const largestBatch = 128;
const batchesEach = 8;

/**
 * Profiles the prompts of the named paths. The same files give the same report, in whatever order threads finish.
 * Rejects with an AbortError, or if the installation is broken; what is wrong with a file is told in the report.
 */
export async function scanWorkspace(options: ScanOptions): Promise<WorkspaceReport> {
  const started = performance.now();
  const { analyzer, assumptions, root, signal, explain, maxFileBytes, onProgress, concurrency = 5 } = options;
  const cache = explain === true ? undefined : cacheRequest(options);
  const found = await analyzer.findFiles({ ...findRequest(options), cache }, signal);
  const known = found.known.length + found.quiet;
  const total = found.files.length;
  const batch = Math.max(1, Math.min(largestBatch, Math.floor(total / concurrency / batchesEach)));
  const files: FileProfile[] = [];
  const skipped: SkippedFile[] = [...found.skipped];
  const results: CachedResult[] = [];
  const add = (outcome: FileOutcome): unknown =>
    'reason' in outcome ? skipped.push(outcome) : files.push(outcome);
  for (const outcome of found.known) add(outcome);
  let next = 0;
  let done = known;
  let told = 0;
  const tell = (): void => {
    onProgress?.(done, known + total, files.slice(told));
    told = files.length;
  };
  tell();
  const work = async (): Promise<void> => {
    while (next < total) {
      const some = found.files.slice(next, (next += batch));
      signal?.throwIfAborted();
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
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, work));
  } finally {
    // Also of a scan that was called off: the next one goes on from there.
    const { listing } = found;
    if (cache !== undefined && (results.length > 0 || listing !== null)) {
      await analyzer.remember({ root, cache, results, listing });
    }
  }
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return createReport({
    root: options.root,
    pricesAsOf: bundledPrices.asOf,
    files,
    quiet: found.quiet,
    skipped,
    durationMs: performance.now() - started,
  });
}

function cacheRequest({ cacheFolder, assumptions, maxFileBytes }: ScanOptions): CacheRequest | undefined {
  return cacheFolder === undefined ? undefined : { folder: cacheFolder, assumptions, maxFileBytes };
}

/** Only what finding needs: the rest cannot travel to another thread. */
function findRequest({ root, repository, paths, include, exclude, only }: ScanOptions): FindRequest {
  return { root, repository, paths, include, exclude, only };
}
