import { isVersionOf } from '../matching';
import { anthropicRules } from './anthropic';
import { googleRules } from './google';
import { openaiRules } from './openai';
import { otherRules } from './others';
import type { PriceRule } from './rule';

/** What no price table carries, by seller. A new fact is a new row in one of these lists. */
export const priceRules: readonly PriceRule[] = [
  ...anthropicRules,
  ...googleRules,
  ...openaiRules,
  ...otherRules,
];

/** A value and the row that it stands in; null where no row says anything. */
export type Ruled<T> = { readonly value: T; readonly rule: PriceRule } | null;

/** The rules of one model. */
export interface ModelRules {
  value<K extends keyof PriceRule>(key: K): Ruled<Exclude<PriceRule[K], undefined>>;
}

/** `id` as the price table spells it: makers and regions of Bedrock are passed over. */
export function rulesOf(seller: string, id: string): ModelRules {
  const name = id.toLowerCase().replace(/^(?:[a-z-]+\.)+(?=[a-z])/, '');
  const fitting = priceRules
    .filter((rule) => rule.seller === seller)
    .map((rule) => ({ rule, length: Math.max(...rule.models.map((model) => fit(model, name))) }))
    .filter(({ length }) => length >= 0)
    .sort((a, b) => b.length - a.length);
  const value: ModelRules['value'] = (key) => {
    for (const { rule } of fitting) {
      const found = rule[key];
      if (found !== undefined) return { value: found as never, rule };
    }
    return null;
  };
  return { value };
}

/** How closely a name of a rule fits; -1 if it does not. A whole name goes before a beginning. */
function fit(model: string, name: string): number {
  if (model.endsWith('*')) return name.startsWith(model.slice(0, -1)) ? model.length - 1 : -1;
  return isVersionOf(model, name) ? model.length + 1000 : -1;
}
