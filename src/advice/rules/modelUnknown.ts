import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { modelReplaced } from './modelReplaced';

/** Of shorter names nearly all are near to one that is known. */
const shortestName = 6;

/** They sell their own models, by one spelling. */
const makers: ReadonlySet<string> = new Set(['anthropic', 'google', 'openai']);

/** A model that nobody sells, with a name like one that is sold. */
export const modelUnknown: Rule = {
  id: 'model/unknown',
  title: 'Unknown model',
  tier: 'review',
  level: 'information',
  ofEmbeddings: true,
  explanation: `The price table does not know the model that this call names, but one whose name differs in a letter or two. If it is misspelt, the call fails.

**The fix** writes the name that may be meant.

**Leave it** where the name is one of your own, of a deployment or a gateway: declare its price under \`models\` in \`promptmeter.yaml\`, and it is known. Models that are newer than the table are unknown, too: update the prices.

**Silent** where no known name is that near, where only the number of a version differs, and in calls to others than Anthropic, Google and OpenAI.`,
  find: (priced) => {
    const { prompt, similarModel } = priced;
    if (prompt.model === null || prompt.call === null || similarModel === null) return [];
    if (prompt.model.length < shortestName) return [];
    // A number that differs is another version, which may be newer than the table.
    if (digitsOf(prompt.model) !== digitsOf(similarModel)) return [];
    // Who sells other people's models spells them otherwise (`gpt-oss:20b`), and has some that the table does not know.
    if (prompt.provider === null || !makers.has(prompt.provider)) return [];
    const message = `The price table does not know ${prompt.model}; it knows ${similarModel}. If the name is misspelt, the call fails.`;
    return [promptFinding(modelUnknown, { message, ...modelReplaced(similarModel, priced) }, priced)];
  },
};

function digitsOf(name: string): string {
  return name.replace(/\D+/g, ' ').trim();
}
