import type { Env, Program } from './environment';
import { enclosingClass, entryOf, hasFields, isSelf, namedArgument, positionalArgument } from './environment';
import { CalleeIndex, calleePath } from './names';
import type { AssignStatement, CallExpr, Expr, MemberExpr, NameExpr } from './syntax';

/** How deep names, functions and members are followed. */
export const maximumDepth = 12;

/** What a name stands for: the assignments that make its value, or a declared function or class. */
export type Binding =
  | {
      readonly kind: 'assigned';
      readonly env: Env;
      /** The last unconditional assignment before the use, then what may replace it, in source order. */
      readonly values: readonly Expr[];
      /** `+=` behind it, in source order. */
      readonly appended: readonly Expr[];
    }
  | { readonly kind: 'scope'; readonly env: Env };

/** What a name means at an offset; null for imports, parameters without a default, loop variables. */
export function resolveName(expr: NameExpr, env: Env): Binding | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    // A class body is not in sight of its methods, except for the statements of the body itself.
    if (at.scope.kind === 'class' && at !== env) continue;
    const declared = at.declared.get(expr.name);
    const assigned = at.assigned.get(expr.name);
    if (assigned !== undefined) {
      const binding = choose(assigned, at === env ? expr.span.start : Infinity, at);
      if (binding !== null) return binding;
    }
    if (declared !== undefined) return { kind: 'scope', env: declared };
    const parameter = at.parameters.get(expr.name);
    if (parameter !== undefined) {
      return parameter.defaultValue === null
        ? null
        : { kind: 'assigned', env: at, values: [parameter.defaultValue], appended: [] };
    }
  }
  return null;
}

/** What `self.x`, `Class.x`, `object.x` means. */
export function resolveMember(expr: MemberExpr, env: Env, depth = 0): Binding | null {
  if (depth > maximumDepth) return null;
  if (isSelf(expr.object)) {
    const owner = enclosingClass(env);
    return owner === null ? null : memberOfClass(owner, expr.property);
  }
  const object =
    expr.object.kind === 'name'
      ? resolveName(expr.object, env)
      : expr.object.kind === 'member'
        ? resolveMember(expr.object, env, depth + 1)
        : null;
  if (object === null) return null;
  if (object.kind === 'scope') {
    return object.env.scope.kind === 'class' ? memberOfClass(object.env, expr.property) : null;
  }
  const [value] = object.values;
  if (value === undefined) return null;
  if (value.kind === 'object') {
    const entry = value.entries.find(({ key }) => key === expr.property);
    return entry === undefined
      ? null
      : { kind: 'assigned', env: object.env, values: [entry.value], appended: [] };
  }
  // `x = Settings(…)` then `x.prompt`: a keyword of the construction, else a field of the class.
  if (value.kind === 'call') {
    const argument = namedArgument(value, expr.property);
    if (argument !== null) return { kind: 'assigned', env: object.env, values: [argument], appended: [] };
    if (value.callee.kind === 'name') {
      const made = resolveName(value.callee, object.env);
      if (made?.kind === 'scope' && made.env.scope.kind === 'class') {
        return memberOfClass(made.env, expr.property);
      }
    }
  }
  return null;
}

/** The function a callee names in this file, or the function value it holds; null if it is not in sight. */
export function resolveFunction(callee: Expr, env: Env, program: Program): Env | null {
  const binding =
    callee.kind === 'name'
      ? resolveName(callee, env)
      : callee.kind === 'member'
        ? resolveMember(callee, env)
        : null;
  if (binding === null) return callee.kind === 'function' ? (program.envs.get(callee.scope) ?? null) : null;
  if (binding.kind === 'scope') return binding.env.scope.kind === 'function' ? binding.env : null;
  const [value] = binding.values;
  return value?.kind === 'function' ? (program.envs.get(value.scope) ?? null) : null;
}

/** Follows names and members to the expression that is their value, if it is the only one in sight. */
export function resolveValue(expr: Expr, env: Env, depth = 0): { readonly value: Expr; readonly env: Env } {
  if (depth > maximumDepth) return { value: expr, env };
  const binding =
    expr.kind === 'name' ? resolveName(expr, env) : expr.kind === 'member' ? resolveMember(expr, env) : null;
  if (binding?.kind !== 'assigned' || binding.values.length === 0) return { value: expr, env };
  return resolveValue(binding.values[0]!, binding.env, depth + 1);
}

