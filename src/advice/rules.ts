import type { Rule } from './rule';
import { batchableLoop } from './rules/batchableLoop';
import { cacheMinFloor } from './rules/cacheMinFloor';
import { cacheNoBreakpoint } from './rules/cacheNoBreakpoint';
import { cachePaysForNothing } from './rules/cachePaysForNothing';
import { cacheReorder } from './rules/cacheReorder';
import { cacheSharedPrefix } from './rules/cacheSharedPrefix';
import { cacheUnstableOrder } from './rules/cacheUnstableOrder';
import { cacheVolatilePrefix } from './rules/cacheVolatilePrefix';
import { dedent } from './rules/dedent';
import { duplicateLines } from './rules/duplicateLines';
import { duplicateNear } from './rules/duplicateNear';
import { duplicateSandwich } from './rules/duplicateSandwich';
import { fewshotLabels } from './rules/fewshotLabels';
import { htmlComment } from './rules/htmlComment';
import { jsonMinify } from './rules/jsonMinify';
import { links } from './rules/links';
import { longIds } from './rules/longIds';
import { longWithoutStream } from './rules/longWithoutStream';
import { magic } from './rules/magic';
import { mdEmphasis } from './rules/mdEmphasis';
import { metaLeadin } from './rules/metaLeadin';
import { modelRetired, modelRetiring } from './rules/modelRetired';
import { modelTryCheaper } from './rules/modelTryCheaper';
import { modelUnknown } from './rules/modelUnknown';
import { parallelCalls } from './rules/parallelCalls';
import { polite } from './rules/polite';
import { prettyJsonAtCallSite } from './rules/prettyJsonAtCallSite';
import { reasoningEffort } from './rules/reasoningEffort';
import { resentContext } from './rules/resentContext';
import { roleBoilerplate } from './rules/roleBoilerplate';
import { ruler } from './rules/ruler';
import { schemaInText } from './rules/schemaInText';
import { sectionAblate } from './rules/sectionAblate';
import { tablePadding } from './rules/tablePadding';
import { unboundedHistory } from './rules/unboundedHistory';
import { unboundedLength } from './rules/unboundedLength';
import { verboseConnective } from './rules/verboseConnective';
import { whitespace } from './rules/whitespace';

/** All advice there is; a new rule is a file and a line here. */
export const rules: readonly Rule[] = [
  cacheNoBreakpoint,
  cacheVolatilePrefix,
  cacheReorder,
  cacheUnstableOrder,
  cachePaysForNothing,
  cacheMinFloor,
  cacheSharedPrefix,
  modelRetired,
  modelRetiring,
  modelUnknown,
  modelTryCheaper,
  reasoningEffort,
  unboundedHistory,
  batchableLoop,
  resentContext,
  prettyJsonAtCallSite,
  jsonMinify,
  dedent,
  whitespace,
  htmlComment,
  tablePadding,
  ruler,
  duplicateLines,
  metaLeadin,
  roleBoilerplate,
  verboseConnective,
  schemaInText,
  longIds,
  duplicateSandwich,
  duplicateNear,
  fewshotLabels,
  unboundedLength,
  mdEmphasis,
  links,
  magic,
  sectionAblate,
  polite,
  parallelCalls,
  longWithoutStream,
];

export function ruleOf(id: string): Rule | undefined {
  return rules.find((rule) => rule.id === id);
}
