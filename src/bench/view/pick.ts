import type { ArmResult, Quantiles } from '../comparison';
import { percent, time } from '../words';
import type { Money } from '../words';

/** What somebody needs of a prompt; null where it does not matter. */
export interface Requirements {
  /** Which time is limited. */
  readonly time: 'ttft' | 'e2e';
  readonly maxP95Ms: number | null;
  readonly maxUsdPer1kCalls: number | null;
  /** Least share of the answers that pass the checks. */
  readonly minQuality: number | null;
  /** What decides among the arms that fit. */
  readonly prefer: 'cost' | 'time';
}

/** How one arm does by the requirements. What is not known does not fit. */
export interface Fit {
  readonly arm: string;
  readonly fits: 'yes' | 'no' | 'unknown';
  /** Why it does not, or why that is not known, as sentences; empty where it does. */
  readonly reasons: readonly string[];
  /** What makes a fit less sure, as sentences. */
  readonly doubts: readonly string[];
}

export interface Pick {
  /** The arm to take; null where none is known to fit. */
  readonly arm: string | null;
  /** Why it, or why none, as a sentence. */
  readonly why: string;
  /** In the order of the arms. */
  readonly fits: readonly Fit[];
}

/** The best arm that meets the requirements. */
export function pick(arms: readonly ArmResult[], requirements: Requirements, money: Money): Pick {
  const fits = arms.map((arm) => fitOf(arm, requirements, money));
  const fitting = arms.filter((_, i) => fits[i]!.fits === 'yes');
  const [best, ...others] = inOrder(fitting, requirements);
  if (best === undefined) return { arm: null, why: whyNone(fits), fits };
  const isOnly = others.length === 0 && arms.length > 1;
  return { arm: best.arm, why: whyBest({ best, others, isOnly }, requirements, money), fits };
}

function fitOf(arm: ArmResult, requirements: Requirements, money: Money): Fit {
  const found = [
    timeFit(arm, requirements),
    costFit(arm, requirements, money),
    qualityFit(arm, requirements),
  ].filter((each) => each !== null);
  const failing = found.filter(({ fits }) => fits === 'no');
  const unknown = found.filter(({ fits }) => fits === 'unknown');
  const fits = failing.length > 0 ? 'no' : unknown.length > 0 ? 'unknown' : 'yes';
  return {
    arm: arm.arm,
    fits: arm.ok === 0 ? 'no' : fits,
    reasons:
      arm.ok === 0
        ? [arm.attempted === 0 ? 'Nothing of it was measured.' : 'None of its requests was answered.']
        : [...failing, ...unknown].map(({ words }) => words),
    doubts: fits === 'yes' ? found.flatMap(({ doubt }) => doubt ?? []) : [],
  };
}

interface Found {
  readonly fits: Fit['fits'];
  readonly words: string;
  readonly doubt?: string;
}

const timeNames = { ttft: 'TTFT', e2e: 'E2E' } as const;

function timesOf(arm: ArmResult, { time: of }: { readonly time: Requirements['time'] }): Quantiles {
  return of === 'ttft' ? arm.ttftMs : arm.e2eMs;
}

function timeFit(arm: ArmResult, requirements: Requirements): Found | null {
  const { maxP95Ms: most } = requirements;
  if (most === null) return null;
  const name = `p95 of its ${timeNames[requirements.time]}`;
  const { p50, p95, p95Interval } = timesOf(arm, requirements);
  if (p95 === null) {
    // The others have a median, so what is missing is what failed.
    return p50 !== null || arm.ok < arm.attempted / 2
      ? { fits: 'no', words: `More than 5 of 100 of its requests fail, so its 95th percentile is no time.` }
      : { fits: 'unknown', words: `The ${name} is not known.` };
  }
  if (p95 > most) return { fits: 'no', words: `The ${name} is ${time(p95)}, above ${time(most)}.` };
  const words = `The ${name} is ${time(p95)}.`;
  if (p95Interval === null) {
    return { fits: 'yes', words, doubt: `So few requests give no interval of the ${name}.` };
  }
  if (p95Interval.high !== null && p95Interval.high <= most) return { fits: 'yes', words };
  const high = p95Interval.high === null ? 'failures' : time(p95Interval.high);
  return { fits: 'yes', words, doubt: `The interval of the ${name} reaches ${high}, above ${time(most)}.` };
}

function costFit(
  { per1kCallsUsd: usd }: ArmResult,
  { maxUsdPer1kCalls: most }: Requirements,
  money: Money,
): Found | null {
  if (most === null) return null;
  if (usd === null) return { fits: 'unknown', words: 'What it costs is not known.' };
  return usd > most
    ? { fits: 'no', words: `It costs ${money(usd)} per 1K calls, above ${money(most)}.` }
    : { fits: 'yes', words: `It costs ${money(usd)} per 1K calls.` };
}

