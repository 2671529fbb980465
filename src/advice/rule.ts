import type { RuleLevel } from '../cost/assumptions';
import type { CacheablePrefix } from './prefix/cacheablePrefix';
import type { Finding, Tier } from './finding';
import type { PricedPrompt } from './pricedPrompt';

/** What a rule may look at beside the prompt. */
export interface AdviceContext {
  readonly prefix: CacheablePrefix | null;
}

/** One kind of advice. Adding one is a file and an entry in `rules.ts`. */
export interface Rule {
  /** As in `promptmeter.yaml`: `json/minify`. */
  readonly id: string;
  readonly title: string;
  readonly tier: Tier;
  /** `hint` unless it misleads more often than not, or is about failure. */
  readonly level: RuleLevel;
  /** What it finds, why that matters, what the fix does and when to leave it: Markdown for a page of its own. */
  readonly explanation: string;
  /** Whether it is about calls that embed texts, too; what is about wording is not: another text has another vector. */
  readonly ofEmbeddings?: boolean;
  find(priced: PricedPrompt, context: AdviceContext): readonly Finding[];
}
