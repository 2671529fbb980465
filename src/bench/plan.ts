import type { NoPrice } from '../cost/priceRow';
import type { PriceTable } from '../cost/priceTable';
import type { CountMethod } from '../tokens/tokenCount';
import type { ChatMessage } from './client/measurement';
import type { Endpoint } from './endpoint';
import { armsOf, caseMistakes, contrastsOf, modeOf, render } from './experiment';
import type { Arm, Case, Contrast, Experiment } from './experiment';
import { endpointPrices } from './pricing';
import type { EndpointPrices } from './pricing';
import { isLocal } from './quality/check';
import type { RubricCheck } from './quality/check';
import { rubricsOf } from './quality/check';
import { judgeMessages, judgeOutputTokens } from './quality/judging';
import { readyChecks } from './quality/runChecks';
import { fewestInputs } from './statistics/nonInferiority';
import { detectableEffect } from './statistics/sampleSize';

/** Counts the tokens of a text for a model. */
export type CountTokens = (text: string) => Promise<Counted>;

interface Counted {
  readonly tokens: number;
  readonly method: CountMethod;
  readonly errorPct: number | null;
}

/** What a plan needs to know. */
export interface PlanSources {
  readonly endpoints: readonly Endpoint[];
  /** Without what a workspace declares. */
  readonly table: PriceTable;
  counterFor(model: string): Promise<CountTokens>;
  /** What may be spent at most, by the user. */
  readonly maxUsd: number;
}

/** An arm that can be run: its endpoint is known and has a price. */
export interface PlannedArm extends Arm {
  readonly at: Endpoint;
  readonly prices: EndpointPrices;
  /** Tokens and worst case of each case, in the order of the cases. */
  readonly sizes: readonly RequestSize[];
}

/** The size of one request. */
export interface RequestSize {
  readonly inputTokens: number;
  /** Not exceeded, as far as anybody can know. */
  readonly mostInputTokens: number;
  readonly boundUsd: number;
}

/** A check that a model makes, and where. */
export interface PlannedJudge {
  readonly rubric: RubricCheck;
  /** Place among the checks of the experiment, from 0. */
  readonly check: number;
  readonly at: Endpoint;
  readonly prices: EndpointPrices;
}

/** What will be sent, what it costs and what it can show: for people to agree to before anything is sent. */
export interface Plan {
  readonly experiment: Experiment;
  readonly arms: readonly PlannedArm[];
  readonly judges: readonly PlannedJudge[];
  readonly contrasts: readonly Contrast[];
  /** `judge`: at most; only answers that pass the other checks are judged. */
  readonly requests: {
    readonly warmup: number;
    readonly measured: number;
    readonly quality: number;
    readonly judge: number;
  };
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** With every answer at its limit. */
  readonly expectedUsd: number;
  /** With every request at its worst case. */
  readonly boundUsd: number;
  readonly maxUsd: number;
  readonly seconds: number;
  /** Smallest difference that so many pairs show as a rule: a share. */
  readonly detectable: number;
  readonly notes: readonly string[];
}

/** Every endpoint that a plan asks, once. */
export function endpointsOf({ arms, judges }: Pick<Plan, 'arms' | 'judges'>): Endpoint[] {
  return [...new Map([...arms, ...judges].map(({ at }) => [at.name, at])).values()];
}

/** A plan, or why there can be none: sentences with a remedy. */
export type Planned = { readonly plan: Plan } | { readonly mistakes: readonly string[] };

