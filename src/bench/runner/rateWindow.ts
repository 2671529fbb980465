/** Requests and tokens that an endpoint takes per minute, by a window that slides. */
export class RateWindow {
  private sent: { readonly at: number; readonly tokens: number }[] = [];

  constructor(
    private readonly requestsPerMinute: number | undefined,
    private readonly tokensPerMinute: number | undefined,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Milliseconds until a request of so many tokens may be sent; 0 for now. One that is too large for a minute waits for an empty one. */
  waitMs(tokens: number): number {
    const now = this.now();
    this.sent = this.sent.filter(({ at }) => at > now - windowMs);
    let [requests, total] = [this.sent.length, this.sent.reduce((sum, each) => sum + each.tokens, 0)];
    const isFull = (): boolean =>
      requests > 0 &&
      (requests + 1 > (this.requestsPerMinute ?? Infinity) ||
        total + tokens > (this.tokensPerMinute ?? Infinity));
    for (const { at, tokens: taken } of this.sent) {
      if (!isFull()) break;
      requests--;
      total -= taken;
      if (!isFull()) return Math.max(1, Math.ceil(at + windowMs - now));
    }
    return 0;
  }

  /** Tells that one was sent. */
  take(tokens: number): void {
    this.sent.push({ at: this.now(), tokens });
  }
}

const windowMs = 60_000;
