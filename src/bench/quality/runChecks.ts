import { compileFunction } from 'node:vm';
import { Ajv } from 'ajv';
import leven from 'leven';
import type { LocalCheck } from './check';

/** An answer to check. */
export interface Answer {
  readonly text: string;
  readonly finishReason: string | null;
}

/** A check that has been made ready: it gives what is wrong with an answer, or null. */
export type ReadyCheck = (answer: Answer) => string | null;

/**
 * Makes checks ready; values may hold `{{name}}` of the case. Throws an Error with a sentence for a check that cannot be
 * made: a pattern or a schema at fault.
 */
export function readyChecks(
  checks: readonly LocalCheck[],
  values: Readonly<Record<string, string>>,
): ReadyCheck[] {
  const fill = (text: string): string =>
    text.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, (whole, name: string) => values[name] ?? whole);
  return checks.map((check) => {
    const test = testOf(check, values, fill);
    const words = `${check.not === true ? 'not ' : ''}${check.type}`;
    return (answer) => (test(answer) !== (check.not === true) ? null : words);
  });
}

/** What an answer fails; a check may take as long as it likes, or never end. */
export function failedChecks(
  checks: readonly LocalCheck[],
  values: Readonly<Record<string, string>>,
  answer: Answer,
): string[] {
  return readyChecks(checks, values).flatMap((check) => check(answer) ?? []);
}

function testOf(
  check: LocalCheck,
  values: Readonly<Record<string, string>>,
  fill: (text: string) => string,
): (answer: Answer) => boolean {
  switch (check.type) {
    case 'contains': {
      const value = fill(check.value);
      return ({ text }) => text.includes(value);
    }
    case 'icontains': {
      const value = fill(check.value).toLowerCase();
      return ({ text }) => text.toLowerCase().includes(value);
    }
    case 'starts-with': {
      const value = fill(check.value);
      return ({ text }) => text.startsWith(value);
    }
    case 'equals': {
      const value = canonical(fill(check.value));
      return ({ text }) => canonical(text) === value;
    }
    case 'contains-all': {
      const wanted = check.values.map(fill);
      return ({ text }) => wanted.every((value) => text.includes(value));
    }
    case 'contains-any': {
      const wanted = check.values.map(fill);
      return ({ text }) => wanted.some((value) => text.includes(value));
    }
    case 'regex': {
      const pattern = patternOf(check.value);
      return ({ text }) => pattern.test(text);
    }
    case 'javascript': {
      const code = codeOf(check.value);
      return ({ text, finishReason }) => {
        try {
          return Boolean(code(text, { ...values }, finishReason));
        } catch {
          // Code that cannot read an answer does not pass it.
          return false;
        }
      };
    }
    case 'is-json':
    case 'contains-json': {
      const isValid = schemaTest(check.schema);
      const whole = check.type === 'is-json';
      return ({ text }) => (whole ? [text] : jsonIn(text)).some((each) => isValid(parsed(each)));
    }
    case 'words':
    case 'characters': {
      const { type, min = 0, max = Infinity } = check;
      return ({ text }) => {
        const size = type === 'characters' ? Array.from(text).length : (text.match(/\S+/g) ?? []).length;
        return size >= min && size <= max;
      };
    }
    case 'finish-reason':
      return ({ finishReason }) => sameReason(finishReason) === sameReason(check.value);
    case 'similar': {
      const value = fill(check.value);
      return ({ text }) => similarity(text, value) >= check.threshold;
    }
  }
}

/** JSON without its layout and order of keys; other text without blanks around it. */
function canonical(text: string): string {
  const value = parsed(text);
  return value === undefined ? text.trim() : JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}

/** Undefined for what is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What may be JSON in a text: fenced code, and from the first bracket to the last. */
function jsonIn(text: string): string[] {
  const fenced = [...text.matchAll(/```(?:json)?\s*\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const bracketed = [/\{[\s\S]*\}/, /\[[\s\S]*\]/].flatMap((pattern) => pattern.exec(text)?.[0] ?? []);
  return [text, ...fenced, ...bracketed];
}

function schemaTest(schema: unknown): (value: unknown) => boolean {
  if (schema === undefined) return (value) => value !== undefined;
  try {
    const validate = new Ajv({ strict: false }).compile(schema as object);
    return (value) => value !== undefined && validate(value);
  } catch (error) {
    throw new Error(`The JSON schema of a check cannot be used: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

function patternOf(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch (error) {
    throw new Error(`"${source.slice(0, 80)}" is no regular expression: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

type Code = (output: string, values: Record<string, string>, finishReason: string | null) => unknown;

/** An expression of the answer (`output`), the case (`values`) and how it ended (`finishReason`). */
function codeOf(source: string): Code {
  try {
    return compileFunction(`return (${source}\n);`, ['output', 'values', 'finishReason']) as Code;
  } catch (error) {
    throw new Error(`"${source.slice(0, 80)}" is no expression of JavaScript: ${(error as Error).message}.`, {
      cause: error,
    });
  }
}

/** Providers have different words for the same. */
function sameReason(reason: string | null): string {
  const words: Readonly<Record<string, string>> = {
    end_turn: 'stop',
    completed: 'stop',
    max_tokens: 'length',
    max_output_tokens: 'length',
    tool_calls: 'tool',
    tool_use: 'tool',
  };
  return reason === null ? '' : (words[reason] ?? reason);
}

/** Longer texts are compared by their start: the time grows with the square. */
const mostCompared = 4000;

/** 1 for equal texts, 0 for those that have nothing in common: 1 − edits ÷ length. Blanks count once. */
function similarity(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.replace(/\s+/g, ' ').trim().slice(0, mostCompared)) as [
    string,
    string,
  ];
  const longest = Math.max(one.length, other.length);
  return longest === 0 ? 1 : 1 - leven(one, other) / longest;
}
