import type { Part } from '../../model';
import type { Role } from '../../roles';
import { roleNamed } from '../../roles';

/** `<message role="system">` of Semantic Kernel; `{% chat role="user" %}`, `{% message role="user" %}` in Jinja. */
const inText = /<message\s+role=["'](\w+)["']/g;
const inControl = /^(?:chat|message)\s+role=["'](\w+)["']/;

/** The one role that the message markup inside a text names; null if it names none or several. */
export function roleInMarkup(parts: readonly Part[]): Role | null {
  const words = parts.flatMap((part) => {
    if (part.kind === 'text') return [...part.text.matchAll(inText)].map((match) => match[1]!);
    const word = part.kind === 'control' ? inControl.exec(part.expression.trim())?.[1] : undefined;
    return word === undefined ? [] : [word];
  });
  const roles = new Set(words.map(roleNamed));
  const [only] = roles;
  return roles.size === 1 && only !== undefined ? only : null;
}

/** Whether a text is marked as messages, of whatever roles. */
export function hasMarkup(parts: readonly Part[]): boolean {
  return parts.some((part) =>
    part.kind === 'text'
      ? /<message\s/.test(part.text)
      : part.kind === 'control' && /^#?\s*(?:chat|message)\s/.test(part.expression),
  );
}
