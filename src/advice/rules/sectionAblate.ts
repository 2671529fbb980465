import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';

const heading = /^(#{1,4})[ \t]+\S[^\n]*$/gm;
/** The largest ones are worth a test of their own. */
const mostCandidates = 3;
const fewestCharacters = 200;

/** Sections whose worth a test without them shows. */
export const sectionAblate = textRule({
  id: 'section/ablate',
  title: 'Section that may not be needed',
  tier: 'needs-ab',
  level: 'off',
  action: 'Test without this section',
  message: 'This is one of the largest sections; test whether answers are as good without it.',
  explanation: `Prompts grow by sections that nobody dares to remove. Leaving out one at a time and measuring the answers shows which of them work: a production system lost 78 % of its tokens that way at equal quality (ProCut, arXiv 2508.02053).

**The finding** names the three largest sections without variables; nothing says that they are useless. Rules for rare cases look useless with few test cases.

Off unless you switch it on, since it has something to say about every long prompt.`,
  look: (written) => {
    const { text } = written;
    const fences = fencedBlocks(written);
    const headings = [...text.matchAll(heading)].filter(({ index }) => !liesIn(fences, index));
    const sections = headings.flatMap(({ index: start, 1: rank }, number) => {
      const next = headings.slice(number + 1).find(({ 1: other }) => other!.length <= rank!.length);
      const end = next?.index ?? text.length;
      const isWhole = start === 0 && end === text.length;
      return isWhole || end - start < fewestCharacters || text.slice(start, end).includes(hole)
        ? []
        : [{ start, end }];
    });
    if (headings.length < 3) return [];
    // A section within another one is tested when that has been.
    const outermost = sections.filter(
      ({ start, end }) =>
        !sections.some((other) => other.start <= start && other.end >= end && other.start < start),
    );
    return outermost
      .sort((a, b) => b.end - b.start - (a.end - a.start))
      .slice(0, mostCandidates)
      .sort((a, b) => a.start - b.start)
      .map((section) => ({ changes: [{ ...section, replacement: '' }] }));
  },
});