function qualityFit({ qualityPassRate: rate }: ArmResult, { minQuality: least }: Requirements): Found | null {
  if (least === null) return null;
  if (rate === null) return { fits: 'unknown', words: 'Nothing checked its answers.' };
  return rate < least
    ? { fits: 'no', words: `${percent(rate)} of its answers pass the checks, below ${percent(least)}.` }
    : { fits: 'yes', words: `${percent(rate)} of its answers pass the checks.` };
}

/** Best first, by what is preferred, then by the other; what is not known comes last. */
function inOrder(arms: readonly ArmResult[], requirements: Requirements): ArmResult[] {
  const last = (value: number | null): number => value ?? Infinity;
  const cost = ({ per1kCallsUsd }: ArmResult): number => last(per1kCallsUsd);
  const slow = (arm: ArmResult): number => last(timesOf(arm, requirements).p95);
  const keys = requirements.prefer === 'cost' ? [cost, slow] : [slow, cost];
  const than = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1);
  return [...arms].sort((a, b) => keys.map((key) => than(key(a), key(b))).find((order) => order !== 0) ?? 0);
}

function whyBest(
  {
    best,
    others,
    isOnly,
  }: { readonly best: ArmResult; readonly others: readonly ArmResult[]; readonly isOnly: boolean },
  requirements: Requirements,
  money: Money,
): string {
  const { p95 } = timesOf(best, requirements);
  const { per1kCallsUsd: usd } = best;
  const cost = usd === null ? 'a price that is not known' : `${money(usd)} per 1K calls`;
  const facts = `${cost}, p95 of ${timeNames[requirements.time]} ${p95 === null ? 'not known' : time(p95)}`;
  if (isOnly) return `It is the only one that fits: ${facts}.`;
  if (others.length === 0) return `It fits: ${facts}.`;
  const isKnown = requirements.prefer === 'cost' ? usd !== null : p95 !== null;
  const word = requirements.prefer === 'cost' ? 'cheapest' : 'fastest';
  if (!isKnown) return `Several fit, and nothing known tells which is the ${word}: ${facts}.`;
  const unknown = others.filter((arm) =>
    requirements.prefer === 'cost' ? arm.per1kCallsUsd === null : timesOf(arm, requirements).p95 === null,
  );
  const but =
    unknown.length === 0
      ? ''
      : ` ${unknown.map(({ arm }) => arm).join(', ')} may be ${word.replace('est', 'er')}: that is not known.`;
  return `Of those that fit it is the ${word}: ${facts}.${but}`;
}

function whyNone(fits: readonly Fit[]): string {
  if (fits.length === 0) return 'There is no arm.';
  const unknown = fits.filter((fit) => fit.fits === 'unknown').map(({ arm }) => arm);
  return unknown.length === 0
    ? 'No arm meets the requirements.'
    : `No arm is known to meet the requirements; ${unknown.join(', ')} may.`;
}

/** What arms are weighed by. */
interface Weights {
  readonly costUsd: number | null;
  readonly timeMs: number | null;
  readonly quality: number | null;
}

/**
 * The arms that another one beats: not more expensive, not slower, no worse checked, and better in one. What is not known
 * of one of two beats nothing. By the numbers as they are: intervals may overlap.
 */
export function dominated(
  arms: readonly ArmResult[],
  of: 'ttft' | 'e2e',
): ReadonlyMap<string, readonly string[]> {
  const weights = arms.map((arm): Weights & { readonly arm: string } => ({
    arm: arm.arm,
    costUsd: arm.per1kCallsUsd,
    timeMs: timesOf(arm, { time: of }).p50,
    quality: arm.qualityPassRate,
  }));
  return new Map(
    weights.flatMap((own) => {
      const better = weights.filter((other) => other !== own && beats(other, own)).map(({ arm }) => arm);
      return better.length === 0 ? [] : [[own.arm, better]];
    }),
  );
}

function beats(one: Weights, other: Weights): boolean {
  if (one.costUsd === null || other.costUsd === null || one.timeMs === null || other.timeMs === null) {
    return false;
  }
  if ((one.quality === null) !== (other.quality === null)) return false;
  const gains = [
    other.costUsd - one.costUsd,
    other.timeMs - one.timeMs,
    (one.quality ?? 0) - (other.quality ?? 0),
  ];
  return gains.every((gain) => gain >= 0) && gains.some((gain) => gain > 0);
}
