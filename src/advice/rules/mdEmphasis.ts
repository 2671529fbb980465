import { protectedText, touches } from '../text/protectedText';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';

const bold = /(\*\*|__)(?=[^\s*_])([^\n]{1,200}?)(?<=[^\s*_])\1/g;
/** Marks per token from which emphasis emphasises nothing. */
const densest = 15 / 1_000;
/** Of the tokens of the prompt; for less a test costs more than it finds. */
const smallestShare = 0.03;

/** So much bold type that nothing stands out. */
export const mdEmphasis = textRule({
  id: 'md-emphasis',
  title: 'Everything is emphasised',
  tier: 'needs-ab',
  level: 'off',
  action: 'Remove the bold marks',
  message: 'So many words are bold that none stands out, and each costs two tokens more.',
  explanation: `Bold marks are two tokens a place. With more than 15 places in 1,000 tokens they no longer set anything apart; they are 1.6 % of the tokens of such prompts, up to 12 %.

**The fix** removes the marks and leaves the words. It has to be tested: models tend to write as they are written to, so answers may lose their bold type, too.

**Left alone:** code, quotations, tables and examples.

Off unless you switch it on, since it has something to say about every twelfth prompt.`,
  look: (written, { counter, inputTokens }) => {
    const { text } = written;
    const found = [...text.matchAll(bold)].filter(
      ({ index, 0: all }) =>
        !all.includes(hole) && !touches(protectedText(written), index, index + all.length),
    );
    if (found.length === 0 || found.length < densest * counter.count(text).tokens) return [];
    // A pair of marks is two tokens, or nearly.
    if (2 * found.length < smallestShare * inputTokens) return [];
    const changes = found.flatMap(({ index, 0: all, 1: mark }) => [
      { start: index, end: index + mark!.length, replacement: '' },
      { start: index + all.length - mark!.length, end: index + all.length, replacement: '' },
    ]);
    return [{ changes }];
  },
});
