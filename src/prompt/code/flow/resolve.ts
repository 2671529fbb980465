import { blocksAround, conditionOf, sharedBlocks } from './blocks';
import type { Condition } from './blocks';
import type { Env, Program } from './environment';
import { enclosingClass, entryOf, isSelf, namedArgument } from './environment';
import type { Links } from './links';
import { dottedPath } from './names';
import type { Span } from '../../span';
import type { AssignStatement, Expr, Import, MemberExpr, NameExpr } from '../syntax/syntax';

/** How deep names, functions and members are followed. */
export const maximumDepth = 12;

/** An expression and where it stands. */
export interface Placed {
  readonly value: Expr;
  readonly env: Env;
}

/** What a name stands for: the assignments that make its value, or a declared function, class or whole module. */
export type Binding =
  | {
      readonly kind: 'assigned';
      readonly env: Env;
      /** The last unconditional assignment before the use, then what may replace it, in source order. */
      readonly values: readonly Expr[];
      /** `+=` behind it, in source order. */
      readonly appended: readonly Expr[];
      /** Those of them that a condition may leave out, or a loop repeat. */
      readonly perhaps: ReadonlyMap<Expr, Condition>;
    }
  | { readonly kind: 'scope'; readonly env: Env };

/** What a name means at an offset; null for what third parties export, parameters without a value, loop variables. */
export function resolveName(expr: NameExpr, env: Env, links: Links, depth = 0): Binding | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.scope.kind === 'class' && at !== env) {
      // A class body is in sight of its methods only where the language says so.
      const member = at.scope.members === undefined ? null : memberOfClass(at, expr.name, links, depth + 1);
      if (member !== null) return member;
      continue;
    }
    const declared = at.declared.get(expr.name);
    const assigned = at.assigned.get(expr.name);
    const given = at.given?.get(expr.name);
    // What a condition puts in the place of an argument leaves the argument.
    if (assigned !== undefined && (given === undefined || assigned.some(isFinal))) {
      const binding = choose(assigned, at === env ? expr.span : null, at);
      if (binding !== null) return binding;
    }
    if (given !== undefined) return assignedOnce(given.value, given.env);
    if (declared !== undefined) return { kind: 'scope', env: declared };
    const parameter = at.parameters.get(expr.name);
    if (parameter !== undefined) {
      return parameter.defaultValue === null ? null : assignedOnce(parameter.defaultValue, at);
    }
  }
  return importedName(expr.name, env.file, links, depth);
}

/** What `self.x`, `Class.x`, `module.x`, `object.x` means. */
export function resolveMember(expr: MemberExpr, env: Env, links: Links, depth = 0): Binding | null {
  if (depth > maximumDepth) return null;
  if (isSelf(expr.object)) {
    const owner = enclosingClass(env);
    return owner === null ? null : memberOfClass(owner, expr.property, links, depth);
  }
  const object = dottedModule(expr.object, env.file, links) ?? bindingOf(expr.object, env, links, depth + 1);
  return object === null ? null : memberOf(object, expr.property, links, depth + 1);
}

/** The function or class in sight that a callee names. */
export function definitionOf(callee: Expr, env: Env, links: Links): Env | null {
  const binding = bindingOf(callee, env, links, 0);
  return binding?.kind === 'scope' && binding.env.parent !== null ? binding.env : null;
}

/** What a class and those in sight above it call their fields, in order, and its bases that are not in sight. */
export function fieldsOf(
  owner: Env,
  links: Links,
  depth = 0,
): { readonly fields: string[]; readonly bases: { readonly base: Expr; readonly env: Env }[] } {
  const initial = owner.declared.get('__init__') ?? owner.declared.get('constructor');
  const fields = [
    ...(owner.scope.fields ?? []),
    ...owner.assigned.keys(),
    ...owner.fields.keys(),
    ...(initial?.scope.parameters.map(({ name }) => name) ?? []),
  ];
  const bases = [];
  for (const base of owner.scope.bases) {
    const above = depth > maximumDepth ? null : definitionOf(base, owner.parent ?? owner, links);
    if (above === null) bases.push({ base, env: owner });
    else {
      const inherited = fieldsOf(above, links, depth + 1);
      fields.push(...inherited.fields);
      bases.push(...inherited.bases);
    }
  }
  return { fields, bases };
}

/** The function a callee names, or the function value it holds; null if it is not in sight. */
export function resolveFunction(callee: Expr, env: Env, links: Links): Env | null {
  if (callee.kind === 'function') return env.file.envs.get(callee.scope) ?? null;
  const binding = bindingOf(callee, env, links, 0);
  if (binding === null) return null;
  if (binding.kind === 'scope') return binding.env.scope.kind === 'function' ? binding.env : null;
  const [value] = binding.values;
  return value?.kind === 'function' ? (binding.env.file.envs.get(value.scope) ?? null) : null;
}

