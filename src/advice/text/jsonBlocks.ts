import { fencedBlocks, liesIn } from './protectedText';
import type { Stretch } from './protectedText';
import { hole } from './writtenText';
import type { WrittenText } from './writtenText';

/** JSON of an object or a list that stands in a text as it is. */
export interface JsonBlock {
  readonly start: number;
  readonly end: number;
  readonly value: object;
  /** The word behind the fence that says that it is JSON; null without a fence. */
  readonly language: Stretch | null;
}

const jsonFence = /^[ \t]*```jsonc?[ \t]*\r?\n([^]*?)\r?\n[ \t]*```[ \t]*$/gim;
const opening = /^[ \t]*[{[][ \t]*$|^[ \t]*\{[ \t]*"/gm;

/** Longer than any JSON in a prompt that people wrote. */
const longestJson = 200_000;
/** Brackets that open a line and that none closes: more is no prompt with JSON, and each is looked for to the end. */
const mostFailures = 50;

/** JSON between fences that call it so, and JSON that begins and ends a line; without variables, in order. */
export function jsonBlocks(written: WrittenText): JsonBlock[] {
  const { text } = written;
  if (!/[{[]/.test(text)) return [];
  const closed = text.slice(0, lastClosing(text));
  const found = [...closed.matchAll(jsonFence)].flatMap(({ index, 0: block, 1: body }): JsonBlock[] =>
    jsonAt(body!, index + block.indexOf('\n') + 1).map((json) => {
      const start = index + block.search(/json/i);
      return {
        ...json,
        language: { start, end: start + /^\w+/.exec(text.slice(start, start + 8))![0].length },
      };
    }),
  );
  const fences = fencedBlocks(written);
  let end = 0;
  let failures = 0;
  for (const { index } of text.matchAll(opening)) {
    if (index < end || liesIn(fences, index)) continue;
    const start = index + /[{[]/.exec(text.slice(index))!.index;
    const body = bracketed(text, start);
    if (body === null && ++failures > mostFailures) break;
    if (body === null || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(start + body.length))) continue;
    const [block] = jsonAt(body, start);
    if (block === undefined) continue;
    found.push(block);
    ({ end } = block);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Where the last fence ends that closes a block: behind it, none is looked for. */
function lastClosing(text: string): number {
  return [...text.matchAll(/^[ \t]*```[ \t]*$/gm)].reduce((_, { index, 0: mark }) => index + mark.length, 0);
}

/** The JSON that a stretch of text is, blanks around it apart: those in front of it are the indentation of its lines. */
function jsonAt(stretch: string, from: number): JsonBlock[] {
  if (stretch.includes(hole)) return [];
  const body = stretch.trim();
  const start = from + stretch.length - stretch.trimStart().length;
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null
      ? [{ start, end: start + body.length, value, language: null }]
      : [];
  } catch {
    return [];
  }
}

/** From a bracket to the one that closes it, strings apart; null where none does. */
function bracketed(text: string, start: number): string | null {
  const token = /"(?:[^"\\\n]|\\.)*"|[{}[\]]|\uFFFC/gy;
  const anything = /[^"{}[\]\uFFFC]+/y;
  let depth = 0;
  for (let at = start; at < text.length && at - start < longestJson;) {
    anything.lastIndex = at;
    at += anything.exec(text)?.[0].length ?? 0;
    token.lastIndex = at;
    const next = token.exec(text)?.[0];
    if (next === undefined || next === hole) return null;
    at += next.length;
    if (next === '{' || next === '[') depth += 1;
    if (next === '}' || next === ']') depth -= 1;
    if (depth === 0) return text.slice(start, at);
  }
  return null;
}
