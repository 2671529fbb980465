import type { Env, Program } from './environment';
import { chainOf, isWithin } from './environment';
import { enterCall } from './functions';
import type { Links } from './links';
import { calleeName, freeVariables } from './names';
import type { CallExpr, Expr, Statement } from '../syntax/syntax';
import { promisesStrongly } from '../evidence/naming';
import { isAskingTool } from './askingTools';

/** How many functions or names that pass a text on are looked through one behind the other. */
const maximumDepth = 3;

/**
 * Whether the function that a call enters, if it is in sight, does nothing with an argument but show it to people:
 * what it is called says nothing then. False where its definition is not in sight.
 */
export function isShownBy(call: CallExpr, argument: Expr, env: Env, links: Links, depth = 0): boolean {
  const inner = depth > maximumDepth ? null : enterCall(call, env, links);
  const given = [...(inner?.given ?? [])].find(([, { value }]) => value === argument);
  if (inner === null || given === undefined) return false;
  return isOnlyShown(given[0], inner, links, depth);
}

/** Whether a name is used for nothing but to show what it holds to people, and is used at all. */
export function isOnlyShown(name: string, scope: Env, links: Links, depth = 0): boolean {
  const uses = (mentionsIn(scope.file).get(name) ?? []).filter(({ env }) => isWithin(env, scope));
  let isShown = false;
  for (const { statement, env } of uses) {
    const shows = useIn(statement, name, env.scope === scope.scope ? scope : env, links, depth);
    if (shows === false) return false;
    isShown ||= shows === true;
  }
  return isShown;
}

/** Whether a statement shows what a name holds (true), or does something else with it (false); null if it does nothing. */
function useIn(statement: Statement, name: string, env: Env, links: Links, depth: number): boolean | null {
  if (!('value' in statement)) return null;
  const { value } = statement;
  if (value.kind === 'call') {
    // `new Promise((resolve) => lines.question(query, resolve))`: the statements of the function tell it.
    if (isOnlyInFunctions(value, name)) return null;
    if (shows(value, name, env, links, depth)) return true;
  }
  if (statement.kind === 'assign' && statement.target.kind === 'name' && depth < maximumDepth) {
    if (statement.target.name === name) return null;
    // What is made with a prompt may be shown; the prompt is not.
    if (takesPrompt(value, name)) return false;
    return isOnlyShown(statement.target.name, env, links, depth + 1);
  }
  // `if message:`
  return statement.kind === 'expression' && value.kind !== 'call' ? null : false;
}

/** Whether functions that a call is given are all in it that uses a name. */
function isOnlyInFunctions({ callee, args }: CallExpr, name: string): boolean {
  const using = args.filter(({ value }) => mentioned(value).has(name));
  return (
    using.length > 0 && using.every(({ value }) => value.kind === 'function') && !mentioned(callee).has(name)
  );
}

/** Whether a name is given to something as a prompt: `NewLoop(Config{ Prompt: text })`. */
function takesPrompt(value: Expr, name: string): boolean {
  const entries =
    value.kind === 'call'
      ? value.args.map((argument) => ({ key: argument.name, value: argument.value }))
      : value.kind === 'object'
        ? value.entries
        : [];
  return entries.some(
    ({ key, value: given }) =>
      mentioned(given).has(name) && ((key !== null && promisesStrongly(key)) || takesPrompt(given, name)),
  );
}

function shows(call: CallExpr, name: string, env: Env, links: Links, depth: number): boolean {
  // `cl.Message(content=message).send()`: whatever of a chain is given it.
  const taker =
    chainOf(call).find(({ args }) => args.some(({ value }) => mentioned(value).has(name))) ?? call;
  if (isFailure(taker)) return true;
  if (isAskingTool(taker) && !mayAskModel.test(calleeName(taker.callee))) {
    return (
      !takesAsPrompt(taker, name, env, links) ||
      isShownBy(taker, givenOf(taker, name)!, env, links, depth + 1)
    );
  }
  const argument = givenOf(call, name);
  return argument !== undefined && isShownBy(call, argument, env, links, depth + 1);
}

/** What a call is given that uses a name. */
function givenOf({ args }: CallExpr, name: string): Expr | undefined {
  return args.find(({ value }) => mentioned(value).has(name))?.value;
}

/** Whether a call enters a function in sight that calls what it is given a prompt: `self._write(prompt)`. */
function takesAsPrompt(call: CallExpr, name: string, env: Env, links: Links): boolean {
  const inner = enterCall(call, env, links);
  const argument = givenOf(call, name);
  return [...(inner?.given ?? [])].some(
    ([parameter, { value }]) => value === argument && promisesStrongly(parameter),
  );
}

/** Names of calls that ask people as well as models. */
const mayAskModel = /^(?:ask|prompt|select|command|option|argument|describe|it|test|expect|skip|fail)$/i;

function isFailure({ callee }: CallExpr): boolean {
  return /(?:Error|Exception)$/.test(calleeName(callee));
}

interface Mention {
  readonly statement: Statement;
  readonly env: Env;
}

const known = new WeakMap<Program, ReadonlyMap<string, readonly Mention[]>>();

/** The statements of a file that mention each name, as a value. */
function mentionsIn(file: Program): ReadonlyMap<string, readonly Mention[]> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const found = new Map<string, Mention[]>();
  for (const env of file.envs.values()) {
    for (const statement of env.scope.statements) {
      if (!('value' in statement)) continue;
      for (const name of mentioned(statement.value)) {
        const list = found.get(name);
        if (list === undefined) found.set(name, [{ statement, env }]);
        else list.push({ statement, env });
      }
    }
  }
  known.set(file, found);
  return found;
}

const mentionedBefore = new WeakMap<Expr, ReadonlySet<string>>();

/** Remembered for each value, which lives on while somebody types elsewhere. */
function mentioned(value: Expr): ReadonlySet<string> {
  let names = mentionedBefore.get(value);
  if (names === undefined) {
    names = new Set(freeVariables(value).map((path) => path.split('.')[0]!));
    mentionedBefore.set(value, names);
  }
  return names;
}
