import { reasoningParameters, thinksByDefault } from '../../cost/reasoning';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { asksForChoice } from './closedAnswer';

/** A choice among few answers that a model thinks about as long as it likes. */
export const reasoningEffort: Rule = {
  id: 'reasoning/default-effort',
  title: 'Default effort for a small choice',
  tier: 'needs-ab',
  level: 'hint',
  explanation: `The call asks for a label, a number or a yes, of a model that thinks before it answers. Thoughts are billed as output, and without an effort the model chooses how many there are: more than the answer has.

Set the effort low (\`reasoning_effort="low"\`, \`reasoning={"effort": "low"}\`) and test whether the answers stay as good.`,
  find: (priced) => {
    const { row, prompt } = priced;
    if (row === null || !thinksByDefault(row.matchedModel) || !asksForChoice(priced)) return [];
    if (Object.keys(reasoningParameters(prompt.parameters)).length > 0) return [];
    return [
      promptFinding(
        reasoningEffort,
        {
          message: `${prompt.model!} thinks as long as it likes about a question with few possible answers; its thoughts are billed as output.`,
          action: 'Set a low effort',
          fix: { none: 'How much thinking the answers need has to be measured.' },
        },
        priced,
      ),
    ];
  },
};
