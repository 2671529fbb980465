import type { TemplateLanguage } from '../../templates/template';
import { normalised } from './names';
import type {
  AssignStatement,
  CallExpr,
  ElementExpr,
  Expr,
  Import,
  MemberExpr,
  Module,
  Parameter,
  Scope,
} from '../syntax/syntax';

/** A scope with what is bound in it, and the way outwards. */
export interface Env {
  /** The file it belongs to. */
  readonly file: Program;
  readonly scope: Scope;
  readonly parent: Env | null;
  /** Assignments to a plain name, in source order. */
  readonly assigned: ReadonlyMap<string, readonly AssignStatement[]>;
  readonly parameters: ReadonlyMap<string, Parameter>;
  /** What one call of the function gives its parameters, where that call is being read. */
  readonly given?: ReadonlyMap<string, { readonly value: Expr; readonly env: Env }>;
  /** Calls that stand directly in it, in source order. */
  readonly calls: readonly CallExpr[];
  /** Named functions and classes declared directly in it. */
  readonly declared: ReadonlyMap<string, Env>;
  /** In a class: assignments to `self.x` / `this.x` anywhere in its methods, with the method they stand in. */
  readonly fields: ReadonlyMap<string, readonly { readonly assign: AssignStatement; readonly env: Env }[]>;
  /**
   * Method calls on a plain name or `self.x`, and on what such a call gives back, in source order: `messages.append(…)`
   * under `messages`.
   */
  readonly methodCalls: ReadonlyMap<string, readonly CallExpr[]>;
}

/** Where a value stands: what holds it, under which name. */
export interface Holder {
  readonly value: Expr;
  readonly env: Env;
  readonly kind: 'assign' | 'return' | 'argument' | 'entry' | 'item' | 'default' | 'attribute' | 'bare';
  /** Variable, function, keyword or key; null where it has none. */
  readonly name: string | null;
  /** The call whose argument it is. */
  readonly call: CallExpr | null;
  /** The name of the list or dictionary that it is an item or entry of. */
  readonly within: string | null;
  /** The call that is given it, as an argument or inside of one: `ask({ message: '…' })`. */
  readonly given: CallExpr | null;
  /** The assignment whose value it is. */
  readonly assign: AssignStatement | null;
}

/** All that is asked for in a module or in a part of it, outermost first. */
export interface Lists {
  readonly holders: readonly Holder[];
  /** Those whose value may have a text written in it, and what functions return by name. */
  readonly textHolders: readonly Holder[];
  readonly calls: readonly { readonly call: CallExpr; readonly env: Env }[];
  /** JSX elements, the outer before the inner. */
  readonly elements: readonly { readonly element: ElementExpr; readonly env: Env }[];
  /** The environment of each scope, for functions that are values. */
  readonly envs: ReadonlyMap<Scope, Env>;
  /** What stands as an example in the description of an interface. */
  readonly samples: readonly Expr[];
}

/** The same of one statement. */
export interface Section extends Omit<Lists, 'envs'> {
  readonly envs: readonly (readonly [Scope, Env])[];
}

/** A module made ready for questions: environments, and every place that holds a value, outermost first. */
export interface Program extends Lists {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly module: Module;
  readonly root: Env;
  /** Names imported, by local name. */
  readonly imported: ReadonlyMap<string, Import>;
  /** What stands in each statement of the module. */
  readonly sections: readonly Section[];
  /** Where the file is one text and no code. */
  readonly template?: FileTemplate;
}

/** How the placeholders of a file that is one text are written; where that is not sure, whoever fills them tells. */
export interface FileTemplate {
  readonly language: TemplateLanguage;
  readonly isSure: boolean;
}

/** The name of a variable or a field, as what is assigned to it, or called on it, goes by; null of anything else. */
export function ownName(expr: Expr): string | null {
  return expr.kind === 'name' ? expr.name : expr.kind === 'member' ? expr.property : null;
}

/** The variable or field that keeps what a call of a scope makes; null if nothing does. */
export function variableOf(call: CallExpr, { scope }: Env): string | null {
  for (const statement of scope.statements) {
    if (statement.kind === 'assign' && statement.value === call) return ownName(statement.target);
  }
  return null;
}

