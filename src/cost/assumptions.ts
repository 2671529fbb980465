import type { Currency } from './currency';
import type { DeclaredPrice } from './declaredPrice';

/** A number of tokens that is not known exactly: low ≤ expected ≤ high. */
export interface TokenRange {
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Tokens as somebody states them: a number, or the range in which it lies. */
export type TokenSize = number | TokenRange;

/** What is known of the size of a variable: its tokens, a text as it may stand there, or a file with such a text. */
export type VariableSize =
  | { readonly tokens: TokenSize }
  | { readonly sample: string }
  /** Relative to the root. */
  | { readonly file: string };

/** How loudly what a rule of advice finds is shown; a rule that is off is not run. */
export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const;
export type RuleLevel = (typeof ruleLevels)[number];

/** What is assumed about one call. */
export interface CallAssumptions {
  /** Counted and priced with where no model is visible. */
  readonly defaultModel: string;
  /** Output tokens of a call that declares no cap. */
  readonly outputTokens: TokenSize;
  /** Tokens of a variable of unknown size. */
  readonly variableTokens: TokenSize;
  readonly callsPerMonth: number | null;
  /** Decides whether a cache stays warm; null where nobody has said. */
  readonly callsPerHour: number | null;
  /** Lifetime of what is cached, as providers name it; null for the one that is cheapest at the rate of calls. */
  readonly cacheTtl: string | null;
  /** Different prefixes that share the calls: one for each user, say. */
  readonly cacheCardinality: number;
  /** Share of input tokens read from the provider's cache, 0 to 1. */
  readonly cacheHitRatio: number;
  /** Sizes of variables, by the name they have in the prompt. */
  readonly variables: Readonly<Record<string, VariableSize>>;
  /** Sizes of variables in the last measured run, by name; they stand in for what is not known otherwise. */
  readonly measuredVariables: Readonly<Record<string, TokenRange>>;
  /** What amounts are shown in; null for USD. */
  readonly currency: Currency | null;
  /** Levels of rules by id, where somebody wants another than the rule's own. */
  readonly rules: Readonly<Record<string, RuleLevel>>;
  /** True where `promptmeter.yaml` states the output, or the model, of this prompt itself. */
  readonly statesOutput?: boolean;
  readonly statesModel?: boolean;
}

/** What is assumed about some prompts. */
export interface PromptAssumptions extends Partial<
  Omit<CallAssumptions, 'currency' | 'rules' | 'statesOutput' | 'statesModel'>
> {
  /** An id of a prompt, or a glob of files that may have a glob of names behind a `#`. */
  readonly pattern: string;
}

/** A newer table of prices than the bundled one, which the user had fetched. */
export interface RefreshedPrices {
  /** Absolute path of the file that holds it. */
  readonly file: string;
  /** Day of its prices, YYYY-MM-DD. */
  readonly asOf: string;
  /** Of its content, so that other prices are other assumptions. */
  readonly sha256: string;
}

/** What the engine assumes where the text does not say. */
export interface Assumptions extends CallAssumptions {
  /** In the order of the file. */
  readonly prompts: readonly PromptAssumptions[];
  /** The user's own prices by model, as written in the code; they win over the price table. */
  readonly declaredPrices: Readonly<Record<string, DeclaredPrice>>;
  /** Null for the bundled table. */
  readonly refreshedPrices: RefreshedPrices | null;
}

/** The assumptions of someone who has configured nothing. */
export const defaultAssumptions: Assumptions = {
  defaultModel: 'gpt-5-mini',
  outputTokens: 300,
  variableTokens: 100,
  callsPerMonth: null,
  callsPerHour: null,
  cacheTtl: null,
  cacheCardinality: 1,
  cacheHitRatio: 0,
  variables: {},
  measuredVariables: {},
  currency: null,
  rules: {},
  prompts: [],
  declaredPrices: {},
  refreshedPrices: null,
};

/** A size as a range; a single number is a range of its own. */
export function rangeOf(size: TokenSize): TokenRange {
  return typeof size === 'number' ? { low: size, expected: size, high: size } : size;
}
