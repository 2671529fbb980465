import type { Role } from '../../roles';
import { roleInName, roleNamed, roleOfConstant } from '../../roles';
import type { Env, Holder, Program } from '../flow/environment';
import { positionalArgument } from '../flow/environment';
import { ownParameters } from '../flow/functions';
import type { Links } from '../flow/links';
import { calleeName, calleePath, normalised } from '../flow/names';
import { namesMessageClass, pairRoles } from '../flow/messageShapes';
import { definitionOf, resolveFunction } from '../flow/resolve';
import type { CallExpr, Expr, Scope } from '../syntax/syntax';
import { textsOfCommand } from './commandLines';
import { partsOf, piecesOf, usedName, wholePiecesOf } from './madeOf';
import { isConstantName, messageIn, namesSent, textsWrittenIn } from './messageRoles';
import { namesWholePrompt } from './naming';
import { roleOfPassing, roleOfTaker } from './takerRoles';

/** The roles of texts that only their names or words show, by what the code does with them. */
export interface ShownRoles {
  /** Of what the module calls by a name, and of what functions and methods of a name return. */
  readonly ofModule: ReadonlyMap<string, Role>;
  /** Of what a place holds. */
  of(holder: Holder): Role | undefined;
  /** The same of what is the whole text of a message, or of a parameter that is named for one. */
  readonly sentOfModule: ReadonlyMap<string, Role>;
  /** The role in which what a place holds is sent as a whole, as the file shows without a doubt. */
  sentAs(holder: Holder): Role | undefined;
  /** What the module calls by a name, and what functions and methods of a name return, that a model is asked with. */
  readonly askedOfModule: ReadonlyMap<string, Role>;
  /** Whether a model is asked with what a place holds. */
  isAsked(holder: Holder): boolean;
  /** The same of what is the whole text that a model is asked with. */
  readonly requestsOfModule: ReadonlyMap<string, Role>;
  /** Whether what a place holds is the whole text that a model is asked with. */
  isRequest(holder: Holder): boolean;
  /** What the module calls by a name of which something is made that a model is asked with, or that is called a prompt. */
  readonly partsOfModule: ReadonlyMap<string, Role>;
  /** Whether such a thing is made of what a place holds. */
  isPart(holder: Holder): boolean;
}

/** Methods that are given what a system is told: `appendInstructions(…)`, `setSystemPrompt(…)`. */
const takesSystem =
  /^(?:append|add|set|with|use|update)\w*(?:system(?:prompt|message|instructions?)|instructions?)$/;

/** The role of a name; sure where it is sent so, whatever it is called. */
interface Shown {
  readonly role: Role;
  readonly isSure: boolean;
}

/** What the names of a function's own show, by the function. */
type RolesOfLocals = ReadonlyMap<Scope, ReadonlyMap<string, Shown>>;

/** How many names a text may go through until one shows its role. */
const maximumSteps = 4;

/** A text that is given to something which tells its role. */
export interface GivenText {
  readonly text: Expr;
  readonly env: Env;
  readonly role: Role;
}

/** What is known of a program before its names are asked. */
export interface KnownUses {
  /** The name whose text an expression fills. */
  readonly filled: (expr: Expr) => string | null;
  /** What a call asks a model, as far as its callee tells. */
  readonly asked: (call: CallExpr, env: Env) => Expr | null;
  /** What libraries are told to send. */
  readonly sent: readonly GivenText[];
}

