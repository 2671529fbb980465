import { constantScalar, constantString } from './constants';
import type { Env } from './environment';
import { positionalArgument } from './environment';
import type { Links } from './links';
import type { ScalarWords } from './reading';
import { calleeName } from './names';
import type { Expr } from '../syntax/syntax';

/**
 * The text that the code gives for a value that is only known at run time: the fallback of `a ?? "…"`, `a || "…"`,
 * `a or "…"`, of a variable of the environment or of a look-up (`d.get("k", "…")`, `getattr(o, "k", "…")`); of a
 * condition between constants the longest; and a constant that is a number or a truth. Undefined where it gives none, or only an empty one: that tells no size.
 */
export function defaultTextOf(value: Expr, env: Env, links: Links, words: ScalarWords): string | undefined {
  const text = fallbackOf(value, env, links) ?? constantText(value, env, links, words);
  return text === null || text.trim() === '' ? undefined : text;
}

/** A value that is no text, as a language writes it into one. */
export function scalarText(value: number | boolean | null, words: ScalarWords): string {
  return typeof value === 'number' ? String(value) : words[String(value) as 'true' | 'false' | 'null'];
}

function constantText(value: Expr, env: Env, links: Links, words: ScalarWords): string | null {
  if (value.kind !== 'name' && value.kind !== 'member') return null;
  const constant = constantScalar(value, env, links);
  // A name that holds nothing yet will be given something.
  return typeof constant === 'number' || typeof constant === 'boolean' ? scalarText(constant, words) : null;
}

function fallbackOf(value: Expr, env: Env, links: Links): string | null {
  if (value.kind === 'choice' && value.condition !== null) return longestConstant(value.options, env, links);
  const constant = constantString(value, env, links);
  if (constant !== null || value.kind !== 'call') return constant;
  const position = fallbackAt[calleeName(value.callee)];
  const fallback = position === undefined ? null : positionalArgument(value, position);
  return fallback === null ? null : constantString(fallback, env, links);
}

/** Look-ups by where they take what they give for a missing key. */
const fallbackAt: Readonly<Record<string, number | undefined>> = { get: 1, getOrDefault: 1, getattr: 2 };

function longestConstant(options: readonly Expr[], env: Env, links: Links): string | null {
  const texts = options.map((option) => constantString(option, env, links));
  if (texts.some((text) => text === null)) return null;
  return texts.reduce<string>((longest, text) => (text!.length > longest.length ? text! : longest), '');
}