/** What a parameter is given by the call that is being read, else its default; null for any other name. */
export function parameterValue(expr: NameExpr, env: Env): Placed | null {
  const given = givenFor(expr, env);
  if (given !== null) return given;
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.assigned.has(expr.name) || at.declared.has(expr.name)) return null;
    const parameter = at.parameters.get(expr.name);
    if (parameter === undefined) continue;
    return parameter.defaultValue === null ? null : { value: parameter.defaultValue, env: at };
  }
  return null;
}

/** What the call that is being read gives for a parameter; null for any other name. */
export function givenFor(expr: NameExpr, env: Env): Placed | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.assigned.get(expr.name)?.some(isFinal) === true || at.declared.has(expr.name)) return null;
    if (at.parameters.has(expr.name)) return at.given?.get(expr.name) ?? null;
  }
  return null;
}

/** True for a field of what is given for a parameter. */
export function isGiven({ object }: MemberExpr, env: Env): boolean {
  if (object.kind === 'member') return isGiven(object, env);
  return object.kind === 'name' && givenFor(object, env) !== null;
}

/** Follows names and members to the expression that is their value, if it is the only one in sight. */
export function resolveValue(expr: Expr, env: Env, links: Links, depth = 0): Placed {
  if (depth > maximumDepth) return { value: expr, env };
  const binding = bindingOf(expr, env, links, depth);
  if (binding?.kind !== 'assigned' || binding.values.length === 0) return { value: expr, env };
  return resolveValue(binding.values[0]!, binding.env, links, depth + 1);
}

function bindingOf(expr: Expr, env: Env, links: Links, depth: number): Binding | null {
  if (expr.kind === 'name') return resolveName(expr, env, links, depth);
  return expr.kind === 'member' ? resolveMember(expr, env, links, depth) : null;
}

function assignedOnce(value: Expr, env: Env): Binding {
  return { kind: 'assigned', env, values: [value], appended: [], perhaps: new Map() };
}

/** What a module calls by a name, wherever it has it from. */
function exportedName(name: string, { root }: Program, links: Links, depth: number): Binding | null {
  const declared = root.declared.get(name);
  if (declared !== undefined) return { kind: 'scope', env: declared };
  const assigned = root.assigned.get(name);
  const own = assigned === undefined ? null : choose(assigned, null, root);
  return own ?? commonJsExport(name, root) ?? importedName(name, root.file, links, depth + 1);
}

function importedName(name: string, file: Program, links: Links, depth: number): Binding | null {
  if (depth > maximumDepth) return null;
  const found = file.imported.get(name);
  if (found !== undefined) return followImport(found, file, links, depth);
  for (const wholesale of file.module.imports) {
    if (wholesale.local !== '*') continue;
    const target = links.module(file, wholesale.module);
    const binding = target === null ? null : exportedName(name, target, links, depth + 1);
    if (binding !== null) return binding;
  }
  return null;
}

function followImport({ module, name }: Import, file: Program, links: Links, depth: number): Binding | null {
  const target = links.module(file, module);
  // A text is all that its file exports.
  const exported = name === '*' && target?.template !== undefined ? 'default' : name;
  if (exported === '*') return target === null ? null : { kind: 'scope', env: target.root };
  const member = target === null ? null : exportedName(exported, target, links, depth + 1);
  if (member !== null) return member;
  const below = links.submodule(file, module, name);
  return below === null ? null : { kind: 'scope', env: below.root };
}

/** `exports.name = …`, `module.exports = { name: … }`; the latter as a whole is the default. */
function commonJsExport(name: string, root: Env): Binding | null {
  for (const statement of root.scope.statements) {
    if (statement.kind !== 'assign' || statement.target.kind !== 'member') continue;
    const target = dottedPath(statement.target);
    if (target === `exports.${name}` || target === `module.exports.${name}`) {
      return assignedOnce(statement.value, root);
    }
    if (target !== 'module.exports') continue;
    const value = name === 'default' ? statement.value : entryOf(statement.value, name);
    if (value !== null) return assignedOnce(value, root);
  }
  return null;
}

/** `a.b` where the file says `import a.b`. */
function dottedModule(expr: Expr, file: Program, links: Links): Binding | null {
  const path = dottedPath(expr);
  if (path === null || !path.includes('.')) return null;
  const found = file.module.imports.find(({ module, name }) => name === '*' && module === path);
  return found === undefined ? null : followImport(found, file, links, 0);
}

