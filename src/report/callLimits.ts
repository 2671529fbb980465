import { modelLimits, modelLimitsSource } from '../cost/modelLimits';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import type { Profile } from './model';
import { integer, percent } from './words';

/** How a call stands to what its model takes. Plain text. */
export interface CallLimits {
  /** What the limits are, with source and date. */
  readonly facts: readonly string[];
  /** What exceeds them. */
  readonly violations: readonly string[];
}

/** Compares the largest call that was stated with the context window and the output that the model gives at most. */
export function callLimits(profile: Profile, row: PriceRow | NoPrice): CallLimits {
  const { tokens, range, pricedAs } = profile;
  const limits = modelLimits(pricedAs.matchedModel ?? pricedAs.model);
  const window = 'unpriced' in row ? null : row.contextWindow;
  const input = range.inputTokens.high;
  const facts: string[] = [];
  const violations: string[] = [];
  if (window !== null) {
    facts.push(
      `Context window: ${integer(window)} tokens, of which the input takes ${percent(input / window)}.`,
    );
    if (input > window) violations.push(`The input of ${integer(input)} tokens exceeds the context window.`);
    else if (input + tokens.output > window) {
      violations.push(
        `Input and output together, ${integer(input + tokens.output)} tokens, exceed the context window.`,
      );
    }
  }
  const source = `${modelLimitsSource.name} of ${modelLimitsSource.asOf}`;
  if (limits !== null) {
    facts.push(`At most ${integer(limits.maxInputTokens)} tokens of input (${source}).`);
    if (input > limits.maxInputTokens) {
      violations.push(
        `The input of ${integer(input)} tokens exceeds the ${integer(limits.maxInputTokens)} that it takes.`,
      );
    }
  }
  const declared =
    'unpriced' in row || row.provider !== 'declared' || row.maxOutputTokens === null
      ? null
      : { tokens: row.maxOutputTokens, source: row.source };
  const most = declared?.tokens ?? limits?.maxOutputTokens ?? null;
  if (most !== null) {
    facts.push(`At most ${integer(most)} tokens of output (${declared?.source ?? source}).`);
    if (tokens.output > most) {
      violations.push(
        `The output of ${integer(tokens.output)} tokens exceeds the ${integer(most)} that it gives.`,
      );
    }
  }
  if (facts.length === 0) facts.push('Its context window and largest output are not known.');
  return { facts, violations };
}
