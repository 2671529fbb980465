import { Worker } from 'node:worker_threads';
import type { Measure } from '../client/measure';
import type { Connection } from '../endpoint';
import type { FromTimer, ToTimer } from './protocol';

type Asked = Extract<ToTimer, { kind: 'measure' | 'list' }>;
type Answer = Exclude<FromTimer, { kind: 'failed' }>;

/** Measures in a thread of its own, so that a busy program does not measure itself. */
export class Timer {
  private readonly worker: Worker;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (answer: Answer) => void; readonly reject: (error: Error) => void }
  >();
  private nextId = 1;

  /** `script`: the bundle of the thread, absolute. */
  constructor(script: string) {
    // What it prints is what libraries print: model output among it.
    this.worker = new Worker(script, { stdout: true, stderr: true });
    this.worker.on('message', (message: FromTimer) => {
      const { resolve, reject } = this.waiting.get(message.id) ?? {};
      this.waiting.delete(message.id);
      if (message.kind === 'failed') reject?.(new Error(message.message));
      else resolve?.(message);
    });
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.fail(new Error('The thread that measures has ended.')));
  }

  /** What measures an endpoint. Its address must have been checked. */
  measureFor(connection: Connection): Measure {
    this.post({ kind: 'connect', connection });
    const endpoint = connection.endpoint.name;
    return async (request, signal) => {
      const answer = await this.ask({ kind: 'measure', id: this.nextId++, endpoint, request }, signal);
      return (answer as Extract<Answer, { kind: 'measured' }>).measurement;
    };
  }

  /** The models that a server lists; see `listModels`. */
  async models(connection: Connection, signal: AbortSignal): Promise<readonly string[]> {
    const answer = await this.ask({ kind: 'list', id: this.nextId++, connection }, signal);
    return (answer as Extract<Answer, { kind: 'listed' }>).models;
  }

  async dispose(): Promise<void> {
    await this.worker.terminate();
  }

  private async ask(message: Asked, signal: AbortSignal): Promise<Answer> {
    const { id } = message;
    const cancel = (): void => this.post({ kind: 'cancel', id });
    try {
      return await new Promise((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.post(message);
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
      });
    } finally {
      signal.removeEventListener('abort', cancel);
    }
  }

  private post(message: ToTimer): void {
    this.worker.postMessage(message);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
