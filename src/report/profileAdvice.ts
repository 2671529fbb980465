import type { Advice } from '../advice/advise';
import type { LineIndex } from './lineIndex';
import type { FindingProfile, PrefixProfile, Profile } from './model';

/** What tells the lines of a file, by its path; null for the file of the prompt itself. */
type LinesOf = (path: string | undefined) => LineIndex | null;

/** Advice with the lines that it is about. */
export function profileAdvice(
  { prefix, sharingLevel, findings }: Advice,
  linesOf: LinesOf,
): Pick<Profile, 'prefix' | 'sharingLevel' | 'findings'> {
  const lineOf = (path: string | undefined, offset: number): number => linesOf(path)?.lineAt(offset) ?? 1;
  const lined = (finding: Advice['findings'][number]): FindingProfile => ({
    ...finding,
    ...(linesOf(finding.path)?.linesOf(finding.span) ?? { startLine: 1, endLine: 1 }),
  });
  const { breaker = null, end = null } = prefix ?? {};
  const lines: Pick<PrefixProfile, 'breaker' | 'endLine'> = {
    breaker: breaker && { ...breaker, line: lineOf(breaker.path, breaker.span.start) },
    endLine: end && lineOf(end.path, end.offset),
  };
  return { prefix: prefix && { ...prefix, ...lines }, sharingLevel, findings: findings.map(lined) };
}
