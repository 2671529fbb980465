import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import { hole } from '../text/writtenText';

const comment = /^[ \t]*<!--([^]*?)-->[ \t]*(?:\r?\n|$)/gm;

/** Comments that tell a tool what to do with the file, or mark where something stands. */
const forTools =
  /^\s*(?:[\w-]+[-:]|[^\w\s]|prettier|markdownlint|eslint|toc\b|vale\b|textlint|doctoc|spell|lint|start\b|end\b|begin\b|stop\b|license|spdx|copyright|generated|do not edit|auto)/i;

/** Comments that say what is to stand in their place: to whoever fills a form, who may be the model. */
const toBeFilled =
  /\b(?:paste|insert|fill|placeholder|replace|repeat|provide|add|put|use this|use these|describe|list|option|examples?|optional|required|your|todo|here)\b/i;

/** Comments of HTML and Markdown that people leave for each other, and that models read all the same. */
export const htmlComment = textRule({
  id: 'html-comment',
  title: 'Comment that is sent to the model',
  tier: 'review',
  level: 'hint',
  action: 'Remove the comment',
  message: 'This comment is not shown to people, but sent to the model with each call.',
  explanation: `To a model, \`<!-- … -->\` is text like any other: a note among colleagues is paid for with every call, and may be obeyed.

**The fix** removes comments that have lines of their own. Where a template engine renders the prompt, its own comments (\`{# … #}\`, \`{{! … }}\`) are the place for such notes: they are never sent.

**Left alone:** comments within code, those with variables, those among HTML, those that steer a tool (\`prettier-ignore\`, \`BEGIN …\`) or say what is to be filled in, and files whose reader removes comments itself (CLAUDE.md).`,
  look: (written, { prompt }) => {
    const { text } = written;
    // Claude Code removes them before it sends the file: https://code.claude.com/docs/en/memory
    // Behind the last end of a comment none is closed.
    const commented = text.slice(0, text.indexOf('\n', text.lastIndexOf('-->')) + 1 || undefined);
    if (!text.includes('-->') || prompt.format === 'claude-md') return [];
    const fences = fencedBlocks(written);
    return [...commented.matchAll(comment)].flatMap(({ index: start, 0: block, 1: inner }): TextFinding[] => {
      if (liesIn(fences, start) || block.includes(hole) || forTools.test(inner!)) return [];
      if (toBeFilled.test(inner!) || isMarkup(text, start, start + block.length)) return [];
      return [{ changes: [{ start, end: start + block.length, replacement: '' }] }];
    });
  },
});

/** Whether lines of HTML stand beside a comment: then it is part of a page that the prompt shows. */
function isMarkup(text: string, start: number, end: number): boolean {
  return (
    /<\/?[a-z][^\n]*>[ \t]*\s*$/i.test(text.slice(Math.max(0, start - 300), start)) ||
    /^\s*<\/?[a-z]/i.test(text.slice(end, end + 300))
  );
}
