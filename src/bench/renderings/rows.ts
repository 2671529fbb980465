import { armColumns } from '../armColumns';
import type { Comparison } from '../comparison';
import { judgedWords, qualityWords, ratioWithInterval, time, verdictWords } from '../words';
import type { Money } from '../words';
import type { ShownResult } from './result';

/** What each arm did: a column for each, so that it fits beside an editor. */
export function armRows(
  { arms }: Comparison,
  money: Money,
): { readonly header: string[]; readonly rows: string[][] } {
  return {
    header: ['', ...arms.map(({ arm }) => arm)],
    rows: armColumns.map(({ title, text }) => [title, ...arms.map((arm) => text(arm, money))]),
  };
}

const metricNames = {
  ttft: 'time to first token (TTFT)',
  ttfat: 'time to first answer token (TTFAT)',
  tpot: 'time per output token (TPOT)',
  e2e: 'time to last token (E2E)',
  inputTokens: 'input tokens',
  outputTokens: 'output tokens',
  cost: 'cost',
} as const;

/** Header and rows of what the arms differ in. */
export function contrastRows({ comparison, margin }: ShownResult): {
  readonly header: string[];
  readonly rows: string[][];
} {
  return {
    header: ['Compared', 'Metric', 'Ratio [95 %]', 'n', 'Verdict'],
    rows: comparison.contrasts.map((contrast) => [
      `${contrast.candidate} to ${contrast.baseline}`,
      `${metricNames[contrast.metric]}${contrast.primary ? ' *' : ''}`,
      ratioWithInterval(contrast),
      String(contrast.n),
      verdictWords(contrast, margin),
    ]),
  };
}

/** Says first what nobody may overlook; null where there is nothing. */
export function warningOf({ simulated }: Comparison): string | null {
  return simulated
    ? 'SIMULATED: a server on this machine answered. No provider was measured, nothing was billed.'
    : null;
}

/** What else is to be known, a line each. */
export function resultNotes({ comparison, trialsFile }: ShownResult, money: Money): string[] {
  const { pairs, end, calibration, spentUsd, usageUnknown, simulated } = comparison;
  const failures = comparison.arms.flatMap(({ arm, status }) => {
    const words = Object.entries(status).map(([kind, times]) => `${times} ${kind}`);
    return words.length === 0
      ? []
      : [`${arm} failed: ${words.join(', ')}. A failure counts as slower than any answer.`];
  });
  const stopped = end.message === null ? '' : `: ${end.message}`;
  const early =
    end.reason === 'decided' ? ', ended early as the result is clear; intervals are those of that look' : '';
  return [
    `${pairs.valid} of ${pairs.planned} pairs count${early}${end.reason === 'complete' || end.reason === 'decided' ? '.' : end.reason === 'running' ? '; more follow.' : `; ended before that (${end.reason})${stopped}`}`,
    ...failures,
    ...comparison.quality.flatMap((quality) => [
      ...quality.judged.map((judged) => judgedWords(quality, judged, money)),
      qualityWords(quality),
    ]),
    ...comparison.quality.flatMap(({ worst, candidate }) =>
      worst.length === 0 ? [] : [`Only ${candidate} fails: ${worst.join(', ')}.`],
    ),
    ...comparison.worthTaking.map(
      ({ candidate, worth, why }) =>
        `${candidate} is ${worth === true ? 'worth taking' : worth === false ? 'not worth taking' : 'not decided'}: ${why}`,
    ),
    ...comparison.notes,
    ...(calibration === null
      ? []
      : [
          `This machine adds ${time(calibration.overheadMs)} to every time, and ±${time(calibration.noiseMs)} of noise to a comparison.`,
        ]),
    `${simulated ? 'Would have cost' : 'Spent'} ${usageUnknown > 0 ? 'at most ' : ''}${money(spentUsd)}${usageUnknown > 0 ? ` (the usage of ${usageUnknown} requests is not known)` : ''}.`,
    `Ratios are candidate ÷ baseline, of pairs (Hodges-Lehmann, signed ranks); * decides. Every request: ${trialsFile}`,
  ];
}
