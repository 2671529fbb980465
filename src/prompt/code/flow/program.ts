import type {
  AssignStatement,
  CallExpr,
  ElementExpr,
  Expr,
  Module,
  Scope,
  Statement,
  Parameter,
} from '../syntax/syntax';
import { chainOf, enclosingClass, isSelf, ownName, receiverName } from './environment';
import type { Env, FileTemplate, Holder, Lists, Program, Section } from './environment';
import { asAppending } from './selfAppends';

interface MutableEnv extends Env {
  readonly assigned: Map<string, AssignStatement[]>;
  readonly calls: CallExpr[];
  readonly parameters: Map<string, Parameter>;
  readonly declared: Map<string, Env>;
  readonly fields: Map<string, { assign: AssignStatement; env: Env }[]>;
  readonly methodCalls: Map<string, CallExpr[]>;
}

/** What a statement of a module puts into the environment of the module itself. */
type InModule = Pick<MutableEnv, 'assigned' | 'calls' | 'declared' | 'methodCalls'>;

interface MutableSection extends Section {
  readonly holders: Holder[];
  readonly textHolders: Holder[];
  readonly calls: { call: CallExpr; env: Env }[];
  readonly elements: { element: ElementExpr; env: Env }[];
  readonly envs: [Scope, Env][];
  readonly samples: Expr[];
  readonly inModule: InModule;
}

/**
 * What is kept from one reading of a document to the next: the environment of its module, which those inside it lie
 * in, and what was read from each statement that is still the same.
 */
interface Home {
  program: Program | null;
  readonly root: MutableEnv & { scope: Scope } & { -readonly [Key in keyof InModule]: InModule[Key] };
  readonly sections: WeakMap<Statement, MutableSection>;
}

const homes = new WeakMap<object, Home>();

function homeOf(memory: object | null, scope: Scope): Home {
  const known = memory === null ? undefined : homes.get(memory);
  if (known !== undefined) return known;
  const home: Home = {
    program: null,
    root: {
      get file() {
        return home.program!;
      },
      scope,
      parent: null,
      parameters: new Map(),
      fields: new Map(),
      ...inModule(),
    },
    sections: new WeakMap(),
  };
  if (memory !== null) homes.set(memory, home);
  return home;
}

function inModule(): InModule {
  return { assigned: new Map(), calls: [], declared: new Map(), methodCalls: new Map() };
}

/**
 * Builds environments and the lists of holders and calls in one walk. `memory` stands for a document that is read
 * again and again, of which the statements stay the same that have not changed; only its last program is of use.
 */
export function program(
  module: Module,
  path: string,
  template?: FileTemplate,
  memory: object | null = null,
): Program {
  const home = homeOf(memory, module.root);
  const { root } = home;
  root.scope = module.root;
  const visited = new Set<CallExpr>();
  const chained = new Set<CallExpr>();
  let section: MutableSection;

  const enter = (scope: Scope, parent: MutableEnv): MutableEnv => {
    const env: MutableEnv = {
      get file() {
        return home.program!;
      },
      scope,
      parent,
      assigned: new Map(),
      calls: [],
      parameters: new Map(scope.parameters.map((parameter) => [parameter.name, parameter])),
      declared: new Map(),
      fields: new Map(),
      methodCalls: new Map(),
    };
    section.envs.push([scope, env]);
    for (const decorator of scope.decorators) visit(decorator, parent);
    for (const base of scope.bases) visit(base, parent);
    for (const { name, defaultValue } of scope.parameters) {
      if (defaultValue !== null) {
        hold({ value: defaultValue, env, kind: 'default', name, call: null, assign: null, within, given });
      }
    }
    for (const statement of scope.statements) read(statement, env);
    return env;
  };

  const read = (statement: Statement, env: MutableEnv): void => {
    switch (statement.kind) {
      case 'assign': {
        const assign = asAppending(statement);
        const { target, value } = assign;
        if (target.kind === 'name') push(env.assigned, target.name, assign);
        const field = fieldName(target, env);
        const owner = field === null ? null : enclosingClass(env);
        if (owner !== null) push(owner.fields, field!, { assign, env });
        if (target.kind === 'opaque' || target.kind === 'member') visit(target, env);
        const name = ownName(target);
        const around = target.kind === 'member' && target.subscript === true ? ownName(target.object) : null;
        hold({ value, env, kind: 'assign', name, call: null, assign, within: around ?? within, given });
        break;
      }
      case 'return':
        hold({
          value: statement.value,
          env,
          kind: 'return',
          name: env.scope.name,
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
      case 'block':
        break;
    }
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
    section.holders.push(holder);
    if (holder.name !== null && namesSample(holder)) section.samples.push(holder.value);
    if (textKinds.has(kind) || (holder.kind === 'return' && kind === 'name')) {
      section.textHolders.push(holder);
    }
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
        section.calls.push({ call: expr, env });
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
        section.elements.push({ element: expr, env });
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

  const sections = module.root.statements.map((statement) => {
    const known = home.sections.get(statement);
    if (known !== undefined) return known;
    section = {
      holders: [],
      textHolders: [],
      calls: [],
      elements: [],
      envs: [],
      samples: [],
      inModule: inModule(),
    };
    Object.assign(root, section.inModule);
    read(statement, root);
    home.sections.set(statement, section);
    return section;
  });
  Object.assign(root, together(sections));
  const lists = listsOf(sections);
  home.program = {
    path,
    module,
    root,
    sections,
    imported: new Map(module.imports.map((found) => [found.local, found])),
    ...lists,
    envs: new Map([[module.root, root], ...lists.envs]),
    ...(template === undefined ? {} : { template }),
  };
  return home.program;
}

/** What stands in some sections, in their order. */
export function listsOf(sections: readonly Section[]): Lists {
  const holders: Holder[] = [];
  const textHolders: Holder[] = [];
  const calls: Lists['calls'][number][] = [];
  const elements: Lists['elements'][number][] = [];
  const envs = new Map<Scope, Env>();
  const samples: Expr[] = [];
  for (const section of sections) {
    for (const each of section.holders) holders.push(each);
    for (const each of section.textHolders) textHolders.push(each);
    for (const each of section.calls) calls.push(each);
    for (const each of section.elements) elements.push(each);
    for (const [scope, env] of section.envs) envs.set(scope, env);
    for (const each of section.samples) samples.push(each);
  }
  return { holders, textHolders, calls, elements, envs, samples };
}

function together(sections: readonly MutableSection[]): InModule {
  const all = inModule();
  for (const { inModule: own } of sections) {
    for (const [name, list] of own.assigned) for (const each of list) push(all.assigned, name, each);
    for (const [name, list] of own.methodCalls) for (const each of list) push(all.methodCalls, name, each);
    for (const [name, env] of own.declared) all.declared.set(name, env);
    for (const call of own.calls) all.calls.push(call);
  }
  return all;
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

const textKinds: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>([
  'string',
  'concat',
  'format',
  'call',
  'choice',
  'function',
  'element',
]);

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
