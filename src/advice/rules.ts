import type { Rule } from './rule';
import { cacheMinFloor } from './rules/cacheMinFloor';
import { cacheNoBreakpoint } from './rules/cacheNoBreakpoint';
import { cachePaysForNothing } from './rules/cachePaysForNothing';
import { cacheReorder } from './rules/cacheReorder';
import { cacheUnstableOrder } from './rules/cacheUnstableOrder';
import { cacheVolatilePrefix } from './rules/cacheVolatilePrefix';
import { dedent } from './rules/dedent';
import { htmlComment } from './rules/htmlComment';
import { jsonMinify } from './rules/jsonMinify';
import { modelTryCheaper } from './rules/modelTryCheaper';
import { modelRetired } from './rules/modelRetired';
import { reasoningEffort } from './rules/reasoningEffort';
import { ruler } from './rules/ruler';
import { tablePadding } from './rules/tablePadding';
import { whitespace } from './rules/whitespace';

/** All advice there is; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  cacheNoBreakpoint,
  cacheVolatilePrefix,
  cacheReorder,
  cacheUnstableOrder,
  cachePaysForNothing,
  cacheMinFloor,
  modelRetired,
  modelTryCheaper,
  reasoningEffort,
  jsonMinify,
  dedent,
  whitespace,
  htmlComment,
  tablePadding,
  ruler,
];

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
