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

/** JSON between fences that call it so, and JSON that begins and ends a line; without variables, in order. */
export function jsonBlocks({ text }: WrittenText): JsonBlock[] {
  if (!/[{[]/.test(text)) return [];
  const found = [...text.matchAll(jsonFence)].flatMap(({ index, 0: block, 1: body }): JsonBlock[] =>
    jsonAt(body!, index + block.indexOf('\n') + 1).map((json) => {
      const start = index + block.search(/json/i);
      return {
        ...json,
        language: { start, end: start + /^\w+/.exec(text.slice(start, start + 8))![0].length },
      };
    }),
  );
  const fences = fencedBlocks(text);
  let end = 0;
  for (const { index } of text.matchAll(opening)) {
    if (index < end || liesIn(fences, index)) continue;
    const start = index + /[{[]/.exec(text.slice(index))!.index;
    const body = bracketed(text, start);
    if (body === null || !/^[ \t]*(?:\r?\n|$)/.test(text.slice(start + body.length))) continue;
    const [block] = jsonAt(body, start);
    if (block === undefined) continue;
    found.push(block);
    ({ end } = block);
  }
  return found.sort((a, b) => a.start - b.start);
}

function jsonAt(body: string, start: number): JsonBlock[] {
  if (body.includes(hole)) return [];
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
