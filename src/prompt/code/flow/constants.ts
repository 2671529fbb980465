import type { Env } from './environment';
import { namedArgument, positionalArgument } from './environment';
import type { Links } from './links';
import { CalleeIndex } from './names';
import { maximumDepth, resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/**
 * The constant string an expression stands for: a literal without holes, a name for one, the fallback of an
 * environment variable (`os.getenv("M", "gpt-5")`, `process.env.M ?? 'gpt-5'`), the first such option of a choice.
 */
export function constantString(expr: Expr, env: Env, links: Links, depth = 0): string | null {
  if (depth > maximumDepth) return null;
  const { value, env: at } = resolveValue(expr, env, links);
  switch (value.kind) {
    case 'string':
      return literalText(value);
    case 'choice':
      for (const option of value.options) {
        const found = constantString(option, at, links, depth + 1);
        if (found !== null) return found;
      }
      return null;
    case 'call':
      return environmentFallback(value, at, links, depth);
    default:
      return null;
  }
}

/** The text of a literal without holes; null of anything else. */
export function literalText(expr: Expr): string | null {
  if (expr.kind !== 'string' || expr.pieces.some((piece) => piece.kind === 'hole')) return null;
  return expr.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
}

/** Whether a call reads a setting from outside of the code: `os.getenv(…)`. */
export function readsEnvironment({ callee }: CallExpr): boolean {
  return environmentCalls.find(callee).length > 0;
}

function environmentFallback(call: CallExpr, env: Env, links: Links, depth: number): string | null {
  if (!readsEnvironment(call)) return null;
  const fallback = positionalArgument(call, 1) ?? namedArgument(call, 'default');
  return fallback === null ? null : constantString(fallback, env, links, depth + 1);
}

const environmentCalls = new CalleeIndex(
  ['getenv', 'environ.get', '^env', '^config', 'field', 'env.get', 'config.get', 'flag.string'],
  (suffix) => [suffix],
);

/** A number (also `2 * 50`), boolean, null or string that is visible for an expression; undefined if none is. */
export function constantScalar(
  expr: Expr,
  env: Env,
  links: Links,
  depth = 0,
): string | number | boolean | null | undefined {
  const { value, env: at } = resolveValue(expr, env, links);
  if (value.kind === 'scalar') return value.value;
  if (value.kind === 'opaque' && value.product === true && depth < maximumDepth) {
    const factors = value.children.map((child) => constantScalar(child, at, links, depth + 1));
    return factors.every((factor) => typeof factor === 'number')
      ? factors.reduce((product, factor) => product * factor, 1)
      : undefined;
  }
  return constantString(expr, env, links) ?? undefined;
}
