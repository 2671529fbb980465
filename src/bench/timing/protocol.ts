import type { Measurement, TimedRequest } from '../client/measurement';
import type { Connection } from '../endpoint';

/** What the shell asks of the thread that measures. */
export type ToTimer =
  | { readonly kind: 'connect'; readonly connection: Connection }
  | {
      readonly kind: 'measure';
      readonly id: number;
      readonly endpoint: string;
      readonly request: TimedRequest;
    }
  | { readonly kind: 'list'; readonly id: number; readonly connection: Connection }
  | { readonly kind: 'cancel'; readonly id: number };

/** What it answers. */
export type FromTimer =
  | { readonly kind: 'measured'; readonly id: number; readonly measurement: Measurement }
  | { readonly kind: 'listed'; readonly id: number; readonly models: readonly string[] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
