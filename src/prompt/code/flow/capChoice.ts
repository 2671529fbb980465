import type { CapChoice } from '../../request';
import type { Expr, NameExpr } from '../syntax/syntax';
import { constantScalar } from './constants';
import type { Env } from './environment';
import type { Links } from './links';
import type { Placed } from './resolve';
import { givenFor, maximumDepth, parameterValue, resolveName, resolveValue } from './resolve';

/** The numbers that an expression may stand for, and the parameter of a function whose default one of them is. */
interface Numbers {
  readonly values: readonly number[];
  readonly defaultOf: string | null;
}

/** The largest of the numbers that an expression may stand for; undefined where one of them is not in sight. */
export function largestNumber({ value, env }: Placed, links: Links): number | undefined {
  const found = numbersOf(value, env, links, 0);
  return found === null ? undefined : Math.max(...found.values);
}

/** What a cap may be beside the largest number that it stands for; null where it is that one. */
export function choiceOf(parameter: string, { value, env }: Placed, links: Links): CapChoice | null {
  const found = numbersOf(value, env, links, 0);
  if (found === null || (found.defaultOf === null && new Set(found.values).size < 2)) return null;
  return { parameter, least: Math.min(...found.values), defaultOf: found.defaultOf };
}

function numbersOf(expr: Expr, env: Env, links: Links, depth: number): Numbers | null {
  if (depth > maximumDepth) return null;
  const all = (options: readonly Expr[], at: Env): Numbers | null => {
    const found = options.map((option) => numbersOf(option, at, links, depth + 1));
    if (found.length === 0 || !found.every((each) => each !== null)) return null;
    return {
      values: found.flatMap(({ values }) => values),
      defaultOf: found.find(({ defaultOf }) => defaultOf !== null)?.defaultOf ?? null,
    };
  };
  if (expr.kind === 'name') return ofName(expr, env, links, depth, all);
  const { value, env: at } = resolveValue(expr, env, links);
  if (value !== expr) return numbersOf(value, at, links, depth + 1);
  if (value.kind === 'choice') return all(value.options, at);
  const number = constantScalar(value, at, links);
  return typeof number === 'number' ? { values: [number], defaultOf: null } : null;
}

function ofName(
  expr: NameExpr,
  env: Env,
  links: Links,
  depth: number,
  all: (options: readonly Expr[], at: Env) => Numbers | null,
): Numbers | null {
  const given = givenFor(expr, env);
  if (given !== null) return numbersOf(given.value, given.env, links, depth + 1);
  const standing = parameterValue(expr, env);
  if (standing !== null) {
    const found = numbersOf(standing.value, standing.env, links, depth + 1);
    return found && { ...found, defaultOf: expr.name };
  }
  const binding = resolveName(expr, env, links);
  return binding?.kind === 'assigned' && binding.appended.length === 0
    ? all(binding.values, binding.env)
    : null;
}
