import type { Rule } from './rule';
import { jsonMinify } from './rules/jsonMinify';
import { whitespace } from './rules/whitespace';

/** All advice there is; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [jsonMinify, whitespace];

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
