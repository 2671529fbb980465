import { refusalToTake } from '../advice/prefix/cachedPrefix';
import type { Span } from '../prompt/span';
import type { FileProfile, FindingProfile, Profile } from './model';

/** A finding and the prompt that it is about. */
export interface FoundIn {
  readonly finding: FindingProfile;
  readonly prompt: Profile;
}

/**
 * What is found in the text of a file, each thing once: a literal may be part of several prompts. Where one of them has a
 * reason against the fix, that holds. What its prompts send of other files is said there.
 */
export function findingsIn({ prompts }: Pick<FileProfile, 'prompts'>): FoundIn[] {
  const once = new Map<string, FoundIn>();
  for (const prompt of prompts) {
    for (const finding of prompt.findings) {
      if (finding.path !== undefined) continue;
      const key = `${finding.rule} ${finding.span.start} ${finding.span.end}`;
      const known = once.get(key);
      if (known === undefined || ('edits' in known.finding.fix && 'none' in finding.fix)) {
        once.set(key, { finding, prompt });
      }
    }
  }
  return [...once.values()].sort((a, b) => a.finding.span.start - b.finding.span.start);
}

/** Those of them that may be fixed with others, unseen; also where there is a reason against the fix. */
export function safeFindingsIn(file: Pick<FileProfile, 'prompts'>): FindingProfile[] {
  return findingsIn(file)
    .map(({ finding }) => finding)
    .filter(({ tier }) => tier === 'safe');
}

/** What a prompt's findings save together. */
export interface Savings {
  readonly count: number;
  readonly tokens: number;
}

/**
 * The largest first, and none of those that change the same text as one before, that would with those before lose the
 * cache of the prefix, or that nothing can be edited for; null where nothing is saved.
 */
export function savingsOf({ findings, prefix }: Pick<Profile, 'findings' | 'prefix'>): Savings | null {
  const bySize = findings
    .filter(({ fix }) => 'edits' in fix)
    .map((finding) => ({ finding, tokens: savedTokens(finding) }))
    .filter(({ tokens }) => tokens > 0)
    .sort((a, b) => b.tokens - a.tokens);
  const taken: FindingProfile[] = [];
  let [sum, cached] = [0, 0];
  for (const { finding, tokens } of bySize) {
    const { cachedTokens } = finding.saving!;
    const isLost = cachedTokens > 0 && refusalToTake(cached + cachedTokens, prefix) !== null;
    if (isLost || taken.some((other) => meet(other, finding))) continue;
    taken.push(finding);
    sum += tokens;
    cached += cachedTokens;
  }
  return taken.length === 0 ? null : { count: taken.length, tokens: sum };
}

/** Tokens that a finding saves with each call; 0 where that is not counted. */
export function savedTokens({ saving }: FindingProfile): number {
  return saving === null ? 0 : saving.tokensNow - saving.tokensAfter;
}

function meet(a: FindingProfile, b: FindingProfile): boolean {
  if (a.path !== b.path) return false;
  return placesOf(a).some((one) =>
    placesOf(b).some((other) => one.start < other.end && other.start < one.end),
  );
}

function placesOf({ fix }: FindingProfile): readonly Span[] {
  return 'edits' in fix ? fix.edits.map(({ span }) => span) : [];
}
