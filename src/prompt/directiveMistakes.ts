import type { Directive, IgnorePrompt, MarkPrompt } from './directives';
import type { NotPrompt } from './explanation';
import type { ParseResult, Prompt } from './model';
import { roleNamed } from './roles';
import type { Span } from './span';

/** What begins as a comment to Promptmeter does; words about it go on otherwise. */
const attempt =
  /(?:#|\/\/|\/\*|^[ \t]*\*|--|;|%|\{\{!(?:--)?)[ \t]*(?<words>promptmeter(?::[ \t]*[\w-]*|-ig[\w-]*))/gm;
const setting = /(?<![\w-])(?<key>[\w-]{1,40})[ \t]*=[ \t]*(?<value>[^\s,;]{1,80})/g;

/** The comments of a text that do not do what they were written for: misspelt ones, and those that speak of nothing. */
export function directiveMistakes(
  text: string,
  directives: readonly Directive[],
  parsed: ParseResult,
): NotPrompt[] {
  const known = new Set(directives.map(({ comment }) => comment.start));
  const unknown = [...text.matchAll(attempt)]
    .filter(({ index }) => !known.has(index))
    .map(({ index, 0: all, groups }): NotPrompt => {
      const span = { start: index, end: index + all.length };
      return { span, why: { kind: 'comment', mistake: 'unknown', word: groups?.words ?? '' } };
    });
  if (directives.some(({ kind }) => kind === 'ignoreFile')) return unknown;
  const others = directives.flatMap((each): NotPrompt[] => {
    // Whether a rule finds something is seen later.
    if (each.kind === 'ignoreFile' || each.kind === 'ignoreRules') return [];
    const span = { start: each.comment.start, end: Math.max(each.comment.end, each.target.end) };
    if (each.kind === 'ignore') {
      return isUsed(each, parsed)
        ? []
        : [{ span, why: { kind: 'comment', mistake: 'ignoresNothing', word: '' } }];
    }
    return [
      ...settingMistakes(text.slice(each.comment.start, each.comment.end), span),
      ...(parsed.prompts.some((prompt) => isMarked(each, prompt))
        ? []
        : [{ span, why: { kind: 'comment', mistake: 'marksNothing', word: '' } } as const]),
    ];
  });
  return [...unknown, ...others];
}

function isUsed({ comment }: IgnorePrompt, { ignored }: ParseResult): boolean {
  return ignored.some((each) => each.comment.start === comment.start);
}

function isMarked({ comment, target }: MarkPrompt, { evidence, call, messages }: Prompt): boolean {
  if (evidence.kind === 'comment' && evidence.comment.start === comment.start) return true;
  const isAimedAt = (at: number): boolean => target.start <= at && at < target.end;
  return (
    (call !== null && isAimedAt(call.start)) ||
    messages.some(({ path, span }) => {
      // In a text file the comment lies in the prompt itself.
      return (
        path === undefined &&
        (isAimedAt(span.start) || (span.start <= comment.start && comment.end <= span.end))
      );
    })
  );
}

function settingMistakes(comment: string, span: Span): NotPrompt[] {
  return [...comment.matchAll(setting)].flatMap(({ groups }): NotPrompt[] => {
    const { key = '', value = '' } = groups ?? {};
    if (key === 'model' || (key === 'role' && roleNamed(value) !== null)) return [];
    const mistake =
      key === 'role'
        ? ({ mistake: 'role', word: value } as const)
        : ({ mistake: 'setting', word: key } as const);
    return [{ span, why: { kind: 'comment', ...mistake } }];
  });
}
