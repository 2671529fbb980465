import { Worker } from 'node:worker_threads';
import type { ThreadAnswer, ThreadData, ThreadProgress, ThreadRequest, ThreadResponse } from './protocol';

/** How one request ended. `broken` says that the thread cannot be started at all. */
export type ThreadOutcome =
  | { readonly kind: 'answer'; readonly response: ThreadAnswer }
  | { readonly kind: 'timeout'; readonly limitMs: number }
  | { readonly kind: 'crash'; readonly message: string }
  | { readonly kind: 'broken'; readonly message: string };

export interface ThreadOptions {
  /** Script of the thread, absolute. */
  readonly script: string;
  readonly data: ThreadData;
  readonly timeLimitMs: number;
  /** Memory of one thread; beyond it the thread ends, not the process. */
  readonly maxHeapMb: number;
}

/** Loading the script is not the text's fault, and takes its time on a busy machine. */
const startLimitMs = 30_000;

/** One worker thread that answers one request at a time. Once `ended`, it takes no more. */
export class AnalysisThread {
  private readonly worker: Worker;
  private ready = false;
  private failure: string | null = null;
  private onProgress: ((progress: ThreadProgress) => void) | null = null;
  private settle: ((outcome: ThreadOutcome) => void) | null = null;
  private timer: NodeJS.Timeout | null = null;
  private isEnded = false;
  private readonly documents = new Set<string>();

  constructor(private readonly options: ThreadOptions) {
    this.worker = new Worker(options.script, {
      workerData: options.data,
      // What the process was started with (loaders, inspectors) is not for them.
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.maxHeapMb },
    });
    this.worker.on('message', (response: ThreadResponse) => this.received(response));
    this.worker.on('messageerror', (error) => this.end({ kind: 'crash', message: error.message }));
    this.worker.on('error', (error: unknown) => {
      this.failure = failureOf(error, options.maxHeapMb);
    });
    this.worker.on('exit', () => {
      const message = this.failure ?? 'the thread ended';
      this.end({ kind: this.ready ? 'crash' : 'broken', message });
    });
    this.worker.unref();
  }

  get ended(): boolean {
    return this.isEnded;
  }

  get busy(): boolean {
    return this.settle !== null;
  }

  /** Whether it was asked about an open document before. */
  knows(document: string): boolean {
    return this.documents.has(document);
  }

  learns(document: string): void {
    this.documents.add(document);
  }

  /** Never rejects. Ask only a thread that is neither busy nor ended. Each sign of progress renews its time. */
  ask(request: ThreadRequest, onProgress?: (progress: ThreadProgress) => void): Promise<ThreadOutcome> {
    return new Promise((settle) => {
      this.settle = settle;
      this.onProgress = onProgress ?? null;
      this.worker.ref();
      this.startTimer();
      this.worker.postMessage(request);
    });
  }

  /** Ends the thread; a request that it works on ends as a crash. */
  dispose(): void {
    this.end({ kind: 'crash', message: 'the thread was stopped' });
  }

  private received(response: ThreadResponse): void {
    if (response.kind === 'ready') {
      this.ready = true;
      if (this.busy) this.startTimer();
      return;
    }
    if (response.kind === 'alive' || response.kind === 'toRead' || response.kind === 'files') {
      if (!this.busy) return;
      // What was allowed for one file is over with the next sign.
      this.startTimer(response.kind === 'alive' ? response.extraMs : 0);
      this.onProgress?.(response);
      return;
    }
    this.finish({ kind: 'answer', response });
  }

  private startTimer(extraMs = 0): void {
    if (this.timer !== null) clearTimeout(this.timer);
    const limitMs = Math.round(this.options.timeLimitMs + extraMs);
    this.timer = this.ready
      ? setTimeout(() => this.end({ kind: 'timeout', limitMs }), limitMs)
      : setTimeout(() => this.end({ kind: 'broken', message: 'no sign of life' }), startLimitMs);
  }

  private end(outcome: ThreadOutcome): void {
    if (this.isEnded) return;
    this.isEnded = true;
    void this.worker.terminate();
    this.finish(outcome);
  }

  private finish(outcome: ThreadOutcome): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.worker.unref();
    const { settle } = this;
    this.settle = null;
    settle?.(outcome);
  }
}

function failureOf(error: unknown, maxHeapMb: number): string {
  if (!(error instanceof Error)) return String(error);
  const isFull = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
  return isFull
    ? `it takes more memory than the ${maxHeapMb} MB that a thread has; split the file, or leave it out under "exclude" in promptmeter.yaml`
    : error.message;
}
