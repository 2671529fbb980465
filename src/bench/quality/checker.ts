import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { LocalCheck } from './check';
import type { Answer } from './runChecks';

/** Gives the checks that an answer fails. */
export type CheckAnswer = (
  checks: readonly LocalCheck[],
  values: Readonly<Record<string, string>>,
  answer: Answer,
) => Promise<readonly string[]>;

/** What the thread of checks is asked; it answers with the checks that failed. */
export interface ToChecks {
  readonly checks: readonly LocalCheck[];
  readonly values: Readonly<Record<string, string>>;
  readonly answer: Answer;
}

/** All checks of one answer have so long. */
const limitMs = 2000;

/**
 * Checks answers in a thread of its own, one after the other: a pattern or a function that comes to no end is ended, and
 * the answer has failed.
 */
export class Checker {
  private worker: Worker | null = null;
  private last: Promise<unknown> = Promise.resolve();

  /** `script`: the bundle of the thread, absolute. */
  constructor(private readonly script: string) {}

  readonly check: CheckAnswer = (checks, values, answer) => {
    const next = this.last.then(() => this.ask({ checks, values, answer }));
    this.last = next;
    return next;
  };

  async dispose(): Promise<void> {
    const { worker } = this;
    this.worker = null;
    await worker?.terminate();
  }

  private async ask(message: ToChecks): Promise<readonly string[]> {
    try {
      return await answerOf(await this.ready(), message);
    } catch (error) {
      await this.dispose();
      return [(error as Error).message];
    }
  }

  private async ready(): Promise<Worker> {
    if (this.worker !== null) return this.worker;
    this.worker = new Worker(this.script, {
      // What checks print or read is none of this program's, and no key lies in their environment.
      stdout: true,
      stderr: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    const { worker } = this;
    // What a function left behind may end the thread later.
    worker.on('error', () => undefined);
    worker.on('exit', () => {
      if (this.worker === worker) this.worker = null;
    });
    await once(worker, 'online');
    return worker;
  }
}

/** Rejects with an Error with words where the thread does not answer. */
async function answerOf(worker: Worker, message: ToChecks): Promise<readonly string[]> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), limitMs);
  const { signal } = limit;
  try {
    worker.postMessage(message);
    const ended = once(worker, 'exit', { signal }).then(() => {
      throw new Error('ended');
    });
    const answered = once(worker, 'message', { signal }).then(([failed]) => failed as readonly string[]);
    return await Promise.race([answered, ended]);
  } catch {
    throw new Error(
      signal.aborted
        ? `a check took longer than ${limitMs / 1000} s`
        : 'a check ended the thread that checks',
    );
  } finally {
    clearTimeout(timer);
    // Nobody listens any more.
    limit.abort();
  }
}
