import { plainText } from '../mappedText';
import type { Message, Part } from '../model';
import type { Role } from '../roles';
import type { Span } from '../span';
import { roleNamed } from '../roles';
import type { TemplateLanguage } from '../templates/template';
import { templateParts } from '../templates/template';
import { linesOf } from './frontMatter';
import { hasContent, partsWithin, trimLines } from './message';

/** Where a text says who speaks from here on. The marker itself is not sent. */
export interface RoleMarker extends Span {
  /** Null ends a message without beginning one: what follows is sent by nobody. */
  readonly role: Role | null;
}

const markerLine =
  /^\s*#?\s*(?<role>system|user|assistant|developer|function|tool|model)\s*(?:\[[^\]]*\])?\s*:\s*$/i;

/** Lines such as `# system:` or `user[name="x"]:` within a stretch of text. */
export function lineMarkers(text: string, { start, end }: Span): RoleMarker[] {
  const markers: RoleMarker[] = [];
  for (const line of linesOf(text, start, end)) {
    if (line.end - line.start > 300) continue;
    const role = markerLine.exec(text.slice(line.start, line.end))?.groups?.role;
    if (role !== undefined) {
      markers.push({ start: line.start, end: line.next, role: roleNamed(role) ?? 'prompt' });
    }
  }
  return markers;
}

/** Control parts that name a role, such as `{{role "user"}}` or `{% chat role="user" %}`. */
export function partMarkers(
  parts: readonly Part[],
  roleOf: (expression: string) => Role | null | undefined,
): RoleMarker[] {
  return parts.flatMap((part) => {
    if (part.kind !== 'control') return [];
    const role = roleOf(part.expression);
    return role === undefined ? [] : [{ ...part.span, role }];
  });
}

/** The messages of a body: one per marker, and one of role `first` before the first marker. */
export function splitMessages(
  text: string,
  body: Span,
  parts: readonly Part[],
  markers: readonly RoleMarker[],
  first: Role,
): Message[] {
  const messages: Message[] = [];
  const all: RoleMarker[] = [{ start: body.start, end: body.start, role: first }, ...markers];
  for (const [i, marker] of all.entries()) {
    if (marker.role === null) continue;
    const span = trimLines(text, { start: marker.end, end: all[i + 1]?.start ?? body.end });
    const within = partsWithin(parts, span);
    if (!hasContent(within)) continue;
    messages.push({ role: marker.role, span, parts: within, turn: messages.length });
  }
  return messages;
}

/** The messages of a body whose roles stand on lines of their own. */
export function splitAtLines(text: string, body: Span, language: TemplateLanguage, first: Role): Message[] {
  const parts = templateParts(plainText(text, body), language);
  return splitMessages(text, body, parts, lineMarkers(text, body), first);
}
