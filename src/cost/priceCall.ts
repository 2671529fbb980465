import type { CallAssumptions } from './assumptions';
import { bill } from './bill';
import type { CallOptions } from './bill';
import { cachedInput, withoutCache } from './caching/cachedInput';
import type { CacheMarks, CachedInput } from './caching/cachedInput';
import type { Cost, CostBound, Priced } from './cost';
import { tidyUsd } from './money';
import { answersIn } from './outputTokens';
import type { NoOutput, OutputTokens } from './outputTokens';
import { sheetAt, tierFor } from './priceRow';
import type { NoPrice, PriceRow, Rates } from './priceRow';
import type { Served } from './requestParameters';
import type { Usage } from './usage/usage';
import { noUsage } from './usage/usage';

/** The size of a call that has not been made. */
export interface CallUsage extends Served {
  /** All input tokens, cached ones included. */
  readonly inputTokens: number;
  /** False where a part of the input, or the model, is assumed or estimated. */
  readonly inputIsExact: boolean;
  readonly output: OutputTokens;
  /** True where more is sent than these tokens: they are context of other calls, or something is not in sight. */
  readonly isPart?: boolean;
  /** What is marked for the cache; left out where markers may be out of sight. */
  readonly marked?: CacheMarks;
  /** True where the model may think before it answers, which is billed as output. */
  readonly mayThink?: boolean;
  /** What may be billed beside its tokens, in a word or two each: it is in no sum. */
  readonly besides?: readonly string[];
}

/** What a call cost that has been made: its usage is what the seller counted. */
export function priceUsage(row: PriceRow | NoPrice, usage: Usage, options: CallOptions = {}): Cost {
  if ('unpriced' in row) return { kind: 'unpriced', reason: row.unpriced };
  const notes =
    usage.cacheReadTokens === null && row.cacheReadUsdPerMTok !== null && usage.inputTokens > 0
      ? ['The usage does not say how many tokens were read from a cache: all are billed as plain input.']
      : [];
  return costOf(row, usage, options, { bound: row.listed ? 'exact' : 'estimated' }, null, notes);
}

/**
 * What a call of this size costs at these prices. `notes` are sentences about how the size was obtained; they come
 * first among the assumptions.
 */
export function priceCall(
  row: PriceRow,
  usage: CallUsage,
  assumptions: Pick<CallAssumptions, 'cacheHitRatio' | 'callsPerMonth'>,
  notes: readonly string[] = [],
): Cost {
  const { inputTokens, output } = usage;
  const sheet = sheetAt(row, null);
  const rates = tierFor(sheet, inputTokens) ?? sheet;
  // What answers with no text has no output to be assumed.
  const hasOutput = output.kind !== 'none' && (rates.outputUsdPerMTok !== null || row.instance !== null);
  const cached = cacheOf(row, rates, usage, Math.min(1, Math.max(0, assumptions.cacheHitRatio)));
  const used: Usage = {
    ...noUsage,
    inputTokens,
    cacheReadTokens: cached.readTokens,
    cacheWriteTokens: cached.writtenTokens + cached.written1hTokens,
    cacheWrite1hTokens: cached.written1hTokens,
    outputTokens: hasOutput ? output.tokens : 0,
  };
  const { besides = [] } = usage;
  const bound = {
    bound: boundOf(row, usage, cached, hasOutput),
    ...(hasOutput && cached.isOpen !== true && isUpperBound(row, usage) && { isUpperBound: true as const }),
    ...(besides.length > 0 && { besides }),
  };
  const options: CallOptions = {
    ...(usage.service && { service: usage.service }),
    ...(usage.dataResidency && { dataResidency: true }),
  };
  return costOf(row, used, options, bound, assumptions.callsPerMonth, [
    ...notes,
    ...(hasOutput || output.kind === 'none'
      ? [...outputNotes(output), ...thoughtNotes(row, usage)]
      : [
          `${row.matchedModel} has no output price: the call is taken for one without output, as an embedding.`,
        ]),
    ...cached.notes,
    ...(usage.open ?? []),
  ]);
}

/** What a call costs that only has its tokens counted, with any model. */
export function priceCount({ callsPerMonth }: Pick<CallAssumptions, 'callsPerMonth'>): Priced {
  return {
    kind: 'priced',
    per1kCallsUsd: 0,
    perCallUsd: 0,
    monthlyUsd: callsPerMonth === null ? null : 0,
    bound: 'exact',
    components: [],
    priceSource: 'https://platform.claude.com/docs/en/build-with-claude/token-counting',
    priceAsOf: '2026-11-29',
    assumptions: [withoutOutput.count],
  };
}

function cacheOf(row: PriceRow, rates: Rates, usage: CallUsage, hitRatio: number): CachedInput {
  const { inputTokens, service = 'standard', marked } = usage;
  const hasPrice = rates.cacheReadUsdPerMTok !== null;
  if (hasPrice && service !== 'standard' && row.services[service]?.cacheRead === null) {
    return withoutCache(
      hitRatio,
      `Served as ${service}, ${row.matchedModel} has no price for cached input: a cache hit saves nothing.`,
    );
  }
  if (hasPrice && inputTokens > 0 && row.instance === null && isTooShortToCache(row, usage)) {
    return withoutCache(
      hitRatio,
      `${row.matchedModel} caches no prompt below ${row.minimumCacheableTokens} tokens: a cache hit ratio of ${tidyUsd(hitRatio * 100)} % saves nothing.`,
    );
  }
  return cachedInput(row, rates, { inputTokens, hitRatio, ...(marked && { marked }) });
}

