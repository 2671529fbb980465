import type { WrittenText } from './writtenText';

/** A stretch of a text, its end not in it. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const fence = /^([ \t]*)(`{3,}|~{3,})[^\n]*(?:\n[^]*?)?(?:^\1?[ \t]*\2[`~]*[ \t]*$|(?![^]))/gm;

/** Blocks between fences, with their marks; one that does not close goes on to the end. */
export function fencedBlocks(written: WrittenText): readonly Stretch[] {
  let found = keptFences.get(written);
  if (found === undefined) keptFences.set(written, (found = stretchesOf(written.text, fence)));
  return found;
}

const keptFences = new WeakMap<WrittenText, readonly Stretch[]>();

/** Whether a place lies in one of the stretches. */
export function liesIn(stretches: readonly Stretch[], at: number): boolean {
  return stretches.some(({ start, end }) => at >= start && at < end);
}

/** Whether a stretch shares a character with one of the stretches, which are in order and do not overlap. */
export function touches(stretches: readonly Stretch[], start: number, end: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (stretches[middle]!.end <= start) low = middle + 1;
    else high = middle;
  }
  const next = stretches[low];
  return next !== undefined && next.start < end;
}

/** Within a line: code, and what somebody says or is quoted with. An apostrophe opens no quotation. */
const inlineCode = /`[^`\n]+`/g;
const quotes = /"[^"\n]*"|“[^”\n]*”|«[^»\n]*»|(?<!\w)'[^'\n]+'(?!\w)|(?<!\w)‘[^\n]+?’(?!\w)/g;

/** What shows how things are to look, not what to do: a tag that is called after examples. */
const exampleTag =
  /<([\w-]*(?:example|sample|shot|demo|dialog|conversation|transcript)[\w-]*)(?:\s[^>\n]*)?>/gi;

/** Lines that somebody speaks, and the labelled lines of an example. */
const labelledLine = /^[ \t>*-]*([A-Za-z][A-Za-z ]{0,12}?|❌|✅)\**[ \d]*\**:/gm;
const speakers = new Set(
  (
    'user human assistant ai bot system customer client agent support q a question answer input output query ' +
    'response student teacher tutor thought action observation request reply speaker person me you bad good before ' +
    'after wrong right correct incorrect ❌ ✅'
  ).split(' '),
)
  .add('action input')
  .add('final answer');
const quotedLine = /^[ \t]*>[^\n]*/gm;
const tableLine = /^[ \t]*\|[^\n]*/gm;
const byExample = /\be\.g\.|\bfor example\b|\bfor instance\b|\bsuch as:/gi;

/** A heading, or a line of its own with a colon, that says that examples follow. */
const examples = /\b(?:examples?|samples?|few-?shots?|demonstrations?|dialogues?|transcripts?)\b/gi;
const headingBefore = /^(?:(#{1,6})[ \t].*|[ \t]*\**(?:[\w-]+[ \t]){0,4})$/;
const heading = /^(#{1,6})[ \t]/gm;

/** What no rule about wording may touch: code, quotations, tables, dialogues and examples. In order, without overlaps. */
export function protectedText(written: WrittenText): readonly Stretch[] {
  const known = kept.get(written);
  if (known !== undefined) return known;
  const { text } = written;
  const found = merged([
    ...fencedBlocks(written),
    ...[inlineCode, quotes, quotedLine, tableLine].flatMap((pattern) => stretchesOf(text, pattern)),
    ...[...text.matchAll(byExample)].map(({ index }) => lineAround(text, index)),
    ...[...text.matchAll(labelledLine)]
      .filter(({ 1: label }) => speakers.has(label!.toLowerCase().trim()))
      .map(({ index }) => lineAround(text, index)),
    ...taggedExamples(text),
    ...exampleSections(text),
  ]);
  kept.set(written, found);
  return found;
}

const kept = new WeakMap<WrittenText, readonly Stretch[]>();

/** From the tag to the one that closes it; what none closes is no example. */
function taggedExamples(text: string): Stretch[] {
  const small = text.toLowerCase();
  const unclosed = new Set<string>();
  return [...text.matchAll(exampleTag)].flatMap(({ index: start, 1: name }) => {
    const closing = `</${name!.toLowerCase()}`;
    const end = unclosed.has(closing) ? -1 : small.indexOf(closing, start);
    if (end < 0) unclosed.add(closing);
    return end < 0 ? [] : [{ start, end: end + closing.length }];
  });
}

/** From a heading about examples to the next heading of its rank, or the end. */
function exampleSections(text: string): Stretch[] {
  return [...text.matchAll(examples)].flatMap(({ index, 0: word }) => {
    const { start, end: lineEnd } = lineAround(text, index);
    const before = headingBefore.exec(text.slice(start, index));
    if (before === null) return [];
    const [, rank] = before;
    if (rank === undefined && !/:[*_ \t]*$/.test(text.slice(index + word.length, lineEnd))) return [];
    heading.lastIndex = lineEnd;
    for (let next = heading.exec(text); next !== null; next = heading.exec(text)) {
      if (rank === undefined || next[1]!.length <= rank.length) return [{ start, end: next.index }];
    }
    return [{ start, end: text.length }];
  });
}

/** The line that a place lies in, without its line break. */
function lineAround(text: string, at: number): Stretch {
  const end = text.indexOf('\n', at);
  return { start: text.lastIndexOf('\n', at - 1) + 1, end: end < 0 ? text.length : end };
}

function stretchesOf(text: string, pattern: RegExp): Stretch[] {
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** The same places in order, each once. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const { start, end } of [...stretches].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last === undefined || start > last.end) result.push({ start, end });
    else if (end > last.end) result[result.length - 1] = { start: last.start, end };
  }
  return result;
}
