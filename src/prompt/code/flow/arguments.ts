import type { Env } from './environment';
import { entryOf, hasFields, namedArgument, positionalArgument } from './environment';
import type { ArgumentPath } from '../libraries/library';
import type { Links } from './links';
import { normalised } from './names';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** An argument that may stand in a spread (`**params`, `...params`) of a visible object. */
export function argumentOf(call: CallExpr, name: string, env: Env, links: Links): Placed | null {
  const direct = namedArgument(call, name);
  if (direct !== null) return { value: direct, env };
  for (const { value, env: at } of objectsIn(call, env, links)) {
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

/** The objects among the arguments of a call, whose entries are arguments, too. */
function objectsIn(call: CallExpr, env: Env, links: Links): Placed[] {
  const objects: Placed[] = [];
  for (const { value, name: keyword, spread } of call.args) {
    if (spread) objects.push(resolveValue(value, env, links));
    else if (keyword === null && hasFields(value)) objects.push({ value, env });
    else if (keyword === null && value.kind === 'name') objects.push(resolveValue(value, env, links));
  }
  return objects.filter(({ value }) => hasFields(value));
}

/** The names for which `argumentOf` may find something, normalised. */
export function argumentNames(call: CallExpr, env: Env, links: Links): ReadonlySet<string> {
  const names = new Set<string>();
  addFieldNames(call, names);
  for (const { value, env: at } of objectsIn(call, env, links)) {
    addFieldNames(value, names);
    if (value.kind !== 'object') continue;
    for (const entry of value.entries) {
      if (entry.spread) addFieldNames(resolveValue(entry.value, at, links).value, names);
    }
  }
  return names;
}

/** The keys of an object, the keywords of a call and the keys of the objects that it is given. */
function addFieldNames(expr: Expr, names: Set<string>): void {
  if (expr.kind === 'object') {
    for (const { key } of expr.entries) if (key !== null) names.add(normalised(key));
  }
  if (expr.kind !== 'call') return;
  for (const { name, value } of expr.args) {
    if (name !== null) names.add(normalised(name));
    else if (hasFields(value)) addFieldNames(value, names);
  }
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
