import { phrasesIn, sentenceStart, withoutSentence } from '../text/phrases';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';

/** Whole sentences that give a model no role that it would not have. */
const sentences = [
  String.raw`You(?:'re| are) (?:a|the user's|my) helpful(?:,? (?:and )?(?:harmless|honest|respectful|reliable|capable))*(?: AI)?(?: assistant| language model| chatbot| bot|(?<=AI))[.!]`,
  String.raw`You(?:'re| are) an (?:AI |intelligent |AI-powered |artificial intelligence )?assistant[.!]`,
  String.raw`You(?:'re| are) a(?:n AI)? (?:large )?language model[.!]`,
];
const pattern = new RegExp(
  String.raw`${sentenceStart}(?<words>${sentences.join('|')})(?=\s|${hole}|$)`,
  'gim',
);

/** With fewer the sentence was all that the message said. */
const fewestWordsLeft = 3;

/** A role that says nothing. */
export const roleBoilerplate = textRule({
  id: 'role-boilerplate',
  title: 'Role that says nothing',
  tier: 'review',
  level: 'hint',
  action: 'Remove the sentence',
  message: 'A chat model is a helpful assistant without being told so.',
  explanation: `“You are a helpful assistant.” tells a chat model what it is. In a comparison of 162 personas no such role made answers more accurate.

**The fix** deletes the sentence. Only whole sentences of a list are found: a role with a subject, a tone or a limit is content.

**Left alone:** messages that say nothing else (some interfaces want a system message), quotations and examples.

**Leave it** where the style of answers matters and has not been compared.`,
  look: (written) => {
    const changes = phrasesIn(written, pattern).map((phrase) => withoutSentence(written, phrase));
    const [change] = changes;
    if (change === undefined) return [];
    const rest = written.text.slice(0, change.start) + written.text.slice(change.end);
    return (rest.match(/\p{L}+/gu)?.length ?? 0) < fewestWordsLeft ? [] : [{ changes }];
  },
});
