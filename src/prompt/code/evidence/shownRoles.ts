import type { Role } from '../../model';
import { roleInName, roleNamed, roleOfConstant } from '../../roles';
import type { Env, Holder, Program } from '../flow/environment';
import { isSelf, positionalArgument } from '../flow/environment';
import { ownParameters } from '../flow/functions';
import type { Links } from '../flow/links';
import { calleeName, calleePath, normalised } from '../flow/names';
import { pairRoles } from '../flow/messageShapes';
import { definitionOf, resolveFunction } from '../flow/resolve';
import type { CallExpr, Expr, Scope } from '../syntax/syntax';
import { messageIn } from './messageRoles';
import { promisesPrompt } from './naming';
import { roleOfPassing, roleOfTaker } from './takerRoles';

/** The roles of texts that only their names or words show, by what the code does with them. */
export interface ShownRoles {
  /** Of what the module calls by a name, and of what functions and methods of a name return. */
  readonly ofModule: ReadonlyMap<string, Role>;
  /** Of what a place holds. */
  of(holder: Holder): Role | undefined;
}

/** Methods that are given what a system is told: `appendInstructions(…)`, `setSystemPrompt(…)`. */
const takesSystem =
  /^(?:append|add|set|with|use|update)\w*(?:system(?:prompt|message|instructions?)|instructions?)$/;

/** What the names of a function's own show, by the function. */
type RolesOfLocals = ReadonlyMap<Scope, ReadonlyMap<string, Role>>;

/** How many names a text may go through until one shows its role. */
const maximumSteps = 3;

/** `filled`: the name whose text an expression fills. `links`: to the files that tell what becomes of a text. */
export function shownRoles(
  program: Program,
  filled: (expr: Expr) => string | null,
  links: Links,
): ShownRoles {
  const ofModule = new Map<string, Role>();
  const ofLocals: Map<Scope, Map<string, Role>> = new Map();
  const rolesAt = (name: string, env: Env): Map<string, Role> => {
    const scope = scopeOf(name, env);
    if (scope === null) return ofModule;
    const known = ofLocals.get(scope) ?? new Map<string, Role>();
    ofLocals.set(scope, known);
    return known;
  };
  const show = (value: Expr, env: Env, role: Role, isSure = false): boolean => {
    const name = usedName(value);
    if (name === undefined) return false;
    // `Agent(prompt=SYSTEM_TEXT)`: the name of a text says more than that of the place it is put in.
    const said = isSure ? 'prompt' : roleInName(name);
    if (said !== 'prompt' && said !== role) return false;
    const known = value.kind === 'name' ? rolesAt(name, env) : ofModule;
    if (known.has(name)) return false;
    known.set(name, role);
    return true;
  };
  const showAll = (value: Expr, env: Env, role: Role, isSure = false): boolean =>
    piecesOf(value, filled).reduce((isNew, piece) => show(piece, env, role, isSure) || isNew, false);
  for (const { value, env } of program.holders) {
    const message = messageIn(value);
    if (message !== null) showAll(message.content, env, message.role, true);
  }
  for (const { call, env } of program.calls) {
    const [first] = call.args;
    if (first !== undefined && takesSystem.test(normalised(calleeName(call.callee)))) {
      show(first.value, env, 'system');
    }
  }
  for (const { value, name, env, kind } of program.holders) {
    if (name === null || kind === 'return') continue;
    const isKept = kind === 'assign' || kind === 'default';
    const role = isKept ? roleOfTaker(name) : roleOfPassing(name);
    if (role === null) continue;
    showAll(value, env, role);
  }
  for (const { call, env } of program.calls) {
    const role = roleBeside(call);
    if (role !== null) show(call.args[1]!.value, env, role);
  }
  const holders = program.holders.filter(
    ({ kind, name }) => name !== null && (kind === 'assign' || kind === 'return'),
  );
  const ownRole = ({ kind, name, env }: Holder): Role | undefined =>
    kind === 'assign'
      ? rolesAt(name!, env).get(name!)
      : (rolesAt(name!, env.parent ?? env).get(name!) ?? ofModule.get(name!));
  for (let step = 0, isNew = true; isNew && step < maximumSteps; step += 1) {
    isNew = false;
    const takers = takersIn(program, ofLocals);
    for (const { call, env } of program.calls) {
      for (const { name, position, role } of takers.get(calleeName(call.callee)) ?? []) {
        const value = givenFor(call, name, position);
        if (value !== null) isNew = showAll(value, env, role) || isNew;
      }
    }
    for (const holder of holders) {
      const role = ownRole(holder) ?? roleOfTaker(holder.name!);
      if (role === null) continue;
      isNew = showAll(holder.value, holder.env, role) || isNew;
    }
  }
  return {
    ofModule,
    of: (holder) => {
      const { kind, name, call, value, env } = holder;
      if (kind === 'argument') {
        if (call === null) return undefined;
        const beside = value === call.args[1]?.value ? roleBeside(call) : null;
        if (beside !== null) return beside;
        return name === null ? roleAmongParameters(call, value, env, links) : undefined;
      }
      if (name === null || (kind !== 'assign' && kind !== 'return')) return undefined;
      return ownRole(holder) ?? roleByPassing(holder, program, links);
    },
  };
}

