import { closeSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** What a request may cost, and later what it was charged: the last entry of a request counts. */
interface Entry {
  readonly run: string;
  readonly id: number;
  /** Null in the file where it was no number. */
  readonly usd: number | null;
}

/**
 * What the experiments of this user spend per day, whichever workspace they are of and whichever program runs them: a
 * file for each day, which is only appended to. A request is entered with its worst case before it is sent, so that a
 * kill counts too much rather than too little. Throws where the file cannot be read or written, so nothing is sent then.
 */
export class DayLedger {
  constructor(
    /** Absolute, made if it is not there; null where the user has no place for it, so that nothing may be spent. */
    private readonly folder: string | null,
    /** Ceiling of a day. */
    readonly dailyUsd: number,
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** What was spent at most today, by one run or by all. */
  spentUsd(run: string | null = null): number {
    return this.withFile((descriptor) => sum(read(descriptor), run));
  }

  /** Enters a request that is about to be sent; false, and nothing entered, if the day does not allow it. */
  take(run: string, id: number, usd: number): boolean {
    return this.withFile((descriptor) => {
      // First the entry, then the look: of two programs that spend at once, each sees the other's.
      append(descriptor, { run, id, usd });
      // Fails closed: what is no number is too much.
      if (sum(read(descriptor), null) <= this.dailyUsd + rounding) return true;
      append(descriptor, { run, id, usd: 0 });
      return false;
    });
  }

  /** Enters what a request was charged. */
  settle(run: string, id: number, usd: number): void {
    this.withFile((descriptor) => append(descriptor, { run, id, usd }));
  }

  private withFile<T>(use: (descriptor: number) => T): T {
    if (this.folder === null) {
      throw new Error('There is no place to note what is spent in a day: this user has no home folder.');
    }
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const descriptor = openSync(join(this.folder, `${dayOf(this.now())}.jsonl`), 'a+', 0o600);
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }
}

/** Sums of binary fractions. */
const rounding = 1e-9;

/** The day as the user's calendar has it. */
function dayOf(date: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** One write for a line: programs that append at the same time do not mix theirs. A line that was cut off is ended. */
function append(descriptor: number, entry: Entry): void {
  const line = Buffer.from(`\n${JSON.stringify(entry)}\n`);
  if (writeSync(descriptor, line) < line.length) throw new Error('no space left for the ledger of the day');
}

function read(descriptor: number): Entry[] {
  const bytes = Buffer.alloc(fstatSync(descriptor).size);
  const length = readSync(descriptor, bytes, 0, bytes.length, 0);
  return bytes
    .subarray(0, length)
    .toString()
    .split('\n')
    .flatMap((line): Entry[] => {
      if (line === '') return [];
      try {
        return [JSON.parse(line) as Entry];
      } catch {
        // The machine died while it wrote.
        return [];
      }
    });
}

function sum(entries: readonly Entry[], run: string | null): number {
  const last = new Map(entries.map((entry) => [`${entry.run} ${entry.id}`, entry]));
  return (
    [...last.values()]
      .filter((entry) => run === null || entry.run === run)
      // An amount that is none makes the sum none, which no ceiling allows.
      .reduce((all, { usd }) => all + (typeof usd === 'number' ? usd : NaN), 0)
  );
}
