import type { Calibration, ContrastResult, JudgedResult, QualityResult } from './comparison';

/*
 * How times, ratios and verdicts of experiments are said. Amounts of money are told by `money`, which whoever shows them
 * provides: there is one way to write them.
 */

/** Writes an amount of USD. */
export type Money = (usd: number) => string;

/** A time: `101.5 ms`, `1.20 s`; `n/a` where there is none. */
export function time(ms: number | null): string {
  if (ms === null) return 'n/a';
  return ms < 1000 ? `${ms.toFixed(ms < 100 ? 1 : 0)} ms` : `${(ms / 1000).toFixed(2)} s`;
}

/** `0.781 [0.763, 0.810]`. */
export function ratioWithInterval({
  ratio,
  low,
  high,
}: Pick<ContrastResult, 'ratio' | 'low' | 'high'>): string {
  if (ratio === null) return 'only failures tell';
  if (low === null && high === null) return `${ratio.toFixed(3)} [too few pairs]`;
  return `${ratio.toFixed(3)} [${end(low, '0')}, ${end(high, '∞')}]`;
}

function end(value: number | null, open: string): string {
  return value === null ? open : value.toFixed(3);
}

/** `22 % faster`, `no difference beyond 5 %`, `inconclusive: about 35 more pairs needed`. */
export function verdictWords(result: ContrastResult, margin: number): string {
  const { verdict, ratio, morePairs, reason } = result;
  const because =
    reason === null ? '' : `: ${reason.charAt(0).toLowerCase()}${reason.slice(1).replace(/\.$/, '')}`;
  switch (verdict) {
    case 'faster':
    case 'lower':
      return `${percent(1 - ratio!)} ${verdict}`;
    case 'slower':
    case 'higher':
      return ratio === null ? verdict : `${percent(ratio - 1)} ${verdict}`;
    case 'noDifference':
      return `no difference beyond ${percent(margin)}`;
    case 'notComparable':
      return `not comparable${because}`;
    case 'inconclusive':
      if (because !== '') return `inconclusive${because}`;
      return morePairs === null ? 'inconclusive' : `inconclusive: about ${morePairs} more pairs needed`;
  }
}

/** What the checks show, as a sentence. */
export function qualityWords({
  candidate,
  n,
  onlyCandidateFailed,
  onlyBaselineFailed,
  upperLimit,
  needed,
  verdict,
  margin,
}: QualityResult): string {
  const seen =
    onlyCandidateFailed + onlyBaselineFailed === 0
      ? `no difference in ${n} inputs`
      : `in ${n} inputs only ${candidate} fails ${onlyCandidateFailed} times, only the baseline ${onlyBaselineFailed} times`;
  const limit = `an increase in failures up to +${(100 * upperLimit).toFixed(1)} points cannot be excluded (one-sided 95 %, Bonett & Price)`;
  switch (verdict) {
    case 'held':
      return `Quality of ${candidate} holds: ${seen}, and an increase beyond ${percent(margin)} is excluded.`;
    case 'failed':
      return `Quality of ${candidate} falls: ${seen}.`;
    case 'notShown':
      return `Quality of ${candidate} is not shown: ${seen}; ${limit}. It takes ${needed} different inputs or more.`;
  }
}

/** What a model says of answers, as a sentence that says which model. */
export function judgedWords(
  { baseline, candidate }: QualityResult,
  { model, endpoint, baselineBetter, candidateBetter, same, unknown, spentUsd }: JudgedResult,
  money: Money,
): string {
  const unread = unknown === 0 ? '' : `, no readable verdict on ${unknown} (left out)`;
  return (
    `Judged by ${model} at ${endpoint}, blind and in both orders: ${candidate} is better in ${candidateBetter} inputs, ` +
    `${baseline} in ${baselineBetter}, neither in ${same}${unread}; judging cost ${money(spentUsd)}.`
  );
}

/** What an A/A run on this machine showed, as sentences. */
export function setUpWords(calibration: Calibration | null): string {
  if (calibration === null) return 'This machine is too busy to time anything: close what runs beside.';
  const { overheadMs, noiseMs, eventLoopDelayP99Ms, pairs } = calibration;
  const busy =
    eventLoopDelayP99Ms > 5
      ? ` The machine is busy: the thread that measures was up to ${time(eventLoopDelayP99Ms)} late, and pairs in such moments are done again.`
      : '';
  return (
    `Timing adds ${time(overheadMs)} to every time. Two that are the same differed by ±${time(noiseMs)} (95 %, ${pairs} pairs): ` +
    `differences below ${time(5 * noiseMs)} are told as inconclusive.${busy}`
  );
}

/** A share of 1: `5 %`, `0.4 %`. */
export function percent(share: number): string {
  const value = share * 100;
  return `${Number(value.toFixed(Math.abs(value) < 10 ? 1 : 0))} %`;
}
