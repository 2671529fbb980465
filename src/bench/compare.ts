import { metrics } from './comparison';
import type {
  ArmResult,
  Calibration,
  Comparison,
  ContrastResult,
  Metric,
  OpenInterval,
  QualityResult,
  Quantiles,
  Verdict,
} from './comparison';
import type { CacheMode, contrastsOf, PlanSettings } from './experiment';
import type { TrialStatus } from './client/measurement';
import { isTime, pairedValues, valueOf } from './pairedValues';
import type { Value } from './pairedValues';
import { plannedLooks, sequentialBounds } from './statistics/groupSequential';
import type { Look } from './statistics/groupSequential';
import { lookInterval } from './statistics/stageWise';
import { answersOf, qualityResult } from './quality/qualityResult';
import { holm } from './statistics/holm';
import { hasInterval, usualZ } from './statistics/hodgesLehmann';
import { judge, usualLimits } from './statistics/judgement';
import type { Judgement } from './statistics/judgement';
import { logRatios } from './statistics/logRatios';
import { fewestPairs, quantileRatio } from './statistics/pairedBootstrap';
import { median, outliers, quantile } from './statistics/quantile';
import { quantileInterval } from './statistics/quantileInterval';
import type { QuantileInterval } from './statistics/quantileInterval';
import { seededRandom } from './statistics/random';
import { chargedUsd } from './store/run';
import type { ReadRun } from './store/run';
import type { TrialRecord } from './store/records';

const running = { reason: 'running', message: null } as const;
const killed = { reason: 'killed', message: 'The run was killed. Resume it.' } as const;

/** Compares the arms of a run by the pairs that count. The same for the same file. */
export function compareRun(read: ReadRun): Comparison {
  const { run, trials, blocks, end } = read;
  const valid = countedTrials(read);
  const byBlock = new Map<number, TrialRecord[]>();
  for (const trial of valid) byBlock.set(trial.block, [...(byBlock.get(trial.block) ?? []), trial]);
  const pairs = [...byBlock.values()];
  const arms = run.arms.map((arm) => armResult({ ...arm, mode: arm.mode ?? run.plan.mode }, trials, valid));
  const looks = looksOf(run.plan, pairs.length);
  const z = looks.at(-1)?.bound ?? usualZ;
  // Where several contrasts end a run together, none of them ended by its own bound.
  const intervalOf =
    looks.length > 0 && run.contrasts.length === 1 ? lookInterval(looks, run.plan.pairs) : undefined;
  const quality = run.hasChecks ? run.contrasts.map((contrast) => qualityResult(contrast, run, trials)) : [];
  const facts: ContrastFacts = {
    pairs,
    arms,
    z,
    intervalOf,
    plan: run.plan,
    calibration: run.calibration,
    quality,
  };
  const each = run.contrasts.flatMap((contrast) =>
    withHolm(
      metrics.flatMap((metric) => contrastResult({ ...contrast, metric }, facts)),
      ({ primary }) => !primary,
      'Of so many metrics, one differs so much by chance.',
    ),
  );
  // Several candidates have several chances.
  const contrasts =
    each.filter(({ primary }) => primary).length > 1
      ? withHolm(each, ({ primary }) => primary, 'Of so many arms, one differs so much by chance.')
      : each;
  const ended = new Set(trials.map(({ id }) => id));
  return {
    experiment: run.experiment,
    arms,
    contrasts,
    quality,
    worthTaking: run.contrasts.map((contrast) => worthOf(contrast, contrasts, quality)),
    pairs: {
      planned: run.plan.pairs,
      valid: pairs.length,
      invalid: blocks.filter(({ reasons }) => reasons.length > 0).length,
    },
    end: end ?? (read.isRunning === true ? running : killed),
    spentUsd: chargedUsd(read),
    usageUnknown:
      trials.filter(({ usage }) => usage === null).length +
      read.sent.filter(({ id }) => !ended.has(id)).length,
    simulated: trials.some(({ simulated }) => simulated),
    calibration: run.calibration,
    notes: notesOf(read, arms, pairs.length),
  };
}

/** The measured requests of the pairs that count, in their order. */
export function countedTrials({ trials, blocks }: Pick<ReadRun, 'trials' | 'blocks'>): TrialRecord[] {
  const attempts = new Map(
    blocks.filter(({ reasons }) => reasons.length === 0).map(({ block, attempt }) => [block, attempt]),
  );
  return trials.filter(
    ({ phase, block, attempt }) => phase === 'measured' && attempts.get(block) === attempt,
  );
}

