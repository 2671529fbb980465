import * as z from 'zod/mini';
import { rules } from '../../advice/rules';
import { ruleLevels } from '../../cost/assumptions';
import type { RuleLevel } from '../../cost/assumptions';
import {
  amount,
  count,
  flag,
  glob,
  globs,
  keys,
  name,
  named,
  oneOf,
  ratio,
  section,
  size,
  text,
} from './fields';
import { currencyShape } from './currencyShape';
import { experimentShape } from './experimentShape';
import { modelShape } from './modelShape';

/*
 * The shape of `promptmeter.yaml`: the one description that validation, the JSON schema of the package and the types
 * come from. A new key is one line here.
 */

const assumed = {
  model: z.optional(name('Model that a prompt is counted and priced with where the code shows none')),
  callsPerMonth: z.optional(count('Calls of each prompt per month; adds a cost per month')),
  callsPerHour: z.optional(count('Calls of each prompt per hour; decides whether a cache stays warm')),
  outputTokens: z.optional(size('Output tokens of a call that declares no cap')),
  cacheHitRatio: z.optional(ratio("Share of the input tokens that the provider's cache serves")),
  cacheTtl: z.optional(oneOf(['5m', '30m', '1h', '12h', '24h'], 'How long the cache keeps a prefix')),
  cacheCardinality: z.optional(count('Number of different prefixes that are in use at a time', 1)),
  variableTokens: z.optional(size('Tokens of a variable of unknown size')),
};

const variable = keys(
  {
    tokens: z.optional(size('Its size in tokens')),
    sample: z.optional(text('A text as it may stand there; its tokens are counted')),
    file: z.optional(name('A file with such a text: relative to the root, inside the workspace')),
  },
  'How large a variable is',
  'tokens: 250',
).check(
  z.refine((value) => Object.keys(value).length === 1, {
    error: 'one of tokens, sample and file',
  }),
  z.meta({ minProperties: 1, maxProperties: 1 }),
);

const promptBudgets = keys(
  {
    inputTokens: z.optional(count('Input tokens of one call, at most')),
    outputTokens: z.optional(count('Output tokens of one call, at most')),
    per1kCallsUsd: z.optional(amount('dollars', 'Cost of 1,000 calls, at most')),
    monthlyUsd: z.optional(amount('dollars', 'Cost per month, at most')),
    relativeIncrease: z.optional(
      amount('a share', 'Growth of tokens or cost over the base, at most: 0.2 is 20 %'),
    ),
  },
  'Limits for each of these prompts',
  'inputTokens: 2000',
);

const prompt = keys(
  {
    ...assumed,
    variables: section(
      named(variable, 'Sizes of variables, by the name they have in the prompt', 'name: { tokens: 3 }'),
    ),
    budgets: section(promptBudgets),
  },
  'What is assumed of these prompts: the same keys as under defaults, variables and budgets',
  'outputTokens: 50',
);

const budgets = keys(
  {
    dailyUsd: z.optional(amount('dollars', 'Cost per day, at most')),
    weeklyUsd: z.optional(amount('dollars', 'Cost per week, at most')),
    monthlyUsd: z.optional(amount('dollars', 'Cost per month, at most')),
    relativeIncrease: z.optional(
      amount('a share', 'Growth of tokens or cost over the base, at most: 0.2 is 20 %'),
    ),
    ttftP95Ms: z.optional(amount('milliseconds', 'Time to the first token, 95th percentile, at most')),
    e2eP95Ms: z.optional(amount('milliseconds', 'Time to the last token, 95th percentile, at most')),
    errorRate: z.optional(ratio('Share of failed requests, at most')),
    blockUnpriced: z.optional(flag('Whether a prompt without a price is a violation')),
    experimentsDailyUsd: z.optional(amount('dollars', 'What experiments may spend per day')),
  },
  'Limits for the whole workspace',
  'monthlyUsd: 500',
);

/** A rule that is off is not run. */
function levelOf(title: string, usual: RuleLevel) {
  return oneOf(ruleLevels, `${title}; ${usual} by default`);
}

/** The whole file. */
export const configShape = keys(
  {
    defaults: section(keys(assumed, 'What is assumed where the code does not say', 'model: gpt-5-mini')),
    prompts: section(
      named(
        prompt,
        'Assumptions by prompt id (src/a.py#NAME), glob of ids, or glob of files; an id goes before a glob, a later glob before an earlier one',
        '"src/a.py#PROMPT": { outputTokens: 50 }',
        glob(),
      ),
    ),
    models: section(
      named(modelShape, 'Prices by model, as the code spells it', 'my-model: { inputUsdPerMTok: 3, … }'),
    ),
    currency: section(currencyShape),
    budgets: section(budgets),
    scenarios: section(
      named(
        named(
          keys(assumed, 'Other assumptions', 'model: gpt-5-nano'),
          'By prompt id or glob',
          '"**": {…}',
          glob(),
        ),
        'Other assumptions to compare with, by name',
        'cheaper: { "**": { model: gpt-5-nano } }',
      ),
    ),
    include: section(globs('Globs of the files to read, relative to the root; none means all')),
    exclude: section(globs('Globs of the files to leave out')),
    rules: section(
      keys(
        Object.fromEntries(rules.map(({ id, title, level }) => [id, z.optional(levelOf(title, level))])),
        'How loudly the findings of each rule of advice are shown',
        'whitespace: off',
      ),
    ),
    experiments: section(named(experimentShape, 'Experiments by name', 'shorter-summary: {…}')),
  },
  'What Promptmeter assumes about the prompts of this workspace',
  'defaults: { model: gpt-5-mini }',
).check(z.meta({ title: 'promptmeter.yaml' }));

/** What the file holds once it has been found valid. */
export type ConfigValue = z.infer<typeof configShape>;

/** The JSON schema of the file, for editors. */
export function configJsonSchema(): object {
  return z.toJSONSchema(configShape, { target: 'draft-7', io: 'input' });
}
