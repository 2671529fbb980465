import { closeSync, fstatSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import type { BlockRecord, EndRecord, RunLine, RunRecord, SentRecord, TrialRecord } from './records';

/** The file of a run: a line of JSON for everything that happens, written as it happens, and never rewritten. */
export class RunFile {
  private constructor(private readonly descriptor: number) {}

  /** Makes a new one; throws if it is there. */
  static create(path: string): RunFile {
    return new RunFile(openSync(path, 'ax', 0o600));
  }

  /** Goes on with one. A line that a kill cut off is ended, and stays as it is. */
  static resume(path: string): RunFile {
    const descriptor = openSync(path, 'a+', 0o600);
    const { size } = fstatSync(descriptor);
    const last = Buffer.alloc(1);
    if (size > 0 && readSync(descriptor, last, 0, 1, size - 1) === 1 && last.toString() !== '\n') {
      writeSync(descriptor, '\n');
    }
    return new RunFile(descriptor);
  }

  /** Appends a line, which the system has when this returns: a kill of this process does not lose it. */
  append(line: RunLine): void {
    const bytes = Buffer.from(`${JSON.stringify(line)}\n`);
    for (let written = 0; written < bytes.length;) {
      written += writeSync(this.descriptor, bytes, written);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** What a file says of its run. */
export interface ReadRun {
  readonly run: RunRecord;
  readonly sent: readonly SentRecord[];
  readonly trials: readonly TrialRecord[];
  readonly blocks: readonly BlockRecord[];
  /** Null where it was killed. */
  readonly end: EndRecord | null;
}

/** Reads the file of a run; null where it holds none. Lines that were cut off are left out. */
export function readRun(path: string): ReadRun | null {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line): RunLine[] => {
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
