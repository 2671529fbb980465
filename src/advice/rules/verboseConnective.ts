import { phrasesIn, reworded } from '../text/phrases';
import type { Phrase } from '../text/phrases';
import { textRule } from '../text/textRule';

/** What a connective is replaced with; those are missing whose short form needs another grammar around it. */
const shorter: readonly (readonly [RegExp, string])[] = [
  [/\b(?<words>in order to)\b/gi, 'to'],
  [/\b(?<words>(?:due to|because of) the fact that)\b/gi, 'because'],
  [/\b(?<words>in the event that)\b/gi, 'if'],
  [/\b(?<words>for the purposes? of)\b/gi, 'for'],
  [/\b(?<words>(?:with|in) regards? to|in relation to)\b/gi, 'about'],
  [/\b(?<words>a (?:large|great) number of)\b/gi, 'many'],
  [/\b(?<words>at this point in time)\b/gi, 'now'],
  [/\b(?<words>prior to)\b/gi, 'before'],
  [/\b(?<words>subsequent to)\b/gi, 'after'],
  [/\b(?<words>(?:has|have) the ability to)\b/gi, 'can'],
  [/(?<!\b(?:if|and|who|which|that|longer|not) )\b(?<words>(?:is|are) able to)\b/gi, 'can'],
  [/\b(?<words>each and every)\b/gi, 'every'],
  [/\b(?<words>first and foremost)\b/gi, 'first'],
  [/\b(?<words>any and all)\b/gi, 'all'],
  [
    /(?<=\b(?:determine|decide|check|know|tell|see|assess|evaluate|verify) )(?<words>whether or not)\b/gi,
    'whether',
  ],
  [/\b(?<words>in a (?:clear) manner)\b/gi, 'clearly'],
  [/\b(?<words>in a concise manner)\b/gi, 'concisely'],
  [/\b(?<words>in a professional manner)\b/gi, 'professionally'],
  [/\b(?<words>in addition to)(?= \w)(?! this\b| that\b)/gi, 'besides'],
  [/\b(?<words>on a daily basis)\b/gi, 'daily'],
  [/\b(?<words>on a regular basis)\b/gi, 'regularly'],
  [/\b(?<words>in accordance with)\b/gi, 'per'],
  [/\b(?<words>the (?:vast )?majority of)(?= (?:the|these|those|your|our|their|its)\b)/gi, 'most of'],
  [/\b(?<words>with the exception of)\b/gi, 'except'],
];
/** The start of each of them: most texts have none, and one look takes less than two dozen. */
const any =
  /\b(?:in (?:order to|the event that|regards? to|relation to|a (?:clear|concise|professional) manner|addition to|accordance with)|(?:due to|because of) the fact|for the purpose|with (?:regards? to|the exception)|a (?:large|great) number|at this point in|prior to|subsequent to|the ability to|able to|each and every|first and foremost|any and all|whether or not|on a (?:daily|regular) basis|the (?:vast )?majority)\b/i;

/** Many words where one does. */
export const verboseConnective = textRule({
  id: 'verbose-connective',
  title: 'Many words where one does',
  tier: 'review',
  level: 'hint',
  action: 'Use the shorter words',
  message: 'Connectives such as “in order to” have a form of one word.',
  explanation: `“In order to” says *to*, “due to the fact that” *because*, “each and every” *every*. It saves little, 0.03 % of all tokens, and so is shown only where it adds up.

**The fix** replaces ${shorter.length} connectives; where one begins a sentence, so does its short form.

**Left alone:** quotations, code, dialogues and examples, and connectives whose short form would need another sentence around it ("as well as", "with respect to").`,
  look: (written) => {
    if (!any.test(written.text)) return [];
    const found = shorter.flatMap(([pattern, words]) =>
      phrasesIn(written, pattern).map((phrase): [Phrase, string] => [phrase, words]),
    );
    found.sort(([a], [b]) => a.start - b.start);
    return [{ changes: found.map(([phrase, words]) => reworded(written, phrase, words)) }];
  },
});
