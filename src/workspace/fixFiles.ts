import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assumptions } from '../cost/assumptions';
import { safeFindingsIn } from '../report/findings';
import type { FileProfile, FindingProfile, WorkspaceReport } from '../report/model';
import type { Analyzer } from './analyzer';
import { fixSafely } from './fixSafely';
import { reasonOf } from './reasons';
import { decodeText } from './readText';

/** What has been done, or would be, in one file. */
export interface FileFixes {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly applied: readonly FindingProfile[];
  readonly left: readonly { readonly finding: FindingProfile; readonly why: string }[];
}

export interface FixOptions {
  readonly analyzer: Pick<Analyzer, 'analyze' | 'fix'>;
  /** Those of the scan. */
  readonly assumptions: Assumptions;
  /** False to write nothing. */
  readonly write: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the safe fixes in the files of a report, each file at once and only if what it then holds has been proven.
 * All other bytes stay as they are; a file that has changed since it was read, or whose bytes would not come back as they
 * were, is left. Sorted by path. Rejects with an AbortError between two files.
 */
export async function fixFiles(report: WorkspaceReport, options: FixOptions): Promise<FileFixes[]> {
  const done: FileFixes[] = [];
  for (const file of report.files) {
    const findings = safeFindingsIn(file);
    if (findings.length === 0) continue;
    options.signal?.throwIfAborted();
    done.push(await fixFile(report.root, file, findings, options));
  }
  return done;
}

async function fixFile(
  root: string,
  reported: FileProfile,
  findings: readonly FindingProfile[],
  { analyzer, assumptions, write, signal }: FixOptions,
): Promise<FileFixes> {
  const { path } = reported;
  const allLeft = (why: string): FileFixes => ({
    path,
    applied: [],
    left: findings.map((finding) => ({ finding, why })),
  });
  const file = join(root, path);
  try {
    const bytes = readFileSync(file);
    const read = decodeText(bytes, path);
    if (read.kind !== 'text') return allLeft(`${read.reason}.`);
    // A mark at its start, and an encoding other than UTF-8, would get lost.
    if (!Buffer.from(read.text).equals(bytes)) {
      return allLeft('The file is not written in UTF-8 without a mark.');
    }
    const now = await analyzer.analyze({ path, text: read.text, root, assumptions }, signal);
    if (writtenIn(now) !== writtenIn(reported)) return allLeft('The file has changed since it was scanned.');
    const request = { path, text: read.text, root, assumptions, findings };
    const fixed = await fixSafely(analyzer, request, signal);
    if (fixed.applied.length > 0 && (statSync(file).mode & 0o222) === 0) {
      return allLeft('The file is read-only.');
    }
    if (write && fixed.applied.length > 0) {
      if (!readFileSync(file).equals(bytes)) return allLeft('The file has changed meanwhile.');
      try {
        writeFileSync(file, fixed.text);
      } catch (error) {
        return allLeft(`The file cannot be written: ${reasonOf(error, 'write')}.`);
      }
    }
    return { path, applied: fixed.applied, left: fixed.left };
  } catch (error) {
    if (signal?.aborted === true) throw error;
    return allLeft(`${reasonOf(error)}.`);
  }
}

/** What the prompts of a file say, and where. */
function writtenIn({ prompts }: FileProfile): string {
  return JSON.stringify(
    prompts.map(({ id, messages }) => [id, messages.map(({ span, parts }) => [span, parts])]),
  );
}
