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
  let low = 0;
  let high = map.length / 2 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (map[middle * 2]! <= textOffset) low = middle;
    else high = middle - 1;
  }
  return map[low * 2 + 1]! + (textOffset - map[low * 2]!);
}

/** The part of a text from `start` to `end` (offsets into `text`), still mapped. */
export function sliceMapped(mapped: MappedText, start: number, end: number): MappedText {
  const span = { start: documentOffset(mapped, start), end: documentEnd(mapped, start, end) };
  const text = mapped.text.slice(start, end);
  if (mapped.map === null) return { text, span, map: null };
  const map = [0, span.start];
  for (let i = 0; i < mapped.map.length; i += 2) {
    const offset = mapped.map[i]!;
    if (offset > start && offset < end) map.push(offset - start, mapped.map[i + 1]!);
  }
  return { text, span, map };
}

/** The document offset just behind the character before `end`: an escape is several characters there. */
function documentEnd(mapped: MappedText, start: number, end: number): number {
  if (end <= start) return documentOffset(mapped, start);
  if (end >= mapped.text.length) return mapped.span.end;
  return documentOffset(mapped, end);
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

  build(span: Span): MappedText {
    const straight =
      this.map.length === 0 ||
      (this.map.length === 2 && this.map[1] === span.start && this.text.length === span.end - span.start);
    return { text: this.text, span, map: straight ? null : this.map };
  }
}
