import type {
  BlockRecord,
  EndRecord,
  RunLine,
  RunRecord,
  SentRecord,
  SetupRecord,
  TrialRecord,
} from '../store/records';
import type { ReadRun } from '../store/run';

/** A run as it grows: the lines of its file, taken as they are written. */
export class LiveRun {
  private readonly sent: SentRecord[] = [];
  private readonly trials: TrialRecord[] = [];
  private readonly blocks: BlockRecord[] = [];
  private readonly problems: readonly string[];
  private run: RunRecord | null;
  private setup: SetupRecord | null;
  private name: string | null;
  private end: EndRecord | null = null;
  private changed = new Set<number>();

  /** `before`: what an earlier part of the run left; null for a new one. */
  constructor(before: ReadRun | null) {
    this.run = before?.run ?? null;
    this.setup = before?.setup ?? null;
    this.name = before?.name ?? null;
    this.problems = before?.problems ?? [];
    if (before === null) return;
    this.sent.push(...before.sent);
    this.trials.push(...before.trials);
    this.blocks.push(...before.blocks);
  }

  take(line: RunLine): void {
    switch (line.kind) {
      case 'run':
        this.run = line;
        break;
      case 'setup':
        this.setup = line;
        break;
      case 'name':
        this.name = line.name;
        break;
      case 'sent':
        this.sent.push(line);
        break;
      case 'trial':
        this.trials.push(line);
        this.changed.add(line.id);
        break;
      case 'block':
        this.blocks.push(line);
        // Whether its requests count is known now.
        for (const { id, block, attempt } of this.trials) {
          if (block === line.block && attempt === line.attempt) this.changed.add(id);
        }
        break;
      case 'end':
        this.end = line;
        break;
    }
  }

  /** What is known so far, or null before the first line. The lists go on growing. */
  get read(): ReadRun | null {
    const { run, setup, name, sent, trials, blocks, end, problems } = this;
    return run === null
      ? null
      : { run, setup, name, sent, trials, blocks, end, problems, isRunning: end === null };
  }

  /** The same as it is once it ends so; null before the first line. */
  withEnd(end: EndRecord): ReadRun | null {
    const { read } = this;
    return read === null ? null : { ...read, end };
  }

  /** Ids of the requests that are new or count otherwise than at the last call. */
  takeChanged(): ReadonlySet<number> {
    const changed = this.changed;
    this.changed = new Set();
    return changed;
  }
}
