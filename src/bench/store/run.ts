import type { BlockRecord, EndRecord, RunLine, RunRecord, SentRecord, TrialRecord } from './records';

/** What a file says of its run. */
export interface ReadRun {
  readonly run: RunRecord;
  readonly sent: readonly SentRecord[];
  readonly trials: readonly TrialRecord[];
  readonly blocks: readonly BlockRecord[];
  /** Null where it was killed. */
  readonly end: EndRecord | null;
}

/** What the text of a run's file says; null where it holds none. Lines that were cut off are left out. */
export function parseRun(text: string): ReadRun | null {
  const lines = text.split('\n').flatMap((line): RunLine[] => {
    try {
      return line === '' ? [] : [JSON.parse(line) as RunLine];
    } catch {
      return [];
    }
  });
  const of = <K extends RunLine['kind']>(kind: K): Extract<RunLine, { kind: K }>[] =>
    lines.filter((line): line is Extract<RunLine, { kind: K }> => line.kind === kind);
  const [run] = of('run');
  if (run === undefined) return null;
  // What came before a resumption ended nothing.
  const last = lines.at(-1);
  return {
    run,
    sent: of('sent'),
    trials: of('trial'),
    blocks: of('block'),
    end: last?.kind === 'end' ? last : null,
  };
}

/** What a run has cost at most: requests that were in flight when it was killed by their worst case. */
export function chargedUsd({ sent, trials }: Pick<ReadRun, 'sent' | 'trials'>): number {
  const ended = new Set(trials.map(({ id }) => id));
  const lost = sent.filter(({ id }) => !ended.has(id)).reduce((sum, { reservedUsd }) => sum + reservedUsd, 0);
  return trials.reduce((sum, trial) => sum + trial.chargedUsd, lost);
}
