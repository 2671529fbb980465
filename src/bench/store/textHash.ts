import { createHash } from 'node:crypto';
import type { TemplateMessage, TemplatePart } from '../experiment';

/** Names a text: the same messages with the same variables in the same places have the same. */
export function textHash(messages: readonly TemplateMessage[]): string {
  const canonical = messages.map(({ role, parts }) => [role, joined(parts)]);
  return createHash('sha256').update(JSON.stringify(canonical)).digest('hex').slice(0, 32);
}

/** Whether two are the same text; what stands in the place of a variable where no case says so is no part of it. */
export function isSameText(a: readonly TemplateMessage[], b: readonly TemplateMessage[]): boolean {
  return textHash(a) === textHash(b);
}

/** Texts that are not apart for any reason that a model sees are one. */
function joined(parts: readonly TemplatePart[]): (string | readonly [string])[] {
  const result: (string | readonly [string])[] = [];
  for (const part of parts) {
    const last = result.at(-1);
    if ('variable' in part) result.push([part.variable]);
    else if (typeof last === 'string') result[result.length - 1] = last + part.text;
    else if (part.text !== '') result.push(part.text);
  }
  return result;
}
