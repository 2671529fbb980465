import type { Assumptions } from '../cost/assumptions';
import { countedAs } from '../cost/countedAs';
import { noSources } from '../prompt/sources';
import { fitToBudget } from '../report/fitToBudget';
import type { Profile } from '../report/model';
import { plain } from '../text/plain';
import { fitMarkdown } from '../report/renderings/fitMarkdown';
import type { CutSample } from '../report/renderings/fitMarkdown';
import { truncateToTokens } from '../tokens/truncate';
import type { Analyzer } from './analyzer';
import { assumptionsByPrompt } from './assumptionsByPrompt';
import { diskSources } from './diskSources';

/** Where a prompt lies, and what is assumed there. */
export interface FitContext {
  /** Absolute folder of the root; null where there is none. */
  readonly root: string | null;
  readonly assumptions: Assumptions;
  readonly analyzer: Pick<Analyzer, 'countText'>;
  readonly signal?: AbortSignal;
}

/** What has to shrink so that a prompt fits into a budget of input tokens, with its samples cut, as Markdown. */
export async function explainFit(
  profile: Profile,
  budgetTokens: number,
  { root, assumptions, analyzer, signal }: FitContext,
): Promise<string> {
  const fit = fitToBudget(profile, budgetTokens);
  const sources = root === null ? noSources : diskSources(root);
  const { variables } = assumptionsByPrompt(assumptions, sources)(profile);
  const as = countedAs(profile.pricedAs.model, assumptions);
  const samples: CutSample[] = [];
  for (const { name, tokens, toTokens } of fit.variables) {
    const size = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (toTokens >= tokens || size === undefined || !('sample' in size)) continue;
    const count = async (text: string): Promise<number> =>
      (await analyzer.countText(text, as, signal)).tokens;
    const kept = await truncateToTokens(size.sample, toTokens, count);
    samples.push({
      name: plain(name, 60),
      characters: size.sample.length,
      keptCharacters: kept.length,
      keptTokens: await count(kept),
      end: plain(kept.slice(-60), 60),
    });
  }
  return fitMarkdown(fit, samples);
}
