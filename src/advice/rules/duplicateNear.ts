import { textLines } from '../text/proseLines';
import type { TextLine } from '../text/proseLines';
import { textRule } from '../text/textRule';
import { hole, withoutLines } from '../text/writtenText';

const smallestOverlap = 0.8;
/** More lines than any prompt has that people wrote; comparing them all would take too long. */
const mostLines = 400;

/** Words that make another sentence of the same words. */
const decisive = /^(?:not?|never|without|except|unless|only|first|second|third|last|\d.*|.*n['’]t)$/;

/** Sentences that say nearly what an earlier one says. */
export const duplicateNear = textRule({
  id: 'duplicate/near',
  title: 'Nearly the same sentence twice',
  tier: 'needs-ab',
  level: 'off',
  action: 'Remove the later sentence',
  message: 'A line before says nearly the same: test whether one of them does.',
  explanation: `Two lines are nearly the same where at least four of five of their words are, and the later one has no word that the earlier one lacks.

**The fix** deletes the later line. It has to be tested: what differs may matter.

**Left alone:** code, examples, dialogues and tables; lines with a variable between them; lines whose numbers or negations differ.

Off unless you switch it on: it finds one line in ten thousand public prompts, and compares all lines with each other for that.`,
  look: (written) => {
    const lines = textLines(written)
      .filter(
        ({ isProse, isItem, beginsSentence, endsSentence }) =>
          isProse && (isItem || (beginsSentence && endsSentence)),
      )
      .map(({ start, end, key, words }) => ({ start, end, key, distinct: new Set(words) }));
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

interface Words extends Pick<TextLine, 'key'> {
  readonly distinct: ReadonlySet<string>;
}

function isNearly(later: Words, earlier: Words): boolean {
  const [few, many] = [later.distinct, earlier.distinct];
  if (few.size > many.size || few.size < smallestOverlap * many.size || later.key === earlier.key) {
    return false;
  }
  for (const word of few) if (!many.has(word)) return false;
  return ![...many].some((word) => !few.has(word) && decisive.test(word));
}
