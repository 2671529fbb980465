import { open, readdir, stat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EndReason } from '../trial';
import type { RunRecord, RunSummary } from './records';
import { runSummary } from './runLines';
import { parseRun, whyNoRun } from './run';

/** What a list tells of a run. */
export interface ListedRun {
  /** Absolute. */
  readonly file: string;
  readonly run: RunRecord;
  /** What somebody calls it, else its experiment. */
  readonly name: string;
  readonly end: EndReason | 'killed';
  /** Null where it is too large to be read for a list. */
  readonly summary: RunSummary | null;
}

/** A file that holds no run. */
export interface UnreadableRun {
  readonly file: string;
  readonly why: string;
}

/** So much of the start and of the end of a file is read: what was sent may stand in its second line. */
const headBytes = 256 * 1024;
const tailBytes = 64 * 1024;
/** Files that say nothing in short are read as a whole up to this size. */
const mostBytes = 64 * 1024 * 1024;

/** The runs of folders. A file is read once for each state of it, and of a large one only the start and the end. */
export class RunList {
  private readonly known = new Map<
    string,
    { readonly state: string; readonly listed: ListedRun | UnreadableRun }
  >();

  /** The runs of a folder (absolute), the newest first, those that cannot be read last. */
  async of(folder: string): Promise<{ readonly runs: ListedRun[]; readonly unreadable: UnreadableRun[] }> {
    const names = await readdir(folder).catch(() => []);
    const runs: ListedRun[] = [];
    const unreadable: UnreadableRun[] = [];
    for (const name of names.filter((each) => each.endsWith('.jsonl'))) {
      const listed = await this.listed(join(folder, name));
      if (listed === null) continue;
      if ('why' in listed) unreadable.push(listed);
      else runs.push(listed);
    }
    return { runs: runs.sort((a, b) => (a.run.at < b.run.at ? 1 : -1)), unreadable };
  }

  /** Null where the file is gone. */
  private async listed(file: string): Promise<ListedRun | UnreadableRun | null> {
    try {
      const { mtimeMs, size } = await stat(file);
      const state = `${mtimeMs} ${size}`;
      const known = this.known.get(file);
      if (known?.state === state) return known.listed;
      const listed = await read(file, size);
      this.known.set(file, { state, listed });
      return listed;
    } catch (error) {
      this.known.delete(file);
      const { code } = error as NodeJS.ErrnoException;
      return code === 'ENOENT' ? null : { file, why: (error as Error).message };
    }
  }
}

async function read(file: string, size: number): Promise<ListedRun | UnreadableRun> {
  const [head, tail] = await ends(file, size);
  const short = size <= headBytes ? null : parseRun(`${firstLine(head)}${afterFirstLine(tail)}`);
  if (short?.end?.summary !== undefined) {
    return listedOf(file, short.run, short.name, short.end.reason, short.end.summary);
  }
  if (size > mostBytes) {
    return short === null
      ? { file, why: whyNoRun(head) }
      : listedOf(file, short.run, short.name, short.end?.reason, null);
  }
  const text = await readFile(file, 'utf8');
  const whole = parseRun(text);
  if (whole === null) return { file, why: whyNoRun(text) };
  const { run, name, end } = whole;
  try {
    return listedOf(file, run, name, end?.reason, end?.summary ?? runSummary(whole));
  } catch {
    // A file may be anybody's: what it says need not hold together.
    return { file, why: 'What the file says does not hold together.' };
  }
}

function listedOf(
  file: string,
  run: RunRecord,
  name: string | null,
  end: EndReason | undefined,
  summary: RunSummary | null,
): ListedRun {
  return { file, run, name: name ?? run.experiment, end: end ?? 'killed', summary };
}

async function ends(file: string, size: number): Promise<[head: string, tail: string]> {
  if (size <= headBytes) return ['', ''];
  const handle = await open(file, 'r');
  try {
    const at = async (position: number, length: number): Promise<string> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, position);
      return buffer.toString('utf8', 0, bytesRead);
    };
    return [await at(0, headBytes), await at(size - tailBytes, tailBytes)];
  } finally {
    await handle.close();
  }
}

function firstLine(text: string): string {
  return text.slice(0, text.indexOf('\n') + 1);
}

/** What stands before the first line break may have been cut. */
function afterFirstLine(text: string): string {
  return text.slice(text.indexOf('\n') + 1);
}
