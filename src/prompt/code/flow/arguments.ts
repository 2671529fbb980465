import type { Env } from './environment';
import { entryOf, hasFields, namedArgument, positionalArgument } from './environment';
import type { ArgumentPath } from '../libraries/library';
import type { Links } from './links';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** An argument that may stand in a spread (`**params`, `...params`) of a visible object. */
export function argumentOf(call: CallExpr, name: string, env: Env, links: Links): Placed | null {
  const direct = namedArgument(call, name);
  if (direct !== null) return { value: direct, env };
  const objects: Placed[] = [];
  for (const { value, name: keyword, spread } of call.args) {
    if (spread) objects.push(resolveValue(value, env, links));
    else if (keyword === null && hasFields(value)) objects.push({ value, env });
    else if (keyword === null && value.kind === 'name') objects.push(resolveValue(value, env, links));
  }
  for (const { value, env: at } of objects) {
    if (!hasFields(value)) continue;
    const found = entryOf(value, name);
    if (found !== null) return { value: found, env: at };
    if (value.kind !== 'object') continue;
    for (const entry of value.entries) {
      if (!entry.spread) continue;
      const inner = resolveValue(entry.value, at, links);
      const nested = entryOf(inner.value, name);
      if (nested !== null) return { value: nested, env: inner.env };
    }
  }
  return null;
}

/** The first of the arguments that the call shows. */
export function firstArgument(
  call: CallExpr,
  paths: readonly ArgumentPath[],
  env: Env,
  links: Links,
): Placed | null {
  for (const path of paths) {
    const found = argumentAt(call, path, env, links);
    if (found !== null) return found;
  }
  return null;
}

/** One argument, by its position or by its keyword and the keys below that. */
export function argumentAt(call: CallExpr, path: ArgumentPath, env: Env, links: Links): Placed | null {
  if (typeof path === 'number') {
    const value = positionalArgument(call, path);
    return value === null ||
      (hasFields(value) && call.args.length === 1 && path === 0 && contentEntry(value) === null)
      ? null
      : { value, env };
  }
  const [first, ...rest] = path.split('.');
  let found = argumentOf(call, first!, env, links);
  for (const key of rest) {
    if (found === null) return null;
    const { value, env: at } = resolveValue(found.value, found.env, links);
    const entry = value.kind === 'list' ? (value.items[Number(key)]?.value ?? null) : entryOf(value, key);
    found = entry === null ? null : { value: entry, env: at };
  }
  return found;
}

/** The keys under which the text of a message or content block stands, the first that is there. */
export const contentKeys = ['content', 'parts', 'text'] as const;

/** The entry of a message or content block that holds its text. */
export function contentEntry(expr: Expr): Expr | null {
  for (const key of contentKeys) {
    const found = entryOf(expr, key);
    if (found !== null) return found;
  }
  return null;
}