/**
 * The constant string an expression stands for: a literal without holes, a name for one, the fallback of an
 * environment variable (`os.getenv("M", "gpt-5")`, `process.env.M ?? 'gpt-5'`), the first such option of a choice.
 */
export function constantString(expr: Expr, env: Env, depth = 0): string | null {
  if (depth > maximumDepth) return null;
  const { value, env: at } = resolveValue(expr, env);
  switch (value.kind) {
    case 'string':
      if (value.pieces.some((piece) => piece.kind === 'hole')) return null;
      return value.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
    case 'choice':
      for (const option of value.options) {
        const found = constantString(option, at, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'call':
      return environmentFallback(value, at, depth);
    default:
      return null;
  }
}

function environmentFallback(call: CallExpr, env: Env, depth: number): string | null {
  if (environmentCalls.find(calleePath(call.callee)).length === 0) return null;
  const fallback = positionalArgument(call, 1) ?? namedArgument(call, 'default');
  return fallback === null ? null : constantString(fallback, env, depth + 1);
}

const environmentCalls = new CalleeIndex(
  ['getenv', 'environ.get', '^env', '^config', 'field', 'env.get', 'config.get'],
  (suffix) => [suffix],
);

/** A number, boolean, null or string that is visible for an expression; undefined if none is. */
export function constantScalar(expr: Expr, env: Env): string | number | boolean | null | undefined {
  const { value } = resolveValue(expr, env);
  if (value.kind === 'scalar') return value.value;
  return constantString(expr, env) ?? undefined;
}

/** An argument that may stand in a spread (`**params`, `...params`) of a visible object. */
export function argumentOf(
  call: CallExpr,
  name: string,
  env: Env,
): { readonly value: Expr; readonly env: Env } | null {
  const direct = namedArgument(call, name);
  if (direct !== null) return { value: direct, env };
  const objects: { value: Expr; env: Env }[] = [];
  for (const { value, name: keyword, spread } of call.args) {
    if (spread) objects.push(resolveValue(value, env));
    else if (keyword === null && hasFields(value)) objects.push({ value, env });
    else if (keyword === null && value.kind === 'name') objects.push(resolveValue(value, env));
  }
  for (const { value, env: at } of objects) {
    if (!hasFields(value)) continue;
    const found = entryOf(value, name);
    if (found !== null) return { value: found, env: at };
    if (value.kind !== 'object') continue;
    for (const entry of value.entries) {
      if (!entry.spread) continue;
      const inner = resolveValue(entry.value, at);
      const nested = entryOf(inner.value, name);
      if (nested !== null) return { value: nested, env: inner.env };
    }
  }
  return null;
}

function memberOfClass(owner: Env, property: string): Binding | null {
  const method = owner.declared.get(property);
  if (method !== undefined) return { kind: 'scope', env: method };
  const field = owner.assigned.get(property);
  const set = owner.fields.get(property) ?? [];
  const [first] = set;
  if (first === undefined) return field === undefined ? null : choose(field, Infinity, owner);
  const values = set.filter(({ assign }) => !assign.appends).map(({ assign }) => assign.value);
  const appended = set.filter(({ assign }) => assign.appends).map(({ assign }) => assign.value);
  const own = field?.map(({ value }) => value) ?? [];
  const all = [...values, ...own].filter((value) => value.kind !== 'scalar');
  return all.length === 0 ? null : { kind: 'assigned', env: first.env, values: all, appended };
}

/** The assignments that can reach a use at `before`: the last unconditional one, conditional ones behind it, appends. */
function choose(assigned: readonly AssignStatement[], before: number, env: Env): Binding | null {
  const reaching = assigned.filter((statement) => statement.span.end <= before);
  // A use above every assignment (a loop, a function called later) sees them all.
  const candidates = reaching.length > 0 ? reaching : before === Infinity ? assigned : [];
  if (candidates.length === 0) return null;
  let base = 0;
  candidates.forEach((statement, i) => {
    if (!statement.appends && statement.depth === 0) base = i;
  });
  const live = candidates.slice(base);
  const values = live.filter((statement) => !statement.appends).map(({ value }) => value);
  const appended = live.filter((statement) => statement.appends).map(({ value }) => value);
  return { kind: 'assigned', env, values, appended };
}
