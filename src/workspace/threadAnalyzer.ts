import { availableParallelism } from 'node:os';
import type { FixedFile } from '../advice/applyFixes';
import type { Finding } from '../advice/finding';
import { InstallationError } from '../prompt/assets';
import type { FileProfile } from '../report/model';
import { AnalysisThread } from './analysisThread';
import type { ThreadOutcome } from './analysisThread';
import type { AnalyzedFile, Analyzer, FilesRequest, FixRequest, Found, OnFound, TextCount } from './analyzer';
import type { FoundFile } from './findFiles';
import { JobQueue, settleJob } from './jobQueue';
import type { Job } from './jobQueue';
import { failedProfile, quietProfile } from './profileFoundFile';
import type { CalledOff, ThreadProgress, ThreadRequest } from './protocol';
import { abortError } from './reasons';

export interface ThreadAnalyzerOptions {
  /** The bundled worker, absolute. */
  readonly script: string;
  /** Folder of the grammars and token tables, absolute. */
  readonly assetsFolder: string;
  /** Where providers' counts are kept, absolute; nowhere if left out. */
  readonly countsFolder?: string | null;
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
type Result = FileProfile | FixedFile | TextCount | Found | Outcomes;

/** The outcomes of the first files, and why the thread broke off, if it did. */
interface Outcomes {
  readonly outcomes: readonly AnalyzedFile[];
  readonly failure: string | null;
}

/** Threads by default: one is left to whoever asks. More than four do not pay for their memory. */
export function defaultThreads(): number {
  return Math.max(1, Math.min(4, availableParallelism() - 1));
}

/**
 * An Analyzer on worker threads, started when there is work. A scan makes way for open documents. A newer text of a file takes the place of an older one
 * that still waits, if it is asked about under the same assumptions; then both callers get the newer text's result.
 *
 * A text that takes too long or ends its thread resolves as a profile with that problem. Requests reject only with
 * an AbortError, or if the installation is broken.
 */
export function createThreadAnalyzer(options: ThreadAnalyzerOptions): Analyzer {
  const pool = new ThreadPool(options);
  let requests = 0;
  const analyzeFiles = async (request: FilesRequest, signal?: AbortSignal): Promise<AnalyzedFile[]> => {
    const analyzed = new Map<FoundFile, AnalyzedFile>();
    for (let { files } = request; files.length > 0;) {
      const [at, way] = [sharedNumber(), sharedNumber()];
      const work = { kind: 'files', request: { ...request, files }, flag: flagOf(signal), at, way } as const;
      const { outcomes, failure } = (await pool.run(`files\0${(requests += 1)}`, work, signal)) as Outcomes;
      for (const [index, outcome] of outcomes.entries()) analyzed.set(files[index]!, outcome);
      const culprit = files[Math.max(outcomes.length, Atomics.load(at, 0))];
      if (failure !== null && culprit !== undefined) {
        analyzed.set(culprit, { outcome: failedProfile(culprit.path, failure), state: null });
      }
      // Those that it left, at which it did not arrive, or of which it did not come to tell.
      files = files.filter((file) => !analyzed.has(file));
    }
    return request.files.map((file) => analyzed.get(file)!);
  };
  return {
    findFiles: async (request, onFound, signal) => {
      const work = { kind: 'find', request, flag: flagOf(signal) } as const;
      return (await pool.find(`find\0${(requests += 1)}`, work, onFound, signal)) as Found;
    },
    analyzeFiles,
    remember: async (request) => {
      await pool.run(`remember\0${(requests += 1)}`, { kind: 'remember', request });
    },
    analyze: async (request, signal) => {
      const { root, path, document, explain, assumptions } = request;
      const key = JSON.stringify(['analyze', root, path, document ?? null, explain === true, assumptions]);
      return (await pool.run(key, { kind: 'analyze', request }, signal)) as FileProfile;
    },
    // Findings come back as copies, with all that they have.
    fix: async <F extends Finding>(request: FixRequest<F>, signal?: AbortSignal) =>
      (await pool.run(`fix\0${(requests += 1)}`, { kind: 'fix', request }, signal)) as FixedFile<F>,
    countText: async (text, as, signal) => {
      const key = `count\0${JSON.stringify(as)}\0${text}`;
      return (await pool.run(key, { kind: 'count', text, as }, signal)) as TextCount;
    },
    dispose: () => pool.dispose(),
  };
}

/** A flag that another thread sees when the signal is aborted. */
function flagOf(signal: AbortSignal | undefined): CalledOff {
  let flag = signal === undefined ? undefined : flags.get(signal);
  if (flag === undefined) {
    const made = sharedNumber();
    signal?.addEventListener('abort', () => Atomics.store(made, 0, 1), { once: true });
    if (signal !== undefined) flags.set(signal, made);
    flag = made;
  }
  return flag;
}

function sharedNumber(): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4));
}

