import type { Directive, IgnorePrompt } from './directives';
import { directiveAt } from './directives';
import type { FoundPrompt } from './format';
import type { Ignored, Message } from './model';
import type { Span } from './span';

/** Takes out what the file's comments ignore: a prompt by the line of its call or first literal, a message by its own. */
export function withoutIgnored(
  prompts: readonly FoundPrompt[],
  directives: readonly Directive[],
): { readonly kept: readonly FoundPrompt[]; readonly ignored: readonly Ignored[] } {
  const file = directives.find(({ kind }) => kind === 'ignoreFile');
  const lines = directives.filter((directive) => directive.kind === 'ignore');
  if (file === undefined && lines.length === 0) return { kept: prompts, ignored: [] };
  const kept: FoundPrompt[] = [];
  const ignored: Ignored[] = [];
  for (const prompt of prompts) {
    const comment = file?.comment ?? ignoresWhole(prompt, lines)?.comment;
    if (comment !== undefined) {
      ignored.push({ spans: placesOf(prompt), comment });
      continue;
    }
    const messages = prompt.messages.filter((message) => {
      const { path, span, unlisted } = message;
      if (path !== undefined || unlisted === 'runtime') return true;
      const found = directiveAt(lines, span.start);
      if (found !== undefined && unlisted === undefined) {
        ignored.push({ spans: [span], comment: found.comment });
      }
      return found === undefined;
    });
    if (messages.some(({ unlisted }) => unlisted === undefined)) kept.push({ ...prompt, messages });
  }
  return { kept, ignored };
}

function ignoresWhole(
  { call, messages }: FoundPrompt,
  lines: readonly IgnorePrompt[],
): IgnorePrompt | undefined {
  const starts = messages.filter(isHere).map(({ span }) => span.start);
  const first = starts.length === 0 ? null : Math.min(...starts);
  // The call's line speaks for all that it sends; without a call in this file the first literal does.
  const byCall = call === null || call === undefined ? undefined : directiveAt(lines, call.start);
  return byCall ?? (first === null || call ? undefined : directiveAt(lines, first));
}

/** The call and the literals outside it. */
function placesOf({ call, messages }: FoundPrompt): Span[] {
  const literals = messages.filter(isHere).map(({ span }) => span);
  if (call === null || call === undefined) return literals;
  return [call, ...literals.filter(({ start, end }) => start < call.start || end > call.end)];
}

/** Written in this file. */
function isHere({ path, unlisted }: Message): boolean {
  return path === undefined && unlisted === undefined;
}