function armResult(
  { id, variant, endpoint, model, mode }: ReadRun['run']['arms'][number] & { readonly mode: CacheMode },
  trials: readonly TrialRecord[],
  valid: readonly TrialRecord[],
): ArmResult {
  const own = trials.filter(({ arm }) => arm === id);
  const measured = own.filter(({ phase }) => phase === 'measured');
  const counted = valid.filter(({ arm }) => arm === id);
  const ok = counted.filter(({ status }) => status === 'ok');
  const status: Partial<Record<TrialStatus, number>> = {};
  for (const trial of measured) {
    if (trial.status !== 'ok') status[trial.status] = (status[trial.status] ?? 0) + 1;
  }
  const numbers = (of: Value): number[] => ok.map(of).filter((value) => value !== null);
  const times = (metric: Metric): Quantiles => {
    const known = numbers(valueOf[metric]);
    if (known.length === 0) return { p50: null, p95: null, p50Interval: null, p95Interval: null };
    // A failure took longer than anybody waited.
    const lost = isTime(metric) ? counted.filter((trial) => trial.status !== 'ok').map(() => Infinity) : [];
    const all = [...known, ...lost];
    return {
      p50: finite(quantile(all, 0.5)),
      p95: finite(quantile(all, 0.95)),
      p50Interval: openInterval(quantileInterval(all, 0.5)),
      p95Interval: openInterval(quantileInterval(all, 0.95)),
    };
  };
  const middle = (of: Value): number | null => {
    const known = numbers(of);
    return known.length === 0 ? null : median(known);
  };
  const costs = numbers(valueOf.cost);
  const usages = ok.flatMap(({ usage }) => (usage === null ? [] : [usage]));
  const input = usages.reduce((sum, { inputTokens }) => sum + inputTokens, 0);
  const isCacheKnown = usages.length > 0 && usages.every(({ cacheReadTokens }) => cacheReadTokens !== null);
  const answers = [...answersOf(own).values()];
  return {
    arm: id,
    variant,
    endpoint,
    model,
    mode,
    warmup: own.filter(({ phase }) => phase === 'warmup' || phase === 'priming').length,
    attempted: measured.length,
    ok: measured.filter((trial) => trial.status === 'ok').length,
    status,
    ttftMs: times('ttft'),
    ttfatMs: times('ttfat'),
    e2eMs: times('e2e'),
    tpotMs: times('tpot'),
    tokens: {
      input: middle(valueOf.inputTokens),
      cacheRead: isCacheKnown ? middle(({ usage }) => usage?.cacheReadTokens ?? null) : null,
      output: middle(valueOf.outputTokens),
    },
    cachedShare:
      isCacheKnown && input > 0
        ? usages.reduce((sum, each) => sum + (each.cacheReadTokens ?? 0), 0) / input
        : null,
    per1kCallsUsd:
      costs.length === 0 ? null : (costs.reduce((sum, usd) => sum + usd, 0) / costs.length) * 1000,
    qualityPassRate: answers.length === 0 ? null : answers.filter((passed) => passed).length / answers.length,
    outliers: outliers(numbers(valueOf.ttft)).length,
  };
}

