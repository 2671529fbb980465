import type { UsageApi } from '../../cost/usage/usageShapes';
import type { Connection } from '../endpoint';
import type { TimedRequest } from './measurement';

/** What one event of a stream says. */
export interface EventFacts {
  /** Visible text. */
  readonly content?: string;
  readonly reasoning?: string;
  /** Name or arguments of a tool that is called. */
  readonly tool?: string;
  /** The usage so far, or a part of it; later ones go before earlier ones. */
  readonly usage?: object;
  readonly finishReason?: string;
  /** What went wrong on the server, where its library does not throw. */
  readonly error?: string;
  readonly model?: string;
  readonly fingerprint?: string;
  readonly serviceTier?: string;
  /** Place in the stream, where the interface numbers its events. */
  readonly number?: number;
  /** When a simulator wrote it. */
  readonly simulatedAtNs?: string;
}

/** A response that streams. */
export interface OpenStream {
  readonly headers: Headers;
  readonly events: AsyncIterable<unknown>;
}

/** A model as a server lists it: whatever came over the wire. */
export interface ListedModel {
  readonly id?: unknown;
}

/** How one library talks to endpoints. */
export interface Dialect {
  readonly usageApi: UsageApi;
  /** Builds the client, so that nothing is left to do when the clock starts. */
  connect(connection: Connection): (request: TimedRequest, signal: AbortSignal) => Promise<OpenStream>;
  /** The models that the server lists; none where it lists what cannot be asked for. */
  models(
    connection: Connection,
    signal: AbortSignal,
  ): Promise<AsyncIterable<ListedModel>> | AsyncIterable<ListedModel>;
  /** What an event says; empty for one that only gives structure. Never throws. */
  read(event: unknown): EventFacts;
}
