import type { ArmResult, ContrastResult, Metric, OpenInterval, Quantiles } from './comparison';
import { percent, time } from './words';
import type { Money } from './words';

/** One thing that is told of every arm: a row of a text, a column of a page. */
export interface ArmColumn {
  readonly id: string;
  readonly title: string;
  /** What it is, as a sentence. */
  readonly hint: string;
  readonly text: (arm: ArmResult, money: Money) => string;
  /** Its interval, in words; left out where it has none. */
  readonly interval?: (arm: ArmResult) => string | null;
  /** The metric whose verdict says which arm is better here; left out where none does. */
  readonly metric?: Metric;
}

type Times = 'ttftMs' | 'ttfatMs' | 'e2eMs' | 'tpotMs';

function times(of: Times, title: string, quantile: 'p50' | 'p95', hint: string): ArmColumn {
  const metric = of.replace('Ms', '') as Metric;
  return {
    id: `${metric}-${quantile}`,
    title: `${title} ${quantile}`,
    hint: `${hint}; ${quantile === 'p50' ? 'half of the requests are' : '95 of 100 requests are'} faster. Failures rank last.`,
    text: (arm) => time(arm[of][quantile]),
    interval: (arm) => intervalWords(arm[of], quantile),
    // What is compared is the typical request.
    ...(quantile === 'p50' ? { metric } : {}),
  };
}

function intervalWords(quantiles: Quantiles, which: 'p50' | 'p95'): string | null {
  const interval: OpenInterval | null = quantiles[`${which}Interval`];
  if (interval === null) return null;
  return `${time(interval.low)} to ${interval.high === null ? 'no answer' : time(interval.high)}`;
}

const whole = (value: number | null): string => (value === null ? 'n/a' : String(Math.round(value)));

/** What is told of every arm, in order. */
export const armColumns: readonly ArmColumn[] = [
  {
    id: 'model',
    title: 'Model',
    hint: 'The model that was asked, and where',
    text: ({ model }) => model,
  },
  {
    id: 'answers',
    title: 'Answers',
    hint: 'Measured requests that were answered, of all; those of pairs that were done again included',
    text: ({ ok, attempted }) => `${ok}/${attempted}`,
  },
  times('ttftMs', 'TTFT', 'p50', 'Time to the first token'),
  times('ttftMs', 'TTFT', 'p95', 'Time to the first token'),
  times('e2eMs', 'E2E', 'p50', 'Time to the last token'),
  times('e2eMs', 'E2E', 'p95', 'Time to the last token'),
  times('tpotMs', 'TPOT', 'p50', 'Time per output token after the first'),
  {
    id: 'input',
    title: 'Input tokens',
    hint: 'Median, as the server counts',
    text: ({ tokens }) => whole(tokens.input),
    metric: 'inputTokens',
  },
  {
    id: 'cacheRead',
    title: '… from the cache',
    hint: 'Median of the input tokens that were read from a cache',
    text: ({ tokens }) => (tokens.cacheRead === null ? 'unknown' : whole(tokens.cacheRead)),
  },
  {
    id: 'output',
    title: 'Output tokens',
    hint: 'Median, as the server counts; reasoning included',
    text: ({ tokens }) => whole(tokens.output),
    metric: 'outputTokens',
  },
  {
    id: 'cost',
    title: '$ per 1K calls',
    hint: 'Mean of what the requests cost by their usage, times 1,000',
    text: ({ per1kCallsUsd: usd }, money) => (usd === null ? 'unknown' : money(usd)),
    metric: 'cost',
  },
  {
    id: 'quality',
    title: 'Answers that pass the checks',
    hint: 'Share of the different inputs whose first answer passes',
    text: ({ qualityPassRate: rate }) => (rate === null ? 'unchecked' : percent(rate)),
  },
];

/**
 * The arms that are shown to be best in a metric, by the verdicts and not by the numbers: the candidate with the
 * smallest ratio among those that are less, or the baseline where a candidate is more. Null where nothing shows it.
 */
export function bestArm(contrasts: readonly ContrastResult[], metric: Metric): string | null {
  const own = contrasts.filter((each) => each.metric === metric);
  const less = own.filter(({ verdict }) => verdict === 'faster' || verdict === 'lower');
  if (less.length > 0) {
    return less.reduce((best, each) => ((each.ratio ?? 1) < (best.ratio ?? 1) ? each : best)).candidate;
  }
  const isMore = own.every(({ verdict }) => verdict === 'slower' || verdict === 'higher');
  return own.length > 0 && isMore ? own[0]!.baseline : null;
}
