import type { SimulatedTruth } from './measurement';
import { receivedHeader } from '../simulator/simulatedHeader';

/** Gathers what a simulator says; nothing of any other server. */
export class TruthListener {
  private readonly offsetNs = Number(process.hrtime.bigint()) - performance.now() * 1e6;
  private readonly writtenNs: number[] = [];
  private readonly delaysMs: number[] = [];

  /** `now`: when it was heard, as `performance` has it. */
  take(writtenAtNs: string, now: number): void {
    const written = Number(writtenAtNs);
    this.writtenNs.push(written);
    this.delaysMs.push(Math.round((this.offsetNs + now * 1e6 - written) / 1e3) / 1e3);
  }

  /** Null where nothing was said. */
  truth(headers: Headers | null): SimulatedTruth | null {
    const received = headers?.get(receivedHeader) ?? null;
    const [first] = this.writtenNs;
    if (received === null || first === undefined) return null;
    return { ttftMs: (first - Number(received)) / 1e6, chunkDelaysMs: this.delaysMs };
  }
}
