import { availableParallelism } from 'node:os';
import type { FileProfile } from '../report/model';
import { AnalysisThread } from './analysisThread';
import type { ThreadOutcome } from './analysisThread';
import type { Analyzer, TextCount } from './analyzer';
import { JobQueue, settleJob } from './jobQueue';
import type { Job } from './jobQueue';
import type { ThreadRequest } from './protocol';
import { abortError } from './reasons';

export interface ThreadAnalyzerOptions {
  /** The bundled worker, absolute. */
  readonly script: string;
  /** Folder of the grammars and token tables, absolute. */
  readonly assetsFolder: string;
  /** Most threads at a time. */
  readonly threads?: number;
  /** Longest time for one request. */
  readonly timeLimitMs?: number;
  /** Threads that had nothing to do for so long are ended. */
  readonly idleMs?: number;
  /** Memory of one thread; a text that needs more ends the thread, not the process. */
  readonly maxHeapMb?: number;
}

type Work = ThreadRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;
type Result = FileProfile | TextCount;

/** Threads by default: one is left to whoever asks. More than four do not pay for their memory. */
export function defaultThreads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

/**
 * An Analyzer on worker threads, started when there is work. A newer text of a file takes the place of an older one
 * that still waits, if it is asked about under the same assumptions; then both callers get the newer text's result.
 *
 * A text that takes too long or ends its thread resolves as a profile with that problem. Requests reject only with
 * an AbortError, or if the installation is broken.
 */
export function createThreadAnalyzer(options: ThreadAnalyzerOptions): Analyzer {
  const pool = new ThreadPool(options);
  return {
    analyze: async (request, signal) => {
      const key = `analyze\0${request.path}\0${request.explain === true}\0${JSON.stringify(request.assumptions)}`;
      return (await pool.run(key, { kind: 'analyze', request }, signal)) as FileProfile;
    },
    countText: async (text, model, signal) => {
      const key = `count\0${model}\0${text}`;
      return (await pool.run(key, { kind: 'count', text, model }, signal)) as TextCount;
    },
    dispose: () => pool.dispose(),
  };
}

class ThreadPool {
  private readonly queue = new JobQueue<Work, Result>();
  private threads: AnalysisThread[] = [];
  private idleTimer: NodeJS.Timeout | null = null;
  private lastId = 0;
  private disposed = false;

  private readonly maxThreads: number;
  private readonly timeLimitMs: number;
  private readonly idleMs: number;

  constructor(private readonly options: ThreadAnalyzerOptions) {
    this.maxThreads = options.threads ?? defaultThreads();
    this.timeLimitMs = options.timeLimitMs ?? 10_000;
    this.idleMs = options.idleMs ?? 60_000;
  }

  run(key: string, work: Work, signal?: AbortSignal): Promise<Result> {
    if (this.disposed) return Promise.reject(abortError());
    const result = this.queue.add(key, work, signal);
    this.pump();
    return result;
  }

  dispose(): void {
    this.disposed = true;
    this.queue.clear(abortError());
    this.endThreads();
  }

  private pump(): void {
    this.threads = this.threads.filter((thread) => !thread.ended);
    for (;;) {
      const idle = this.threads.filter((thread) => !thread.busy);
      if (idle.length === 0 && this.threads.length >= this.maxThreads) return;
      const job = this.queue.next();
      if (job === undefined) return;
      const document = documentOf(job.work);
      const thread =
        idle.find((each) => document !== null && each.knows(document)) ?? idle[0] ?? this.startThread();
      if (document !== null) thread.learns(document);
      void this.work(thread, job);
    }
  }

  private async work(thread: AnalysisThread, job: Job<Work, Result>): Promise<void> {
    this.stopIdling();
    const outcome = await thread.ask({ ...job.work, id: ++this.lastId });
    settleJob(job, this.disposed ? { error: abortError() } : resultOf(job.work, outcome, this.timeLimitMs));
    if (this.disposed) return;
    this.pump();
    if (this.threads.every((other) => !other.busy)) this.startIdling();
  }

  private startThread(): AnalysisThread {
    const { script, assetsFolder, maxHeapMb = 1024 } = this.options;
    const thread = new AnalysisThread({
      script,
      data: { assetsFolder },
      timeLimitMs: this.timeLimitMs,
      maxHeapMb,
    });
    this.threads.push(thread);
    return thread;
  }

  private startIdling(): void {
    this.stopIdling();
    this.idleTimer = setTimeout(() => this.endThreads(), this.idleMs);
    this.idleTimer.unref();
  }

  private stopIdling(): void {
    if (this.idleTimer !== null) clearTimeout(this.idleTimer);
    this.idleTimer = null;
  }

  private endThreads(): void {
    this.stopIdling();
    for (const thread of this.threads) thread.dispose();
    this.threads = [];
  }
}

/** The open document that work is about: the thread that has read it last reads only what has changed. */
function documentOf(work: Work): string | null {
  return work.kind === 'analyze' ? (work.request.document ?? null) : null;
}

type Settled = { readonly result: Result } | { readonly error: Error };

function resultOf(work: Work, outcome: ThreadOutcome, timeLimitMs: number): Settled {
  switch (outcome.kind) {
    case 'answer': {
      const { response } = outcome;
      if (response.kind === 'profile') return { result: response.profile };
      if (response.kind === 'count') return { result: response.count };
      return response.installation ? { error: new Error(response.message) } : failed(work, response.message);
    }
    case 'timeout':
      return failed(work, `took longer than the time limit of ${timeLimitMs / 1000} s`);
    case 'crash':
      return failed(work, `the analysis broke off: ${outcome.message}`);
    case 'broken':
      return { error: new Error(`The analysis thread does not start: ${outcome.message}`) };
  }
}

/** A file's failure is the file's problem; a bare count has nowhere to put one. */
function failed(work: Work, message: string): Settled {
  if (work.kind === 'count') return { error: new Error(message) };
  const problem = { message, span: { start: 0, end: 0 }, line: 1 };
  return { result: { path: work.request.path, language: null, prompts: [], problem } };
}
