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

/** A module made ready for questions: environments, and every place that holds a value, outermost first. */
export interface Program {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly module: Module;
  readonly root: Env;
  readonly holders: readonly Holder[];
  /** Those whose value may have a text written in it, and what functions return by name. */
  readonly textHolders: readonly Holder[];
  readonly calls: readonly { readonly call: CallExpr; readonly env: Env }[];
  /** JSX elements, the outer before the inner. */
  readonly elements: readonly { readonly element: ElementExpr; readonly env: Env }[];
  /** The environment of each scope, for functions that are values. */
  readonly envs: ReadonlyMap<Scope, Env>;
  /** Names imported, by local name. */
  readonly imported: ReadonlyMap<string, Import>;
  /** What stands as an example in the description of an interface. */
  readonly samples: readonly Expr[];
  /** How much of each list stands before each statement of the module. */
  readonly before: readonly Lengths[];
  /** Where the file is one text and no code. */
  readonly template?: FileTemplate;
}

/** Numbers of entries in the lists of a program. */
export interface Lengths {
  readonly holders: number;
  readonly textHolders: number;
  readonly calls: number;
  readonly elements: number;
  readonly envs: number;
}

/** How the placeholders of a file that is one text are written; where that is not sure, whoever fills them tells. */
export interface FileTemplate {
  readonly language: TemplateLanguage;
  readonly isSure: boolean;
}

interface MutableEnv extends Env {
  readonly assigned: Map<string, AssignStatement[]>;
  readonly calls: CallExpr[];
  readonly parameters: Map<string, Parameter>;
  readonly declared: Map<string, Env>;
  readonly fields: Map<string, { assign: AssignStatement; env: Env }[]>;
  readonly methodCalls: Map<string, CallExpr[]>;
}

/** Builds environments and the lists of holders and calls in one walk. */
export function program(module: Module, path: string, template?: FileTemplate): Program {
  const holders: Holder[] = [];
  const textHolders: Holder[] = [];
  const calls: { call: CallExpr; env: Env }[] = [];
  const elements: { element: ElementExpr; env: Env }[] = [];
  const envs = new Map<Scope, Env>();
  const imported = new Map(module.imports.map((found) => [found.local, found]));
  const samples: Expr[] = [];
  const visited = new Set<CallExpr>();
  const chained = new Set<CallExpr>();
  const before: Lengths[] = [];
  const file: Program = {
    path,
    before,
    module,
    holders,
    textHolders,
    calls,
    elements,
    envs,
    imported,
    samples,
    ...(template === undefined ? {} : { template }),
    get root() {
      return root;
    },
  };

  const enter = (scope: Scope, parent: MutableEnv | null): MutableEnv => {
    const env: MutableEnv = {
      file,
      scope,
      parent,
      assigned: new Map(),
      calls: [],
      parameters: new Map(scope.parameters.map((parameter) => [parameter.name, parameter])),
      declared: new Map(),
      fields: new Map(),
      methodCalls: new Map(),
    };
    envs.set(scope, env);
    for (const decorator of scope.decorators) visit(decorator, parent ?? env);
    for (const base of scope.bases) visit(base, parent ?? env);
    for (const { name, defaultValue } of scope.parameters) {
      if (defaultValue !== null) {
        hold({ value: defaultValue, env, kind: 'default', name, call: null, assign: null, within, given });
      }
    }
    for (const statement of scope.statements) {
      if (parent === null) {
        before.push({
          holders: holders.length,
          textHolders: textHolders.length,
          calls: calls.length,
          elements: elements.length,
          envs: envs.size,
        });
      }
      switch (statement.kind) {
        case 'assign': {
          const { target, value } = statement;
          if (target.kind === 'name') push(env.assigned, target.name, statement);
          const field = fieldName(target, env);
          const owner = field === null ? null : enclosingClass(env);
          if (owner !== null) push(owner.fields, field!, { assign: statement, env });
          if (target.kind === 'opaque' || target.kind === 'member') visit(target, env);
          const name = nameOfTarget(target);
          hold({ value, env, kind: 'assign', name, call: null, assign: statement, within, given });
          break;
        }
        case 'return':
          hold({
            value: statement.value,
            env,
            kind: 'return',
            name: scope.name,
            call: null,
            assign: null,
            within,
            given,
          });
          break;
        case 'expression':
          hold({
            value: statement.value,
            env,
            kind: 'bare',
            name: null,
            call: null,
            assign: null,
            within,
            given,
          });
          break;
        case 'scope': {
          const child = enter(statement.scope, env);
          if (statement.scope.name !== null) env.declared.set(statement.scope.name, child);
          break;
        }
      }
    }
    return env;
  };

  let within: string | null = null;
  let given: CallExpr | null = null;
  const whileGiven = (to: CallExpr | null, read: () => void): void => {
    const outer = given;
    given = to;
    read();
    given = outer;
  };

  const hold = (holder: Holder & { env: MutableEnv }): void => {
    const { kind } = holder.value;
    // A number holds nothing.
    if (kind === 'scalar') return;
    holders.push(holder);
    if (holder.name !== null && namesSample(holder)) samples.push(holder.value);
    if (textKinds.has(kind) || (holder.kind === 'return' && kind === 'name')) textHolders.push(holder);
    const outer = within;
    within = kind === 'list' || kind === 'object' ? holder.name : null;
    visit(holder.value, holder.env);
    within = outer;
  };

  const visit = (expr: Expr, env: MutableEnv): void => {
    switch (expr.kind) {
      case 'string':
        for (const piece of expr.pieces) if (piece.kind === 'hole') visit(piece.value, env);
        return;
      case 'concat':
        for (const operand of expr.operands) visit(operand, env);
        return;
      case 'format':
        visit(expr.template, env);
        return visit(expr.argument, env);
      case 'member':
        return visit(expr.object, env);
      case 'call': {
        // A destructured call is the value of several assignments.
        if (visited.has(expr)) return;
        visited.add(expr);
        calls.push({ call: expr, env });
        env.calls.push(expr);
        if (!chained.has(expr)) {
          const links = chainOf(expr);
          for (const link of links) chained.add(link);
          const { callee } = links[0]!;
          const receiver = callee.kind === 'member' ? receiverName(callee.object) : null;
          if (receiver !== null) for (const link of links) push(env.methodCalls, receiver, link);
        }
        visit(expr.callee, env);
        whileGiven(expr, () => {
          for (const { name, value } of expr.args) {
            hold({ value, env, kind: 'argument', name, call: expr, assign: null, within, given });
          }
        });
        return;
      }
      case 'list':
        for (const { value } of expr.items) {
          hold({ value, env, kind: 'item', name: null, call: null, assign: null, within, given });
        }
        return;
      case 'object':
        for (const { key, value } of expr.entries) {
          hold({ value, env, kind: 'entry', name: key, call: null, assign: null, within, given });
        }
        return;
      case 'choice':
        if (expr.condition !== null) visit(expr.condition, env);
        for (const option of expr.options) visit(option, env);
        return;
      case 'opaque':
        for (const child of expr.children) visit(child, env);
        return;
      case 'element':
        elements.push({ element: expr, env });
        for (const { key, value } of expr.attributes) {
          hold({ value, env, kind: 'attribute', name: key, call: null, assign: null, within, given });
        }
        for (const child of expr.children) visit(child, env);
        return;
      case 'function':
        whileGiven(null, () => enter(expr.scope, env));
        return;
      case 'name':
      case 'scalar':
        return;
    }
  };

  const root = enter(module.root, null);
  return file;
}

