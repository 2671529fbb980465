import type { DataNode } from '../data/dataNode';
import { at, itemsOf, textAt } from '../data/dataNode';
import type { Message } from '../model';
import type { Role } from '../roles';
import { roleNamed } from '../roles';
import type { TemplateLanguage } from '../templates/template';
import { templateParts } from '../templates/template';
import { hasContent } from './message';

/** A text of a data document as a message; null if it is no text or nothing of it is sent. */
export function dataMessage(
  node: DataNode | undefined,
  role: Role,
  language: TemplateLanguage,
  turn = 0,
): Message | null {
  const literal = node?.kind === 'text' ? node.literal() : null;
  if (literal === null) return null;
  const parts = templateParts(literal.mapped, language);
  return hasContent(parts) ? { role, span: literal.span, parts, turn } : null;
}

/** The messages of a list of `{role, content}`, where content is a text or a list of `{type: text, text}`. */
export function chatMessages(list: DataNode | undefined, language: TemplateLanguage): Message[] {
  const messages: Message[] = [];
  // One literal that several aliases repeat is listed once.
  const seen = new Set<DataNode>();
  for (const [turn, item] of itemsOf(list).entries()) {
    const role = roleNamed(textAt(item, 'role') ?? '') ?? 'prompt';
    const content = at(item, 'content');
    const texts = content?.kind === 'list' ? content.items.map((part) => at(part, 'text')) : [content];
    for (const text of texts) {
      if (text === undefined || seen.has(text)) continue;
      seen.add(text);
      const message = dataMessage(text, role, language, turn);
      if (message !== null) messages.push(message);
    }
  }
  return messages;
}

/** True for a list in which every item has a role and a content, as a request has them. */
export function isChat(list: DataNode | undefined): boolean {
  const items = itemsOf(list);
  return (
    items.length > 0 &&
    items.every((item) => roleNamed(textAt(item, 'role') ?? '') !== null && at(item, 'content') !== undefined)
  );
}
