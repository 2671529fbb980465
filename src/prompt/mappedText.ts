import type { Span } from './span';

/**
 * Text as the model will see it (escapes resolved, indentation stripped) with a way back to the document.
 *
 * `map` holds pairs (offset in `text`, offset in the document), ascending: from one pair to the next both run in
 * step. An escape or a stripped indent starts a new pair. `null` means the text stands in the document letter by
 * letter from `span.start`.
 */
export interface MappedText {
  readonly text: string;
  readonly span: Span;
  readonly map: readonly number[] | null;
}

/** The text of a span that is written exactly as the model sees it. */
export function plainText(document: string, span: Span): MappedText {
  return { text: document.slice(span.start, span.end), span, map: null };
}

/** Where a character of the text stands in the document (UTF-16 offset). The end of the text maps to the end of the span. */
export function documentOffset(mapped: MappedText, textOffset: number): number {
  if (textOffset >= mapped.text.length) return mapped.span.end;
  const { map } = mapped;
  if (map === null) return mapped.span.start + textOffset;
  const pair = pairAt(map, textOffset);
  return map[pair + 1]! + (textOffset - map[pair]!);
}

/** Index of the last pair at or before an offset into the text. */
function pairAt(map: readonly number[], textOffset: number): number {
  let low = 0;
  let high = map.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map[middle * 2]! <= textOffset) low = middle;
    else high = middle - 1;
  }
  return low * 2;
}

/** The part of a text from `start` to `end` (offsets into `text`), still mapped. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  const span = { start: documentOffset(mapped, start), end: documentEnd(mapped, start, end) };
  const text = mapped.text.slice(start, end);
  if (mapped.map === null) return { text, span, map: null };
  const map = [0, span.start];
  for (let i = pairAt(mapped.map, start) + 2; i < mapped.map.length && mapped.map[i]! < end; i += 2) {
    map.push(mapped.map[i]! - start, mapped.map[i + 1]!);
  }
  return { text, span, map };
}

/** What of a text stands between two document offsets. An escape that an edge cuts through belongs to what follows. */
export function sliceByDocument(mapped: MappedText, start: number, end: number): MappedText {
  return sliceMapped(mapped, textOffset(mapped, start), textOffset(mapped, end));
}

/** The first character of a text that stands at a document offset or behind it. */
function textOffset({ text, span, map }: MappedText, documentOffset: number): number {
  const pairs = map ?? [0, span.start];
  let offset = 0;
  for (let i = 0; i < pairs.length && pairs[i + 1]! < documentOffset; i += 2) {
    const runEnd = pairs[i + 2] ?? text.length;
    offset = Math.min(runEnd, pairs[i]! + documentOffset - pairs[i + 1]!);
  }
  return offset;
}

/** The document offset just behind the character before `end`: an escape is several characters there. */
function documentEnd(mapped: MappedText, start: number, end: number): number {
  if (end <= start) return documentOffset(mapped, start);
  if (end >= mapped.text.length) return mapped.span.end;
  return documentOffset(mapped, end);
}

/** A text that stands in another text, which itself stands in the document: mapped to the document. */
export function mapThrough(inner: MappedText, outer: MappedText): MappedText {
  const builder = new MappedTextBuilder();
  const map = inner.map ?? [0, inner.span.start];
  for (let i = 0; i < map.length; i += 2) {
    const end = map[i + 2] ?? inner.text.length;
    const run = sliceMapped(outer, map[i + 1]!, Math.min(map[i + 1]! + end - map[i]!, outer.text.length));
    const pieces = run.map ?? [0, run.span.start];
    for (let j = 0; j < pieces.length; j += 2) {
      const from = map[i]! + pieces[j]!;
      const to = j + 2 < pieces.length ? map[i]! + pieces[j + 2]! : end;
      builder.append(inner.text.slice(from, to), pieces[j + 1]!);
    }
  }
  return builder.build(spanThrough(inner.span, outer));
}

/** The place in the document of a stretch of a text. */
export function spanThrough({ start, end }: Span, outer: MappedText): Span {
  return { start: documentOffset(outer, start), end: documentEnd(outer, start, end) };
}

/** Collects text piece by piece and remembers where each came from. */
export class MappedTextBuilder {
  private text = '';
  private readonly map: number[] = [];

  /** Appends `text` that stands in the document from `documentStart`, letter by letter if lengths agree. */
  append(text: string, documentStart: number): void {
    if (text.length === 0) return;
    const last = this.map.length - 2;
    const continues =
      last >= 0 && this.map[last + 1]! + (this.text.length - this.map[last]!) === documentStart;
    if (!continues) this.map.push(this.text.length, documentStart);
    this.text += text;
  }

  /** Appends a text with its own map. */
  appendMapped({ text, span, map }: MappedText): void {
    const pairs = map ?? [0, span.start];
    for (let i = 0; i < pairs.length; i += 2) {
      this.append(text.slice(pairs[i], pairs[i + 2] ?? text.length), pairs[i + 1]!);
    }
  }

  build(span: Span): MappedText {
    const straight =
      this.map.length === 0 ||
      (this.map.length === 2 && this.map[1] === span.start && this.text.length === span.end - span.start);
    return { text: this.text, span, map: straight ? null : this.map };
  }
}
