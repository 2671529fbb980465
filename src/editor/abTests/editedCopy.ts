import type { TemplateMessage } from '../../bench/experiment';

/** The messages of a prompt as a text that can be edited: a line names who speaks, `{{name}}` is a variable. */
export function copyText(messages: readonly TemplateMessage[]): string {
  return messages
    .map(({ role, parts }) => {
      const text = parts.map((part) => ('variable' in part ? `{{${part.variable}}}` : part.text)).join('');
      return `--- ${role} ---\n${text}\n`;
    })
    .join('\n');
}

/** Reads it again; null where a line that names who speaks is missing, or no text is left. */
export function copiedMessages(
  text: string,
  partsOf: (text: string) => TemplateMessage['parts'],
): TemplateMessage[] | null {
  const [before, ...pieces] = text.split(/^--- (system|user|assistant) ---\r?\n/m);
  if (before === undefined || before.trim() !== '' || pieces.length < 2) return null;
  const messages: TemplateMessage[] = [];
  for (let i = 0; i < pieces.length; i += 2) {
    const content = pieces[i + 1]!.replace(/\r?\n$/, '').replace(/\s+$/, '');
    if (content !== '') {
      messages.push({ role: pieces[i] as TemplateMessage['role'], parts: partsOf(content) });
    }
  }
  return messages.length === 0 ? null : messages;
}