/** Somebody waits for it, who types or has asked; a scan has time. */
function isUrgent({ kind }: Work): boolean {
  return kind === 'analyze' || kind === 'count' || kind === 'fix';
}

const flags = new WeakMap<AbortSignal, CalledOff>();

class ThreadPool {
  private readonly queue = new JobQueue<Work, Result>(isUrgent);
  private threads: AnalysisThread[] = [];
  private readonly working = new Map<AnalysisThread, Work>();
  private readonly finders = new WeakMap<Work, OnFound>();
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

  /** Runs a search; the files that it finds are told even while it goes on. */
  find(key: string, work: Work, onFound: OnFound, signal?: AbortSignal): Promise<Result> {
    this.finders.set(work, onFound);
    return this.run(key, work, signal);
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
      if (idle.length === 0 && this.threads.length >= this.maxThreads) {
        this.makeWay();
        return;
      }
      const job = this.queue.next();
      if (job === undefined) return;
      const document = documentOf(job.work);
      const thread =
        idle.find((each) => document !== null && each.knows(document)) ?? idle[0] ?? this.startThread();
      if (document !== null) thread.learns(document);
      void this.work(thread, job);
    }
  }

  /** Has a thread leave its files for later if something urgent waits: best the one that knows the document. */
  private makeWay(): void {
    const { urgent } = this.queue;
    if (urgent === undefined) return;
    const document = documentOf(urgent);
    const ways = this.threads.flatMap((thread) => {
      const work = this.working.get(thread);
      return work?.kind === 'files'
        ? [{ way: work.way, knows: document !== null && thread.knows(document) }]
        : [];
    });
    if (ways.some(({ way }) => Atomics.load(way, 0) !== 0)) return;
    const chosen = ways.find(({ knows }) => knows) ?? ways[0];
    if (chosen !== undefined) Atomics.store(chosen.way, 0, 1);
  }

  private async work(thread: AnalysisThread, job: Job<Work, Result>): Promise<void> {
    this.stopIdling();
    const outcomes: AnalyzedFile[] = [];
    const onProgress = (progress: ThreadProgress): void => {
      if (progress.kind === 'toRead') this.finders.get(job.work)?.(progress.files);
      if (job.work.kind !== 'files' || progress.kind !== 'files') return;
      for (const { outcome, state } of progress.files) {
        const { path } = job.work.request.files[outcomes.length]!;
        outcomes.push({ outcome: outcome ?? quietProfile(path), state });
      }
    };
    this.working.set(thread, job.work);
    const outcome = await thread.ask({ ...job.work, id: ++this.lastId }, onProgress);
    this.working.delete(thread);
    const settled = resultOf(job.work, outcome, outcomes);
    settleJob(job, this.disposed ? { error: abortError() } : settled);
    if (this.disposed) return;
    this.pump();
    if (this.threads.every((other) => !other.busy)) this.startIdling();
  }

  private startThread(): AnalysisThread {
    const { script, assetsFolder, countsFolder = null, maxHeapMb = 1024 } = this.options;
    const thread = new AnalysisThread({
      script,
      data: { assetsFolder, countsFolder, script },
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

function resultOf(work: Work, outcome: ThreadOutcome, outcomes: readonly AnalyzedFile[]): Settled {
  switch (outcome.kind) {
    case 'answer': {
      const { response } = outcome;
      switch (response.kind) {
        case 'profile':
          return { result: response.profile };
        case 'fixed':
          return { result: response.fixed };
        case 'count':
          return { result: response.count };
        case 'found':
          return { result: response.found };
        case 'done':
          return { result: { outcomes, failure: null } };
        case 'failed':
          return response.installation
            ? { error: new InstallationError(response.message) }
            : failed(work, response.message, outcomes);
      }
    }
    // eslint-disable-next-line no-fallthrough -- every answer returns
    case 'timeout':
      return failed(work, `took longer than the time limit of ${outcome.limitMs / 1000} s`, outcomes);
    case 'crash':
      return failed(work, `the analysis broke off: ${outcome.message}`, outcomes);
    case 'broken':
      return {
        error: new InstallationError(
          `The analysis thread does not start: ${outcome.message}. Install Promptmeter again.`,
        ),
      };
  }
}

/** A file's failure is the file's problem; anything else has nowhere to put one. */
function failed(work: Work, message: string, outcomes: readonly AnalyzedFile[]): Settled {
  switch (work.kind) {
    case 'analyze':
      return { result: failedProfile(work.request.path, message) };
    case 'files':
      return { result: { outcomes, failure: message } };
    case 'find':
    case 'fix':
    case 'remember':
    case 'count':
      return { error: new Error(message) };
  }
}
