import { retirementOf } from '../../cost/modelLifecycle';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { modelReplaced } from './modelReplaced';

/** A model that is no longer there: the call fails. */
export const modelRetired: Rule = {
  id: 'model/retired',
  title: 'Retired model',
  tier: 'review',
  level: 'warning',
  ofEmbeddings: true,
  explanation: `The maker has taken this model off its platform, or has said when it will: from that day on, calls fail.

The fix writes the model that the maker recommends. It may cost more and answer otherwise: look at both, or test them. Days of other sellers of the same model (Bedrock, Vertex, Azure) differ; calls to them are not looked at.`,
  find: (priced) => {
    const { prompt, row } = priced;
    const { model, provider, call } = prompt;
    // What a file of an editor's agent names is sold by somebody else.
    if (model === null || call === null || (provider !== 'anthropic' && provider !== 'openai')) return [];
    if (row !== null && row.provider !== provider) return [];
    const retirement = retirementOf(provider, model);
    if (retirement === null) return [];
    const { retiresOn, replacement, source, checked } = retirement;
    const isGone = retiresOn <= checked;
    const when = isGone
      ? `was retired on ${retiresOn}: calls fail.`
      : `is retired on ${retiresOn}: calls fail from then on.`;
    const message = `${model} ${when} ${provider === 'openai' ? 'OpenAI' : 'Anthropic'} recommends ${replacement} (${source}).`;
    return [promptFinding(modelRetired, { message, ...modelReplaced(replacement, priced) }, priced)];
  },
};
