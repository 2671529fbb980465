import type { CallExpr, Expr, NameExpr, Scope } from '../syntax/syntax';
import type { Env } from './environment';
import { positionalArgument } from './environment';
import type { Links } from './links';
import { listItems } from './lists';
import { lookedUp } from './lookups';
import { calleeName, normalised } from './names';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';

/**
 * The values in sight of which an expression is one each time: what a loop, or a function that is called for each,
 * runs over, the entries of a dictionary or list under a key that is not in sight. Null where that is no question.
 */
export function oneOf(expr: Expr, env: Env, links: Links): readonly Placed[] | null {
  if (expr.kind === 'name') return runOver(expr, env, links);
  return itemOfList(expr, env, links) ?? lookedUp(expr, env, links);
}

/** `NAMES[k]`, `NAMES[0]` */
function itemOfList(expr: Expr, env: Env, links: Links): readonly Placed[] | null {
  const [list, key, ...more] = expr.kind === 'opaque' ? expr.children : [];
  if (list === undefined || key === undefined || more.length > 0) return null;
  const items = itemsOf(list, env, links);
  if (items === null) return null;
  const index = key.kind === 'scalar' && typeof key.value === 'number' ? key.value : null;
  const chosen = index === null ? undefined : items.at(index);
  return chosen === undefined ? items : [chosen];
}

function itemsOf(expr: Expr, env: Env, links: Links): readonly Placed[] | null {
  const { value, env: at } = resolveValue(expr, env, links);
  const items = value.kind === 'list' ? listItems(value, at, links) : null;
  return items === null || items.length === 0 ? null : items;
}

function runOver(name: NameExpr, env: Env, links: Links): readonly Placed[] | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    const loop = ofLoop(name, at, links);
    if (loop !== null || at.assigned.has(name.name)) return loop;
    const position = at.scope.parameters.findIndex((parameter) => parameter.name === name.name);
    if (position >= 0) return at.given?.has(name.name) === true ? null : ofFunction(at, position, links);
    if (at.declared.has(name.name)) return null;
  }
  return null;
}

/** A loop is its iterable as an expression and the assignment to its variable, or variables, behind it. */
function ofLoop({ name, span }: NameExpr, at: Env, links: Links): readonly Placed[] | null {
  const { statements } = at.scope;
  const last = statements.findLastIndex(
    (each) => each.span.start <= span.start && each.kind === 'assign' && positionIn(each.target, name) >= 0,
  );
  const bound = statements[last];
  if (bound?.kind !== 'assign' || bound.value.kind !== 'opaque' || bound.value.children.length > 0) {
    return null;
  }
  let position = positionIn(bound.target, name);
  for (let i = last - 1; i >= 0; i -= 1) {
    const each = statements[i]!;
    if (each.kind === 'expression') return itemsAt(each.value, position, at, links);
    // Some languages have an assignment for each variable.
    if (each.kind === 'assign' && each.value.kind === 'opaque') position += 1;
    else if (each.kind !== 'block') return null;
  }
  return null;
}

/** Where a name stands among the targets of an assignment; -1 where it is none of them. */
function positionIn(target: Expr, name: string): number {
  const names = target.kind === 'opaque' ? target.children : [target];
  return names.findIndex((each) => each.kind === 'name' && each.name === name);
}

/** What a loop over something gives its variable of a position: `for label, name in NAMES.items()`. */
function itemsAt(iterable: Expr, position: number, env: Env, links: Links): readonly Placed[] | null {
  if (iterable.kind !== 'call') return position === 0 ? itemsOf(iterable, env, links) : null;
  const method = normalised(calleeName(iterable.callee));
  const first = positionalArgument(iterable, 0);
  if (method === 'enumerate' && first !== null) return position === 1 ? itemsOf(first, env, links) : null;
  const table = iterable.callee.kind === 'member' && first === null ? iterable.callee.object : first;
  const isOfValues = (method === 'items' && position === 1) || (method === 'values' && position === 0);
  if (!isOfValues || table === null) return null;
  const { value, env: at } = resolveValue(table, env, links);
  return value.kind === 'object' ? value.entries.map((entry) => ({ value: entry.value, env: at })) : null;
}

/** `NAMES.map((name) => …)`, `[ask(name) for name in NAMES]` */
function ofFunction(inner: Env, position: number, links: Links): readonly Placed[] | null {
  if (inner.scope.name !== null) return null;
  const { calls, holders } = inner.file;
  const each = calls.find(({ call }) => isRunForEach(call, inner.scope));
  if (each?.call.callee.kind === 'member') {
    return position === 0 ? itemsOf(each.call.callee.object, each.env, links) : null;
  }
  for (const { value, env } of holders) {
    const runsOver = value.span.start <= inner.scope.span.start ? iterableIn(value, inner.scope) : null;
    if (runsOver !== null) return itemsAt(runsOver, position, env, links);
  }
  return null;
}

function isRunForEach({ callee, args: [first] }: CallExpr, scope: Scope): boolean {
  return (
    first?.value.kind === 'function' &&
    first.value.scope === scope &&
    /^(?:map|for_?each|flat_?map|each|collect)$/i.test(calleeName(callee))
  );
}

/** What the comprehension runs over whose body is a scope, somewhere in an expression. */
function iterableIn(expr: Expr, scope: Scope): Expr | null {
  if (expr.span.end < scope.span.end) return null;
  const among = (all: readonly Expr[]): Expr | null => {
    for (const each of all) {
      const found = iterableIn(each, scope);
      if (found !== null) return found;
    }
    return null;
  };
  switch (expr.kind) {
    case 'opaque': {
      const isBody = expr.children.some((each) => each.kind === 'function' && each.scope === scope);
      return isBody && expr.children.length > 1 ? expr.children[0]! : among(expr.children);
    }
    case 'call':
      return among(expr.args.map(({ value }) => value));
    case 'list':
      return among(expr.items.map(({ value }) => value));
    default:
      return null;
  }
}
