import type { CallAssumptions } from '../cost/assumptions';
import type { Cost } from '../cost/cost';
import { modelLimits } from '../cost/modelLimits';
import { answersIn } from '../cost/outputTokens';
import type { OutputTokens } from '../cost/outputTokens';
import { priceCall } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import type { CallTerms } from './callTerms';
import type { CallRange, MessageProfile, OpenRange, PromptTokens, RequestPart } from './model';

/** What the range of a call is made from. */
export interface RangeFacts {
  readonly messages: readonly Pick<MessageProfile, 'variables'>[];
  /** What it sends beside its messages. */
  readonly parts: readonly Pick<RequestPart, 'tokens' | 'range' | 'unseen'>[];
  readonly tokens: PromptTokens;
  readonly row: PriceRow | NoPrice;
  readonly model: string;
  readonly terms: CallTerms;
  /** Whether more output may be asked for than is in sight. */
  readonly mayAskForMore: boolean;
  /** Whether something may be billed beside its tokens. */
  readonly hasBesides: boolean;
  readonly assumptions: CallAssumptions;
}

/** The smallest and the largest call that the stated sizes, the declared cap and the model allow. */
export function callRange({
  messages,
  parts,
  tokens,
  row,
  model,
  terms,
  mayAskForMore,
  hasBesides,
  assumptions,
}: RangeFacts): CallRange {
  const variables = messages.flatMap((message) => message.variables);
  const low = sum(variables.map((each) => each.range?.low ?? each.tokens));
  const high = sum(variables.map((each) => each.range?.high ?? each.tokens));
  const fixed = tokens.input - tokens.variables;
  const inputTokens = {
    low: fixed + low + sum(parts.map((part) => (part.range?.low ?? part.tokens) - part.tokens)),
    high: fixed + high + sum(parts.map((part) => (part.range?.high ?? part.tokens) - part.tokens)),
  };
  const isOpen = parts.some(({ unseen }) => unseen.length > 0);
  const { outputSource: output } = tokens;
  const seen = outputRange(tokens, mostOutputTokens(row, model));
  const outputTokens = mayAskForMore && output.kind !== 'none' ? { ...seen, high: null } : seen;
  const usd = (input: number, out: number): number | null => {
    if ('unpriced' in row) return null;
    const usage = {
      inputTokens: input,
      inputIsExact: false,
      output: { kind: 'assumed', tokens: out },
      ...terms,
    } as const;
    return usdOf(priceCall(row, usage, assumptions));
  };
  const range = (from: number, to: number | null): OpenRange | null => {
    const least = usd(inputTokens.low, from);
    return least === null ? null : { low: least, high: to === null ? null : usd(inputTokens.high, to) };
  };
  const statedOutput = statedRange(output);
  const stated =
    inputTokens.low < inputTokens.high || statedOutput !== undefined
      ? range(statedOutput?.low ?? output.tokens, statedOutput?.high ?? output.tokens)
      : null;
  return {
    inputTokens,
    isOpen,
    variableTokens: { low, high },
    outputTokens,
    perCallUsd: range(outputTokens.low, isOpen || hasBesides ? null : outputTokens.high),
    statedPerCallUsd: stated === null ? null : { low: stated.low, high: stated.high ?? stated.low },
  };
}

/** The output that somebody has stated as a range, or that the smallest and the largest cap allow. */
function statedRange(output: OutputTokens): { readonly low: number; readonly high: number } | undefined {
  if (output.kind === 'assumed') return output.range;
  return output.kind === 'declared' && output.least !== undefined
    ? { low: output.least, high: output.tokens }
    : undefined;
}

/** Output tokens that a model gives at most; null where that is not known. */
export function mostOutputTokens(row: PriceRow | NoPrice, model: string): number | null {
  return ('unpriced' in row ? null : row.maxOutputTokens) ?? modelLimits(model)?.maxOutputTokens ?? null;
}

/** USD of one call; null where it has no price. */
export function usdOf(cost: Cost): number | null {
  return cost.kind === 'priced' ? cost.perCallUsd : null;
}

function outputRange({ outputSource: output }: PromptTokens, most: number | null): OpenRange {
  switch (output.kind) {
    case 'none':
      return { low: 0, high: 0 };
    case 'declared':
      return { low: 0, high: output.tokens };
    case 'assumed': {
      const cap = Math.min(most ?? Infinity, output.cap?.value ?? Infinity);
      return output.range ?? { low: 0, high: cap === Infinity ? null : cap * answersIn(output) };
    }
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0);
}
