import { firstArgument } from './arguments';
import type { Env } from './environment';
import { importsAny } from './environment';
import type { CallShape, Library } from './library';
import type { Links } from './links';
import { calleePath, normalised } from './names';
import type { Reading } from './reading';
import { resolveValue } from './resolve';
import type { CallExpr } from './syntax';

/** What a library knows of a call. */
export interface KnownCall {
  readonly shape: CallShape;
  readonly library: Library;
}

/** The library's knowledge of a call; null if no library knows it. */
export function shapeOf(call: CallExpr, env: Env, { index, links }: Reading): KnownCall | null {
  const found = index.calls
    .find(calleePath(call.callee))
    .find(
      ({ shape, library }) =>
        (shape.needsImport !== true || importsAny(env.file, library.modules)) &&
        (shape.on === undefined || isMadeBy(call, env, shape.on, links)) &&
        shape.slots.some((slot) => firstArgument(call, slot.at, env, links) !== null),
    );
  return found ?? null;
}

/** Whether the receiver of a method is what one of these constructions made. */
function isMadeBy({ callee }: CallExpr, env: Env, constructions: readonly string[], links: Links): boolean {
  if (callee.kind !== 'member') return false;
  const { value } = resolveValue(callee.object, env, links);
  if (value.kind !== 'call') return false;
  const path = calleePath(value.callee).map(normalised);
  return constructions.some((suffix) => {
    const segments = suffix.split('.');
    return segments.every((segment, i) => path[path.length - segments.length + i] === segment);
  });
}
