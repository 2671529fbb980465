import type { CacheMode, Contrast, PlanSettings } from '../experiment';
import type { Calibration } from '../comparison';
import type { BlockOutcome, EndReason, Trial, TrialKey } from '../trial';

/** What measured: times depend on it. */
export interface ClientVersions {
  readonly promptmeter: string;
  readonly node: string;
  readonly undici: string | null;
}

/** What a run is, as its file begins. */
export interface RunRecord {
  readonly kind: 'run';
  readonly schemaVersion: 1;
  readonly id: string;
  readonly experiment: string;
  /** Of everything that decides what is sent: another one is another run. */
  readonly fingerprint: string;
  readonly at: string;
  readonly arms: readonly {
    readonly id: string;
    readonly variant: string;
    readonly endpoint: string;
    readonly model: string;
    /** Left out where it is that of the plan. */
    readonly mode?: CacheMode | undefined;
  }[];
  readonly contrasts: readonly Contrast[];
  readonly cases: number;
  readonly hasChecks: boolean;
  /** Who judges; left out where nobody does. */
  readonly judges?: readonly {
    readonly check: number;
    readonly endpoint: string;
    readonly model: string;
  }[];
  readonly plan: PlanSettings;
  readonly maxUsd: number;
  readonly versions: ClientVersions;
  readonly calibration: Calibration | null;
}

/** Written before a request is sent: if nothing follows, it was in flight when the run was killed. */
export interface SentRecord extends TrialKey {
  readonly kind: 'sent';
  readonly at: string;
  readonly reservedUsd: number;
}

export interface TrialRecord extends Trial {
  readonly kind: 'trial';
}

export interface BlockRecord extends BlockOutcome {
  readonly kind: 'block';
}

/** The end of a run, or of a part of it that may be resumed. */
export interface EndRecord {
  readonly kind: 'end';
  readonly at: string;
  readonly reason: EndReason;
  readonly message: string | null;
}

export type RunLine = RunRecord | SentRecord | TrialRecord | BlockRecord | EndRecord;
