import type { Span } from '../prompt/span';
import { evidenceWords, whyNotWords } from './evidenceWords';
import type { FileProfile, MessageProfile, NotPromptProfile, Profile } from './model';
import { plain } from '../text/plain';
import { lensTitle } from './words';

/** Whether a place of a file belongs to a prompt, in words for people. */
export interface Verdict {
  readonly kind: 'prompt' | 'ignored' | 'literal' | 'nothing' | 'unread';
  /** One line: `Prompt TRIAGE_PROMPT`, `No prompt`. */
  readonly headline: string;
  /** Sentences that say why. */
  readonly because: readonly string[];
  /** The literal or the call; null where there is none. */
  readonly span: Span | null;
}

/** The verdict on the character at an offset. The profile has to be one with `notPrompts`. */
export function verdictAt(file: FileProfile, offset: number): Verdict {
  const verdict = ofText(file, offset);
  const mistakes = (file.notPrompts ?? [])
    .filter(({ why, span }) => why.kind === 'comment' && span.start <= offset && offset <= span.end)
    .map((each) => `${capitalized(whyNotWords(each))}.`);
  if (mistakes.length === 0) return verdict;
  return { ...verdict, because: verdict.kind === 'nothing' ? mistakes : [...verdict.because, ...mistakes] };
}

function ofText(file: FileProfile, offset: number): Verdict {
  const prompt = innermost(
    file.prompts.flatMap((prompt) =>
      prompt.messages.filter(isHere).map((message) => ({ prompt, ...message })),
    ),
    offset,
  );
  const literals = (file.notPrompts ?? []).filter(({ why }) => why.kind !== 'comment');
  const literal = innermost(literals, offset);
  // A literal inside a hole of a prompt is a place of its own.
  if (literal !== null && (prompt === null || sizeOf(literal) < sizeOf(prompt))) return ofLiteral(literal);
  if (prompt !== null) return ofPrompt(prompt.prompt, prompt);
  const call = innermost(
    file.prompts.flatMap((each) => (each.call === null ? [] : [{ prompt: each, span: each.call }])),
    offset,
  );
  if (call !== null) return ofPrompt(call.prompt, null);
  return file.language === null ? unread(file) : nothing(file);
}

function ofPrompt(prompt: Profile, message: MessageProfile | null): Verdict {
  const because = [
    `${capitalized(evidenceWords(prompt))}.`,
    ...(message === null ? [] : [`This text is a message of role ${message.role}.`]),
    `${lensTitle(prompt)}.`,
  ];
  const span = message?.span ?? prompt.call ?? prompt.span;
  return { kind: 'prompt', headline: `Prompt ${plain(prompt.name, 60)}`, because, span };
}

function ofLiteral(literal: NotPromptProfile): Verdict {
  const because = [`${capitalized(whyNotWords(literal))}.`];
  return literal.why.kind === 'ignored'
    ? { kind: 'ignored', headline: 'Ignored', because, span: literal.span }
    : { kind: 'literal', headline: 'No prompt', because, span: literal.span };
}

function unread({ path, problem }: FileProfile): Verdict {
  const because =
    problem === null
      ? [`Promptmeter knows no prompt format for files such as ${plain(path, 200)}.`]
      : [`Promptmeter does not read this file: ${plain(problem.message, 300)}.`];
  return { kind: 'unread', headline: 'Not read', because, span: null };
}

function nothing({ prompts, problem }: FileProfile): Verdict {
  const because = [
    'There is no text literal at the cursor.',
    prompts.length === 0 ? 'No prompt was found in this file.' : `Prompts of this file: ${prompts.length}.`,
    ...(problem === null ? [] : [`Line ${problem.line}: ${plain(problem.message, 300)}`]),
  ];
  return { kind: 'nothing', headline: 'No prompt here', because, span: null };
}

function isHere({ path, unlisted }: MessageProfile): boolean {
  return path === undefined && unlisted === undefined;
}

function innermost<T extends { readonly span: Span }>(items: readonly T[], offset: number): T | null {
  let found: T | null = null;
  for (const item of items) {
    if (item.span.start > offset || offset > item.span.end) continue;
    if (found === null || sizeOf(item) < sizeOf(found)) found = item;
  }
  return found;
}

function sizeOf({ span }: { readonly span: Span }): number {
  return span.end - span.start;
}

function capitalized(words: string): string {
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
