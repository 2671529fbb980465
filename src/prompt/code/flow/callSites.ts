import type { FoundPrompt } from '../../format';
import type { CallSite } from '../../model';
import { variableNames } from '../../model';
import type { Span } from '../../span';
import type { AssignStatement, CallExpr, Expr, Scope, Statement } from '../syntax/syntax';
import { blocksAround } from './blocks';
import { enclosingClass, ownName, namedArgument, receiverName } from './environment';
import type { Env } from './environment';
import { calleeName } from './names';

/** A call that sends a prompt, in the function that it stands in. */
interface Sending {
  readonly prompt: FoundPrompt;
  readonly call: CallExpr;
  readonly env: Env;
}

/** Prompts with what runs around their calls, each with the environment that its evidence stands in. */
export function withCallSites(prompts: readonly FoundPrompt[], envs: readonly Env[]): FoundPrompt[] {
  const byScope = new Map<Scope, Sending[]>();
  const sendings = prompts.map((prompt, index): Sending | null => {
    const env = envs[index]!;
    const call = callAt(prompt.call, env);
    if (call === null) return null;
    const sending = { prompt, call, env };
    byScope.set(env.scope, [...(byScope.get(env.scope) ?? []), sending]);
    return sending;
  });
  return prompts.map((prompt, index) => {
    const sending = sendings[index] ?? null;
    return sending === null ? prompt : { ...prompt, site: siteOf(sending, byScope.get(sending.env.scope)!) };
  });
}

function callAt(span: Span | null | undefined, { calls }: Env): CallExpr | null {
  return span
    ? (calls.find((call) => call.span.start === span.start && call.span.end === span.end) ?? null)
    : null;
}

function siteOf({ prompt, call, env }: Sending, inScope: readonly Sending[]): CallSite {
  const loop = loopAround(call, env.scope);
  // Statements of a module are read apart from one another while somebody types; a function is read as a whole.
  const before = (env.scope.kind === 'function' ? inScope : [])
    .filter((other) => other.call.span.end <= call.span.start)
    .sort((a, b) => a.call.span.start - b.call.span.start);
  const names = variableNames(prompt.messages.flatMap(({ parts }) => parts));
  return {
    loop,
    within: env.scope.kind === 'function' ? env.scope.span : null,
    growing: growingList(call, loop, env),
    independentOf: independentOf(call, before, env.scope),
    sentBefore: sentBefore(prompt, before, names, env),
    values: valuesOf(names, env),
  };
}

function loopAround({ span }: CallExpr, scope: Scope): CallSite['loop'] {
  const innermost = blocksAround(span, scope).findLast(({ repeats }) => repeats !== null);
  return innermost ? { kind: innermost.repeats!, span: innermost.of } : null;
}

