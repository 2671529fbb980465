import { retirementOf } from '../../cost/modelLifecycle';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { PromptFinding } from '../promptFinding';
import type { Rule } from '../rule';

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
    const { prompt, path, row, textOf } = priced;
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
    const document = textOf(path);
    const at = document === null ? null : onlyPlaceOf(model, document, call);
    const found: PromptFinding = {
      message,
      action: `Replace by ${replacement}`,
      ...(at === null ? {} : { span: { start: at, end: at + model.length } }),
      fix:
        at === null
          ? { none: `The call does not spell out its model: write ${replacement} where its name comes from.` }
          : { edits: [{ span: { start: at, end: at + model.length }, newText: replacement }] },
    };
    return [promptFinding(modelRetired, found, priced)];
  },
};

/** Where a call spells its model, if in one place alone. */
function onlyPlaceOf(
  model: string,
  document: string,
  { start, end }: NonNullable<PricedPrompt['prompt']['call']>,
): number | null {
  const text = document.slice(start, end);
  const places = ['"', "'", '`'].flatMap((quote) => {
    const at = text.indexOf(quote + model + quote);
    return at < 0 ? [] : [at];
  });
  if (places.length !== 1) return null;
  const [at] = places;
  const rest = text.slice(at! + 1);
  return rest.includes(`${text[at!]!}${model}${text[at!]!}`) ? null : start + at! + 1;
}
