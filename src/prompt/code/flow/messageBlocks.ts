import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import type { Links } from './links';
import { listItems } from './lists';
import type { Placed } from './resolve';
import { maximumDepth, resolveValue } from './resolve';
import type { Expr } from '../syntax/syntax';

/** Expressions of one call that are looked at: names may double. */
const mostExpressions = 5000;

/**
 * Visits what a call is given as messages or content, in the order written: messages, then the blocks within them. What
 * `visit` gives true for is not looked into.
 */
export function eachBlock(
  given: readonly Placed[],
  links: Links,
  visit: (block: Expr, env: Env) => boolean,
): void {
  let looked = 0;
  const walk = (expr: Expr, env: Env, depth: number): void => {
    if (depth > maximumDepth || ++looked > mostExpressions) return;
    const items = expr.kind === 'list' || expr.kind === 'name' ? listItems(expr, env, links) : null;
    if (items !== null) return items.forEach(({ value, env: at }) => walk(value, at, depth + 1));
    const { value, env: at } = resolveValue(expr, env, links);
    if (value.kind === 'concat') return value.operands.forEach((operand) => walk(operand, at, depth + 1));
    if (value.kind === 'list') return value.items.forEach((item) => walk(item.value, at, depth + 1));
    if (!hasFields(value) && value.kind !== 'call') return;
    if (visit(value, at)) return;
    for (const key of ['messages', 'content', 'parts', 'contents']) {
      const inner = entryOf(value, key);
      if (inner !== null) walk(inner, at, depth + 1);
    }
  };
  for (const { value, env } of given) walk(value, env, 0);
}
