import * as z from 'zod/mini';
import type { Currency } from '../../cost/currency';
import { currencyShape } from './currencyShape';
import { heldAsBefore, mistakesOf } from './readSetting';
import type { ReadSetting } from './readSetting';

const setting = 'promptmeter.currency';

/** The setting `promptmeter.currency` of one level; null where nothing is set. Never throws. */
export function readCurrency(
  value: unknown,
  source: string,
  before: Currency | null = null,
): ReadSetting<Currency | null> {
  const read = z.safeParse(z.nullish(currencyShape), value);
  if (read.success) return { value: read.data ?? null, mistakes: [] };
  const instead = before === null ? 'Amounts are shown without it.' : heldAsBefore;
  return { value: before, mistakes: mistakesOf(read.error, [setting], source, instead) };
}

/** The JSON schema of the setting, as the manifest has it. */
export function currencyJsonSchema(): object {
  const { type, ...schema } = z.toJSONSchema(currencyShape, { target: 'draft-7', io: 'input' });
  // The manifest describes settings in its own words.
  const left = Object.entries(schema).filter(([key]) => key !== '$schema' && key !== 'description');
  return { type: [type, 'null'], ...Object.fromEntries(left) };
}
