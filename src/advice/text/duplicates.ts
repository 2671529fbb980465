import { mayBeSentence, textLines } from './proseLines';
import type { TextLine } from './proseLines';
import { hole } from './writtenText';
import type { WrittenText } from './writtenText';

/** Lines that say again, one after the other, what lines before have said. */
export interface Duplicate {
  readonly start: number;
  readonly end: number;
  /** Whether variables stand between the two. */
  readonly isAroundHole: boolean;
}

/** Between the lines of a form there are places for code. */
const fence = /^[ \t]*(?:```|~~~)/m;
/** A few sentences may belong to each of two parts; of more, one copy was forgotten. */
const fewestAnywhere = 5;
const fewestInSandwich = 3;
const fewestInNamesake = 2;

/**
 * Passages that stand twice, in order: within one part of the text, at least two sentences in parts that are called the
 * same, or at least five anywhere. Fewer that stand in a part of another name are said of something else.
 */
export function duplicates(written: WrittenText): Duplicate[] {
  const lines = textLines(written);
  // Most texts say nothing twice.
  const keys = lines.flatMap(({ key }) => (mayBeSentence(key) ? [key] : []));
  if (new Set(keys).size === keys.length) return [];
  const times = new Map<string, number>();
  for (const key of keys) times.set(key, (times.get(key) ?? 0) + 1);
  // What stands three times stands for as many as there are.
  const isPattern = ({ key, isSentence }: TextLine): boolean => isSentence && (times.get(key) ?? 0) > 2;
  const partOf = parts(lines);
  const first = new Map<string, number>();
  const found: Duplicate[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!;
    if (!line.isSentence) continue;
    const earlier = first.get(line.key);
    if (earlier === undefined) {
      first.set(line.key, at);
      continue;
    }
    const to = passageEnd(lines, earlier, at);
    const repeated = lines.slice(at, to);
    const sentences = repeated.filter(({ isSentence }) => isSentence).length;
    const prose = repeated.filter(({ isProse }) => isProse).length;
    const [part, otherPart] = [lines[partOf[at]!], lines[partOf[earlier]!]];
    const isAroundHole = written.text.slice(lines[earlier + to - 1 - at]!.end, line.start).includes(hole);
    const isForgotten = isAroundHole
      ? sentences >= fewestInSandwich
      : (sentences >= fewestAnywhere && prose > 0) ||
        (prose >= fewestInNamesake && isNamed(part) && part?.key === otherPart?.key) ||
        (prose > 0 && part === otherPart);
    const end = lines[to - 1]!.end;
    const isForm = fence.test(written.text.slice(line.start, end)) || repeated.some(isPattern);
    if (isForgotten && !isForm && isWhole(lines, at, to)) {
      found.push({ start: line.start, end, isAroundHole });
    }
    at = to - 1;
  }
  return found;
}

/** The line that opens the part that each line is in, or the item that it is an item of; -1 before the first. */
function parts(lines: readonly TextLine[]): number[] {
  let part = -1;
  return lines.map(({ opensPart, indent }, at) => {
    if (opensPart) part = at;
    if (indent === 0 || opensPart) return part;
    let parent = at - 1;
    while (parent > part && lines[parent]!.indent >= indent) parent -= 1;
    return parent;
  });
}

/** Whether a passage begins and ends with a sentence or an item; lines that are broken by width are parts of one. */
function isWhole(lines: readonly TextLine[], from: number, to: number): boolean {
  const [last, next] = [lines[to - 1]!, lines[to]];
  return lines[from]!.beginsSentence && (last.endsSentence || next === undefined || next.isItem);
}

function isNamed(line: TextLine | undefined): boolean {
  return line !== undefined && line.words.length > 0;
}

/**
 * The line behind those that are repeated with a repeated one. What a tag opens is among them as a whole or not at all.
 */
function passageEnd(lines: readonly TextLine[], earlier: number, at: number): number {
  const distance = at - earlier;
  const repeats = (index: number): boolean => {
    const line = lines[index];
    return line !== undefined && lines[index - distance]?.key === line.key && !line.key.includes(hole);
  };
  const opened: number[] = [];
  let to = at + 1;
  for (; to - distance < at && repeats(to); to++) {
    const { tag } = lines[to]!;
    if (tag === 'closes' && opened.pop() === undefined) break;
    if (tag === 'opens') opened.push(to);
  }
  if (opened.length > 0) [to] = opened as [number];
  // What opens another part at the end belongs to what follows.
  while (to > at + 1 && lines[to - 1]!.opensPart && lines[to - 1]!.tag === null) to -= 1;
  return to;
}
