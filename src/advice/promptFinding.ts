import type { Span } from '../prompt/span';
import type { Finding, TextEdit, Tier } from './finding';
import type { PricedPrompt } from './pricedPrompt';
import type { Rule } from './rule';

/** What a rule says about a call as a whole, or about a place of it. */
export interface PromptFinding {
  readonly message: string;
  readonly action: string;
  /** The call, else its texts, if left out. */
  readonly span?: Span;
  readonly path?: string | undefined;
  /** Of 1,000 calls; null where it is not known. */
  readonly usdPer1kCalls?: number | null;
  /** Less sure, or surer, than the rule. */
  readonly tier?: Tier;
  readonly moves?: true;
  readonly splits?: true;
  readonly fix: { readonly edits: readonly TextEdit[] } | { readonly none: string };
}

/** A finding that saves money by where tokens stand, not by how many there are. */
export function promptFinding(
  rule: Pick<Rule, 'id' | 'tier'>,
  found: PromptFinding,
  { prompt, inputTokens }: PricedPrompt,
): Finding {
  const { message, action, span, path, usdPer1kCalls, fix, tier = rule.tier, moves, splits } = found;
  return {
    rule: rule.id,
    tier,
    message,
    span: span ?? prompt.call ?? prompt.span,
    ...(path === undefined ? {} : { path }),
    saving:
      usdPer1kCalls === undefined || usdPer1kCalls === null
        ? null
        : { tokensNow: inputTokens, tokensAfter: inputTokens, cachedTokens: 0, usdPer1kCalls },
    action,
    ...(moves && { moves }),
    ...(splits && { splits }),
    fix,
  };
}
