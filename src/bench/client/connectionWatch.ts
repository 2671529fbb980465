import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';

/** What can be seen of the connection of a request. Times of the monotonic clock, ms. */
export interface Seen {
  sentAt: number | null;
  headersAt: number | null;
  newConnection: boolean | null;
}

/**
 * Watches the connections of this thread's own `fetch`: which one a request is sent on, and whether it is new. Where
 * `fetch` is another one, nothing is seen.
 */
export class ConnectionWatch {
  private readonly context = new AsyncLocalStorage<Seen>();
  private readonly requests = new WeakMap<object, Seen>();
  private readonly sockets = new WeakSet();
  private readonly off: (() => void)[] = [];

  constructor() {
    this.on('undici:request:create', ({ request }) => {
      const seen = this.context.getStore();
      if (seen !== undefined && request !== undefined) this.requests.set(request, seen);
    });
    this.on('undici:client:sendHeaders', ({ request, socket }) => {
      const seen = request && this.requests.get(request);
      if (seen === undefined || socket === undefined) return;
      seen.sentAt = performance.now();
      seen.newConnection = !this.sockets.has(socket);
      this.sockets.add(socket);
    });
    this.on('undici:request:headers', ({ request }) => {
      const seen = request && this.requests.get(request);
      if (seen !== undefined) seen.headersAt = performance.now();
    });
  }

  /** Runs work whose one request is watched. */
  async run<T>(work: (seen: Seen) => Promise<T>): Promise<T> {
    const seen: Seen = { sentAt: null, headersAt: null, newConnection: null };
    return this.context.run(seen, () => work(seen));
  }

  dispose(): void {
    for (const off of this.off) off();
  }

  private on(name: string, tell: (message: { request?: object; socket?: object }) => void): void {
    const listener = (message: unknown): void => tell(message as { request?: object; socket?: object });
    subscribe(name, listener);
    this.off.push(() => unsubscribe(name, listener));
  }
}