/** Works out what an experiment will send. Sends nothing. */
export async function planExperiment(experiment: Experiment, sources: PlanSources): Promise<Planned> {
  const { cases, variants, plan, checks } = experiment;
  const arms = armsOf(experiment);
  const mistakes = [
    ...caseMistakes(variants, cases).slice(0, mostMistakes),
    ...(arms.length < 2 ? ['There is nothing to compare: add a variant or an endpoint.'] : []),
    ...checkMistakes(experiment),
  ];
  const planned: PlannedArm[] = [];
  for (const arm of arms) {
    const at = sources.endpoints.find(({ name }) => name === arm.endpoint);
    if (at === undefined) {
      const known = sources.endpoints.map(({ name }) => name).join(', ');
      mistakes.push(`No endpoint is called "${arm.endpoint}". Known: ${known}.`);
      continue;
    }
    const prices: EndpointPrices | NoPrice = endpointPrices(at, sources.table);
    if ('unpriced' in prices) mistakes.push(prices.unpriced);
    else {
      const count = await sources.counterFor(at.model);
      const sizes = await Promise.all(cases.map((each) => sizeOf(arm, each, experiment, prices, count)));
      planned.push({ ...arm, at, prices, sizes });
    }
  }
  const judges: PlannedJudge[] = [];
  for (const { check, ...rubric } of rubricsOf(checks)) {
    const at = sources.endpoints.find(({ name }) => name === rubric.endpoint);
    const prices = at && endpointPrices(at, sources.table);
    if (at === undefined || prices === undefined) {
      mistakes.push(`No endpoint is called "${rubric.endpoint}", which a rubric names as its judge.`);
    } else if ('unpriced' in prices) mistakes.push(prices.unpriced);
    else judges.push({ rubric, check, at, prices });
  }
  if (mistakes.length > 0) return { mistakes: [...new Set(mistakes)] };
  const workers = Math.min(plan.concurrency, plan.pairs);
  const primed = arms.filter(({ variant }) => modeOf(variant, plan) === 'warm').length;
  const warmup = workers * (arms.length * plan.warmup + primed * primingRequests);
  // Cases that no pair has are asked once more, for their answers alone.
  const qualityCases = checks.length === 0 ? 0 : cases.length;
  const contrasts = contrastsOf(experiment);
  const requests = {
    warmup,
    measured: arms.length * plan.pairs,
    quality: arms.length * qualityCases,
    judge: ordersJudged * judges.length * contrasts.length * cases.length,
  };
  const judging = judgingCosts(judges, contrasts.length, experiment);
  const total = requests.warmup + requests.measured + requests.quality;
  const mean = (of: (size: RequestSize) => number): number => {
    const all = planned.flatMap(({ sizes }) => sizes.map(of));
    return all.reduce((sum, value) => sum + value, 0) / all.length;
  };
  const expected = planned.map(({ prices, sizes }) => {
    const usd = sizes.map(({ inputTokens }) => prices.bound(inputTokens, plan.maxOutputTokens));
    return (usd.reduce((sum, each) => sum + each, 0) / usd.length) * (total / arms.length);
  });
  const isNear = planned.every(({ at }) => new URL(at.baseUrl).hostname === '127.0.0.1');
  return {
    plan: {
      experiment,
      arms: planned,
      judges,
      contrasts,
      requests,
      inputTokens: Math.round(total * mean(({ inputTokens }) => inputTokens)),
      outputTokens: total * plan.maxOutputTokens,
      expectedUsd: expected.reduce((sum, each) => sum + each, 0) + judging.expectedUsd,
      boundUsd: total * mean(({ boundUsd }) => boundUsd) + judging.boundUsd,
      maxUsd: sources.maxUsd,
      seconds: ((total + requests.judge) * (isNear ? localSeconds : hostedSeconds)) / workers,
      detectable: detectableEffect(isNear ? localDeviation : hostedDeviation, plan.pairs),
      notes: notesOf(experiment, planned, judges),
    },
  };
}

const mostMistakes = 10;
/** Per warm arm and worker. */
export const primingRequests = 2;
/** Assumed of a request, with a pause. */
const localSeconds = 0.15;
const hostedSeconds = 2;
/** Deviation of log ratios that is assumed before anything is measured. */
const localDeviation = 0.1;
const hostedDeviation = 0.5;

