import type { Measurement } from './client/measurement';
import type { Judgement } from './quality/judging';

/** What a request was sent for. Only `measured` ones are timed; `quality` ones are only checked, and a `judge` one judges two answers. */
export type Phase = 'warmup' | 'priming' | 'measured' | 'quality' | 'judge';

/** What identifies one request of a run. */
export interface TrialKey {
  /** From 1, in the order of sending. */
  readonly id: number;
  readonly phase: Phase;
  /** Of a judgement: the candidate. */
  readonly arm: string;
  /** Number of the pair, from 0; of a case in the quality and the judge phase. */
  readonly block: number;
  /** From 1: a pair is done again where it says nothing. */
  readonly attempt: number;
  /** Place of the request in its pair, from 0. */
  readonly position: number;
  readonly case: string;
  /** What the prompt begins with; null in warm mode. */
  readonly nonce: string | null;
  /** Only of judgements. */
  readonly judged?: Judgement;
}

/** A request as it ended. */
export interface Trial extends TrialKey, Measurement {
  /** On the wall's clock, ISO 8601. */
  readonly at: string;
  /** What it cost by its usage; null where that is unknown, or there is no price. */
  readonly costUsd: number | null;
  /** What counts against the ceiling: its worst case where the usage is unknown. */
  readonly chargedUsd: number;
  /** Checks that the answer failed; null where none was made. */
  readonly failedChecks: readonly string[] | null;
}

/** What became of one attempt at a pair. */
export interface BlockOutcome {
  readonly block: number;
  readonly attempt: number;
  /** Why it says nothing; empty if it counts. */
  readonly reasons: readonly string[];
}

/** Why a run ended. */
export type EndReason = 'complete' | 'decided' | 'ceiling' | 'cancelled' | 'endpoint' | 'storage';

/** How far a run is. */
export interface RunProgress {
  readonly phase: Phase | 'ended';
  /** Pairs that count, and that are planned at most. */
  readonly pairs: number;
  readonly planned: number;
  /** Requests that were sent. */
  readonly requests: number;
  readonly spentUsd: number;
  /** What is waited for, in words; null if nothing is. */
  readonly waiting: string | null;
}
