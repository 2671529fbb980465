/** Keeps what a run may spend below its ceiling: the worst case of every request is reserved before it is sent. */
export class Spend {
  private settled: number;
  private reserved = 0;

  /** `spentBefore`: by the part of the run that came before a resumption. */
  constructor(
    readonly ceilingUsd: number,
    spentBefore = 0,
  ) {
    this.settled = spentBefore;
  }

  /** What counts against the ceiling for certain. */
  get spentUsd(): number {
    return this.settled;
  }

  /** Reserves an amount; false, and nothing reserved, if the ceiling does not allow it. */
  reserve(usd: number): boolean {
    // Fails closed: what is no number is too much.
    if (!(this.settled + this.reserved + usd <= this.ceilingUsd + rounding)) return false;
    this.reserved += usd;
    return true;
  }

  /** Turns a reservation into what was charged. */
  settle(reservedUsd: number, chargedUsd: number): void {
    this.reserved = Math.max(0, this.reserved - reservedUsd);
    this.settled += chargedUsd;
  }

  /** Gives a reservation back: nothing was sent. */
  release(reservedUsd: number): void {
    this.settle(reservedUsd, 0);
  }
}

/** Sums of binary fractions. */
const rounding = 1e-12;
