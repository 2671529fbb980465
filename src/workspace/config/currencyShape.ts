import * as z from 'zod/mini';
import { currencyCodes } from '../../cost/currency';
import { day, keys, rate } from './fields';

const code = 'a code of ISO 4217 in capitals, such as EUR';
const dollar = { code: 'USD', perUsd: 1 };

/** `currency`, in `promptmeter.yaml` and in the setting of that name. */
export const currencyShape = keys(
  {
    code: z
      .enum(currencyCodes as [string, ...string[]], { error: code })
      .check(z.describe(`What amounts are shown in: ${code}`)),
    perUsd: rate('of your money for one dollar', 'How much of it one dollar is, as you state it'),
    asOf: day('Day of that rate, which is shown beside converted amounts'),
  },
  'What amounts are shown in, at your own rate: none is bundled, none is fetched',
  'code: EUR, perUsd: 0.92, asOf: 2026-11-01',
).check(
  z.refine(({ code: shown, perUsd }) => shown !== dollar.code || perUsd === dollar.perUsd, {
    path: ['perUsd'],
    error: '1 for USD',
  }),
  z.meta({
    // The same for editors.
    if: { properties: { code: { const: dollar.code, description: 'Dollars' } }, required: ['code'] },
    then: { properties: { perUsd: { const: dollar.perUsd, description: 'Dollars need no rate' } } },
  }),
);
