import type { MarkPrompt } from '../../directives';
import type { Role } from '../../roles';
import { roleInName } from '../../roles';
import type { PromptCollector } from '../flow/collector';
import type { Env } from '../flow/environment';
import type { Text } from '../flow/fragments';
import type { Reading } from '../flow/reading';
import { readText } from '../flow/text';

interface Marked {
  readonly text: Text;
  readonly env: Env;
  readonly name: string | null;
  readonly length: number;
}

/** Literals that a comment declares to be prompts, unless surer evidence has the place already. */
export function promptsOfComments(
  reading: Reading,
  collector: PromptCollector,
  marks: readonly MarkPrompt[],
): void {
  for (const mark of marks) {
    const marked = markedText(mark, reading, collector);
    if (marked === null) continue;
    const { text, env, name } = marked;
    const role: Role = mark.role ?? (name === null ? 'prompt' : roleInName(name));
    const evidence = { kind: 'comment', comment: mark.comment } as const;
    collector.add([{ role, text }], [], { format: 'marked', evidence, symbol: name, model: mark.model }, env);
  }
}

/** The longest text that begins where the comment points; null if a prompt is known there. */
function markedText({ target }: MarkPrompt, reading: Reading, collector: PromptCollector): Marked | null {
  let longest: Marked | null = null;
  for (const { value, env, name } of reading.program.holders) {
    if (value.span.start < target.start || value.span.start >= target.end) continue;
    const text = readText(value, env, reading, reading.rules.unfilled);
    if (text.own === null) continue;
    if (collector.isClaimed(text.own)) return null;
    const length = text.own.span.end - text.own.span.start;
    if (longest === null || length > longest.length) longest = { text, env, name, length };
  }
  return longest;
}
