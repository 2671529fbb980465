import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';

/** A line of one sign, but for `#`, which makes headings. Seven signs are a mark in conflicts and patches. */
const rulerLine = /^[ \t]*(([=\-_*~─━═▬▁█—])\2{7,})[ \t]*$/gmu;
const shortest = 3;

/** Lines drawn with dozens of signs. */
export const ruler = textRule({
  id: 'ruler',
  title: 'Long ruler',
  tier: 'safe',
  level: 'hint',
  action: 'Shorten the rulers',
  message: 'Rulers of many signs cost more than short ones and divide the text no better.',
  explanation: `A ruler of dozens of signs, above all of drawing characters, is several tokens; three signs divide a text as well.

**The fix** shortens each ruler to three signs.

**Left alone:** code fences, and rulers that the text itself speaks of ("the text between \`=====\`").`,
  look: (written) => {
    const { text } = written;
    const fences = fencedBlocks(written);
    const rulers = [...text.matchAll(rulerLine)].filter(({ index }) => !liesIn(fences, index));
    const signs = new Set(rulers.map(({ 2: sign }) => sign!));
    const spokenOf = [...signs].filter((sign) => isSpokenOf(sign, text));
    const changes = rulers.flatMap(({ index, 0: line, 1: drawn, 2: sign }) => {
      if (spokenOf.includes(sign!)) return [];
      const start = index + line.indexOf(drawn!) + shortest * sign!.length;
      return [{ start, end: index + line.indexOf(drawn!) + drawn!.length, replacement: '' }];
    });
    return [{ changes }];
  },
});

/** Whether a line has a run of the sign beside other text. */
function isSpokenOf(sign: string, text: string): boolean {
  const run = sign.repeat(4);
  return text.split('\n').some((line) => line.includes(run) && line.replaceAll(sign, '').trim() !== '');
}
