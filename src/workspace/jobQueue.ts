import { abortError } from './reasons';

interface Waiter<R> {
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
  readonly forget: () => void;
}

/** A piece of work and everybody who waits for it. */
export interface Job<T, R> {
  readonly work: T;
  readonly waiters: Set<Waiter<R>>;
}

/**
 * Work in order of arrival, the urgent first. Work with the key of a job that still waits takes that job's place in the queue, and
 * both callers get its result. Work that nobody waits for any more is dropped.
 */
export class JobQueue<T, R> {
  private readonly jobs = new Map<string, Job<T, R>>();

  constructor(private readonly isUrgent: (work: T) => boolean) {}

  add(key: string, work: T, signal?: AbortSignal): Promise<R> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortError());
        return;
      }
      const waiters: Set<Waiter<R>> = this.jobs.get(key)?.waiters ?? new Set();
      const abort = (): void => {
        waiters.delete(waiter);
        if (waiters.size === 0 && this.jobs.get(key)?.waiters === waiters) this.jobs.delete(key);
        reject(abortError());
      };
      const waiter = { resolve, reject, forget: () => signal?.removeEventListener('abort', abort) };
      signal?.addEventListener('abort', abort, { once: true });
      waiters.add(waiter);
      this.jobs.set(key, { work, waiters });
    });
  }

  /** The next job, taken out of the queue. */
  next(): Job<T, R> | undefined {
    const [key, job] = this.first(({ work }) => this.isUrgent(work)) ?? this.first(() => true) ?? [];
    if (key !== undefined) this.jobs.delete(key);
    return job;
  }

  /** The urgent work that comes next. */
  get urgent(): T | undefined {
    return this.first(({ work }) => this.isUrgent(work))?.[1].work;
  }

  /** Rejects everybody who waits in the queue. */
  clear(error: Error): void {
    for (let job = this.next(); job !== undefined; job = this.next()) settleJob(job, { error });
  }

  private first(isWanted: (job: Job<T, R>) => boolean): [string, Job<T, R>] | undefined {
    for (const entry of this.jobs) if (isWanted(entry[1])) return entry;
    return undefined;
  }
}

/** Tells everybody who still waits for a job how it ended. */
export function settleJob<R>(
  job: Job<unknown, R>,
  outcome: { readonly result: R } | { readonly error: Error },
): void {
  for (const waiter of job.waiters) {
    waiter.forget();
    if ('result' in outcome) waiter.resolve(outcome.result);
    else waiter.reject(outcome.error);
  }
  job.waiters.clear();
}