/** Whether a value stands in such an example. */
export function isSample({ span }: Expr, { samples }: Program): boolean {
  return samples.some((sample) => sample.span.start <= span.start && span.end <= sample.span.end);
}

/** `self`, `this`, `cls`. */
export function isSelf(expr: Expr): boolean {
  return expr.kind === 'name' && (expr.name === 'self' || expr.name === 'this' || expr.name === 'cls');
}

/** Whether an environment is that of a scope or lies inside of it. */
export function isWithin(env: Env, scope: Env): boolean {
  for (let at: Env | null = env; at !== null; at = at.parent) if (at.scope === scope.scope) return true;
  return false;
}

/** The innermost class around an environment. */
export function enclosingClass<E extends Env>(env: E): E | null {
  for (let at: Env | null = env; at !== null; at = at.parent) if (at.scope.kind === 'class') return at as E;
  return null;
}

/** The name of the innermost function around an environment, null at module level. */
export function enclosingFunction(env: Env): string | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.scope.kind === 'function' && at.scope.name !== null) return at.scope.name;
  }
  return null;
}

/** The calls that stand one behind the other up to this one, innermost first: `a()`, `a().b()`, `a().b().c()`. */
export function chainOf(call: CallExpr): CallExpr[] {
  const links = [call];
  let at: Expr = call.callee;
  while (at.kind === 'member') {
    const { object }: MemberExpr = at;
    if (object.kind === 'call') links.push(object);
    at = object.kind === 'call' ? object.callee : object;
  }
  return links.reverse();
}

/** What a call is a method of, the innermost last: `a.b` and `a` for `a.b.c()`. */
export function receiversOf({ callee }: CallExpr): Expr[] {
  const receivers: Expr[] = [];
  for (let at: Expr = callee; at.kind === 'member'; at = at.object) receivers.push(at.object);
  return receivers;
}

/** The key of `methodCalls`: `messages` for `messages.append`, `self.messages` for `self.messages.append`. */
export function receiverName(expr: Expr): string | null {
  if (expr.kind === 'name') return expr.name;
  if (expr.kind === 'member' && isSelf(expr.object)) return `self.${expr.property}`;
  return null;
}

/** An argument by keyword in any spelling, or by the same key of an object passed as the only or last argument. */
export function namedArgument(call: CallExpr, name: string): Expr | null {
  const wanted = normalised(name);
  for (const argument of call.args) {
    if (argument.name !== null && normalised(argument.name) === wanted) return argument.value;
  }
  for (const argument of call.args) {
    if (argument.name !== null || !hasFields(argument.value)) continue;
    const found = entryOf(argument.value, name);
    if (found !== null) return found;
  }
  return null;
}

/** True for an object, and for a value of a named type whose fields are written out. */
export function hasFields(expr: Expr): boolean {
  return expr.kind === 'object' || (expr.kind === 'call' && expr.record === true);
}

/** The value of a key in any spelling; null if the object does not show it. */
export function entryOf(object: Expr, key: string): Expr | null {
  if (object.kind === 'object') {
    const wanted = normalised(key);
    for (const entry of object.entries) {
      if (entry.key !== null && normalised(entry.key) === wanted) return entry.value;
    }
  }
  return object.kind === 'call' ? namedArgument(object, key) : null;
}

/** The n-th positional argument; spreads end the count. */
export function positionalArgument(call: CallExpr, index: number): Expr | null {
  let position = 0;
  for (const argument of call.args) {
    if (argument.spread) return null;
    if (argument.name !== null) continue;
    if (position === index) return argument.value;
    position += 1;
  }
  return null;
}

/** True if one of the modules, or a module below it, is imported. */
export function importsAny(program: Program, modules: readonly string[]): boolean {
  return program.module.imports.some(({ module }) => isModuleOf(module, modules));
}

/** True if a module is one of a list, or below one. */
export function isModuleOf(module: string, modules: readonly string[]): boolean {
  return modules.some(
    (wanted) =>
      module === wanted ||
      module.startsWith(`${wanted}.`) ||
      module.startsWith(`${wanted}/`) ||
      module.startsWith(`${wanted}_`),
  );
}
