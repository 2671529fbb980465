import { constantString } from './constants';
import type { Env } from './environment';
import { entryOf } from './environment';
import type { Links } from './links';
import type { Placed } from './resolve';
import { maximumDepth, resolveValue } from './resolve';
import type { Expr, ObjectExpr } from '../syntax/syntax';

/**
 * What a look-up in a visible dictionary may give: the entry of a key that is in sight, else every entry. Null if the
 * expression is none: `TEMPLATES[kind]`, `TEMPLATES[kind]["system"]`, `TEMPLATES.get(kind, fallback)`.
 */
export function lookedUp(expr: Expr, env: Env, links: Links, depth = 0): readonly Placed[] | null {
  if (depth > maximumDepth) return null;
  if (expr.kind === 'opaque') {
    const [table, key, ...more] = expr.children;
    if (table === undefined || key === undefined || more.length > 0) return null;
    return entriesFor(table, key, env, links, depth);
  }
  if (expr.kind === 'member') {
    if (expr.object.kind === 'name') return null;
    const found = lookedUp(expr.object, env, links, depth + 1);
    return (
      found?.flatMap((each) => {
        const { value, env: at } = resolveValue(each.value, each.env, links);
        const entry = entryOf(value, expr.property);
        return entry === null ? [] : [{ value: entry, env: at }];
      }) ?? null
    );
  }
  if (expr.kind !== 'call' || expr.callee.kind !== 'member' || expr.callee.property !== 'get') return null;
  const [key, fallback] = expr.args.map(({ value }) => value);
  const found = key === undefined ? null : entriesFor(expr.callee.object, key, env, links, depth);
  if (found === null || fallback === undefined) return found;
  const table = found.map(({ value }) => value);
  return table.includes(fallback) ? found : [...found, { value: fallback, env }];
}

function entriesFor(table: Expr, key: Expr, env: Env, links: Links, depth: number): readonly Placed[] | null {
  const tables = tablesOf(table, env, links, depth);
  if (tables === null) return null;
  const wanted = constantString(key, env, links);
  const all = tables.flatMap(({ value, env: at }) => entriesOf(value, at, links, depth));
  const chosen = wanted === null ? [] : all.filter((entry) => entry.key === wanted);
  return (chosen.length > 0 ? chosen : all).map(({ value, env: at }) => ({ value, env: at }));
}

/** A dictionary, or those that a look-up in another may give. */
function tablesOf(
  table: Expr,
  env: Env,
  links: Links,
  depth: number,
): readonly { readonly value: ObjectExpr; readonly env: Env }[] | null {
  const found = lookedUp(table, env, links, depth + 1) ?? [{ value: table, env }];
  const tables = found.flatMap((each) => {
    const { value, env: at } = resolveValue(each.value, each.env, links);
    return value.kind === 'object' ? [{ value, env: at }] : [];
  });
  return tables.length === 0 ? null : tables;
}

function entriesOf(
  { entries }: ObjectExpr,
  env: Env,
  links: Links,
  depth: number,
): (Placed & { readonly key: string | null })[] {
  if (depth > maximumDepth) return [];
  return entries.flatMap(({ key, value, spread }) => {
    if (!spread) return [{ key, value, env }];
    const inner = resolveValue(value, env, links);
    return inner.value.kind === 'object' ? entriesOf(inner.value, inner.env, links, depth + 1) : [];
  });
}