/** `links`: to the files that tell what becomes of a text. */
export function shownRoles(
  program: Program,
  { filled, asked, sent: given }: KnownUses,
  links: Links,
): ShownRoles {
  const roles = new RolesOfNames(program, filled);
  const written = new Map<Expr, Role>();
  // Each holder and call is looked at once: whole files are gone over at every keystroke.
  const messages = program.holders.flatMap(({ value, env }) => {
    const message = messageIn(value);
    return message === null ? [] : [{ value, env, message }];
  });
  const questions = program.calls.flatMap(({ call, env }) => {
    const text = asked(call, env);
    return text === null ? [] : [{ text, env }];
  });
  for (const { env, message } of messages) {
    roles.showAll(message.content, env, message.role, true);
    for (const text of textsWrittenIn(message.content)) written.set(text, message.role);
  }
  for (const { text, env, role } of given) roles.showAll(text, env, role, true);
  for (const { call, env } of program.calls) {
    const [first] = call.args;
    for (const { text, role } of textsOfCommand(call.args.map(({ value }) => value))) {
      roles.showAll(text, env, role);
    }
    if (first !== undefined && takesSystem.test(normalised(calleeName(call.callee)))) {
      roles.show(first.value, env, 'system');
    }
  }
  for (const { value, name, env, kind } of program.holders) {
    if (name === null || kind === 'return') continue;
    const isKept = kind === 'assign' || kind === 'default';
    const role = isKept ? roleOfTaker(name) : roleOfPassing(name);
    if (role !== null) roles.showAll(value, env, role);
  }
  for (const { call, env } of program.calls) {
    const role = roleBeside(call);
    if (role !== null) roles.show(call.args[1]!.value, env, role);
  }
  for (const { call, env } of program.calls) {
    const [first, second] = call.args;
    if (first === undefined || second === undefined || first.name !== null) continue;
    if (isConversation(second.value)) roles.showAll(first.value, env, 'system');
  }
  roles.spread();
  const sent = sentRoles(program, messages, filled);
  const asking = new RolesOfNames(program, filled);
  const requests = new RolesOfNames(program, filled, wholePiecesOf);
  for (const { text, env } of questions) {
    asking.showAll(text, env, 'user');
    requests.showAll(text, env, 'user');
  }
  if (!asking.isEmpty) asking.spread();
  if (!requests.isEmpty) requests.spread();
  const parts = partsOfPrompts(program, messages, questions, filled);
  return {
    ofModule: roles.ofModule,
    of: (holder) => {
      const { kind, name, call, value, env, within } = holder;
      const around = written.get(value);
      if (around !== undefined) return around;
      if (kind === 'argument') {
        if (call === null) return undefined;
        const beside = value === call.args[1]?.value ? roleBeside(call) : null;
        if (beside !== null) return beside;
        return name === null ? roleAmongParameters(call, value, env, links) : undefined;
      }
      if ((kind === 'entry' || kind === 'item') && within !== null) return roles.ofAll(within, env);
      if (name === null || (kind !== 'assign' && kind !== 'return')) return undefined;
      return roles.of(holder) ?? roleByPassing(holder, program, asked, links);
    },
    sentOfModule: sent.ofModule,
    sentAs: (holder) => (isNamed(holder) ? sent.of(holder) : undefined),
    askedOfModule: asking.ofModule,
    isAsked: (holder) => isNamed(holder) && asking.of(holder) === 'user',
    requestsOfModule: requests.ofModule,
    isRequest: (holder) => isNamed(holder) && requests.of(holder) === 'user',
    partsOfModule: parts.ofModule,
    isPart: (holder) => isNamed(holder) && parts.of(holder) !== undefined,
  };
}

/** A message, and the place that holds it. */
interface HeldMessage {
  readonly value: Expr;
  readonly env: Env;
  readonly message: NonNullable<ReturnType<typeof messageIn>>;
}

/** Whether a place holds what is called by a name. */
function isNamed({ name, kind }: Holder): boolean {
  return name !== null && (kind === 'assign' || kind === 'return');
}

/** The roles in which names are sent as a whole: each is shown by a name of `namesSent`, or a message with its fields. */
function sentRoles(
  program: Program,
  messages: readonly HeldMessage[],
  filled: (expr: Expr) => string | null,
): RolesOfNames {
  const roles = new RolesOfNames(program, filled, wholePiecesOf);
  for (const { value, env, message } of messages) {
    if (value.kind === 'object' || isSaid(value)) roles.showAll(message.content, env, message.role, true);
  }
  for (const { value, env, name, kind } of program.holders) {
    const role = name === null || kind === 'return' ? null : roleOfTaker(name);
    if (role !== null) roles.showAll(value, env, role);
  }
  if (!roles.isEmpty) roles.spread();
  return roles;
}

/** What is in the texts that a model is asked with, in messages, and in what is called a prompt. */
function partsOfPrompts(
  program: Program,
  messages: readonly HeldMessage[],
  questions: readonly { readonly text: Expr; readonly env: Env }[],
  filled: (expr: Expr) => string | null,
): RolesOfNames {
  const parts = new RolesOfNames(program, filled, partsOf);
  const show = (value: Expr, env: Env): unknown => parts.showAll(value, env, 'prompt', true);
  for (const { text, env } of questions) show(text, env);
  for (const { env, message } of messages) show(message.content, env);
  for (const { value, name, env } of program.holders) {
    if (name !== null && namesWholePrompt(name)) show(value, env);
  }
  if (!parts.isEmpty) parts.spread();
  return parts;
}

