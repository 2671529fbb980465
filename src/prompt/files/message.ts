import { plainText, sliceByDocument } from '../mappedText';
import type { Message, Part } from '../model';
import type { Role } from '../roles';
import type { Span } from '../span';
import type { TemplateLanguage } from '../templates/template';
import { templateParts } from '../templates/template';

/** A stretch without its blank edge lines: from the first character of its first line that has text to the last. */
export function trimLines(text: string, { start, end }: Span): Span {
  let from = start;
  let last = end;
  while (last > from && /\s/.test(text[last - 1]!)) last--;
  while (from < last && /\s/.test(text[from]!)) from++;
  if (from === last) return { start, end: start };
  // Indentation of the first line belongs to it.
  while (from > start && /[ \t]/.test(text[from - 1]!)) from--;
  return { start: from, end: last };
}

/** True if parts hold text that is sent, or a placeholder that alone makes a template. */
export function hasContent(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === 'variable' || (part.kind === 'text' && part.text.trim() !== ''));
}

/** True if some literal text is sent. */
export function hasText(parts: readonly Part[]): boolean {
  return parts.some((part) => part.kind === 'text' && part.text.trim() !== '');
}

/** A text of a file as one message; null if nothing of it is sent. */
export function textMessage(
  document: string,
  span: Span,
  role: Role,
  language: TemplateLanguage,
): Message | null {
  const trimmed = trimLines(document, span);
  const parts = templateParts(plainText(document, trimmed), language);
  return hasContent(parts) ? { role, span: trimmed, parts, turn: 0 } : null;
}

/** The parts between two document offsets; text that crosses an edge is cut there. */
export function partsWithin(parts: readonly Part[], { start, end }: Span): Part[] {
  const within: Part[] = [];
  for (const part of parts) {
    if (part.span.end <= start || part.span.start >= end) continue;
    if (part.kind !== 'text' || (part.span.start >= start && part.span.end <= end)) within.push(part);
    else within.push({ kind: 'text', ...sliceByDocument(part, start, end) });
  }
  return within;
}

/** Fills in the values that the head of a file declares for its inputs. */
export function withDefaults(parts: readonly Part[], defaults: Readonly<Record<string, unknown>>): Part[] {
  return parts.map((part) => {
    if (part.kind !== 'variable' || part.defaultText !== undefined) return part;
    const name = part.names[0];
    if (name === undefined || part.expression !== name || !Object.hasOwn(defaults, name)) return part;
    const value = defaults[name];
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return part;
    return { ...part, defaultText: String(value) };
  });
}