function openInterval(interval: QuantileInterval | null): OpenInterval | null {
  return interval === null ? null : { low: finite(interval.low), high: finite(interval.high) };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

interface ContrastFacts {
  readonly pairs: readonly (readonly TrialRecord[])[];
  readonly arms: readonly ArmResult[];
  readonly z: number;
  readonly intervalOf: ReturnType<typeof lookInterval> | undefined;
  readonly plan: PlanSettings;
  readonly calibration: Calibration | null;
  readonly quality: readonly QualityResult[];
}

/** Empty where the metric has no value at all. */
function contrastResult(
  {
    baseline,
    candidate,
    metric,
  }: { readonly baseline: string; readonly candidate: string; readonly metric: Metric },
  { pairs, arms, z, intervalOf, plan, calibration, quality }: ContrastFacts,
): ContrastResult[] {
  const values = pairedValues(pairs, { baseline, candidate }, metric);
  if (!values.some(({ a }) => a !== null) || !values.some(({ b }) => b !== null)) return [];
  const primary = metric === plan.primary;
  const [armA, armB] = [baseline, candidate].map((id) => arms.find(({ arm }) => arm === id)!) as [
    ArmResult,
    ArmResult,
  ];
  const middle = median(values.flatMap(({ a }) => a ?? []));
  // Noise at both ends of an answer is spread over its tokens.
  const tokens = metric === 'tpot' ? Math.max(1, (armA.tokens.output ?? 2) - 1) : 1;
  const isTimed = isTime(metric) || metric === 'tpot';
  const noise = calibration !== null && isTimed ? (5 * calibration.noiseMs) / (middle * tokens) : 0;
  const threshold = Math.max(usualLimits.threshold, noise);
  const differences = logRatios(values);
  const judgement = judge(differences, {
    z: primary ? z : usualZ,
    intervalOf: primary ? intervalOf?.(differences) : undefined,
    threshold,
    margin: plan.margin,
  });
  const p95 =
    metric === 'ttft' || metric === 'e2e'
      ? quantileRatio(values, 0.95, seededRandom(plan.seed), bootstrapDraws)
      : null;
  const result = {
    baseline,
    candidate,
    metric,
    ratio: finite(judgement.ratio),
    // The range of a few pairs is no interval.
    low: hasInterval(judgement.n, primary ? z : usualZ) ? finite(judgement.low) : null,
    high: hasInterval(judgement.n, primary ? z : usualZ) ? finite(judgement.high) : null,
    n: judgement.n,
    p: judgement.p,
    pAdjusted: primary ? judgement.p : null,
    primary,
    p95:
      p95 === null
        ? null
        : { ratio: Math.exp(p95.estimate), low: Math.exp(p95.low), high: Math.exp(p95.high) },
  };
  const why = isTime(metric) || metric === 'tpot' ? whyNotComparable(armA, armB) : null;
  if (why !== null) return [{ ...result, verdict: 'notComparable', morePairs: null, reason: why }];
  const verdict = wordOf(judgement, metric);
  const gate = quality.find((each) => each.baseline === baseline && each.candidate === candidate);
  if (verdict === 'faster' && gate !== undefined && gate.verdict !== 'held') {
    const reason =
      gate.verdict === 'failed'
        ? 'It answers sooner, and more of its answers fail the checks.'
        : 'It answers sooner, but nothing shows yet that its answers are as good.';
    return [{ ...result, verdict: 'inconclusive', morePairs: null, reason }];
  }
  const isWithinNoise =
    verdict === 'inconclusive' &&
    hasInterval(judgement.n) &&
    noise > usualLimits.threshold &&
    (judgement.high < 1 || judgement.low > 1);
  const reason = isWithinNoise ? 'The difference is less than five times the noise of this machine.' : null;
  return [{ ...result, verdict, morePairs: judgement.morePairs, reason }];
}

const bootstrapDraws = 10_000;

function wordOf({ outcome }: Judgement, metric: Metric): Verdict {
  if (outcome === 'noDifference' || outcome === 'inconclusive') return outcome;
  const isFast = isTime(metric) || metric === 'tpot';
  if (outcome === 'less') return isFast ? 'faster' : 'lower';
  return isFast ? 'slower' : 'higher';
}

/** Shares of cached input that are still the same. */
const cachedTolerance = 0.05;

/** Why the times of two arms must not be compared, as a sentence; null if they may. */
function whyNotComparable(a: ArmResult, b: ArmResult): string | null {
  for (const { arm, mode, cachedShare } of [a, b]) {
    if (mode === 'cold' && cachedShare !== null && cachedShare >= cachedTolerance) {
      return `${percent(cachedShare)} of the input of ${arm} came from a cache, though it was cold.`;
    }
    if (mode === 'warm' && a.mode !== b.mode && cachedShare !== null && cachedShare < cachedTolerance) {
      return `Nothing of the input of ${arm} came from the cache: it may be too short for one, or must mark what is cached.`;
    }
  }
  if (a.mode !== b.mode || a.mode === 'cold') return null;
  if (a.cachedShare === null || b.cachedShare === null) return null;
  return Math.abs(a.cachedShare - b.cachedShare) < cachedTolerance
    ? null
    : `${percent(a.cachedShare)} of the input of ${a.arm} came from the cache, and ${percent(b.cachedShare)} of that of ${b.arm}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

/** Of several comparisons one differs by chance: their p-values are adjusted, and a verdict needs the adjusted one. */
function withHolm(
  results: readonly ContrastResult[],
  isOne: (result: ContrastResult) => boolean,
  reason: string,
): ContrastResult[] {
  const together = results.filter((result) => isOne(result) && result.p !== null);
  const adjusted = holm(together.map(({ p }) => p!));
  return results.map((result) => {
    const place = together.indexOf(result);
    if (place < 0) return result;
    const pAdjusted = adjusted[place]!;
    return claims.has(result.verdict) && pAdjusted >= level
      ? { ...result, pAdjusted, verdict: 'inconclusive', reason }
      : { ...result, pAdjusted };
  });
}

const level = 0.05;
const claims: ReadonlySet<Verdict> = new Set(['faster', 'slower', 'lower', 'higher']);

/** The looks up to the one at which the run ended, which may be none that was planned if it was called off; none without. */
function looksOf({ earlyStopping, pairs }: PlanSettings, used: number): readonly Look[] {
  if (!earlyStopping || used === 0) return [];
  const looks = plannedLooks(pairs);
  if (used >= pairs) return looks;
  const passed = looks.filter((look) => look.pairs <= used);
  if (passed.at(-1)?.pairs === used) return passed;
  const before = passed.map((look) => look.pairs / pairs);
  return [...passed, { pairs: used, bound: sequentialBounds([...before, used / pairs]).at(-1)! }];
}

/** Worth taking only if the quality holds and the whole bill, output included, falls. */
function worthOf(
  { baseline, candidate }: ReturnType<typeof contrastsOf>[number],
  contrasts: readonly ContrastResult[],
  quality: readonly QualityResult[],
): Comparison['worthTaking'][number] {
  const cost = contrasts.find(
    (each) => each.metric === 'cost' && each.baseline === baseline && each.candidate === candidate,
  );
  const gate = quality.find((each) => each.baseline === baseline && each.candidate === candidate);
  const answer = (worth: boolean | null, why: string): Comparison['worthTaking'][number] => ({
    candidate,
    worth,
    why,
  });
  if (gate?.verdict === 'failed') return answer(false, 'More of its answers fail the checks.');
  if (cost?.verdict === 'higher') return answer(false, 'Its whole bill is higher, output included.');
  if (cost?.verdict === 'noDifference') return answer(false, 'Its whole bill is the same.');
  if (cost?.verdict !== 'lower') return answer(null, 'Nothing shows that its whole bill is lower.');
  if (gate === undefined) return answer(null, 'Its whole bill is lower; nothing checks its answers.');
  if (gate.verdict !== 'held') {
    return answer(null, 'Its whole bill is lower; nothing shows yet that its answers are as good.');
  }
  return answer(true, 'Its whole bill is lower, and its answers pass the checks as often.');
}

function notesOf({ trials, blocks }: ReadRun, arms: readonly ArmResult[], pairs: number): string[] {
  const reasons = new Map<string, number>();
  for (const block of blocks) {
    for (const reason of block.reasons) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  }
  const noted = new Map<string, number>();
  for (const { notes, phase } of trials) {
    if (phase === 'measured') for (const note of notes) noted.set(note, (noted.get(note) ?? 0) + 1);
  }
  const [first, ...others] = arms;
  const apart = others.filter(
    ({ tokens }) =>
      first?.tokens.output && tokens.output && Math.abs(tokens.output / first.tokens.output - 1) > 0.05,
  );
  return [
    ...(arms.some(({ mode, cachedShare, ok }) => mode === 'cold' && ok > 0 && cachedShare === null)
      ? ['Not every server says what came from its cache: whether the run was cold is not known.']
      : []),
    ...[...reasons].map(([reason, times]) => `${times} × a pair was left out or done again: ${reason}.`),
    ...[...noted].map(([note, times]) => `${times} × ${note}`),
    ...(apart.length > 0
      ? ['The answers differ in length by more than 5 %: their whole time mixes speed with length.']
      : []),
    ...arms
      .filter((arm) => arm.outliers > 0)
      .map((arm) => `${arm.arm}: ${arm.outliers} outliers among the times to the first token; they count.`),
    ...(pairs < fewestPairs(0.95)
      ? [`Intervals of the 95th percentile need ${fewestPairs(0.95)} pairs.`]
      : []),
  ];
}
