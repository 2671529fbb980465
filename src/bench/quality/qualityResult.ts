import type { JudgedResult, QualityResult } from '../comparison';
import type { Contrast } from '../experiment';
import { failureIncrease, fewestInputs } from '../statistics/nonInferiority';
import type { RunRecord, TrialRecord } from '../store/records';
import { preferenceOf, together } from './judging';
import type { Preference } from './judging';

/** Whether the answers of an arm passed, by case: the first answer to each, as repetitions are not independent. */
export function answersOf(trials: readonly TrialRecord[]): Map<string, boolean> {
  const answers = new Map<string, boolean>();
  for (const { phase, status, failedChecks, case: name } of trials) {
    if (answers.has(name) || (phase !== 'measured' && phase !== 'quality')) continue;
    if (failedChecks !== null) answers.set(name, failedChecks.length === 0);
    // An answer that nobody got did not pass; what the server could not do for now is asked again.
    else if (status === 'truncated' || status === 'empty' || status === 'timeout') answers.set(name, false);
  }
  return answers;
}

const mostWorst = 5;

/** What checks and judges show of two arms. */
export function qualityResult(
  { baseline, candidate }: Contrast,
  { plan: { qualityMargin: margin }, judges = [] }: Pick<RunRecord, 'plan' | 'judges'>,
  trials: readonly TrialRecord[],
): QualityResult {
  const [a, b] = [baseline, candidate].map((id) => answersOf(trials.filter(({ arm }) => arm === id))) as [
    Map<string, boolean>,
    Map<string, boolean>,
  ];
  const passed = [...a.keys()].filter((name) => a.get(name)! && b.get(name) === true);
  const judged = judges.map(({ check, model, endpoint }): JudgedResult => {
    const own = trials.filter(
      ({ judged: of }) => of?.check === check && of.baseline === baseline && of.candidate === candidate,
    );
    const found = passed.map((name) => ({ name, preference: preferenceIn(own, name) }));
    const those = (wanted: Preference): string[] =>
      found.filter(({ preference }) => preference === wanted).map(({ name }) => name);
    for (const name of those('baseline')) b.set(name, false);
    for (const name of those('candidate')) a.set(name, false);
    // Fails closed: what nobody judged has not passed, and has not failed either.
    for (const name of those('unknown')) a.delete(name);
    return {
      model,
      endpoint,
      baselineBetter: those('baseline').length,
      candidateBetter: those('candidate').length,
      same: those('none').length,
      unknown: those('unknown').length,
      spentUsd: own.reduce((sum, { chargedUsd }) => sum + chargedUsd, 0),
    };
  });
  const both = [...a.keys()].filter((name) => b.has(name));
  const worst = both.filter((name) => a.get(name)! && !b.get(name)!);
  const counts = {
    n: both.length,
    onlyCandidateFailed: worst.length,
    onlyBaselineFailed: both.filter((name) => !a.get(name)! && b.get(name)!).length,
  };
  const { increase, upperLimit } = failureIncrease(counts);
  const needed = fewestInputs(margin);
  return {
    baseline,
    candidate,
    ...counts,
    upperLimit,
    margin,
    needed,
    verdict: counts.n > 0 && upperLimit < margin ? 'held' : increase > margin ? 'failed' : 'notShown',
    worst: worst.slice(0, mostWorst),
    judged,
  };
}

/** What one judge says of a case, by its last reply in each order. */
function preferenceIn(judgements: readonly TrialRecord[], name: string): Preference {
  const [one, other] = (['baseline', 'candidate'] as const).map((first): Preference => {
    const reply = judgements.findLast(
      ({ case: of, judged, status }) => of === name && judged?.first === first && status === 'ok',
    );
    return reply === undefined ? 'unknown' : preferenceOf(reply.text, first);
  }) as [Preference, Preference];
  return together(one, other);
}
