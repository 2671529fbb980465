import type { CallUsage } from '../cost/priceCall';
import { servedAs } from '../cost/requestParameters';
import type { Profile } from './model';

/** What decides over the price of a call beside its tokens. */
export type CallTerms = Omit<CallUsage, 'inputTokens' | 'inputIsExact' | 'output'>;

/** The terms that a call shows. */
export function callTerms({
  parameters,
  alwaysOn,
  requestParts,
}: Pick<Profile, 'parameters' | 'alwaysOn' | 'requestParts'>): CallTerms {
  const isPart = alwaysOn || requestParts.some(({ unseen }) => unseen.length > 0);
  return { ...servedAs(parameters), isPart };
}
