import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { ProviderId } from './countEndpoint';
import type { CountRequest } from './countRequest';

/** A provider's own count of a request. */
export interface ProviderCount {
  readonly tokens: number;
  readonly provider: ProviderId;
  /** YYYY-MM-DD. */
  readonly countedOn: string;
}

/** What outlives the process. */
export interface CountMemory {
  read(): unknown;
  write(entries: readonly (readonly [string, ProviderCount])[]): void;
}

/** A count is about 150 bytes. */
const mostKept = 500;

/** The counts that providers gave, by model and content: the same request is not sent twice. */
export class KeptCounts {
  private readonly counts = new LRUCache<string, ProviderCount>({ max: mostKept });

  constructor(private readonly memory: CountMemory) {
    const entries = memory.read();
    if (!Array.isArray(entries)) return;
    for (const entry of entries as unknown[]) {
      if (Array.isArray(entry) && typeof entry[0] === 'string' && isCount(entry[1])) {
        this.counts.set(entry[0], entry[1]);
      }
    }
  }

  get(provider: ProviderId, request: CountRequest): ProviderCount | undefined {
    return this.counts.get(keyOf(provider, request));
  }

  set(request: CountRequest, count: ProviderCount): void {
    this.counts.set(keyOf(count.provider, request), count);
    // `entries` gives the latest first; they are set in order when read.
    this.memory.write([...this.counts.entries()].reverse());
  }
}

function keyOf(provider: ProviderId, { model, system, messages }: CountRequest): string {
  return createHash('sha256')
    .update(JSON.stringify([provider, model, system, messages.map(({ role, text }) => [role, text])]))
    .digest('base64');
}

function isCount(value: unknown): value is ProviderCount {
  if (typeof value !== 'object' || value === null) return false;
  const { tokens, provider, countedOn } = value as Partial<Record<keyof ProviderCount, unknown>>;
  return (
    typeof tokens === 'number' &&
    tokens >= 0 &&
    typeof provider === 'string' &&
    typeof countedOn === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(countedOn)
  );
}
