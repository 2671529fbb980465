import type { CallAssumptions } from '../cost/assumptions';
import { priceCall } from '../cost/priceCall';
import type { CallUsage } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import { usdOf } from './callRange';
import { callTerms } from './callTerms';
import type { Profile } from './model';
import { integer } from './words';

/** A change to a call, and what 1,000 calls cost with it. */
export interface CostLever {
  /** Plain text that may quote the workspace. */
  readonly change: string;
  readonly per1kCallsUsd: number;
}

/** What a prompt is priced with. */
export interface PricingFacts {
  readonly row: PriceRow | NoPrice;
  readonly assumptions: Pick<CallAssumptions, 'cacheHitRatio' | 'callsPerMonth'>;
  /** Other models to compare with, by name. */
  readonly others: readonly (readonly [model: string, row: PriceRow | NoPrice])[];
}

type Service = NonNullable<CallUsage['service']>;

interface Changes {
  readonly input?: number;
  readonly output?: number;
  readonly of?: PriceRow;
  /** Share of the input that the cache serves. */
  readonly hits?: number;
  readonly service?: Service;
}

/** Where a provider's shortest cached prompt is not known: that of most. */
const usualMinimum = 1024;

const services: readonly (readonly [Service, string])[] = [
  ['standard', 'At the standard rates'],
  ['batch', 'As a batch, answered within a day'],
  ['flex', 'In the flex tier, slower'],
  ['priority', 'In the priority tier, faster'],
];

/** What would change the cost of a prompt, each change alone. */
export function costLevers(profile: Profile, { row, assumptions, others }: PricingFacts): CostLever[] {
  const { outputSource: answer } = profile.tokens;
  if ('unpriced' in row || (answer.kind === 'none' && answer.why === 'count')) return [];
  const { input, output, variables, outputSource } = profile.tokens;
  const terms = callTerms(profile, row);
  const { service: served = 'standard' } = terms;
  const levers: CostLever[] = [];
  const add = (
    change: string,
    {
      input: inputTokens = input,
      output: out = output,
      of = row,
      hits = assumptions.cacheHitRatio,
      service = served,
    }: Changes,
  ): void => {
    const usage: CallUsage = {
      inputTokens,
      inputIsExact: false,
      output: { kind: 'assumed', tokens: out },
      ...terms,
      ...(hits === 1 && { marked: { ttls: ['5m'], tokens: inputTokens } }),
      service,
    };
    const usd = usdOf(priceCall(of, usage, { ...assumptions, cacheHitRatio: hits }));
    if (usd !== null) levers.push({ change, per1kCallsUsd: usd * 1000 });
  };
  if (outputSource.kind !== 'none') {
    const [half, twice] =
      outputSource.kind === 'declared'
        ? [`Half of what ${outputSource.parameter} allows`, `A cap twice as high, all of it used`]
        : ['Half the output', 'Twice the output'];
    add(`${half}: ${integer(output / 2)} tokens`, { output: Math.round(output / 2) });
    add(`${twice}: ${integer(output * 2)} tokens`, { output: output * 2 });
    const most = profile.range.outputTokens.high;
    if (outputSource.kind === 'assumed' && most !== null && most > output * 2) {
      add(`The most output that is allowed: ${integer(most)} tokens`, { output: most });
    }
  }
  if (variables > 0) {
    add(`Variables of half the size: ${integer(variables / 2)} tokens`, {
      input: input - Math.round(variables / 2),
    });
    add(`Variables of twice the size: ${integer(variables * 2)} tokens`, { input: input + variables });
  }
  const isCacheable =
    row.cacheReadUsdPerMTok !== null && input >= (row.minimumCacheableTokens ?? usualMinimum);
  if (isCacheable && assumptions.cacheHitRatio < 1) {
    add(
      'All input read from the cache (it has to stay the same, and be marked where the provider wants that)',
      { hits: 1 },
    );
  }
  for (const [service, words] of services) {
    if (service === served) continue;
    if (service === 'standard' || row.services[service] !== null) add(words, { service });
  }
  // Vectors and images of other models are no replacement, and models that answer make none.
  const comparable =
    outputSource.kind === 'none' && !['alwaysOn', 'part'].includes(outputSource.why) ? [] : others;
  for (const [model, other] of comparable) {
    if ('unpriced' in other || other.matchedModel === row.matchedModel) continue;
    add(`${model} at as many tokens`, { of: other });
  }
  return levers;
}
