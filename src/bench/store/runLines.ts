import { compareRun } from '../compare';
import type { Calibration } from '../comparison';
import { usualPlan } from '../experiment';
import type { Experiment } from '../experiment';
import type { Plan } from '../plan';
import { verdictOf } from '../view/verdict';
import { schemaVersion } from './records';
import type { ClientVersions, NameRecord, RunRecord, RunSummary, SetupRecord } from './records';
import type { ReadRun } from './run';
import { textHash } from './textHash';

/** What a run is, beside its plan. */
export interface RunFacts {
  readonly id: string;
  readonly at: Date;
  readonly fingerprint: string;
  readonly versions: ClientVersions;
  readonly calibration: Calibration | null;
}

/** The first line of a run. */
export function runRecord(plan: Plan, { id, at, fingerprint, versions, calibration }: RunFacts): RunRecord {
  const { experiment, judges } = plan;
  return {
    kind: 'run',
    schemaVersion,
    id,
    experiment: experiment.name,
    fingerprint,
    at: at.toISOString(),
    arms: plan.arms.map((arm) => ({
      id: arm.id,
      variant: arm.variant.name,
      endpoint: arm.at.name,
      model: arm.at.model,
      mode: arm.variant.mode,
      textHash: textHash(arm.variant.messages),
      ...(arm.variant.source === undefined ? {} : { source: arm.variant.source }),
    })),
    contrasts: plan.contrasts,
    cases: experiment.cases.length,
    hasChecks: experiment.checks.length > 0,
    ...(judges.length === 0
      ? {}
      : { judges: judges.map(({ check, at: { name, model } }) => ({ check, endpoint: name, model })) }),
    plan: experiment.plan,
    maxUsd: plan.maxUsd,
    versions,
    calibration,
  };
}

/** Longer cases stay where they were read from: everything else of a run is read with them. */
const mostCaseCharacters = 4_000_000;

/** The second line of a run. */
export function setupRecord({ experiment }: Plan, derived: SetupRecord['derived']): SetupRecord {
  const { endpoints, variants, cases, checks } = experiment;
  const length = cases.reduce(
    (sum, { values }) => sum + Object.values(values).reduce((all, value) => all + value.length, 0),
    0,
  );
  return {
    kind: 'setup',
    endpoints,
    ...(derived === undefined ? {} : { derived }),
    variants: variants.map(({ name, messages, mode, source }) => ({ name, messages, mode, source })),
    cases: length > mostCaseCharacters ? null : cases,
    checks,
  };
}

/** What somebody calls a run from now on. */
export function nameRecord(name: string): NameRecord {
  return { kind: 'name', at: new Date().toISOString(), name };
}

/** What a run compared, to be run again; null where its file does not hold all of it. */
export function experimentOf({ run, setup }: Pick<ReadRun, 'run' | 'setup'>): Experiment | null {
  if (setup === null || setup.cases === null) return null;
  const { variants, endpoints, cases, checks } = setup;
  return { name: run.experiment, variants, endpoints, cases, checks, plan: { ...usualPlan, ...run.plan } };
}

/** A run in short. */
export function runSummary(read: ReadRun): RunSummary {
  const comparison = compareRun(read);
  const { tone, headline } = verdictOf(comparison, read.run.plan);
  const { pairs, spentUsd, simulated, arms } = comparison;
  return {
    tone,
    headline,
    pairs: { planned: pairs.planned, valid: pairs.valid },
    spentUsd,
    simulated,
    arms: arms.map(({ arm, ok, ttftMs, e2eMs }) => ({
      arm,
      n: ok,
      ttftMs: ttftMs.p50,
      e2eMs: e2eMs.p50,
    })),
  };
}
