import type { Metric } from '../../bench/comparison';
import { time } from '../../bench/words';
import type { Money } from '../../bench/words';

/** Names of the metrics, as a heading has them. */
export const metricTitles: Readonly<Record<Metric, string>> = {
  ttft: 'TTFT: time to the first token',
  ttfat: 'TTFAT: time to the first token of the answer',
  tpot: 'TPOT: time per output token',
  e2e: 'E2E: time to the last token',
  inputTokens: 'Input tokens',
  outputTokens: 'Output tokens',
  cost: 'Cost of a call',
};

/** One value of a metric, with its unit. */
export function metricWords(metric: Metric, value: number, money: Money): string {
  switch (metric) {
    case 'ttft':
    case 'ttfat':
    case 'tpot':
    case 'e2e':
      return time(value);
    case 'inputTokens':
    case 'outputTokens':
      return `${Math.round(value).toLocaleString('en-US')} tok`;
    case 'cost':
      return money(value);
  }
}

/** A time since a run began: `850 ms`, `12.5 s`, `9:31 min`, `2:05 h`. */
export function elapsed(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 120_000) return `${Number((ms / 1000).toFixed(1))} s`;
  const isHours = ms >= 120 * 60_000;
  const units = Math.round(ms / (isHours ? 60_000 : 1000));
  return `${Math.floor(units / 60)}:${String(units % 60).padStart(2, '0')} ${isHours ? 'h' : 'min'}`;
}
