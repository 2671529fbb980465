import { phrasesIn, reworded, sentenceStart } from '../text/phrases';
import { textRule } from '../text/textRule';

const leads = [
  String.raw`(?:please )?(?:note|remember|(?:keep|bear) in mind|be aware) that `,
  String.raw`it(?:'s| is) (?:important|essential|crucial|critical|vital|worth noting)(?: to (?:note|remember))? that `,
  String.raw`(?:please )?(?:make|be) sure to `,
  String.raw`your (?:task|job|goal|role) is to `,
  String.raw`I(?: would|'d)? (?:like|want|need) you to `,
];
/** A word has to follow that can open a command, and nothing that goes on with the lead-in: “…, and to …”. */
const follows = String.raw`(?=[A-Za-z])(?!not\b|also\b|either\b|both\b|[^.!?\n]*(?:,|\band|\bor|\bnot) to\b)`;
const pattern = new RegExp(`${sentenceStart}(?<words>${leads.join('|')})${follows}`, 'gim');

/** Words that announce an instruction. */
export const metaLeadin = textRule({
  id: 'meta-leadin',
  title: 'Announced instruction',
  tier: 'review',
  level: 'hint',
  action: 'Remove the lead-ins',
  message: 'Words such as “Your task is to” announce an instruction that says the same without them.',
  explanation: `“Your task is to …”, “Make sure to …”, “Note that …”, “I want you to …” announce an instruction. The instruction itself is as clear, and shorter: where prompts have such words, about 1.5 % of their tokens.

**The fix** removes them at the beginning of a sentence or an item and gives the next word their capital.

**Left alone:** quotations, code, dialogues and examples, and lead-ins that a *not*, a variable or a list follows.

**Leave it** where the words weigh one instruction against the others.`,
  look: (written) => [{ changes: phrasesIn(written, pattern).map((phrase) => reworded(written, phrase)) }],
});
