import type { ParameterValue, ParseProblem, Part, Role, Span } from '../prompt/model';

/** How a number was obtained, most to least trustworthy. */
export type Method = 'exact' | 'measured' | 'calibrated' | 'estimated' | 'simulated';

/** Lines of a document, 1-based, inclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** A variable of a message and the size it is assumed to have. */
export interface VariableProfile {
  readonly name: string;
  readonly tokens: number;
  readonly method: Method;
  /** Where the size comes from, in words: `assumed`, `default in the template`, `promptmeter.yaml`. */
  readonly source: string;
}

/** One literal of a prompt, counted. */
export interface MessageProfile extends LineRange {
  readonly role: Role;
  /** Relative to the root; only where the literal lies in another file. */
  readonly path?: string;
  readonly span: Span;
  readonly turn: number;
  readonly parts: readonly Part[];
  readonly variables: readonly VariableProfile[];
  /** The literal text alone, without variables and overhead. */
  readonly tokens: {
    readonly text: number;
    readonly method: Method;
    readonly encoding: string;
    readonly errorPct: number | null;
  };
}

/** Tokens of one call. `input` = static + variables + overhead. */
export interface PromptTokens {
  readonly input: number;
  readonly static: number;
  readonly variables: number;
  readonly overhead: number;
  /** Declared cap, else the assumption; 0 for always-on context. */
  readonly output: number;
  readonly method: Method;
  readonly encoding: string;
  readonly errorPct: number | null;
}

export interface CostComponent {
  readonly kind: 'input' | 'cacheRead' | 'cacheWrite' | 'output' | 'reasoning';
  readonly tokens: number;
  readonly usdPerMTok: number;
  /** USD of one call. */
  readonly usd: number;
}

/** What one call costs, and how that is known. */
export interface Priced {
  readonly kind: 'priced';
  readonly per1kCallsUsd: number;
  readonly perCallUsd: number;
  /** Null where no volume is known. */
  readonly monthlyUsd: number | null;
  readonly components: readonly CostComponent[];
  readonly priceSource: string;
  /** Date of the price table, YYYY-MM-DD. */
  readonly priceAsOf: string;
  readonly assumptions: readonly string[];
}
/** No price is known: a value of its own, never 0. */
export interface Unpriced {
  readonly kind: 'unpriced';
  readonly reason: string;
}
export type Cost = Priced | Unpriced;

/** Everything known about one prompt. Every surface renders a Profile; none computes. */
export interface Profile extends LineRange {
  readonly id: string;
  readonly name: string;
  /** File of the prompt, relative to the root, with `/`. */
  readonly path: string;
  readonly format: string;
  readonly span: Span;
  /** 1-based line and UTF-16 offset where a summary is shown. */
  readonly anchor: number;
  readonly anchorLine: number;
  readonly call: Span | null;
  readonly provider: string | null;
  /** As visible in the text; null where it is not. */
  readonly model: string | null;
  /** The model counted and priced with; `matchedModel` is the price table's id, null if unpriced. */
  readonly pricedAs: {
    readonly model: string;
    readonly matchedModel: string | null;
    readonly assumed: boolean;
  };
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly alwaysOn: boolean;
  readonly messages: readonly MessageProfile[];
  readonly tokens: PromptTokens;
  readonly cost: Cost;
}

/** One file with its prompts in document order. */
export interface FileProfile {
  readonly path: string;
  readonly language: string | null;
  readonly prompts: readonly Profile[];
  /** Why the file, or a part of it, could not be read, with its 1-based line; prompts beside it are kept. */
  readonly problem: (ParseProblem & { readonly line: number }) | null;
}

/** What the engine assumes where the text does not say. */
export interface Assumptions {
  /** Priced with where no model is visible. */
  readonly defaultModel: string;
  /** Output tokens of a call that declares no cap. */
  readonly outputTokens: number;
  /** Tokens of a variable of unknown size. */
  readonly variableTokens: number;
  readonly callsPerMonth: number | null;
  /** Share of input tokens read from the provider's cache, 0 to 1. */
  readonly cacheHitRatio: number;
}

export const defaultAssumptions: Assumptions = {
  defaultModel: 'gpt-5-mini',
  outputTokens: 300,
  variableTokens: 100,
  callsPerMonth: null,
  cacheHitRatio: 0,
};

/** A file that a scan did not read, and why. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
}

/** The profile of a set of files. */
export interface WorkspaceReport {
  readonly root: string;
  readonly pricesAsOf: string;
  /** Files with prompts or problems, sorted by path. */
  readonly files: readonly FileProfile[];
  readonly skipped: readonly SkippedFile[];
  readonly totals: {
    /** Files read. */
    readonly files: number;
    readonly prompts: number;
    readonly inputTokens: number;
    /** Sum over priced prompts; null if none is priced. */
    readonly per1kCallsUsd: number | null;
    readonly monthlyUsd: number | null;
    readonly unpriced: number;
    readonly durationMs: number;
  };
}
