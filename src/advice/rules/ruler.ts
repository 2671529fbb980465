import { codeLanguageOf } from '../../prompt/code/languages';
import { escapedPattern } from '../../prompt/escapedPattern';
import type { PricedPrompt } from '../pricedPrompt';
import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import type { WrittenText } from '../text/writtenText';

/** A line of one sign, but for `#`, which makes headings. Seven signs are a mark in conflicts and patches. */
const rulerLine = /^[ \t]*(([=\-_*~─━═▬▁█—])\2{7,})[ \t]*$/gmu;
const shortest = 3;
const prints = /\b(?:print\w*|puts|log\w*|console|write\w*|echo)\b/i;

const held =
  'Rulers of many signs cost more than short ones. Code has such a line in a text of its own: it may stop there, or cut the answer.';

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

**Only to be looked at** where code has such a line in a text of its own: a stop sequence, or what it splits the answer at.

**Left alone:** code fences, and rulers that the text itself speaks of ("the text between \`=====\`").`,
  look: (written, priced) => {
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
    const isHeld = [...signs].some((sign) => isHeldByCode(sign, written, priced));
    return [{ changes, ...(isHeld ? { tier: 'review', message: held } : {}) }];
  },
});

/**
 * Whether code has a run of the sign in a text of its own, beside its quotes: the call may stop there, or the program cut
 * the answer. What is only printed is neither.
 */
function isHeldByCode(sign: string, { message }: WrittenText, priced: PricedPrompt): boolean {
  const path = message.path ?? priced.path;
  const run = escapedPattern(sign.repeat(shortest + 1));
  const literal = new RegExp(`["'\`](?:\\\\n|[ \\t])*${run}|${run}(?:\\\\n|[ \\t])*["'\`]`);
  const { start, end } = message.span;
  return [...new Set([path, priced.path])].some((each) => {
    const document = codeLanguageOf(each) === null ? null : priced.textOf(each);
    const others = each === path ? [document?.slice(0, start), document?.slice(end)] : [document];
    return others.some((code) =>
      code?.split('\n').some((line) => line.includes(sign) && literal.test(line) && !prints.test(line)),
    );
  });
}

/** Whether a line has a run of the sign beside other text. */
function isSpokenOf(sign: string, text: string): boolean {
  const run = sign.repeat(4);
  return text.split('\n').some((line) => line.includes(run) && line.replaceAll(sign, '').trim() !== '');
}
