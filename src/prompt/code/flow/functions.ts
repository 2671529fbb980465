import type { Env } from './environment';
import { isSelf } from './environment';
import type { Links } from './links';
import { calleeName } from './names';
import type { Placed } from './resolve';
import { resolveFunction, resolveValue } from './resolve';
import type { Argument, CallExpr, Expr, Parameter } from '../syntax/syntax';

/**
 * The function that a call enters, with its parameters bound to the arguments: what it makes of them is read there as
 * if it stood at the call. Null if the function is not in sight.
 */
export function enterCall(call: CallExpr, env: Env, links: Links): Env | null {
  const target = calledFunction(call.callee, env, links, 0);
  if (target === null) return null;
  const { inner, before, beforeEnv } = target;
  const parameters = ownParameters(inner);
  const given = new Map<string, Placed>();
  let position = 0;
  const give = (args: readonly Argument[], at: Env): void => {
    for (const { name, value, spread } of args) {
      if (spread) return;
      if (name !== null) {
        given.set(name, { value, env: at });
        continue;
      }
      const parameter = parameters[position];
      position += 1;
      if (parameter === undefined) continue;
      if (parameter.name === '') giveFields(value, at, parameters.slice(position), given, links);
      else given.set(parameter.name, { value, env: at });
    }
  };
  give(before, beforeEnv);
  give(call.args, env);
  return { ...inner, given };
}

/** `({ prompt, system }) => …` takes the entries of the object it is given. */
function giveFields(
  value: Expr,
  env: Env,
  fields: readonly Parameter[],
  given: Map<string, Placed>,
  links: Links,
): void {
  const { value: object, env: at } = resolveValue(value, env, links);
  if (object.kind !== 'object') return;
  for (const { key, value: entry } of object.entries) {
    if (key !== null && fields.some(({ name }) => name === key)) given.set(key, { value: entry, env: at });
  }
}

interface Called {
  readonly inner: Env;
  /** Arguments that are given already: `partial(f, …)`, `f.bind(null, …)`. */
  readonly before: readonly Argument[];
  readonly beforeEnv: Env;
}

function calledFunction(callee: Expr, env: Env, links: Links, depth: number): Called | null {
  if (depth > 3) return null;
  const inner = resolveFunction(callee, env, links);
  if (inner !== null) return { inner, before: [], beforeEnv: env };
  if (callee.kind !== 'name' && callee.kind !== 'member') return null;
  const { value, env: at } = resolveValue(callee, env, links);
  if (value.kind !== 'call') return null;
  const [first, ...rest] = value.args;
  const name = calleeName(value.callee);
  if (name === 'partial' && first !== undefined) {
    const target = calledFunction(first.value, at, links, depth + 1);
    return target === null ? null : { ...target, before: rest, beforeEnv: at };
  }
  if (name === 'bind' && value.callee.kind === 'member') {
    const target = calledFunction(value.callee.object, at, links, depth + 1);
    return target === null ? null : { ...target, before: rest, beforeEnv: at };
  }
  return null;
}

/** Without the receiver that a method of Python has as its first parameter, and one of Go before the others. */
export function ownParameters({ scope, parent }: Env): readonly Parameter[] {
  const [first, ...rest] = scope.parameters;
  if (first === undefined || parent?.scope.kind !== 'class') return scope.parameters;
  const { name, span, defaultValue: made } = first;
  const isOfType =
    made?.kind === 'call' && made.record === true && calleeName(made.callee) === parent.scope.name;
  return isOfType || isSelf({ kind: 'name', name, span }) ? rest : scope.parameters;
}