/** Whether the provider is known to cache no input of this size; a part of a call says nothing of the whole. */
function isTooShortToCache(
  row: PriceRow,
  { inputTokens, isPart = false }: Pick<CallUsage, 'inputTokens' | 'isPart'>,
): boolean {
  return !isPart && inputTokens < (row.minimumCacheableTokens ?? 0);
}

function costOf(
  row: PriceRow,
  usage: Usage,
  options: CallOptions,
  bound: Pick<Priced, 'bound' | 'isUpperBound' | 'besides'>,
  callsPerMonth: number | null,
  notes: readonly string[],
): Cost {
  const billed = bill(row, usage, options);
  if ('unpriced' in billed) return { kind: 'unpriced', reason: billed.unpriced };
  return {
    kind: 'priced',
    per1kCallsUsd: tidyUsd(billed.usd * 1000),
    perCallUsd: billed.usd,
    monthlyUsd: callsPerMonth === null ? null : tidyUsd(billed.usd * callsPerMonth),
    ...bound,
    components: billed.components,
    priceSource: row.source,
    priceAsOf: row.asOf,
    assumptions: [
      ...notes,
      ...billed.notes,
      ...contextNotes(row, usage.inputTokens),
      ...(callsPerMonth === null ? [] : [`${callsPerMonth} calls per month are assumed.`]),
      ...row.notes,
    ],
  };
}

function boundOf(row: PriceRow, usage: CallUsage, cached: CachedInput, hasOutput: boolean): CostBound {
  const isAssumed = hasOutput && usage.output.kind === 'assumed';
  const isOpen = (usage.open ?? []).length > 0;
  if (
    !usage.inputIsExact ||
    !row.listed ||
    isAssumed ||
    isOpen ||
    cached.notes.length > 0 ||
    row.instance !== null
  ) {
    return 'estimated';
  }
  return hasOutput ? 'atMost' : 'exact';
}

/** Whether an answer below the cap is all that can change the cost, but for the error of the input. */
function isUpperBound(
  row: PriceRow,
  { output, open = [], besides = [], isPart = false }: CallUsage,
): boolean {
  return output.kind === 'declared' && row.instance === null && !isPart && open.length + besides.length === 0;
}

const withoutOutput: Readonly<Record<NoOutput, string>> = {
  alwaysOn: 'Always-on context: input tokens of every call; no output of its own.',
  part: 'A part of the input of another call: the answer is counted there.',
  embedding: 'An embedding: its input is billed, and its vector is no output of tokens.',
  image: 'An image: its input is billed, and its price, by size and quality, is not included.',
  cache: 'It is put into a cache: its input is billed once, and there is no answer.',
  count: 'It only has its tokens counted: no seller bills that, and there is no answer.',
};

function outputNotes(output: OutputTokens): string[] {
  if (output.kind === 'none') return [withoutOutput[output.why]];
  const { tokens, answers } = output;
  const each = tokens / answersIn(output);
  const times = answers === undefined ? '' : `, for each of ${answers.value} answers (${answers.parameter})`;
  if (output.kind === 'declared' && output.asked !== undefined) {
    return [
      `Output is counted at the most that the model gives, ${each} tokens${times}: ${output.parameter} = ${output.asked / answersIn(output)} is more.`,
    ];
  }
  if (output.kind === 'assumed' && output.isStated === true) {
    const { cap } = output;
    const below = cap === undefined ? '' : `, below the cap of the call: ${cap.parameter} = ${cap.value}`;
    return [`${each} output tokens${times} are stated in promptmeter.yaml${below}.`];
  }
  if (output.kind === 'declared' && output.onTop !== undefined) {
    const { parameter, value } = output.onTop;
    return [
      `Output is counted at its declared cap and what the library adds to it: ${output.parameter} = ${each - value} and ${parameter} = ${value}, ${each} tokens${times}.`,
    ];
  }
  return output.kind === 'declared'
    ? [
        `Output is counted at its declared cap: ${output.parameter} = ${each} tokens${times}${leastOf(output)}.`,
      ]
    : [`${each} output tokens are assumed${times}: ${output.noCap ?? 'the call declares no cap'}.`];
}

function leastOf({ least, ...output }: OutputTokens & { readonly kind: 'declared' }): string {
  return least === undefined
    ? ''
    : `, the largest that is possible; ${least / answersIn(output)} is the smallest`;
}

/** Thoughts are part of the output: a cap includes them, an assumption may not have thought of them. */
function thoughtNotes(
  { matchedModel, instance }: PriceRow,
  { output, mayThink = false }: CallUsage,
): string[] {
  if (!mayThink || instance !== null || output.kind !== 'assumed') return [];
  return [
    `${matchedModel} may think before it answers: its reasoning tokens are billed as output and not seen; the ${output.tokens} tokens have to hold for both, and thoughts may be many more.`,
  ];
}

function contextNotes(row: PriceRow, inputTokens: number): string[] {
  if (row.contextWindow === null || inputTokens <= row.contextWindow) return [];
  return [`The input exceeds the context window of ${row.matchedModel}: ${row.contextWindow} tokens.`];
}
