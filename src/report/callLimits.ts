import { modelLimits, modelLimitsSource } from '../cost/modelLimits';
import { answersIn } from '../cost/outputTokens';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import type { LimitViolation, Profile } from './model';
import { plain } from '../text/plain';
import { integer, percent } from './words';

/** What decides whether a call fits its model. */
type Call = Pick<Profile, 'tokens' | 'range' | 'pricedAs'>;

/** The largest call that a model takes, in tokens, each null where it is not known; the two last with their source. */
interface Limits {
  readonly window: number | null;
  readonly input: { readonly tokens: number; readonly source: string } | null;
  readonly output: { readonly tokens: number; readonly source: string } | null;
}

/** What the model takes, with source and date, as sentences in plain text. */
export function limitFacts(call: Call, row: PriceRow | NoPrice): string[] {
  const { window, input, output } = limitsOf(call, row);
  const facts = [
    ...(window === null
      ? []
      : [
          `Context window: ${integer(window)} tokens, of which the input takes ${percent(call.range.inputTokens.high / window)}.`,
        ]),
    ...(input === null ? [] : [`At most ${integer(input.tokens)} tokens of input (${input.source}).`]),
    ...(output === null ? [] : [`At most ${integer(output.tokens)} tokens of output (${output.source}).`]),
  ];
  return facts.length === 0 ? ['Its context window and largest output are not known.'] : facts;
}

/** Compares the largest call that was stated with the context window and with what the model takes and gives at most. */
export function limitViolations(call: Call, row: PriceRow | NoPrice): LimitViolation[] {
  const { window, input: most, output: mostOutput } = limitsOf(call, row);
  const { outputSource } = call.tokens;
  const model = plain(call.pricedAs.model, 60);
  const input = call.range.inputTokens.high;
  // Each answer has the window for itself.
  const asked = outputSource.kind === 'declared' ? outputSource.asked : undefined;
  // The provider looks at the cap, whatever comes of it.
  const above = outputSource.kind === 'assumed' ? outputSource.cap : undefined;
  const output = above?.value ?? (asked ?? call.tokens.output) / answersIn(outputSource);
  const cap =
    outputSource.kind === 'declared'
      ? outputSource.parameter
      : (above?.parameter ?? 'the output that is assumed');
  const violations: LimitViolation[] = [];
  if (window !== null && input > window) {
    violations.push({
      limit: 'context-window',
      message: `The input of ${integer(input)} tokens exceeds the context window of ${model}: ${integer(window)}.`,
      remedy: `Shorten it by ${integer(input - window)} tokens, or choose a model with a larger window.`,
    });
  } else if (most !== null && input > most.tokens) {
    violations.push({
      limit: 'max-input',
      message: `The input of ${integer(input)} tokens exceeds the ${integer(most.tokens)} that ${model} takes.`,
      remedy: `Shorten it by ${integer(input - most.tokens)} tokens, or choose a model that takes more.`,
    });
  } else if (window !== null && input + output > window) {
    violations.push({
      limit: 'context-window',
      message: `Input and output together, ${integer(input + output)} tokens, exceed the context window of ${model}: ${integer(window)}.`,
      remedy: `Set ${cap} to ${integer(window - input)} or less, or shorten the input.`,
    });
  }
  if (mostOutput !== null && output > mostOutput.tokens) {
    violations.push({
      limit: 'max-output',
      message: `The output of ${integer(output)} tokens exceeds the ${integer(mostOutput.tokens)} that ${model} gives.`,
      remedy: `Set ${cap} to ${integer(mostOutput.tokens)} or less, or choose a model that gives more.`,
    });
  }
  return violations;
}

function limitsOf({ pricedAs }: Call, row: PriceRow | NoPrice): Limits {
  const known = modelLimits(pricedAs.matchedModel ?? pricedAs.model);
  const limit = (field: 'maxInputTokens' | 'maxOutputTokens'): Limits['input'] => {
    const tokens = 'unpriced' in row ? null : row[field];
    if (tokens !== null) return { tokens, source: sourceOf(row as PriceRow, field) };
    return known && { tokens: known[field], source: dated(modelLimitsSource.name, modelLimitsSource.asOf) };
  };
  return {
    window: 'unpriced' in row ? null : row.contextWindow,
    input: limit('maxInputTokens'),
    output: limit('maxOutputTokens'),
  };
}

/** What is declared has no date but today's. */
function sourceOf(row: PriceRow, field: 'maxInputTokens' | 'maxOutputTokens'): string {
  const origin = row.origins.find((one) => one.field === field);
  if (origin === undefined) return row.source;
  return origin.source.startsWith('declared') ? origin.source : dated(origin.source, origin.asOf);
}

function dated(source: string, day: string): string {
  return `${source} of ${day}`;
}