/** Whether the name of what makes a message says the role. */
function isSaid(value: Expr): boolean {
  return value.kind === 'call' && calleePath(value.callee).slice(-2).some(namesSent);
}

/** What a program shows of its names: those of the module by themselves, those of a function's own by the function. */
class RolesOfNames {
  private readonly shared = new Map<string, Shown>();
  private readonly ofLocals = new Map<Scope, Map<string, Shown>>();

  constructor(
    private readonly program: Program,
    private readonly filled: (expr: Expr) => string | null,
    private readonly pieces: typeof piecesOf = piecesOf,
  ) {}

  get isEmpty(): boolean {
    return this.shared.size === 0 && this.ofLocals.size === 0;
  }

  get ofModule(): ReadonlyMap<string, Role> {
    return new Map([...this.shared].map(([name, { role }]) => [name, role]));
  }

  of(holder: Holder): Role | undefined {
    return this.shownOf(holder)?.role;
  }

  private shownOf({ kind, name, env, assign }: Holder): Shown | undefined {
    // A field is none of the names of the method that sets it.
    if (kind === 'assign' && assign?.target.kind === 'member') return this.shared.get(name!);
    return kind === 'assign' || kind === 'default'
      ? this.at(name!, env)?.get(name!)
      : (this.at(name!, env.parent ?? env)?.get(name!) ?? this.shared.get(name!));
  }

  /** The role of all that a list or dictionary of a name holds. */
  ofAll(name: string, env: Env): Role | undefined {
    return this.at(name, env)?.get(name)?.role;
  }

  /** Keeps the role of what an expression names, unless another is known of it or said by the name; true if it is new. */
  show(value: Expr, env: Env, role: Role, isSure = false): boolean {
    const name = usedName(value);
    if (name === undefined) return false;
    // `Agent(prompt=SYSTEM_TEXT)`: the name of a text says more than that of the place it is put in.
    const said = isSure ? 'prompt' : roleInName(name);
    if (said !== 'prompt' && said !== role) return false;
    const known = value.kind === 'name' ? this.ownedBy(scopeOf(name, env)) : this.shared;
    if (known.has(name)) return false;
    known.set(name, { role, isSure });
    return true;
  }

  /** The same of all that a text is put together of. */
  showAll(value: Expr, env: Env, role: Role, isSure = false): boolean {
    return this.pieces(value, this.filled).reduce(
      (isNew, piece) => this.show(piece, env, role, isSure) || isNew,
      false,
    );
  }

  /** Goes from what is shown to what that is made of, and to what calls give for it. */
  spread(): void {
    const { program } = this;
    const holders = program.holders.filter(
      ({ kind, name }) => name !== null && (kind === 'assign' || kind === 'default' || kind === 'return'),
    );
    const loops = loopsIn(program);
    for (let step = 0, isNew = true; isNew && step < maximumSteps; step += 1) {
      isNew = false;
      const takers = takersIn(program, this.ofLocals);
      for (const { call, env } of program.calls) {
        for (const { name, position, role } of takers.get(calleeName(call.callee)) ?? []) {
          const value = givenFor(call, name, position);
          if (value !== null) isNew = this.showAll(value, env, role) || isNew;
        }
      }
      for (const holder of holders) {
        const shown = this.shownOf(holder);
        const role = shown?.role ?? roleOfTaker(holder.name!);
        const isSure = shown?.isSure === true && holder.kind !== 'return';
        if (role !== null) isNew = this.showAll(holder.value, holder.env, role, isSure) || isNew;
      }
      isNew = this.unpack() || isNew;
      for (const { value, env, variable } of loops) {
        const shown = this.shownOf(variable);
        if (shown !== undefined) isNew = this.showAll(value, env, shown.role, shown.isSure) || isNew;
      }
    }
  }

  /** `prompt, context = self.make(question)`: what a function returns at the place of a name. */
  private unpack(): boolean {
    const { holders } = this.program;
    let isNew = false;
    for (const { kind, assign, value, env } of holders) {
      if (kind !== 'assign' || assign?.target.kind !== 'opaque' || value.kind !== 'call') continue;
      for (const [place, target] of assign.target.children.entries()) {
        const role = target.kind === 'name' ? this.ofAll(target.name, env) : undefined;
        if (role === undefined) continue;
        for (const returned of holders) {
          if (returned.kind !== 'return' || returned.name !== calleeName(value.callee)) continue;
          const given = returned.value.kind === 'list' ? returned.value.items[place]?.value : undefined;
          if (given !== undefined) isNew = this.showAll(given, returned.env, role) || isNew;
        }
      }
    }
    return isNew;
  }

