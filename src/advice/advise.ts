import type { RuleLevel } from '../cost/assumptions';
import { embeddingFormat } from '../prompt/model';
import { cacheablePrefix } from './prefix/cacheablePrefix';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import { refusalToTake } from './prefix/cachedPrefix';
import { isSafeFix } from './finding';
import type { Finding } from './finding';
import { withoutIgnored } from './ignoredFindings';
import type { PricedPrompt } from './pricedPrompt';
import { promptFinding } from './promptFinding';
import type { Rule } from './rule';
import { rules } from './rules';
import { cacheSharedPrefix } from './rules/cacheSharedPrefix';

/** A finding, and how loudly it is to be shown. */
export interface LeveledFinding extends Finding {
  readonly level: Exclude<RuleLevel, 'off'>;
}

/** What there is to say about a prompt. */
export interface Advice {
  readonly prefix: CacheablePrefix | null;
  /** How loudly it is to be told what other prompts it could share a cached text with; null if not at all. */
  readonly sharingLevel: LeveledFinding['level'] | null;
  /** In the order of the document, the surer first where two begin together. */
  readonly findings: readonly LeveledFinding[];
}

/** Looks at a prompt with every rule that is on. */
export function advise(priced: PricedPrompt): Advice {
  // Nothing of a text that is embedded is cached.
  const isEmbedded = priced.prompt.format === embeddingFormat;
  const prefix = isEmbedded ? null : cacheablePrefix(priced);
  const fitting = isEmbedded ? rules.filter(({ ofEmbeddings }) => ofEmbeddings === true) : rules;
  const findings = fitting.flatMap((rule) => findingsOf(rule, priced, prefix));
  return {
    prefix,
    sharingLevel: prefix === null ? null : sharingLevel(priced),
    findings: refusedTogether(findings, prefix).sort((a, b) => a.span.start - b.span.start),
  };
}

/**
 * Safe fixes are made in bulk: the smaller of those that would together push the prefix below its minimum are refused. All
 * are summed, also where two of them change the same text: no order of making them loses the cache.
 */
function refusedTogether(
  findings: readonly LeveledFinding[],
  prefix: CacheablePrefix | null,
): LeveledFinding[] {
  const cached = ({ saving }: Finding): number => saving?.cachedTokens ?? 0;
  const inBulk = findings.filter((finding) => isSafeFix(finding)).sort((a, b) => cached(b) - cached(a));
  const refused = new Map<LeveledFinding, string>();
  let taken = 0;
  for (const finding of inBulk) {
    const none = refusalToTake(taken + cached(finding), prefix, ' with the other safe fixes');
    if (none === null || cached(finding) === 0) taken += cached(finding);
    else refused.set(finding, none);
  }
  return findings.map((finding) => {
    const none = refused.get(finding);
    return none === undefined ? finding : { ...finding, fix: { none, isRefused: true } };
  });
}

/** The other prompts are not in sight here: whether anybody wants to hear of them is. */
function sharingLevel(priced: PricedPrompt): Advice['sharingLevel'] {
  const level = levelOf(cacheSharedPrefix, priced);
  if (level === 'off' || priced.prompt.call === null) return null;
  const nothing = { message: '', action: '', fix: { none: '' } };
  const told = withoutIgnored([promptFinding(cacheSharedPrefix, nothing, priced)], priced);
  return told.length === 0 ? null : level;
}

function levelOf({ id, level }: Rule, { assumptions }: PricedPrompt): RuleLevel {
  return assumptions.rules[id] ?? level;
}

function findingsOf(rule: Rule, priced: PricedPrompt, prefix: CacheablePrefix | null): LeveledFinding[] {
  const level = levelOf(rule, priced);
  if (level === 'off') return [];
  const found = rule.find(priced, { prefix });
  if (found.length === 0) return [];
  return withoutIgnored(found, priced).map((finding) => ({ ...finding, level }));
}
