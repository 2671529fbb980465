import { makerOfRun } from './agentRuns';
import { agentEvidence } from './agents';
import { firstArgument } from './arguments';
import type { Env } from './environment';
import { enclosingClass, importsAny, isModuleOf } from './environment';
import type { CallShape, Library } from '../libraries/library';
import type { Links } from './links';
import { calleeName, calleePath, normalised } from './names';
import type { Reading } from './reading';
import { resolveValue } from './resolve';
import type { ShapedCall } from './shapedCall';
import type { CallExpr } from '../syntax/syntax';

/** What a library knows of a call. */
export interface KnownCall {
  readonly shape: CallShape;
  readonly library: Library;
}

/** The call that made what a call is a method of, or runs, where that sends what it was made with; null if none is in sight. */
export function madeBy(shaped: ShapedCall, reading: Reading): ShapedCall | null {
  const { call, env, shape } = shaped;
  const { index, links } = reading;
  if (shape.runs !== undefined) return makerOfRun(shaped, reading);
  if (shape.after === undefined || call.callee.kind !== 'member') return null;
  const { value, env: at } = resolveValue(call.callee.object, env, links);
  if (value.kind !== 'call' || value === call || !isOneOf(value, shape.after)) return null;
  const known = index.calls.find(value.callee).find((each) => each.shape.format === shape.format);
  return known === undefined ? null : { call: value, env: at, shape: known.shape };
}

/** The library's knowledge of a call; null if no library knows it. */
export function shapeOf(call: CallExpr, env: Env, { index, links }: Reading): KnownCall | null {
  const named = [...index.calls.find(call.callee), ...ofBases(call, env, index)];
  if (named.length === 0) return null;
  const known = named.filter(
    ({ shape, library }) =>
      (shape.needsImport !== true || importsAny(env.file, library.modules)) &&
      (shape.on === undefined || isOn(call, env, shape.on, links)) &&
      (shape.needs ?? []).every((group) => firstArgument(call, group, env, links) !== null) &&
      shape.slots.some((slot) => firstArgument(call, slot.at, env, links) !== null),
  );
  if (known.length === 0) return null;
  // Where several libraries know the name, that from which it is imported.
  const from = env.file.imported.get(calleePath(call.callee)[0]!)?.module;
  const imported =
    from === undefined ? undefined : known.find(({ library }) => isModuleOf(from, library.modules));
  return imported ?? known[0] ?? null;
}

/** `super().__init__(…)`: what the libraries know of the classes that the class around it is made from. */
function ofBases({ callee }: CallExpr, env: Env, { calls }: Reading['index']): readonly KnownCall[] {
  if (callee.kind !== 'member' || callee.property !== '__init__' || callee.object.kind !== 'call') return [];
  if (calleeName(callee.object.callee) !== 'super') return [];
  const bases = enclosingClass(env)?.scope.bases ?? [];
  return bases.flatMap((base) => calls.find(base)).filter(({ shape }) => shape.subclassed === true);
}

function isOn(call: CallExpr, env: Env, on: NonNullable<CallShape['on']>, links: Links): boolean {
  return on === 'agent' ? agentEvidence(call, env) !== null : isMadeBy(call, env, on, links);
}

/** Whether the receiver of a method is what one of these constructions made. */
function isMadeBy({ callee }: CallExpr, env: Env, constructions: readonly string[], links: Links): boolean {
  if (callee.kind !== 'member') return false;
  const { value } = resolveValue(callee.object, env, links);
  return value.kind === 'call' && isOneOf(value, constructions);
}

function isOneOf({ callee }: CallExpr, constructions: readonly string[]): boolean {
  const path = calleePath(callee).map(normalised);
  return constructions.some((suffix) => {
    const segments = suffix.split('.');
    return segments.every((segment, i) => path[path.length - segments.length + i] === segment);
  });
}
