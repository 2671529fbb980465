import type { Trial } from '../trial';

/** A thread that is held up longer than this measures itself. */
const longestDelayMs = 5;
/** The clocks of a machine that sleeps part. */
const clockJumpMs = 1000;

/**
 * Why the requests of one pair cannot be compared, as sentences; empty if they can. Failures are no reason: they are
 * compared as lost.
 */
export function invalidity(trials: readonly Trial[]): string[] {
  const ok = trials.filter(({ status }) => status === 'ok');
  const opened = new Set(ok.map(({ newConnection }) => newConnection).filter((each) => each !== null));
  const distinct = (values: readonly (string | null)[]): number =>
    new Set(values.filter((value) => value !== null)).size;
  // Different endpoints have different models.
  const endpoints = new Map<string, Trial[]>();
  for (const trial of ok) {
    const key = trial.arm.replace(/^[^@]*/, '');
    endpoints.set(key, [...(endpoints.get(key) ?? []), trial]);
  }
  const groups = [...endpoints.values()];
  return [
    ...(trials.some(({ eventLoopDelayP99Ms: delay }) => delay !== null && delay > longestDelayMs)
      ? ['this machine was too busy to measure']
      : []),
    ...(opened.size > 1 ? ['only one of the requests had to open a connection'] : []),
    ...(trials.some(({ clockJumpMs: jump }) => Math.abs(jump) > clockJumpMs)
      ? ['the clock of this machine was changed, or it slept']
      : []),
    ...(groups.some((group) => distinct(group.map(({ responseModel }) => responseModel)) > 1)
      ? ['the model that answered changed']
      : []),
    ...(groups.some((group) => distinct(group.map(({ fingerprint }) => fingerprint)) > 1)
      ? ['the server behind the model changed']
      : []),
    ...(groups.some((group) => distinct(group.map(({ serviceTier }) => serviceTier)) > 1)
      ? ['the service tier changed']
      : []),
  ];
}
