/** Holds a run up while it is paused, or while an endpoint asks everybody to wait. */
export class Gate {
  private paused: { readonly promise: Promise<void>; readonly open: () => void } | null = null;
  private closedUntil = 0;

  get isPaused(): boolean {
    return this.paused !== null;
  }

  pause(): void {
    if (this.paused !== null) return;
    let open = (): void => undefined;
    const promise = new Promise<void>((resolve) => {
      open = resolve;
    });
    this.paused = { promise, open };
  }

  resume(): void {
    this.paused?.open();
    this.paused = null;
  }

  /** Nothing is sent for so long, by nobody. */
  close(ms: number): void {
    this.closedUntil = Math.max(this.closedUntil, performance.now() + ms);
  }

  /**
   * Waits until something may be sent; a pair that has begun is not paused. Rejects with the signal's reason if the run
   * is called off.
   */
  async pass(signal: AbortSignal, inPair = false): Promise<void> {
    for (;;) {
      signal.throwIfAborted();
      if (this.paused !== null && !inPair) await abortable(this.paused.promise, signal);
      const wait = this.closedUntil - performance.now();
      if (wait <= 0) {
        if (!this.isPaused || inPair) return;
        continue;
      }
      await sleep(wait, signal);
    }
  }
}

/** Waits; rejects with the signal's reason. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  try {
    await abortable(waited, signal);
  } finally {
    clearTimeout(timer);
  }
}

async function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  let onAbort = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
