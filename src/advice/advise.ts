import type { RuleLevel } from '../cost/assumptions';
import { embeddingFormat } from '../prompt/model';
import { cacheablePrefix } from './prefix/cacheablePrefix';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import type { Finding } from './finding';
import { withoutIgnored } from './ignoredFindings';
import type { PricedPrompt } from './pricedPrompt';
import type { Rule } from './rule';
import { rules } from './rules';

/** A finding, and how loudly it is to be shown. */
export interface LeveledFinding extends Finding {
  readonly level: Exclude<RuleLevel, 'off'>;
}

/** What there is to say about a prompt. */
export interface Advice {
  readonly prefix: CacheablePrefix | null;
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
  return { prefix, findings: findings.sort((a, b) => a.span.start - b.span.start) };
}

function findingsOf(rule: Rule, priced: PricedPrompt, prefix: CacheablePrefix | null): LeveledFinding[] {
  const level = priced.assumptions.rules[rule.id] ?? rule.level;
  if (level === 'off') return [];
  const found = rule.find(priced, { prefix });
  if (found.length === 0) return [];
  return withoutIgnored(found, priced).map((finding) => ({ ...finding, level }));
}
