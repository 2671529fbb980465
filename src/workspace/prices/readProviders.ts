import type { MatchLogic } from '@pydantic/genai-prices';
import * as z from 'zod/mini';
import type { InBits } from '../../cost/inBits';
import type { Providers } from '../../cost/providers';
import { plain } from '../../text/plain';
import { requiredSellers } from './tableForm';

/** Prices that were fetched, or why they are none, as a sentence. */
export type ReadProviders = { readonly providers: Providers } | { readonly mistake: string };

/** Checks a fetched text, which may be anything, and brings it into the form of the price package. Never throws. */
export function* readProviders(text: string): InBits<ReadProviders> {
  let data: unknown;
  try {
    data = JSON.parse(text);
    const sellers = z.safeParse(table, data, { reportInput: true });
    if (!sellers.success) return { mistake: mistakeOf(sellers.error.issues[0]!, data) };
    const providers: Providers[number][] = [];
    for (const [index, seller] of sellers.data.entries()) {
      const models: (typeof providers)[number]['models'] = [];
      for (const [place, written] of seller.models.entries()) {
        const read = z.safeParse(model, written, { reportInput: true });
        if (!read.success) {
          const [issue] = read.error.issues;
          return { mistake: mistakeOf({ ...issue!, path: [index, 'models', place, ...issue!.path] }, data) };
        }
        models.push(read.data);
        yield;
      }
      if (!areDistinct(models)) {
        const message = 'list of models with an id each';
        return { mistake: mistakeOf({ path: [index, 'models'], message, input: seller.models }, data) };
      }
      providers.push({ ...seller, models });
    }
    const missing = requiredSellers.find((id) => !providers.some((provider) => provider.id === id));
    return missing === undefined ? { providers } : { mistake: `It has no prices of ${missing}.` };
  } catch (error) {
    // Not JSON, or nested too deeply.
    return {
      mistake: `It cannot be read: ${plain(error instanceof Error ? error.message : String(error))}.`,
    };
  }
}

/** Where something in the data is not what it has to be, and what it is. */
type Mistake = Pick<z.core.$ZodIssue, 'path' | 'message' | 'input'>;

/** `openai, gpt-5, input_mtok is "3", which is no price: a number of 0 or more.` */
function mistakeOf({ path, message, input }: Mistake, data: unknown): string {
  const names: string[] = [];
  let value = data;
  for (const step of path) {
    value = (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[step];
    const named = (value as { readonly id?: unknown } | undefined | null)?.id;
    if (typeof named === 'string') names.push(named);
    else if (typeof step === 'string' && !['models', 'prices'].includes(step)) names.push(step);
  }
  const place = names.length === 0 ? 'The whole' : plain(names.join(', '), 160);
  const shown = typeof input === 'number' ? String(input) : (JSON.stringify(input) as string | undefined);
  return `${place} is ${shown === undefined ? 'missing' : plain(shown, 80)}, which is no ${message}.`;
}

const id = z.string({ error: 'id' }).check(z.minLength(1, { error: 'id' }));

const price = 'price: a number of 0 or more';
const usd = z.number({ error: price }).check(z.minimum(0, { error: price }));
const tiers = z.array(z.object({ start: z.int().check(z.minimum(0)), price: usd }));
const prices = z.record(z.string(), z.union([usd, z.object({ base: usd, tiers })], { error: price }), {
  error: 'set of prices',
});

const time = z.string().check(z.regex(/^\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/));
const constraint = z.union(
  [
    z.pipe(
      z.object({ start_date: z.iso.date() }),
      z.transform((value) => ({ type: 'start_date' as const, ...value })),
    ),
    z.pipe(
      z.object({ start_time: time, end_time: time }),
      z.transform((value) => ({ type: 'time_of_date' as const, ...value })),
    ),
  ],
  { error: 'condition that is known here; a newer version of Promptmeter may know it' },
);
const conditional = z.object(
  {
    constraint: z.pipe(
      z.nullish(constraint),
      z.transform((value) => value ?? undefined),
    ),
    prices,
  },
  { error: 'set of prices' },
);

/** Longer ones are no rules, and could take long to try. */
const longestRule = 300;
const known = 'rule that is known here; a newer version of Promptmeter may know it';
const rule = z
  .string({ error: known })
  .check(z.minLength(1, { error: known }), z.maxLength(longestRule, { error: known }));
const pattern = rule.check(z.refine(isQuickRegExp, { error: known }));
const match: z.ZodMiniType<MatchLogic> = z.lazy(() =>
  z.union(
    [
      z.strictObject({ equals: rule }),
      z.strictObject({ starts_with: rule }),
      z.strictObject({ ends_with: rule }),
      z.strictObject({ contains: rule }),
      z.strictObject({ regex: pattern }),
      z.strictObject({ or: z.array(match) }),
      z.strictObject({ and: z.array(match) }),
    ],
    { error: known },
  ),
);

const tokens = 'number of tokens';
const model = z.object(
  {
    id,
    match,
    name: z.exactOptional(z.string({ error: 'name' })),
    context_window: z.exactOptional(z.int({ error: tokens }).check(z.minimum(1, { error: tokens }))),
    deprecated: z.exactOptional(z.boolean({ error: 'true or false' })),
    // One set of prices is that of every day.
    prices: z.pipe(
      z.transform((value): unknown => (Array.isArray(value) ? value : [{ prices: value }])),
      z.array(conditional).check(z.minLength(1, { error: 'set of prices' })),
    ),
  },
  { error: 'model' },
);

const table = z.array(
  z.object(
    {
      id,
      name: z.string({ error: 'name' }),
      api_pattern: z.string({ error: 'text' }),
      model_match: z.exactOptional(match),
      fallback_model_providers: z.exactOptional(z.array(z.string(), { error: 'list of sellers' })),
      // Read one by one.
      models: z.array(z.unknown(), { error: 'list of models' }),
    },
    { error: 'seller' },
  ),
  { error: 'list of sellers' },
);

function areDistinct(models: readonly { readonly id: string }[]): boolean {
  return new Set(models.map(({ id }) => id)).size === models.length;
}

/** More ways to match than 2 to the power of this are too many to try. */
const mostChoices = 12;

/**
 * Whether a pattern can be read and never takes long, whatever it is asked: no group is repeated, at most one part is
 * repeated without a fixed count, and the choices are few. Stricter than it must be.
 */
function isQuickRegExp(source: string): boolean {
  try {
    new RegExp(source);
  } catch {
    return false;
  }
  // Escapes and classes stand for a character; what a group is for does not matter.
  const bare = source
    .replace(/\\./gs, 'c')
    .replace(/\[[^\]]*\]/g, 'c')
    .replace(/\(\?(?:<?[=!]|:|<\w+>)/g, '(');
  const repeated = bare.match(/[*+]|\{\d+,\d*\}/g) ?? [];
  const choices = bare.match(/[|?]/g) ?? [];
  return !/\)[*+{]/.test(bare) && repeated.length <= 1 && choices.length <= mostChoices;
}
