import { Worker } from 'node:worker_threads';
import type { Measure } from '../client/measure';
import type { Measurement } from '../client/measurement';
import type { Connection } from '../endpoint';
import type { FromTimer, ToTimer } from './protocol';

/** Measures in a thread of its own, so that a busy program does not measure itself. */
export class Timer {
  private readonly worker: Worker;
  private readonly waiting = new Map<
    number,
    { readonly resolve: (measured: Measurement) => void; readonly reject: (error: Error) => void }
  >();
  private nextId = 1;

  /** `script`: the bundle of the thread, absolute. */
  constructor(script: string) {
    // What it prints is what libraries print: model output among it.
    this.worker = new Worker(script, { stdout: true, stderr: true });
    this.worker.on('message', (message: FromTimer) => {
      const { resolve, reject } = this.waiting.get(message.id) ?? {};
      this.waiting.delete(message.id);
      if (message.kind === 'measured') resolve?.(message.measurement);
      else reject?.(new Error(message.message));
    });
    this.worker.on('error', (error) => this.fail(error instanceof Error ? error : new Error(String(error))));
    this.worker.on('exit', () => this.fail(new Error('The thread that measures has ended.')));
  }

  /** What measures an endpoint. Its address must have been checked. */
  measureFor(connection: Connection): Measure {
    this.post({ kind: 'connect', connection });
    return (request, signal) =>
      new Promise((resolve, reject) => {
        const id = this.nextId++;
        const cancel = (): void => this.post({ kind: 'cancel', id });
        const settled = (): void => {
          signal.removeEventListener('abort', cancel);
        };
        this.waiting.set(id, {
          resolve: (measured) => {
            settled();
            resolve(measured);
          },
          reject: (error) => {
            settled();
            reject(error);
          },
        });
        this.post({ kind: 'measure', id, endpoint: connection.endpoint.name, request });
        if (signal.aborted) cancel();
        else signal.addEventListener('abort', cancel, { once: true });
      });
  }

  async dispose(): Promise<void> {
    await this.worker.terminate();
  }

  private post(message: ToTimer): void {
    this.worker.postMessage(message);
  }

  private fail(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
