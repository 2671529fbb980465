import { InstallationError } from '../prompt/assets';
import { lineAt } from '../prompt/span';
import type { FileProfile } from '../report/model';
import type { AnalyzedFile, Analyzer, FilesRequest } from './analyzer';
import { hashOf, stampOfStats, stampsOf, unsure } from './fileState';
import type { FoundFile } from './findFiles';
import { generatedReason } from './generatedCode';
import { maxNamedFileBytes, readTextFile } from './readText';
import type { ReadResult } from './readText';

/** Reads a file and profiles it, if it is worth it. Rejects only if the installation is broken. */
export async function profileFoundFile(
  file: FoundFile,
  request: Omit<FilesRequest, 'files'>,
  analyze: Analyzer['analyze'],
): Promise<AnalyzedFile> {
  const { path, absolutePath, named } = file;
  const now = Date.now();
  const {
    result: read,
    stats,
    bytes,
  } = readTextFile(absolutePath, named ? maxNamedFileBytes : request.maxFileBytes);
  const stamp = stats === null ? unsure : stampOfStats(stats, now);
  if (read.kind === 'skipped') {
    const outcome = { path, reason: read.reason, ...(named && { failed: true as const }) };
    return { outcome, state: { stamp, hash: null, others: [] } };
  }
  const hash = bytes === null ? null : hashOf(bytes);
  const reason = named ? null : generatedReason(path, read.text);
  if (reason !== null) return { outcome: { path, reason }, state: { stamp, hash, others: [] } };
  try {
    const outcome = await profileText(path, read, request, analyze);
    return { outcome, state: { stamp, hash, others: stampsOf(request.root, outcome.dependsOn ?? [], now) } };
  } catch (error) {
    if (error instanceof InstallationError || !(error instanceof Error)) throw error;
    return { outcome: failedProfile(path, error.message), state: null };
  }
}

async function profileText(
  path: string,
  { text, firstInvalid }: ReadResult & { kind: 'text' },
  { root, assumptions, explain }: Omit<FilesRequest, 'files'>,
  analyze: Analyzer['analyze'],
): Promise<FileProfile> {
  const profile = await analyze({ path, text, root, assumptions, explain: explain === true });
  if (firstInvalid === null || profile.problem !== null) return profile;
  return { ...profile, problem: invalidText(text, firstInvalid) };
}

/** The profile of a file of which there is nothing to tell. */
export function quietProfile(path: string): FileProfile {
  return { path, language: null, prompts: [], problem: null };
}

/** The profile of a file that could not be analyzed. */
export function failedProfile(path: string, message: string): FileProfile {
  const problem = { message, span: { start: 0, end: 0 }, line: 1 };
  return { path, language: null, prompts: [], problem };
}

/** The prompts are shown, but their counts are those of the text with the damage. */
function invalidText(text: string, start: number): NonNullable<FileProfile['problem']> {
  const message = 'Not valid text in its encoding; each invalid byte is read and counted as U+FFFD.';
  return { message, span: { start, end: start + 1 }, line: lineAt(text, start) };
}
