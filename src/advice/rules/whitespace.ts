import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';

/** Two spaces at the end of a line that goes on are a line break of Markdown. */
const trailing = /[ \t]+(?=\n)/g;

/** Spaces and tabs at the ends of lines: no model reads anything into them. */
export const whitespace = textRule({
  id: 'whitespace',
  title: 'Spaces at the ends of lines',
  tier: 'safe',
  level: 'hint',
  action: 'Remove trailing spaces',
  message: 'Spaces and tabs at the ends of lines are sent with each call.',
  explanation: `Spaces and tabs at the end of a line cost tokens and say nothing.

Left alone: lines within code fences, two spaces that are a line break in Markdown, and what stands beside a variable.`,
  look: ({ text }) => {
    const fences = fencedBlocks(text);
    const changes = [...text.matchAll(trailing)].flatMap(({ index: start, 0: spaces }) => {
      const end = start + spaces.length;
      const isBreak =
        spaces === '  ' && /\S/.test(text[start - 1] ?? ' ') && /[^\n]/.test(text[end + 1] ?? '\n');
      const isBesideHole = text[start - 1] === hole;
      return isBreak || isBesideHole || liesIn(fences, start) ? [] : [{ start, end, replacement: '' }];
    });
    return [{ changes }];
  },
});
