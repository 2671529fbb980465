import type { ChatMessage } from './client/measurement';
import type { Check } from './quality/check';
import { rubricsOf } from './quality/check';

/** Text of a message, or a place that a case fills. */
export type TemplatePart =
  | { readonly text: string }
  /** `text` is what stands there unless a case says otherwise. */
  | { readonly variable: string; readonly text?: string };

/** A message with places to fill. */
export interface TemplateMessage {
  readonly role: ChatMessage['role'];
  readonly parts: readonly TemplatePart[];
}

/** Where a prompt lies. */
export interface PromptPlace {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly id: string;
}

/** One of the prompts that are compared. */
export interface Variant {
  readonly name: string;
  readonly messages: readonly TemplateMessage[];
  /** The prompt that it was taken from; left out where it was written for the experiment. */
  readonly source?: PromptPlace | undefined;
  /** Where it is not that of the plan: a prompt against itself, cold and warm. */
  readonly mode?: CacheMode | undefined;
}

/** Whether a variant is run cold or warm. */
export function modeOf({ mode }: Variant, plan: Pick<PlanSettings, 'mode'>): CacheMode {
  return mode ?? plan.mode;
}

/** Values that fill the variables of every variant. */
export interface Case {
  /** `case 1`, or a file and its line. */
  readonly name: string;
  readonly values: Readonly<Record<string, string>>;
}

/**
 * What must not be in a cache: in `cold` mode no request shares its start with another; in `warm` mode each variant's
 * start is read from the cache, as in production.
 */
export type CacheMode = 'cold' | 'warm';

/** How an experiment is run. */
export interface PlanSettings {
  /** Pairs, or groups of one request for each arm. */
  readonly pairs: number;
  /** Requests per arm and worker that are not measured. */
  readonly warmup: number;
  readonly mode: CacheMode;
  /** Pairs at a time. */
  readonly concurrency: number;
  readonly maxOutputTokens: number;
  /** Null to leave it to the server. */
  readonly temperature: number | null;
  /** Of the order. */
  readonly seed: number;
  readonly earlyStopping: boolean;
  /** ± share within which two arms are the same. */
  readonly margin: number;
  /** Increase in failing answers that is accepted: a share. */
  readonly qualityMargin: number;
  /** What decides when to stop. */
  readonly primary: 'ttft' | 'e2e';
}

export const usualPlan: PlanSettings = {
  pairs: 50,
  warmup: 2,
  mode: 'cold',
  concurrency: 1,
  maxOutputTokens: 64,
  temperature: 0,
  seed: 1,
  earlyStopping: true,
  margin: 0.05,
  qualityMargin: 0.02,
  primary: 'ttft',
};

/** An experiment with all its texts, ready to be planned. */
export interface Experiment {
  readonly name: string;
  /** The first is the baseline. */
  readonly variants: readonly Variant[];
  /** Names of endpoints; the first is the baseline where there is only one variant. */
  readonly endpoints: readonly string[];
  readonly cases: readonly Case[];
  readonly checks: readonly Check[];
  readonly plan: PlanSettings;
}

/** Names of all endpoints that are asked: those under test, and those that judge. */
export function endpointNames({ endpoints, checks }: Pick<Experiment, 'endpoints' | 'checks'>): string[] {
  return [...new Set([...endpoints, ...rubricsOf(checks).map(({ endpoint }) => endpoint)])];
}

/** One prompt at one endpoint. */
export interface Arm {
  /** `A`, or `A@local` where there are several endpoints. */
  readonly id: string;
  readonly variant: Variant;
  readonly endpoint: string;
}

/** Every variant at every endpoint, the baseline first. */
export function armsOf({ variants, endpoints }: Pick<Experiment, 'variants' | 'endpoints'>): Arm[] {
  return endpoints.flatMap((endpoint) =>
    variants.map((variant) => ({
      id: endpoints.length === 1 ? variant.name : `${variant.name}@${endpoint}`,
      variant,
      endpoint,
    })),
  );
}

/** Two arms to compare: variants at the same endpoint, or, of a single variant, endpoints. */
export interface Contrast {
  readonly baseline: string;
  readonly candidate: string;
}

/** What is compared with what. */
export function contrastsOf(experiment: Pick<Experiment, 'variants' | 'endpoints'>): Contrast[] {
  const arms = armsOf(experiment);
  const pairs = (all: readonly Arm[]): Contrast[] =>
    all.slice(1).map(({ id }) => ({ baseline: all[0]!.id, candidate: id }));
  if (experiment.variants.length === 1) return pairs(arms);
  return experiment.endpoints.flatMap((name) => pairs(arms.filter(({ endpoint }) => endpoint === name)));
}

/** The messages of a variant for a case. `nonce` comes first, so that no cache knows the start. */
export function render({ messages }: Variant, { values }: Case, nonce: string | null): ChatMessage[] {
  return messages.map(({ role, parts }, i) => {
    const content = parts.map((part) => textOf(part, values)).join('');
    return { role, content: i === 0 && nonce !== null ? `[${nonce}] ${content}` : content };
  });
}

function textOf(part: TemplatePart, values: Case['values']): string {
  if (!('variable' in part)) return part.text;
  return (Object.hasOwn(values, part.variable) ? values[part.variable] : part.text) ?? '';
}

/** Names of the variables that a case has to fill. */
function neededBy({ messages }: Variant): string[] {
  const open = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => ('variable' in part && part.text === undefined ? [part.variable] : [])),
  );
  return [...new Set(open)];
}

/** Names of the variables of a variant. */
export function variablesOf({ messages }: Variant): string[] {
  const names = messages.flatMap(({ parts }) =>
    parts.flatMap((part) => ('variable' in part ? [part.variable] : [])),
  );
  return [...new Set(names)];
}

/** What does not fit between variants and cases, as sentences with a remedy; empty if all does. */
export function caseMistakes(variants: readonly Variant[], cases: readonly Case[]): string[] {
  const used = new Set(variants.flatMap(variablesOf));
  return cases.flatMap(({ name, values }) => [
    ...variants.flatMap((variant) =>
      neededBy(variant)
        .filter((variable) => !Object.hasOwn(values, variable))
        .map(
          (variable) => `${name} has no value for "${variable}", which variant ${variant.name} has. Add it.`,
        ),
    ),
    ...Object.keys(values)
      .filter((key) => !used.has(key))
      .map(
        (key) =>
          `${name} has a value for "${key}", which no variant has. ` +
          `${used.size === 0 ? 'The variants have no variables' : `They have ${[...used].join(', ')}`}: remove it, or mend its name.`,
      ),
  ]);
}

/** Messages of a text with `{{name}}` for variables. */
export function templateParts(text: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of text.matchAll(/\{\{\s*([\w.-]+)\s*\}\}/g)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ variable: match[1]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