function memberOf(object: Binding, property: string, links: Links, depth: number): Binding | null {
  if (depth > maximumDepth) return null;
  if (object.kind === 'scope') {
    const { env } = object;
    if (env.parent === null) return exportedName(property, env.file, links, depth);
    return env.scope.kind === 'function' ? null : memberOfClass(env, property, links, depth);
  }
  const [value] = object.values;
  if (value === undefined) return null;
  switch (value.kind) {
    case 'name':
    case 'member': {
      const next = bindingOf(value, object.env, links, depth + 1);
      return next === null ? null : memberOf(next, property, links, depth + 1);
    }
    case 'object': {
      const entry = value.entries.find(({ key }) => key === property);
      if (entry !== undefined) return assignedOnce(entry.value, object.env);
      for (const { value: spread, spread: isSpread } of value.entries) {
        const next = isSpread ? bindingOf(spread, object.env, links, depth + 1) : null;
        const found = next === null ? null : memberOf(next, property, links, depth + 1);
        if (found !== null) return found;
      }
      return null;
    }
    case 'call': {
      // `x = Settings(…)` then `x.prompt`: a keyword of the construction, else a field of the class.
      const argument = namedArgument(value, property);
      if (argument !== null) return assignedOnce(argument, object.env);
      const made = bindingOf(value.callee, object.env, links, depth + 1);
      return made?.kind === 'scope' && made.env.scope.kind === 'class'
        ? memberOfClass(made.env, property, links, depth)
        : null;
    }
    default:
      return null;
  }
}

/** A method, a field set in a method, a field of the body; else what a base class has. */
function memberOfClass(owner: Env, property: string, links: Links, depth: number): Binding | null {
  const method = owner.declared.get(property);
  if (method !== undefined) return { kind: 'scope', env: method };
  return fieldOfClass(owner, property) ?? inheritedMember(owner, property, links, depth + 1);
}

function fieldOfClass(owner: Env, property: string): Binding | null {
  const field = owner.assigned.get(property);
  const set = owner.fields.get(property) ?? [];
  const [first] = set;
  if (first === undefined) return field === undefined ? null : choose(field, null, owner);
  const values = set.filter(({ assign }) => !assign.appends).map(({ assign }) => assign.value);
  const appended = set.filter(({ assign }) => assign.appends).map(({ assign }) => assign.value);
  const own = field?.map(({ value }) => value) ?? [];
  const all = [...values, ...own].filter((value) => value.kind !== 'scalar');
  return all.length === 0
    ? null
    : { kind: 'assigned', env: first.env, values: all, appended, perhaps: new Map() };
}

function inheritedMember(owner: Env, property: string, links: Links, depth: number): Binding | null {
  if (depth > maximumDepth) return null;
  for (const base of owner.scope.bases) {
    const binding = bindingOf(base, owner.parent ?? owner, links, depth);
    if (binding?.kind !== 'scope' || binding.env.scope.kind !== 'class') continue;
    const found = memberOfClass(binding.env, property, links, depth);
    if (found !== null) return found;
  }
  return null;
}

/** True for an assignment that always takes place and leaves nothing of what was there. */
function isFinal({ depth, appends }: AssignStatement): boolean {
  return depth === 0 && !appends;
}

/**
 * The assignments that can reach a use: the last one that it cannot go around, conditional ones behind it, appends. A
 * use in another scope may come after all of them.
 */
function choose(assigned: readonly AssignStatement[], use: Span | null, env: Env): Binding | null {
  const candidates =
    use === null ? assigned : assigned.filter(({ span }) => span.end <= use.start && reaches(span, env, use));
  if (candidates.length === 0) return null;
  let base = 0;
  candidates.forEach((statement, i) => {
    if (isFinal(statement) || (use !== null && isFinalFor(statement, env, use))) base = i;
  });
  const live = candidates.slice(base);
  const values = live.filter((statement) => !statement.appends).map(({ value }) => value);
  const appended = live.filter((statement) => statement.appends).map(({ value }) => value);
  return { kind: 'assigned', env, values, appended, perhaps: perhapsAppended(live, env, use) };
}

function reaches(span: Span, { scope }: Env, use: Span): boolean {
  return conditionOf(span, scope, null, use) !== 'never';
}

/** True for an assignment in blocks that all lie around the use, too. */
function isFinalFor({ span, depth, appends }: AssignStatement, { scope }: Env, use: Span): boolean {
  return !appends && depth === blocksAround(span, scope).length && depth === sharedBlocks(span, use, scope);
}

/** What is appended in a block that lies inside of the one where the value was set. */
function perhapsAppended(
  live: readonly AssignStatement[],
  { scope }: Env,
  use: Span | null,
): Map<Expr, Condition> {
  const perhaps = new Map<Expr, Condition>();
  let set: AssignStatement | null = null;
  for (const statement of live) {
    if (!statement.appends) {
      set = statement;
      continue;
    }
    const condition = conditionOf(statement.span, scope, set === null ? null : set.span, use);
    if (condition !== null && condition !== 'never') perhaps.set(statement.value, condition);
  }
  return perhaps;
}