function checkMistakes({ checks, cases }: Experiment): string[] {
  try {
    for (const { values } of cases.slice(0, 1)) readyChecks(checks.filter(isLocal), values);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

/** Each two answers are judged in both orders. */
const ordersJudged = 2;
/** Bytes of a token, about; and most that a token of an answer has as a rule. */
const bytesPerToken = 4;

/** What judging costs: with answers at their limit, and at most. */
function judgingCosts(
  judges: readonly PlannedJudge[],
  contrasts: number,
  { cases, plan }: Experiment,
): { readonly expectedUsd: number; readonly boundUsd: number } {
  let [expectedUsd, boundUsd] = [0, 0];
  for (const { rubric, prices } of judges) {
    for (const each of cases) {
      const times = ordersJudged * contrasts;
      const frame = mostTokensOf(judgeMessages(rubric, each, { baseline: '', candidate: '' }, 'baseline'));
      const answers = 2 * plan.maxOutputTokens;
      expectedUsd += times * prices.bound(Math.ceil(frame / bytesPerToken) + answers, 1);
      boundUsd += times * prices.bound(frame + 2 * bytesPerToken * answers, judgeOutputTokens);
    }
  }
  return { expectedUsd, boundUsd };
}

/** Tokens of messages that are not exceeded: no tokenizer makes more of them than there are bytes. */
export function mostTokensOf(messages: readonly ChatMessage[]): number {
  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content), 0);
  return bytes + 3 * frameTokens(messages);
}

async function sizeOf(
  { variant }: Arm,
  each: Case,
  { plan }: Experiment,
  prices: EndpointPrices,
  count: CountTokens,
): Promise<RequestSize> {
  const messages = render(variant, each, modeOf(variant, plan) === 'cold' ? '00000000' : null);
  let inputTokens = frameTokens(messages);
  let mostInputTokens = 3 * inputTokens;
  for (const { content } of messages) {
    const counted = await count(content);
    inputTokens += counted.tokens;
    mostInputTokens += most(content, counted);
  }
  // The responses interface takes no lower limit.
  const output = Math.max(16, plan.maxOutputTokens);
  return { inputTokens, mostInputTokens, boundUsd: prices.bound(mostInputTokens, output) };
}

/** What a chat format puts around messages, about. */
function frameTokens(messages: readonly ChatMessage[]): number {
  return 4 * messages.length + 3;
}

/** Tokens of a text that are not exceeded: no tokenizer makes more of them than there are bytes. */
function most(text: string, { tokens, method, errorPct }: Counted): number {
  const bytes = Buffer.byteLength(text);
  if (method === 'exact') return tokens;
  return method === 'calibrated' && errorPct !== null
    ? Math.min(bytes, Math.ceil(tokens * (1 + errorPct / 100)))
    : bytes;
}

function notesOf(
  experiment: Experiment,
  arms: readonly PlannedArm[],
  judges: readonly PlannedJudge[],
): string[] {
  const { plan, checks, cases } = experiment;
  const needed = fewestInputs(plan.qualityMargin);
  const isCached = (size: RequestSize): boolean => size.inputTokens >= cachedFrom;
  const crossing =
    arms.some(({ sizes }) => sizes.some(isCached)) && arms.some(({ sizes }) => !sizes.some(isCached));
  return [
    ...(plan.pairs < pairsForP95
      ? [`With ${plan.pairs} pairs there is no interval of the 95th percentile: it takes ${pairsForP95}.`]
      : []),
    ...(checks.length === 0 ? ['Nothing checks the answers: the result says nothing of quality.'] : []),
    ...(checks.some(({ type }) => type === 'javascript')
      ? ['Checks run JavaScript of this workspace on every answer.']
      : []),
    ...(checks.length > 0 && cases.length < needed
      ? [
          `${cases.length} different cases cannot show that quality holds: it takes ${needed} or more, without a failure.`,
        ]
      : []),
    ...judges.map(
      ({ at }) =>
        `${at.model} at ${at.name} judges answers two by two, in both orders, and does not see whose they are.`,
    ),
    ...judges
      .filter((judge) => arms.some(({ at }) => at.model === judge.at.model))
      .map(({ at }) => `${at.model} judges answers of its own: another judge would be less partial.`),
    ...(crossing
      ? [
          `Only some variants have ${cachedFrom} tokens, from which on most providers cache: the shorter ones lose that, which cold runs do not show.`,
        ]
      : []),
  ];
}

const pairsForP95 = 50;
const cachedFrom = 1024;
