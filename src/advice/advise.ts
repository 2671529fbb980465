import { cacheablePrefix } from './prefix/cacheablePrefix';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import type { Finding } from './finding';
import type { PricedPrompt } from './pricedPrompt';
import { rules } from './rules';

/** What there is to say about a prompt. */
export interface Advice {
  readonly prefix: CacheablePrefix | null;
  /** In the order of the document, the surer first where two begin together. */
  readonly findings: readonly Finding[];
}

/** Looks at a prompt with every rule that is on. */
export function advise(priced: PricedPrompt): Advice {
  const prefix = cacheablePrefix(priced);
  const findings = rules.flatMap((rule) => (rule.level === 'off' ? [] : rule.find(priced, { prefix })));
  return { prefix, findings: findings.sort((a, b) => a.span.start - b.span.start) };
}
