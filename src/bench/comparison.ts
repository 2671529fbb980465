import type { CacheMode } from './experiment';
import type { TrialStatus } from './client/measurement';
import type { EndReason } from './trial';

/** What this machine and this program add to a time to the first token, ms. */
export interface Calibration {
  readonly pairs: number;
  /** Median of what is added to every time: it falls out of a comparison. */
  readonly overheadMs: number;
  /** ± so much two arms differ though they are the same: half of the 95 % interval of their difference. */
  readonly noiseMs: number;
  /** Largest 99th percentile of how late the measuring thread was. */
  readonly eventLoopDelayP99Ms: number;
}

/** What is compared. */
export const metrics = ['ttft', 'ttfat', 'tpot', 'e2e', 'inputTokens', 'outputTokens', 'cost'] as const;
export type Metric = (typeof metrics)[number];

/** What a contrast says; times are faster or slower, tokens and costs lower or higher. */
export const verdicts = [
  'faster',
  'slower',
  'lower',
  'higher',
  'noDifference',
  'inconclusive',
  'notComparable',
] as const;
export type Verdict = (typeof verdicts)[number];

/** Two quantiles, ms; null where there are none, Infinity (as text in JSON: null) where most requests failed. */
export interface Quantiles {
  readonly p50: number | null;
  readonly p95: number | null;
  /** Their 95 % intervals, by order statistics; null where there are too few requests. `high` is null where it is open. */
  readonly p50Interval: OpenInterval | null;
  readonly p95Interval: OpenInterval | null;
}

/** Ends of an interval; null where it is open. */
export interface OpenInterval {
  readonly low: number | null;
  readonly high: number | null;
}

/** What one arm did. */
export interface ArmResult {
  readonly arm: string;
  readonly variant: string;
  readonly endpoint: string;
  readonly model: string;
  readonly mode: CacheMode;
  /** Requests that were not measured: warm-up and priming. */
  readonly warmup: number;
  /** Measured requests, those of pairs that were done again included. */
  readonly attempted: number;
  readonly ok: number;
  /** How the others ended. */
  readonly status: Partial<Readonly<Record<TrialStatus, number>>>;
  readonly ttftMs: Quantiles;
  readonly ttfatMs: Quantiles;
  readonly e2eMs: Quantiles;
  readonly tpotMs: Quantiles;
  /** Medians. */
  readonly tokens: {
    readonly input: number | null;
    readonly cacheRead: number | null;
    readonly output: number | null;
  };
  /** Share of the input that was read from a cache; null where the server does not say. */
  readonly cachedShare: number | null;
  /** Mean; null where nothing is known. */
  readonly per1kCallsUsd: number | null;
  /** Share of the different inputs whose answer passed; null where nothing was checked. */
  readonly qualityPassRate: number | null;
  /** Requests that took ten robust deviations longer or shorter than the median. They count. */
  readonly outliers: number;
}

/** What two arms differ in. */
export interface ContrastResult {
  readonly baseline: string;
  readonly candidate: string;
  readonly metric: Metric;
  /** Candidate ÷ baseline; null where only failures tell. */
  readonly ratio: number | null;
  /** Ends of the interval; both null where there are too few pairs for one, one of them where it is open there. */
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number;
  readonly p: number | null;
  /** Of the metrics that were not chosen before, together; that of the primary one is its own. */
  readonly pAdjusted: number | null;
  readonly primary: boolean;
  readonly verdict: Verdict;
  /** Pairs that may decide it. */
  readonly morePairs: number | null;
  /** Why it is as it is, as a sentence; null where the interval says it all. */
  readonly reason: string | null;
  /** Ratio of the 95th percentiles with its interval; null where there are too few pairs. */
  readonly p95: { readonly ratio: number; readonly low: number; readonly high: number } | null;
}

/** Whether the candidate's answers are as good. */
export interface QualityResult {
  readonly baseline: string;
  readonly candidate: string;
  /** Different inputs that both answered. */
  readonly n: number;
  readonly onlyCandidateFailed: number;
  readonly onlyBaselineFailed: number;
  /** Increase in failures that cannot be excluded: one-sided upper 95 % limit (Bonett & Price 2012). */
  readonly upperLimit: number;
  readonly margin: number;
  /** Inputs that could show it if none failed. */
  readonly needed: number;
  /** `held`: no increase beyond the margin; `failed`: more failures by more than the margin; `notShown`: too few inputs. */
  readonly verdict: 'held' | 'failed' | 'notShown';
  /** Cases that only the candidate failed, the first of them. */
  readonly worst: readonly string[];
  /** What models say of answers that pass the other checks; empty where none judges. */
  readonly judged: readonly JudgedResult[];
}

/** What one model says of two arms by one criterion: an answer that it likes less in both orders has failed. */
export interface JudgedResult {
  readonly model: string;
  readonly endpoint: string;
  readonly baselineBetter: number;
  readonly candidateBetter: number;
  /** Neither, or another one in each order. */
  readonly same: number;
  /** Not judged, or without a readable verdict: such cases count for nothing. */
  readonly unknown: number;
  readonly spentUsd: number;
}

/** The result of an experiment. */
export interface Comparison {
  readonly experiment: string;
  readonly arms: readonly ArmResult[];
  readonly contrasts: readonly ContrastResult[];
  readonly quality: readonly QualityResult[];
  /** Whether the candidate is worth taking: its quality holds, and its whole bill is lower. Null where that is not known. */
  readonly worthTaking: readonly {
    readonly candidate: string;
    readonly worth: boolean | null;
    readonly why: string;
  }[];
  readonly pairs: { readonly planned: number; readonly valid: number; readonly invalid: number };
  readonly end: { readonly reason: EndReason | 'killed' | 'running'; readonly message: string | null };
  readonly spentUsd: number;
  /** Requests whose usage is unknown: they count at their worst case. */
  readonly usageUnknown: number;
  readonly simulated: boolean;
  readonly calibration: Calibration | null;
  readonly notes: readonly string[];
}
