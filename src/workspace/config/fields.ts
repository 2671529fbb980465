import * as z from 'zod/mini';
import { plain } from '../../text/plain';
import { globMistake } from '../globs';

/*
 * The kinds of values that `promptmeter.yaml` is made of. The message of each says what belongs there, for people who
 * wrote something else.
 */

/** Keys and values; others are refused. The message of an unknown key is the list of the known ones. */
export function keys<T extends z.core.$ZodShape>(shape: T, description: string, such: string) {
  const error = (issue: z.core.$ZodRawIssue): string =>
    issue.code === 'unrecognized_keys' ? Object.keys(shape).join(' ') : `keys and values, such as ${such}`;
  return z.strictObject(shape, { error }).check(z.describe(description));
}

/** Entries under names that the user chooses; or under what `key` says. */
export function named<T extends z.core.SomeType>(
  value: T,
  description: string,
  such: string,
  key: z.ZodMiniString = z.string(),
) {
  return z.record(key, value, { error: `entries by name, such as ${such}` }).check(z.describe(description));
}

/** A part that may be left empty. */
export function section<T extends z.core.SomeType>(schema: T) {
  return z.optional(z.nullable(schema));
}

/** A name on one line: it is shown on screens and kept in files. `such` says of what. */
export function name(description: string, such = 'a name') {
  const error = `${such}, on one line and without control characters`;
  return z.string({ error: such }).check(
    z.regex(/\S/, { error: such }),
    z.trim(),
    z.refine((text) => plain(text, text.length) === text.replace(/ {2,}/g, ' '), { error }),
    z.describe(description),
  );
}

/** What a request sends with each header, under the header's name. */
export function headers(description: string, such: string) {
  const error = 'text on one line, of characters that a header of HTTP may have';
  const value = z.string({ error: 'text; put it in quotes' }).check(
    z.refine((text) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text), { error }),
    z.describe('Its value'),
  );
  const key = z.string().check(
    z.refine((text) => /^[!#$%&'*+.^_`|~\w-]+$/.test(text), {
      error: 'the name of a header, such as x-team',
    }),
  );
  return named(value, description, such, key);
}

export function text(description: string) {
  return z.string({ error: 'text; put it in quotes' }).check(z.describe(description));
}

export function flag(description: string) {
  return z.boolean({ error: 'true or false' }).check(z.describe(description));
}

export function count(description: string, least = 0) {
  const error = `a whole number of ${least} or more`;
  return z.int({ error }).check(z.minimum(least, { error }), z.describe(description));
}

export function ratio(description: string) {
  const error = 'a number from 0 to 1';
  return z.number({ error }).check(z.minimum(0, { error }), z.maximum(1, { error }), z.describe(description));
}

/** What is more is no price or rate, and could overflow once it is multiplied. */
const mostMoney = 1e9;

/** `of` says of what: `dollars per million tokens`. */
export function amount(of: string, description: string) {
  const error = `${of}, a number from 0 to a billion`;
  return z
    .number({ error })
    .check(z.minimum(0, { error }), z.maximum(mostMoney, { error }), z.describe(description));
}

/** `of` says of what: `of your money for one dollar`. */
export function rate(of: string, description: string) {
  const error = `a number above 0, from a billionth to a billion, ${of}`;
  return z
    .number({ error })
    .check(z.minimum(1 / mostMoney, { error }), z.maximum(mostMoney, { error }), z.describe(description));
}

/** A day that has begun somewhere. */
export function day(description: string) {
  const error = 'a day, such as 2026-11-01';
  const future = 'a day that has come, such as 2026-11-01';
  return z.string({ error }).check(
    z.regex(z.regexes.date, { error }),
    z.refine((text) => !(Date.parse(text) > Date.now() + dayMs), { error: future }),
    z.describe(description),
  );
}

const dayMs = 24 * 60 * 60 * 1000;

export function oneOf<const T extends readonly string[]>(values: T, description: string) {
  return z.enum(values, { error: `one of ${values.join(', ')}` }).check(z.describe(description));
}

/** A number of tokens, or the range in which it lies. */
export function size(description: string) {
  const error = 'a whole number of 0 or more, or { low: 50, expected: 300, high: 1200 }';
  const range = z
    .strictObject(
      { low: count('Smallest'), expected: count('Usual'), high: count('Largest') },
      { error: 'low expected high' },
    )
    .check(
      z.refine(({ low, expected, high }) => low <= expected && expected <= high, {
        error: 'a range with low ≤ expected ≤ high',
      }),
    );
  return z.union([count('Tokens'), range], { error }).check(z.describe(description));
}

/** A glob that can match something. */
export function glob() {
  return z.string({ error: 'a glob, such as "src/**"' }).check((payload) => {
    const message = globMistake(payload.value);
    if (message !== null) {
      payload.issues.push({ code: 'custom', input: payload.value, message, params: { sentence: true } });
    }
  });
}

export function globs(description: string) {
  return z.array(glob(), { error: 'a list of globs, such as ["src/**"]' }).check(z.describe(description));
}
