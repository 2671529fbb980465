import type { Message } from '../../prompt/model';
import type { TemplateMessage } from '../experiment';
import { templateOfPrompt } from '../resolve';
import { isSameText } from '../store/textHash';
import { spellings } from './spelling';
import { templateEdits } from './templateEdits';
import type { DocumentEdit } from './templateEdits';

/** A prompt of a file, as far as it must be known to be edited. */
export interface EditablePrompt {
  readonly id: string;
  readonly model: string | null;
  readonly messages: readonly Pick<Message, 'role' | 'turn' | 'parts' | 'span' | 'path' | 'unlisted'>[];
}

/** What a file holds. */
export interface EditableFile {
  readonly prompts: readonly EditablePrompt[];
  readonly problem: unknown;
}

/** A file in which a prompt says what messages say. */
export interface AppliedMessages {
  readonly text: string;
  /** In order, of the text before; no two overlap. */
  readonly edits: readonly DocumentEdit[];
  /** Other prompts that send the same text, and so send another one then. */
  readonly alsoChanged: readonly string[];
}

/** Why a prompt is not edited so, as a sentence. */
export interface NotApplied {
  readonly why: string;
}

/**
 * Edits a prompt so that it says what messages say, and proves it: read again, the file has the same prompts, this one
 * says exactly that, and the others say what they said before.
 */
export async function applyMessages(
  text: string,
  id: string,
  messages: readonly TemplateMessage[],
  read: (text: string) => Promise<EditableFile>,
): Promise<AppliedMessages | NotApplied> {
  const before = await read(text);
  const prompt = before.prompts.find((each) => each.id === id);
  if (prompt === undefined) return { why: `There is no prompt "${id}" any more.` };
  const seen = new Set<string>();
  for (const spelling of spellings) {
    const edits = templateEdits(text, prompt.messages, messages, spelling);
    if (typeof edits === 'string') return { why: edits };
    if (edits.length === 0) return { why: 'The prompt says that already.' };
    const result = edited(text, edits);
    if (seen.has(result)) continue;
    seen.add(result);
    const after = await read(result);
    const alsoChanged = whatElseChanged(before, after, prompt, edits);
    const now = after.prompts.find((each) => each.id === id);
    const template = now && templateOfPrompt(now);
    if (alsoChanged === null || template === undefined || 'mistake' in template) continue;
    if (isSameText(template.messages, messages)) return { text: result, edits, alsoChanged };
  }
  return {
    why: 'Written into the file, its text would be read as another one: it needs signs that mean something else there.',
  };
}

/** Ids of the other prompts that an edit was made in; null where something else has changed. */
function whatElseChanged(
  before: EditableFile,
  after: EditableFile,
  edited: EditablePrompt,
  edits: readonly DocumentEdit[],
): string[] | null {
  if (before.problem === null && after.problem !== null) return null;
  if (before.prompts.length !== after.prompts.length) return null;
  const changed: string[] = [];
  for (const [i, was] of before.prompts.entries()) {
    const is = after.prompts[i]!;
    if (is.id !== was.id || is.model !== was.model || is.messages.length !== was.messages.length) return null;
    const isShared = ({ path, span }: EditablePrompt['messages'][number]): boolean =>
      path === undefined && edits.some((edit) => edit.span.start >= span.start && edit.span.end <= span.end);
    const isSame = was.messages.every(
      (message, k) => isShared(message) || content(message) === content(is.messages[k]!),
    );
    if (!isSame) return null;
    if (was !== edited && was.messages.some(isShared)) changed.push(was.id);
  }
  return changed;
}

function content({ role, parts }: EditablePrompt['messages'][number]): string {
  return JSON.stringify([role, parts.map((part) => (part.kind === 'text' ? part.text : [part.expression]))]);
}

function edited(text: string, edits: readonly DocumentEdit[]): string {
  let at = 0;
  let result = '';
  for (const { span, newText } of edits) {
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}
