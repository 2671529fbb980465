import type { Span } from '../prompt/span';

/**
 * How far a fix can be trusted: `safe` changes bytes that carry no meaning and may be applied in bulk, `review` keeps the
 * meaning and wants a look at the difference, `needs-ab` changes what the model is told and wants a measurement.
 */
export type Tier = 'safe' | 'review' | 'needs-ab';

/** Puts `newText` in the place of a span of a document. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** What an edit is expected to save with each call, counted with the model's own tokenizer on the edited text. */
export interface Saving {
  readonly tokensNow: number;
  readonly tokensAfter: number;
  /** How many of the saved tokens a cache takes as the request stands. */
  readonly cachedTokens: number;
  /** Weighed by what a cache already saves of it; null where there is no price. */
  readonly usdPer1kCalls: number | null;
}

/** Something that could be better about a prompt, and what to do about it. Plain text that may quote the workspace. */
export interface Finding {
  readonly rule: string;
  readonly tier: Tier;
  /** What was found, in one sentence. */
  readonly message: string;
  readonly span: Span;
  /** The file of the span, relative to the root, if that is not the prompt's. */
  readonly path?: string;
  /** Null where nothing is saved that could be counted. */
  readonly saving: Saving | null;
  /** What the fix does, as a command: `Minify JSON`. */
  readonly action: string;
  /** Whether the edits put lines of a text into another order, and change nothing else. */
  readonly moves?: true;
  /** Whether the edits make several blocks of a text, and change nothing else of it. */
  readonly splits?: true;
  /** Edits of the file of the span, in its order, or why there are none; refused where they would cost more than they save. */
  readonly fix:
    { readonly edits: readonly TextEdit[] } | { readonly none: string; readonly isRefused?: true };
}

/** Why its fix would cost more than it saves, made by hand, too; null where it would not. */
export function refusalOf({ fix }: Pick<Finding, 'fix'>): string | null {
  return 'none' in fix && fix.isRefused === true ? fix.none : null;
}

/** Whether it may be fixed with others, unseen. */
export function isSafeFix({ tier, fix }: Pick<Finding, 'tier' | 'fix'>): boolean {
  return tier === 'safe' && 'edits' in fix;
}
