import { sliceMapped } from '../../mappedText';
import type { Part, TextPart } from '../../model';

/**
 * Takes away the indentation that the lines share. Offsets survive. The line that the text begins on counts for some
 * (`textwrap.dedent`), and not for others (the `dedent` tags).
 */
export function dedentParts(parts: readonly Part[], withFirstLine = false): Part[] {
  const indent = commonIndent(parts, withFirstLine);
  return parts
    .map((part, i) => (part.kind === 'text' ? withoutIndent(part, indent, withFirstLine && i === 0) : part))
    .filter(isThere);
}

/** A text of nothing but indentation is none. */
function isThere(part: Part): boolean {
  return part.kind !== 'text' || part.text.length > 0;
}

/** What `.strip()` / `.trim()` does to the ends of a text. */
export function trimParts(parts: readonly Part[], start = true, end = true): Part[] {
  const result = [...parts];
  const first = result[0];
  if (start && first?.kind === 'text') {
    const drop = first.text.length - first.text.trimStart().length;
    if (drop > 0) result[0] = { kind: 'text', ...sliceMapped(first, drop, first.text.length) };
  }
  const last = result.at(-1);
  if (end && last?.kind === 'text') {
    const keep = last.text.trimEnd().length;
    if (keep < last.text.length) result[result.length - 1] = { kind: 'text', ...sliceMapped(last, 0, keep) };
  }
  return result.filter(isThere);
}

/** Width of the indentation that all lines with content share. */
function commonIndent(parts: readonly Part[], withFirstLine: boolean): number {
  let common = withFirstLine && parts[0]?.kind !== 'text' ? 0 : Infinity;
  parts.forEach((part, i) => {
    if (part.kind !== 'text') return;
    const lines = withFirstLine && i === 0 ? /(?:^|\n)([ \t]*)(?=[^ \t\n]|$)/g : /\n([ \t]*)(?=[^ \t\n]|$)/g;
    for (const match of part.text.matchAll(lines)) {
      const atEnd = match.index + match[0].length === part.text.length;
      // Blank space before the end of the text is no line, unless a variable follows on that line.
      if (atEnd && i === parts.length - 1) continue;
      common = Math.min(common, match[1]!.length);
    }
  });
  return common === Infinity ? 0 : common;
}

function withoutIndent(part: TextPart, indent: number, first: boolean): TextPart {
  if (indent === 0) return part;
  let text = '';
  const map: number[] = [];
  const source = part.map ?? [0, part.span.start];
  let next = 0;
  const copy = (start: number, end: number): void => {
    if (end <= start) return;
    const slice = sliceMapped({ ...part, map: source }, start, end);
    const sliced = slice.map ?? [0, slice.span.start];
    for (let i = 0; i < sliced.length; i += 2) map.push(text.length + sliced[i]!, sliced[i + 1]!);
    text += slice.text;
  };
  for (const match of part.text.matchAll(first ? /(?:^(?!\n)|\n)[ \t]*/g : /\n[ \t]*/g)) {
    const lineStart = match.index + (match[0].startsWith('\n') ? 1 : 0);
    copy(next, lineStart);
    next = Math.min(lineStart + indent, match.index + match[0].length);
  }
  copy(next, part.text.length);
  return { kind: 'text', text, span: part.span, map };
}
