import { phrasesIn, reworded, sentenceStart, withoutSentence } from '../text/phrases';
import { textRule } from '../text/textRule';

const pleas = new RegExp(`${sentenceStart}(?<words>(?:please|kindly) )(?=[a-z])`, 'gim');
const thanks = new RegExp(
  String.raw`${sentenceStart}(?<words>(?:thank you|thanks)(?: (?:very much|so much|in advance|a lot))?[.!])(?=\s|$)`,
  'gim',
);

/** Courtesies to a model. */
export const polite = textRule({
  id: 'polite',
  title: 'Courtesies',
  tier: 'review',
  level: 'off',
  action: 'Remove the courtesies',
  message: 'Words of courtesy are tokens, too.',
  explanation: `*Please*, *kindly* and *thank you* are 0.02 % of the tokens of real prompts, and removing them may even cost a token: “Summarize” at the beginning of a text is two, “ summarize” one. What they do to answers has been measured with contradictory results. So this rule is off unless you switch it on.

**The fix** removes *please* and *kindly* at the beginning of a sentence and sentences of thanks.

**Left alone:** quotations, dialogues and examples: there a *thank you* may be what ends a conversation.`,
  look: (written) => {
    const changes = [
      ...phrasesIn(written, pleas).map((phrase) => reworded(written, phrase)),
      ...phrasesIn(written, thanks).map((phrase) => withoutSentence(written, phrase)),
    ].sort((a, b) => a.start - b.start);
    return [{ changes }];
  },
});
