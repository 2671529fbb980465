import type { CacheMode, Case, Contrast, PlanSettings, PromptPlace, TemplateMessage } from '../experiment';
import type { Calibration } from '../comparison';
import type { Check } from '../quality/check';
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
    /** Of the messages of its variant, see `textHash`. */
    readonly textHash?: string;
    /** The prompt that it was taken from; left out where it was written for the experiment. */
    readonly source?: PromptPlace;
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

/** What is sent, so that a run can be done again or its winner taken: the second line of the file. */
export interface SetupRecord {
  readonly kind: 'setup';
  readonly endpoints: readonly string[];
  /** One of them that is another of the user's, with another model. */
  readonly derived?: { readonly name: string; readonly from: string; readonly model: string };
  readonly variants: readonly {
    readonly name: string;
    readonly messages: readonly TemplateMessage[];
    readonly mode?: CacheMode | undefined;
    readonly source?: PromptPlace | undefined;
  }[];
  /** Null where they were too large to be kept a second time. */
  readonly cases: readonly Case[] | null;
  readonly checks: readonly Check[];
}

/** What somebody calls the run since then. */
export interface NameRecord {
  readonly kind: 'name';
  readonly at: string;
  readonly name: string;
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
  /** What a list of runs tells, so that it need not read every request. */
  readonly summary?: RunSummary;
}

/** A run in short. */
export interface RunSummary {
  readonly tone: 'good' | 'bad' | 'same' | 'open';
  readonly headline: string;
  readonly pairs: { readonly planned: number; readonly valid: number };
  readonly spentUsd: number;
  readonly simulated: boolean;
  readonly arms: readonly {
    readonly arm: string;
    readonly n: number;
    /** Medians; null where there are none. */
    readonly ttftMs: number | null;
    readonly e2eMs: number | null;
  }[];
}

export type RunLine =
  RunRecord | SetupRecord | NameRecord | SentRecord | TrialRecord | BlockRecord | EndRecord;

/** The form of the file that this version writes. */
export const schemaVersion = 1;
