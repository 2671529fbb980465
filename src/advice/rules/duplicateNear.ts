import { textLines } from '../text/proseLines';
import type { TextLine } from '../text/proseLines';
import { textRule } from '../text/textRule';
import { hole, withoutLines } from '../text/writtenText';

const smallestOverlap = 0.8;
/** More lines than any prompt has that people wrote; comparing them all would take too long. */
const mostLines = 1_000;

/** Sentences that say nearly what an earlier one says. */
export const duplicateNear = textRule({
  id: 'duplicate/near',
  title: 'Nearly the same sentence twice',
  tier: 'needs-ab',
  level: 'hint',
  action: 'Remove the later sentence',
  message: 'A line before says nearly the same: test whether one of them does.',
  explanation: `Two lines are nearly the same where at least four of five of their words are, and the later one has no word that the earlier one lacks.

**The fix** deletes the later line. It has to be tested: what differs may matter.

**Left alone:** code, examples, dialogues and tables; lines with a variable between them; lines whose numbers or negations differ.`,
  look: (written) => {
    const lines = textLines(written).filter(({ isProse }) => isProse);
    if (lines.length > mostLines) return [];
    return lines.flatMap((line, index) => {
      const repeats = lines
        .slice(0, index)
        .some(
          (earlier) => isNearly(line, earlier) && !written.text.slice(earlier.end, line.start).includes(hole),
        );
      return repeats ? [{ changes: [withoutLines(written.text, line.start, line.end)] }] : [];
    });
  },
});

function isNearly(later: TextLine, earlier: TextLine): boolean {
  if (later.key === earlier.key || later.words.length < smallestOverlap * earlier.words.length) return false;
  const [few, many] = [new Set(later.words), new Set(earlier.words)];
  if (few.size < smallestOverlap * many.size || few.size > many.size) return false;
  for (const word of few) if (!many.has(word)) return false;
  const [extra] = [[...many].filter((word) => !few.has(word))];
  return !extra.some((word) =>
    /^(?:not?|never|without|except|unless|only|first|second|third|last|\d.*|.*n['’]t)$/.test(word),
  );
}
