import type { RunAgent } from '../../request';
import type { FunctionShape, Library } from '../libraries/library';
import type { CallExpr, Expr } from '../syntax/syntax';
import { agentEvidence, isModel } from './agents';
import { firstArgument } from './arguments';
import type { Env } from './environment';
import { importsAny } from './environment';
import { enterCall } from './functions';
import { nameOf } from './jsonValues';
import type { Turns } from './messages';
import { readMessages } from './messages';
import { calleeName, normalised } from './names';
import type { Reading } from './reading';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { ShapedCall } from './shapedCall';

/** How many functions that make agents are entered one in the other. */
const maximumDepth = 3;

/** The call that made the agent which a call runs; null where it runs none, or that is not in sight. */
export function makerOfRun(shaped: ShapedCall, reading: Reading): ShapedCall | null {
  const target = targetOf(shaped, reading);
  return target === null ? null : makerOf(target, reading, 0);
}

/** What a call says of the agent that it runs, which `maker` made; null where it runs none. */
export function agentOfRun(shaped: ShapedCall, maker: ShapedCall | null, reading: Reading): RunAgent | null {
  const target = targetOf(shaped, reading);
  if (target === null) {
    // A call that goes on by itself, with tools, is run like an agent.
    const steps = firstArgument(shaped.call, ['stop_when', 'max_steps'], shaped.env, reading.links);
    return steps === null ? null : { name: 'steps', isInSight: true };
  }
  if (maker !== null) return { name: nameOf(target.value), isInSight: true };
  const isSure = shaped.shape.runs !== 'receiver' || isAgent(shaped, target);
  return isSure ? { name: nameOf(target.value), isInSight: false } : null;
}

/** A method may be that of an agent or of a model, which is told nothing before it is asked. */
function isAgent({ call, env, shape }: ShapedCall, target: Placed): boolean {
  if (isModel(target.value, target.env)) return false;
  return (shape.on !== undefined && shape.on !== 'agent') || agentEvidence(call, env) !== null;
}

function targetOf({ call, env, shape: { runs } }: ShapedCall, { links }: Reading): Placed | null {
  if (runs === undefined) return null;
  if (runs !== 'receiver') return firstArgument(call, runs, env, links);
  if (call.callee.kind === 'member') return { value: call.callee.object, env };
  // `agent("…")`: the agent itself is called.
  return call.callee.kind === 'name' ? { value: call.callee, env } : null;
}

function makerOf(target: Placed, reading: Reading, depth: number): ShapedCall | null {
  const { value, env } = resolveValue(target.value, target.env, reading.links);
  if (value.kind !== 'call') return null;
  const known = reading.index.calls
    .find(value.callee)
    .find(
      ({ shape, library }) =>
        shape.makes === 'agent' &&
        shape.on === undefined &&
        (shape.needsImport !== true || importsAny(env.file, library.modules)) &&
        (shape.needs ?? []).every((group) => firstArgument(value, group, env, reading.links) !== null),
    );
  if (known !== undefined) return { call: value, env, shape: known.shape };
  const inner = depth < maximumDepth ? enterCall(value, env, reading.links) : null;
  const returned = inner?.scope.statements.flatMap((each) => (each.kind === 'return' ? [each.value] : []));
  // Of several agents that a function may return, none is surely the one.
  return returned?.length === 1 ? makerOf({ value: returned[0]!, env: inner! }, reading, depth + 1) : null;
}

/** A function that a decorator gives to what it belongs to: `@agent.instructions def rules(): return "…"`. */
export interface Decorated {
  readonly shape: FunctionShape;
  readonly library: Library;
  readonly decorator: Expr;
  /** The decorator, without its arguments. */
  readonly callee: Expr;
}

/** What a library knows of a function by its decorators; null if none does. */
export function decorated({ scope, file }: Env, { index }: Reading): Decorated | null {
  for (const decorator of scope.decorators) {
    const callee = calleeOf(decorator);
    const found = index.functions
      .find(callee)
      .find(({ shape, library }) => shape.needsImport !== true || importsAny(file, library.modules));
    if (found !== undefined) return { ...found, decorator, callee };
  }
  return null;
}

/** What the functions return that are decorated to tell an agent more, each by itself. */
export function toldByFunctions({ call, env, shape }: ShapedCall, reading: Reading): Turns[] {
  if (shape.makes !== 'agent') return [];
  return functionsOf(call, env, reading).flatMap(({ inner }) => {
    const found = decorated(inner, reading);
    if (found?.shape.model !== 'owner') return [];
    const slot = { role: found.shape.returns, language: null };
    const [first, ...others] = inner.scope.statements
      .flatMap((each) => (each.kind === 'return' ? [readMessages(each.value, inner, reading, slot)] : []))
      .filter(({ sent }) => sent.length > 0);
    return first === undefined
      ? []
      : [
          {
            sent: first.sent,
            alternatives: [...first.alternatives, ...others.flatMap(({ sent }) => sent)],
          },
        ];
  });
}

/** The functions that are decorated as tools of an agent: `@agent.tool`. */
export function toolFunctions({ call, env, shape }: ShapedCall, reading: Reading): Env[] {
  if (shape.makes !== 'agent') return [];
  return functionsOf(call, env, reading).flatMap(({ inner, method }) =>
    /^tool/.test(method) ? [inner] : [],
  );
}

/** The functions in the file of an agent that a decorator of it belongs to, with the method that decorates. */
function functionsOf(
  made: CallExpr,
  { file }: Env,
  { links }: Reading,
): { readonly inner: Env; readonly method: string }[] {
  return [...file.envs.values()].flatMap((inner) => {
    const method = inner.scope.decorators
      .map(calleeOf)
      .find(
        (callee) =>
          callee.kind === 'member' &&
          resolveValue(callee.object, inner.parent ?? inner, links).value === made,
      );
    return method === undefined ? [] : [{ inner, method: normalised(calleeName(method)) }];
  });
}

function calleeOf(decorator: Expr): Expr {
  return decorator.kind === 'call' ? decorator.callee : decorator;
}
