import type { CallAssumptions } from '../cost/assumptions';
import type { OutputTokens } from '../cost/outputTokens';
import type { PriceRow } from '../cost/priceRow';
import type { Prompt } from '../prompt/model';
import type { ModelCounter } from '../tokens/counter';

/** A prompt with everything that advice about it has to know. */
export interface PricedPrompt {
  readonly prompt: Prompt;
  /** File of the prompt, relative to the root, with `/`. */
  readonly path: string;
  /** Counts as the model does that the prompt is priced with. */
  readonly counter: ModelCounter;
  /** Null where there is no price. */
  readonly row: PriceRow | null;
  /** A known model whose name differs from an unknown one in a letter or two; null where there is none. */
  readonly similarModel: string | null;
  /** Tokens of what a call sends before its messages. */
  readonly leadingTokens: { readonly tools: number; readonly responseFormat: number };
  /** Of one whole call, as far as is in sight. */
  readonly inputTokens: number;
  readonly output: OutputTokens;
  readonly assumptions: CallAssumptions;
  /** The price of another model; null where it has none. */
  readonly priceOf: (model: string) => PriceRow | null;
  /** The text of a file that a message lies in, by its path relative to the root; null if it cannot be had. */
  readonly textOf: (path: string) => string | null;
}
