import type { Assumptions } from '../cost/assumptions';
import { comparedModels } from '../cost/comparedModels';
import { noSources } from '../prompt/sources';
import type { Profile } from '../report/model';
import { costExplanation } from '../report/renderings/costExplanation';
import { assumptionsByPrompt } from './assumptionsByPrompt';
import { priceTableOf } from './prices/priceTableOf';

/** Where the cost of a prompt comes from and what would change it, as Markdown; `assumptions` are those of its folder. */
export async function explainCost(profile: Profile, assumptions: Assumptions): Promise<string> {
  const prices = await priceTableOf(assumptions);
  const { pricedAs } = profile;
  return costExplanation(profile, {
    row: prices.find(pricedAs.as.model, pricedAs.as.provider),
    assumptions: assumptionsByPrompt(assumptions, noSources)(profile),
    others: comparedModels(new Date().toISOString().slice(0, 10)).map(
      (other) => [other, prices.find(other)] as const,
    ),
  });
}
