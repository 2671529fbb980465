import * as z from 'zod/mini';
import type { DeclaredPrice } from '../../cost/declaredPrice';
import { vocabularyNames } from '../../tokens/vocabularyNames';
import { amount, count, keys, name, oneOf } from './fields';

const usdPerMTok = 'dollars per million tokens';

/** What can be changed of a price, or make one up. */
const priceFields = {
  inputUsdPerMTok: z.optional(amount(usdPerMTok, 'Price of input')),
  outputUsdPerMTok: z.optional(amount(usdPerMTok, 'Price of output')),
  cacheReadUsdPerMTok: z.optional(amount(usdPerMTok, 'Price of input that the cache serves')),
  cacheWriteUsdPerMTok: z.optional(
    amount(usdPerMTok, 'Price of input written to the cache for some minutes'),
  ),
  cacheWrite1hUsdPerMTok: z.optional(amount(usdPerMTok, 'Price of input written to the cache for an hour')),
  reasoningUsdPerMTok: z.optional(amount(usdPerMTok, 'Price of reasoning, where it is not that of output')),
  requestUsd: z.optional(amount('dollars', 'Fee of each call')),
  webSearchUsd: z.optional(amount('dollars', 'Price of each web search that the model makes')),
};
const priceKeys = Object.keys(priceFields) as (keyof typeof priceFields)[];
const callsPerHour = 'callsPerHour';

/** One model under `models`, in `promptmeter.yaml` and in the setting of that name. */
export const modelShape = keys(
  {
    extends: z.optional(
      name('Model that it counts as, and that has every price not named here, such as openai/gpt-5'),
    ),
    encoding: z.optional(
      oneOf(vocabularyNames, 'What its tokens are counted with: an encoding, or a vocabulary to estimate'),
    ),
    ...priceFields,
    usdPerHour: z.optional(amount('dollars', 'Price of an instance per hour')),
    callsPerHour: z.optional(count('Calls that the instance answers per hour', 1)),
    minimumCacheableTokens: z.optional(count('Shortest prefix that is cached', 1)),
    caching: z.optional(
      oneOf(
        ['automatic', 'marked', 'none'],
        'How prefixes are cached: by themselves, up to a marker, or not',
      ),
    ),
    cacheSeconds: z.optional(count('Seconds for which a prefix stays cached after its last use', 1)),
    contextWindow: z.optional(count('Tokens that fit into one call', 1)),
    maxOutputTokens: z.optional(count('Longest output, in tokens', 1)),
  },
  'Your own price of a model: of a fine-tune, a gateway, a discount',
  'inputUsdPerMTok: 3',
).check(
  z.refine(
    (model) => {
      const { inputUsdPerMTok: input, outputUsdPerMTok: output, usdPerHour } = model;
      if (model.extends !== undefined) return true;
      if (usdPerHour !== undefined) return input === undefined && output === undefined;
      if (model.callsPerHour !== undefined) return false;
      return (
        (input !== undefined && output !== undefined) || priceKeys.every((key) => model[key] === undefined)
      );
    },
    {
      error:
        'both inputUsdPerMTok and outputUsdPerMTok, since half a price would be a wrong one; or usdPerHour alone; or extends with the model that has the rest',
    },
  ),
  z.meta({
    // The same for editors.
    anyOf: [
      { required: ['extends'] },
      { required: ['usdPerHour'], not: anyOf(['inputUsdPerMTok', 'outputUsdPerMTok']) },
      { required: ['inputUsdPerMTok', 'outputUsdPerMTok'], not: anyOf(['usdPerHour', callsPerHour]) },
      { not: anyOf([...priceKeys, 'usdPerHour', callsPerHour]) },
    ],
  }),
);

function anyOf(required: readonly string[]): object {
  return { anyOf: required.map((key) => ({ required: [key] })) };
}

type Model = z.infer<typeof modelShape>;

/** What is declared of models; `source` is where, in words. */
export function declaredPrices(
  models: Readonly<Record<string, Model>>,
  source: string,
): Record<string, DeclaredPrice> {
  return Object.fromEntries(
    Object.entries(models).flatMap(([name, model]) => {
      const { extends: base, encoding, usdPerHour } = model;
      const says =
        [base, encoding, usdPerHour].some((each) => each !== undefined) ||
        priceKeys.some((key) => model[key] !== undefined);
      return says ? [[name, { ...model, source }]] : [];
    }),
  );
}
