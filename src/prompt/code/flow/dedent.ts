import { sliceMapped } from '../../mappedText';
import type { Part, TextPart } from '../../model';

/**
 * What `textwrap.dedent`, `inspect.cleandoc` and the `dedent` tags do: the common indentation of the lines goes,
 * and, with `trim`, the blank space around the whole. Offsets survive.
 */
export function dedentParts(parts: readonly Part[], trim: boolean): Part[] {
  const indent = commonIndent(parts);
  const dedented = parts.map((part, i) =>
    part.kind === 'text' ? withoutIndent(part, indent, i === 0) : part,
  );
  return trim ? trimParts(dedented) : dedented;
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
  return result.filter((part) => part.kind !== 'text' || part.text.length > 0);
}

/** Width of the indentation that all lines with content share. The line the text begins on does not count. */
function commonIndent(parts: readonly Part[]): number {
  let common = Infinity;
  parts.forEach((part, i) => {
    if (part.kind !== 'text') return;
    for (const match of part.text.matchAll(/\n([ \t]*)(?=[^ \t\n]|$)/g)) {
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
  for (const match of part.text.matchAll(/\n[ \t]*/g)) {
    const lineStart = match.index + 1;
    copy(next, lineStart);
    next = Math.min(lineStart + indent, match.index + match[0].length);
  }
  if (first && next === 0) next = 0;
  copy(next, part.text.length);
  return { kind: 'text', text, span: part.span, map };
}
