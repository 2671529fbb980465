import { smallerModels } from '../../cost/cheaperModels';
import type { PriceRow } from '../../cost/priceRow';
import { tidyUsd } from '../../cost/money';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { asksForChoice } from './closedAnswer';

/** A choice among few answers, made by a large model. */
export const modelTryCheaper: Rule = {
  id: 'model/try-cheaper',
  title: 'Large model for a small choice',
  tier: 'needs-ab',
  level: 'hint',
  explanation: `The call asks for a label, a number or a yes: its schema holds nothing but choices, or its cap leaves room for a word. The instructions are short, and there are no tools. Smaller models of the same maker often answer such questions as well, at a fraction of the price.

Whether this one does has to be measured on your own cases. The saving is that of a call of the same size; a thinking model bills its thoughts besides.`,
  find: (priced) => {
    const { row, prompt } = priced;
    if (row === null || !row.listed || !asksForChoice(priced)) return [];
    const usd = perCallUsd(row, priced);
    if (usd === null || usd === 0) return [];
    for (const model of smallerModels(row.matchedModel)) {
      const other = priced.priceOf(model);
      const less = other === null ? null : perCallUsd(other, priced);
      if (less === null || less > usd / 2) continue;
      return [
        promptFinding(
          modelTryCheaper,
          {
            message: `${prompt.model!} answers a question with few possible answers; ${model} costs ${Math.round((1 - less / usd) * 100)} % less.`,
            action: `Test ${model}`,
            usdPer1kCalls: tidyUsd((usd - less) * 1000),
            fix: { none: 'Whether a smaller model answers as well has to be measured.' },
          },
          priced,
        ),
      ];
    }
    return [];
  },
};

/** At plain rates, with as many tokens in both models. */
function perCallUsd(row: PriceRow, { inputTokens, output }: PricedPrompt): number | null {
  const { inputUsdPerMTok: input, outputUsdPerMTok: out } = row;
  return input === null || out === null ? null : (inputTokens * input + output.tokens * out) / 1e6;
}