/** The role that a call is given first, of the text behind it: `Turn("user", prompt)`, `add(talk.SystemRole, prompt)`. */
function roleBeside({ args }: CallExpr): Role | null {
  const [first, second] = args;
  if (first === undefined || second === undefined || first.name !== null) return null;
  const { value } = first;
  if (value.kind === 'member' || value.kind === 'name') {
    // `config.Model` and `request.user` are no roles.
    const path = calleePath(value);
    return path.some((name) => /R(?:ole|OLE)/.test(name)) ? roleOfConstant(path.at(-1)!) : null;
  }
  if (value.kind !== 'string' || value.pieces.length !== 1) return null;
  const piece = value.pieces[0]!;
  return piece.kind === 'text' && pairRoles.has(piece.text) ? roleNamed(piece.text) : null;
}

/** The function whose own a name is; null for one of the module, or of none in sight. */
function scopeOf(name: string, env: Env): Scope | null {
  for (let at: Env | null = env; at !== null; at = at.parent) {
    if (at.scope.kind === 'function' && (at.assigned.has(name) || at.parameters.has(name))) return at.scope;
  }
  return null;
}

interface Taker {
  readonly name: string;
  readonly position: number;
  readonly role: Role;
}

/** The functions of a file that have parameters for a text of a role, by their names. */
function takersIn({ envs }: Program, used: RolesOfLocals): ReadonlyMap<string, readonly Taker[]> {
  const takers = new Map<string, readonly Taker[]>();
  for (const env of envs.values()) {
    const { name } = env.scope;
    if (name === null || env.scope.kind !== 'function' || env.parameters.size === 0) continue;
    const taking = takersOf(env, used.get(env.scope));
    const isMade = name === '__init__' || name === 'constructor';
    const called = isMade ? (env.parent?.scope.name ?? name) : name;
    if (taking.length > 0) takers.set(called, taking);
  }
  return takers;
}

/** The parameters that are named for a role, or `used` in a role by their function. */
function takersOf(env: Env, used?: ReadonlyMap<string, Role>): Taker[] {
  return ownParameters(env).flatMap(({ name }, position) => {
    const role = roleOfTaker(name) ?? used?.get(name) ?? null;
    return role === null ? [] : [{ name, position, role }];
  });
}

/** What a call gives for a parameter. */
function givenFor(call: CallExpr, name: string, position: number): Expr | null {
  const named = call.args.find((argument) => argument.name === name);
  return named?.value ?? positionalArgument(call, position);
}

/** The role of the parameter that an argument is for, in a function in sight. */
function roleAmongParameters(call: CallExpr, value: Expr, env: Env, links: Links): Role | undefined {
  const target = resolveFunction(call.callee, env, links) ?? constructorOf(call, env, links);
  return target === null
    ? undefined
    : takersOf(target).find(({ position }) => positionalArgument(call, position) === value)?.role;
}

function constructorOf({ callee }: CallExpr, env: Env, links: Links): Env | null {
  const made = definitionOf(callee, env, links);
  return made?.scope.kind === 'class'
    ? (made.declared.get('__init__') ?? made.declared.get('constructor') ?? null)
    : null;
}

/** The role of the parameter of an imported function that is given what a place holds. */
function roleByPassing(holder: Holder, program: Program, links: Links): Role | undefined {
  const name = holder.name!;
  const own = holder.kind === 'assign' ? scopeOf(name, holder.env) : null;
  for (const { call, env } of program.calls) {
    const passed = call.args.find(({ value, name: keyword }) => keyword === null && usedName(value) === name);
    if (passed === undefined || !program.imported.has(calleePath(call.callee)[0] ?? '')) continue;
    if (passed.value.kind === 'name' && scopeOf(name, env) !== own) continue;
    const role = roleAmongParameters(call, passed.value, env, links);
    if (role !== undefined) return role;
  }
  return undefined;
}

/** The name that an expression is, that the class has for it, or whose function it calls. */
export function usedName(value: Expr): string | undefined {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'member') return isOfClass(value.object) ? value.property : undefined;
  return value.kind === 'call' ? calleeName(value.callee) : undefined;
}

/** `self`, and what is called like a class. */
function isOfClass(object: Expr): boolean {
  return isSelf(object) || (object.kind === 'name' && /^[A-Z][a-z]/.test(object.name));
}

/** The names and calls that a text is put together of. */
function piecesOf(value: Expr, filled: (expr: Expr) => string | null): Expr[] {
  switch (value.kind) {
    case 'name':
    case 'member':
      return [value];
    case 'string':
      return value.pieces.flatMap((piece) =>
        piece.kind === 'hole' && piece.value.kind !== 'string' ? piecesOf(piece.value, filled) : [],
      );
    case 'concat':
      return value.operands.flatMap((operand) => piecesOf(operand, filled));
    case 'choice':
      return value.options.flatMap((option) => piecesOf(option, filled));
    case 'format':
      return piecesOf(value.template, filled);
    case 'call': {
      const name = filled(value);
      if (name !== null) return [{ kind: 'name', name, span: value.span }];
      const { callee } = value;
      if (callee.kind === 'member' && /^(?:l|r)?strip$|^trim/.test(callee.property)) {
        return piecesOf(callee.object, filled);
      }
      const within = value.args.map((argument) => argument.value);
      return [value, ...within.filter((argument) => promisesPrompt(usedName(argument) ?? ''))];
    }
    default:
      return [];
  }
}
