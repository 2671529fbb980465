import type { FileProfile } from '../report/model';
import type { Analyzer, FileOutcome, FilesRequest } from './analyzer';
import type { FoundFile } from './findFiles';
import { generatedReason } from './generatedCode';
import { MissingAssetError } from './nodeAssets';
import { readText } from './readText';

/** Reads a file and profiles it, if it is worth it. Rejects only if the installation is broken. */
export async function profileFoundFile(
  { path, absolutePath, named }: FoundFile,
  { root, assumptions, maxFileBytes, explain }: Omit<FilesRequest, 'files'>,
  analyze: Analyzer['analyze'],
): Promise<FileOutcome> {
  const read = readText(absolutePath, maxFileBytes);
  if (read.kind === 'skipped') return { path, reason: read.reason };
  const { text, firstInvalid } = read;
  const reason = named ? null : generatedReason(path, text);
  if (reason !== null) return { path, reason };
  try {
    const profile = await analyze({ path, text, root, assumptions, explain: explain === true });
    if (firstInvalid === null || profile.problem !== null) return profile;
    return { ...profile, problem: invalidText(text, firstInvalid) };
  } catch (error) {
    if (error instanceof MissingAssetError || !(error instanceof Error)) throw error;
    return failedProfile(path, error.message);
  }
}

/** The profile of a file that could not be analyzed. */
export function failedProfile(path: string, message: string): FileProfile {
  const problem = { message, span: { start: 0, end: 0 }, line: 1 };
  return { path, language: null, prompts: [], problem };
}

/** The prompts are shown, but their counts are those of the text with the damage. */
function invalidText(text: string, start: number): NonNullable<FileProfile['problem']> {
  const line = text.slice(0, start).split('\n').length;
  const message = 'Not valid text in its encoding; each invalid byte is read and counted as U+FFFD.';
  return { message, span: { start, end: start + 1 }, line };
}