  private at(name: string, env: Env): ReadonlyMap<string, Shown> | undefined {
    const scope = scopeOf(name, env);
    return scope === null ? this.shared : this.ofLocals.get(scope);
  }

  private ownedBy(scope: Scope | null): Map<string, Shown> {
    if (scope === null) return this.shared;
    const known = this.ofLocals.get(scope) ?? new Map<string, Shown>();
    this.ofLocals.set(scope, known);
    return known;
  }
}

/**
 * The role that a call is given first, of the text behind it: `Turn("user", prompt)`, `add(talk.SystemRole, prompt)`,
 * `Message(USER, prompt)`.
 */
export function roleBeside({ callee, args }: CallExpr): Role | null {
  const [first, second] = args;
  if (first === undefined || second === undefined || first.name !== null) return null;
  const { value } = first;
  if (value.kind === 'member' || value.kind === 'name') {
    // `config.Model` and `request.user` are no roles.
    const path = calleePath(value);
    const isRole =
      path.some((name) => /R(?:ole|OLE)/.test(name)) ||
      (isConstantName(path.at(-1)!) && namesMessageClass(calleeName(callee)));
    return isRole ? roleOfConstant(path.at(-1)!) : null;
  }
  if (value.kind !== 'string' || value.pieces.length !== 1) return null;
  const piece = value.pieces[0]!;
  return piece.kind === 'text' && pairRoles.has(piece.text) ? roleNamed(piece.text) : null;
}

/** A list of messages: what is given before it is what the model is told first. */
export function isConversation(value: Expr): boolean {
  return value.kind === 'list' && value.items.some(({ value: item }) => messageIn(item) !== null);
}

/** `for (const prompt of prompts)`: what is gone through, and what takes one of it at a time. */
function loopsIn(program: Program): readonly Loop[] {
  const known = knownLoops.get(program);
  if (known !== undefined) return known;
  const loops = program.holders.flatMap(({ kind, value, env }, i) => {
    const variable = program.holders[i + 1];
    if (kind !== 'bare' || variable?.kind !== 'assign' || variable.name === null || variable.env !== env) {
      return [];
    }
    const isOpen = variable.value.kind === 'opaque' && variable.value.children.length === 0;
    return isOpen ? [{ value, env, variable }] : [];
  });
  knownLoops.set(program, loops);
  return loops;
}

interface Loop {
  readonly value: Expr;
  readonly env: Env;
  readonly variable: Holder;
}

/** Several questions are about the loops of one program. */
const knownLoops = new WeakMap<Program, readonly Loop[]>();

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
function takersOf(env: Env, used?: ReadonlyMap<string, Shown>): Taker[] {
  return ownParameters(env).flatMap(({ name }, position) => {
    const role = roleOfTaker(name) ?? used?.get(name)?.role ?? null;
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

/**
 * The role of the parameter of an imported function that is given what a place holds: by its name, or by what the
 * function asks a model with it.
 */
function roleByPassing(
  holder: Holder,
  program: Program,
  asked: KnownUses['asked'],
  links: Links,
): Role | undefined {
  const name = holder.name!;
  const own = holder.kind === 'assign' ? scopeOf(name, holder.env) : null;
  for (const { call, env } of program.calls) {
    const passed = call.args.find(({ value, name: keyword }) => keyword === null && usedName(value) === name);
    if (passed === undefined || !program.imported.has(calleePath(call.callee)[0] ?? '')) continue;
    if (passed.value.kind === 'name' && scopeOf(name, env) !== own) continue;
    const role = roleAmongParameters(call, passed.value, env, links);
    if (role !== undefined) return role;
    if (asksWith(call, passed.value, env, asked, links)) return 'user';
  }
  return undefined;
}

/** Whether the function that a call enters asks a model with what it is given: `ask(llm, prompt)`, `llm.invoke(prompt)`. */
function asksWith(call: CallExpr, value: Expr, env: Env, asked: KnownUses['asked'], links: Links): boolean {
  const target = resolveFunction(call.callee, env, links);
  if (target === null) return false;
  const given = ownParameters(target).find((_, position) => positionalArgument(call, position) === value);
  return (
    given !== undefined &&
    target.calls.some((inner) => {
      const text = asked(inner, target);
      return text?.kind === 'name' && text.name === given.name;
    })
  );
}
