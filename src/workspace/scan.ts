import type { Assumptions } from '../cost/assumptions';
import { bundledPrices } from '../cost/priceData';
import type { FileProfile, SkippedFile, WorkspaceReport } from '../report/model';
import { createReport } from '../report/workspaceReport';
import type { Analyzer } from './analyzer';
import { findFiles } from './findFiles';
import type { FindOptions, FoundFile } from './findFiles';
import { generatedReason } from './generatedCode';
import { readText } from './readText';

export interface ScanOptions extends FindOptions {
  readonly assumptions: Assumptions;
  readonly analyzer: Analyzer;
  /** True to be told why the other literals are no prompts. */
  readonly explain?: boolean | undefined;
  /** Files at work at a time; some more than the analyzer has threads keeps those busy. */
  readonly concurrency?: number | undefined;
  /** Larger files are skipped. */
  readonly maxFileBytes?: number | undefined;
  /** Called for each file done, and once before the first. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/**
 * Profiles the prompts of the named paths. The same files give the same report, in whatever order threads finish.
 * Rejects with an AbortError, or if the installation is broken; what is wrong with a file is told in the report.
 */
export async function scanWorkspace(options: ScanOptions): Promise<WorkspaceReport> {
  const started = performance.now();
  const found = await findFiles(options);
  const total = found.files.length;
  const files: FileProfile[] = [];
  const skipped: SkippedFile[] = [...found.skipped];
  let next = 0;
  let done = 0;
  options.onProgress?.(done, total);
  const work = async (): Promise<void> => {
    for (let file = found.files[next++]; file !== undefined; file = found.files[next++]) {
      const result = await profileFound(file, options);
      if ('reason' in result) skipped.push(result);
      else files.push(result);
      options.onProgress?.(++done, total);
    }
  };
  await Promise.all(Array.from({ length: options.concurrency ?? 8 }, work));
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return createReport({
    root: options.root,
    pricesAsOf: bundledPrices.asOf,
    files,
    skipped,
    durationMs: performance.now() - started,
  });
}

async function profileFound(file: FoundFile, options: ScanOptions): Promise<FileProfile | SkippedFile> {
  const { analyzer, assumptions, explain = false, root, signal } = options;
  const { path } = file;
  signal?.throwIfAborted();
  const read = await readText(file.absolutePath, options.maxFileBytes);
  if (read.kind === 'skipped') return { path, reason: read.reason };
  const { text, firstInvalid } = read;
  const reason = file.named ? null : generatedReason(path, text);
  if (reason !== null) return { path, reason };
  const profile = await analyzer.analyze({ path, text, root, assumptions, explain }, signal);
  if (firstInvalid === null || profile.problem !== null) return profile;
  return { ...profile, problem: invalidText(text, firstInvalid) };
}

/** The prompts are shown, but their counts are those of the text with the damage. */
function invalidText(text: string, start: number): NonNullable<FileProfile['problem']> {
  const line = text.slice(0, start).split('\n').length;
  const message = 'Not valid text in its encoding; each invalid byte is read and counted as U+FFFD.';
  return { message, span: { start, end: start + 1 }, line };
}
