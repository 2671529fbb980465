import type { ShownResult } from './result';

/** The result for programs: the public contract, with what is known beside it. */
export function resultJson({ comparison, trialsFile }: ShownResult): string {
  const { arms, contrasts, experiment, spentUsd, simulated, ...rest } = comparison;
  return JSON.stringify(
    { schemaVersion: 1, experiment, arms, contrasts, spentUsd, trialsFile, simulated, ...rest },
    null,
    2,
  );
}
