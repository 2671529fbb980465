import { phrasesIn, sentenceStart, withoutSentence } from '../text/phrases';
import { textRule } from '../text/textRule';

const sentences = [
  String.raw`take a (?:deep breath|step back)(?:,? and (?:think|work|reason)[^.!?\n\uFFFC]*)?[.!]`,
  String.raw`(?:let's |let us |please )?(?:think|work|reason)(?: about (?:it|this)| through (?:it|this)| carefully)?,?(?: (?:and|carefully|through it))* step[- ]by[- ]step[.!]`,
  String.raw`(?:I(?:'ll| will| am going to|'m going to)|you(?:'ll| will)) (?:tip|(?:get|receive|be (?:given|paid|tipped)))[^.!?\n\uFFFC]*\$[^.!?\n\uFFFC]*[.!]`,
  String.raw`(?:this is very important (?:to|for) my career|my (?:job|career|life) depends on (?:it|this))[.!]`,
];
const pattern = new RegExp(String.raw`${sentenceStart}(?<words>${sentences.join('|')})(?=\s|$)`, 'gim');

/** Phrases that once made weaker models better. */
export const magic = textRule({
  id: 'magic',
  title: 'Magic phrase',
  tier: 'needs-ab',
  level: 'hint',
  action: 'Remove the phrase',
  message: 'Phrases such as “take a deep breath” helped earlier models; test whether yours needs it.',
  explanation: `“Take a deep breath”, “think step by step”, tips and threats helped models of 2023. Models that reason do so without being told; others may still answer better with “step by step”, and longer.

**The fix** deletes the sentence. It has to be tested: the answers without it may be worse, or shorter and so cheaper.

**Left alone:** sentences that also say what is to be written down, quotations and examples.`,
  look: (written) =>
    phrasesIn(written, pattern).map((phrase) => ({ changes: [withoutSentence(written, phrase)] })),
});
