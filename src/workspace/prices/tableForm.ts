import type { Providers } from '../../cost/providers';

type Fields = Readonly<Record<string, unknown>>;

/** A table without these is none of ours. */
export const requiredSellers: readonly string[] = ['openai', 'anthropic', 'google'];

/**
 * Whether kept data have the form of a table of prices, so far that looking a model up cannot fail. What is fetched is
 * checked to the last number before it is kept; this is small, as everybody who starts reads what is kept.
 */
export function isTableOfPrices(value: unknown): value is Providers {
  if (!Array.isArray(value) || !value.every(isSeller)) return false;
  const ids = value.map(({ id }) => id);
  return requiredSellers.every((id) => ids.includes(id));
}

function isSeller(value: unknown): value is Fields & { readonly id: string } {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    (value['model_match'] === undefined || isRule(value['model_match'])) &&
    isListOf(value['fallback_model_providers'] ?? [], (id) => typeof id === 'string') &&
    isListOf(value['models'], isModel)
  );
}

function isModel(value: unknown): boolean {
  return (
    isObject(value) &&
    typeof value['id'] === 'string' &&
    isRule(value['match']) &&
    (Array.isArray(value['prices'])
      ? value['prices'].every((entry) => isObject(entry) && isObject(entry['prices']))
      : isObject(value['prices']))
  );
}

function isRule(value: unknown): boolean {
  if (!isObject(value)) return false;
  const [[kind, operand] = [], ...others] = Object.entries(value);
  if (others.length > 0) return false;
  if (kind === 'or' || kind === 'and') return isListOf(operand, isRule);
  return (
    ['equals', 'starts_with', 'ends_with', 'contains', 'regex'].includes(kind ?? '') &&
    typeof operand === 'string'
  );
}

function isListOf(value: unknown, isOne: (value: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}