function holds(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Arguments that take the whole conversation. */
const conversations = ['messages', 'input', 'contents', 'history'];
const puts = /^(?:append|push|extend|add)$/;
/** What takes something out of a list, or makes a shorter one. */
const shortens = /^(?:pop|shift|splice|clear|remove|popleft|slice|truncate|trim)/i;

/**
 * The list that a call sends as it is and that only ever grows: one that its loop puts things into, or a field that the
 * methods of its class put things into. Whatever is done with it beside, such as `messages[-10:]`, keeps it short.
 */
function growingList(call: CallExpr, loop: CallSite['loop'], env: Env): CallSite['growing'] {
  for (const argument of conversations) {
    const value = namedArgument(call, argument);
    const name = value === null ? null : receiverName(value);
    if (name === null) continue;
    const grown = puttingInto(name, loop, env);
    if (grown !== null) return { name, grownAt: grown };
  }
  return null;
}

function puttingInto(name: string, loop: CallSite['loop'], env: Env): Span | null {
  const owner = name.startsWith('self.') ? enclosingClass(env) : null;
  const envs = owner === null ? [env] : methodsOf(owner);
  const calls = envs.flatMap((each) => each.methodCalls.get(name) ?? []);
  if (calls.some((each) => shortens.test(calleeName(each.callee)))) return null;
  const assigned =
    owner === null
      ? (env.assigned.get(name) ?? [])
      : (owner.fields.get(name.slice(5)) ?? []).map(({ assign }) => assign);
  // Begun once as a list, and never again as a shorter one.
  const isBegun = (each: AssignStatement): boolean =>
    each.value.kind === 'list' && (loop === null || !holds(loop.span, each.span));
  if (!assigned.every((each) => each.appends || isBegun(each)) || assigned.length === 0) return null;
  const isAgain = (span: Span): boolean => owner !== null || (loop !== null && holds(loop.span, span));
  const grown = [
    ...calls.filter(({ callee }) => puts.test(calleeName(callee))).map(({ span }) => span),
    ...assigned.filter(({ appends }) => appends).map(({ span }) => span),
  ].filter(isAgain);
  return grown[0] ?? null;
}

function methodsOf(owner: Env): Env[] {
  return [...owner.declared.values()].filter(({ scope }) => scope.kind === 'function');
}

/** The call right before it, if both are values of variables in one block and nothing of the first is used by then. */
function independentOf(call: CallExpr, before: readonly Sending[], { statements }: Scope): Span | null {
  const last = before.at(-1);
  if (last === undefined) return null;
  const [from, to] = [holding(last.call, statements), holding(call, statements)];
  if (from < 0 || to <= from) return null;
  const [first, second] = [statements[from] as AssignStatement, statements[to] as AssignStatement];
  const name = ownName(first.target);
  const between = statements.slice(from + 1, to + 1);
  const isOneBlock = between.every((each) => each.kind === 'assign' && each.depth === first.depth);
  if (!isOneBlock || name === null || first.depth !== second.depth) return null;
  return between.some((each) => each.kind === 'assign' && mentions(each.value, name)) ? null : last.call.span;
}

/** The assignment of a call's result itself, not of something made of it. */
function holding(call: CallExpr, statements: readonly Statement[]): number {
  return statements.findIndex((each) => each.kind === 'assign' && each.value === call);
}

function mentions(expr: Expr, name: string): boolean {
  switch (expr.kind) {
    case 'name':
      return expr.name === name;
    case 'member':
      return mentions(expr.object, name);
    case 'call':
      return mentions(expr.callee, name) || expr.args.some(({ value }) => mentions(value, name));
    case 'string':
      return expr.pieces.some((piece) => piece.kind === 'hole' && mentions(piece.value, name));
    case 'concat':
      return expr.operands.some((each) => mentions(each, name));
    case 'format':
      return mentions(expr.template, name) || mentions(expr.argument, name);
    case 'list':
      return expr.items.some(({ value }) => mentions(value, name));
    case 'object':
      return expr.entries.some(({ value, key }) => key === null || mentions(value, name));
    case 'choice':
      return (
        (expr.condition !== null && mentions(expr.condition, name)) ||
        expr.options.some((each) => mentions(each, name))
      );
    case 'opaque':
      return expr.children.some((each) => mentions(each, name));
    case 'scalar':
      return false;
    // What these use is not looked for: it may be anything.
    case 'function':
    case 'element':
      return true;
  }
}

/** Calls before that ask something else about the same variable: what sends a literal again is another try, or a branch. */
function sentBefore(
  { messages }: FoundPrompt,
  before: readonly Sending[],
  names: readonly string[],
  env: Env,
): CallSite['sentBefore'] {
  if (env.scope.kind !== 'function') return [];
  const starts = new Set(messages.map(({ span }) => span.start));
  const others = before.filter(({ prompt }) => prompt.messages.every(({ span }) => !starts.has(span.start)));
  return names.flatMap((name) => {
    const first = others.find((other) => sends(other.prompt, name));
    return first !== undefined && isKept(name, env) ? [{ name, call: first.call.span }] : [];
  });
}

/** Whether a message of a prompt is made of a variable as it is. */
function sends({ messages }: FoundPrompt, name: string): boolean {
  return messages.some(({ parts }) =>
    parts.some(
      (part) =>
        part.kind === 'variable' &&
        part.names.length === 1 &&
        part.names[0] === name &&
        part.expression.trim() === name,
    ),
  );
}

/** Whether a variable has one value in its function. */
function isKept(name: string, env: Env): boolean {
  const assigned = env.assigned.get(name)?.length ?? 0;
  return assigned === 1 || (assigned === 0 && env.parameters.has(name));
}

function valuesOf(names: readonly string[], { assigned }: Env): CallSite['values'] {
  return names.flatMap((name) => {
    const [first, ...others] = assigned.get(name) ?? [];
    return first?.value.kind === 'call' && others.length === 0 ? [{ name, span: first.value.span }] : [];
  });
}