/** The name under which an assignment holds its value; null where it has none. */
function nameOfTarget(target: Expr): string | null {
  return target.kind === 'name' ? target.name : target.kind === 'member' ? target.property : null;
}

/** The variable or field that keeps what a call of a scope makes; null if nothing does. */
export function variableOf(call: CallExpr, { scope }: Env): string | null {
  for (const statement of scope.statements) {
    if (statement.kind === 'assign' && statement.value === call) return nameOfTarget(statement.target);
  }
  return null;
}

/** The field that an assignment in a method sets: `this.x`, and `x` where the class has it in sight. */
function fieldName(target: Expr, env: Env): string | null {
  if (target.kind === 'member') return isSelf(target.object) ? target.property : null;
  if (target.kind !== 'name' || env.scope.kind !== 'function' || env.parameters.has(target.name)) return null;
  return enclosingClass(env)?.scope.members?.has(target.name) === true ? target.name : null;
}

const descriptionKeys: ReadonlySet<string> = new Set([
  'json_schema_extra',
  'schema_extra',
  'openapi_extra',
  'openapi_examples',
]);

/** Whether a name is one under which schemas and descriptions of interfaces keep their examples. */
function namesSample({ name, kind }: Holder): boolean {
  if (kind !== 'argument' && kind !== 'entry') return kind === 'assign' && descriptionKeys.has(name!);
  return name === 'example' || name === 'examples' || descriptionKeys.has(name!);
}

/** Whether a value stands in such an example. */
export function isSample({ span }: Expr, { samples }: Program): boolean {
  return samples.some((sample) => sample.span.start <= span.start && span.end <= sample.span.end);
}

const textKinds: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>([
  'string',
  'concat',
  'format',
  'call',
  'choice',
  'function',
  'element',
]);

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

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
