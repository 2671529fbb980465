import type { Role } from '../roles';
import { roleNamed } from '../roles';
import type { TemplateLanguage, TemplateToken } from './template';

const messageTag = /<(?:message\s[^<>{}]*|\/message\s*)>/g;

/** A language whose text may hold `<message role="…">` blocks: the tags are told to the engine and not sent. */
export function withMessageTags(language: TemplateLanguage): TemplateLanguage {
  return {
    id: language.id,
    tokenize: (text) =>
      text.includes('<message')
        ? language.tokenize(text).flatMap((token) => (token.kind === 'text' ? split(text, token) : [token]))
        : language.tokenize(text),
  };
}

function split(text: string, token: TemplateToken & { readonly kind: 'text' }): TemplateToken[] {
  if (token.printed !== undefined) return [token];
  const tokens: TemplateToken[] = [];
  let start = token.start;
  for (const match of text.slice(token.start, token.end).matchAll(messageTag)) {
    const at = token.start + match.index;
    const end = at + match[0].length;
    if (at > start) tokens.push({ kind: 'text', start, end: at });
    tokens.push({
      kind: 'control',
      start: at,
      end,
      control: 'other',
      expression: match[0].slice(1, -1),
      names: [],
    });
    start = end;
  }
  if (start < token.end) tokens.push({ kind: 'text', start, end: token.end });
  return tokens;
}

/** The role of a text of `<message>` blocks if all of them have the same. */
export function roleOfTags(text: string): Role {
  const roles = new Set(
    [...text.matchAll(/<message\s[^<>]*?role\s*=\s*["'](?<role>\w+)["']/g)].map(
      (match) => match.groups?.role,
    ),
  );
  const [role] = roles;
  return roles.size === 1 && role !== undefined ? (roleNamed(role) ?? 'prompt') : 'prompt';
}
