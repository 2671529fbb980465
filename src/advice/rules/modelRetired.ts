import { retirementOf, soon } from '../../cost/modelLifecycle';
import type { Finding } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { modelReplaced } from './modelReplaced';

/** A model that is no longer there. */
export const modelRetired: Rule = {
  id: 'model/retired',
  title: 'Retired model',
  tier: 'review',
  level: 'warning',
  ofEmbeddings: true,
  explanation: `The maker has taken this model off its platform: calls fail, or another model answers them at its own price.

The fix writes the model that the maker recommends, or what it recommends in its place where that has gone as well. It may cost more and answer otherwise: look at both, or test them. Days of other sellers of the same model (Bedrock, Vertex, Azure) differ; calls to them are not looked at.`,
  find: (priced) => found(modelRetired, priced, (retiresOn, today) => retiresOn <= today),
};

/** A model that its maker will take off its platform. */
export const modelRetiring: Rule = {
  id: 'model/retiring',
  title: 'Model that is retired soon',
  tier: 'review',
  level: 'hint',
  ofEmbeddings: true,
  explanation: `The maker has said that it takes this model off its platform in the coming 60 days: from that day on, calls fail, or another model answers them at its own price.

The fix writes the model that the maker recommends. It may cost more and answer otherwise: look at both, or test them, while both answer.`,
  find: (priced) =>
    found(modelRetiring, priced, (retiresOn, today) => retiresOn > today && retiresOn <= soon(today)),
};

const makers: Readonly<Record<string, string>> = {
  anthropic: 'Anthropic',
  openai: 'OpenAI',
  google: 'Google',
};

function found(
  rule: Rule,
  priced: PricedPrompt,
  isMeant: (retiresOn: string, today: string) => boolean,
): Finding[] {
  const { prompt, row } = priced;
  const { model, provider, call } = prompt;
  // What a file of an editor's agent names is sold by somebody else.
  if (model === null || call === null || provider === null || !(provider in makers)) return [];
  if (row !== null && row.provider !== provider) return [];
  // So Vertex spells versions, which has days of its own.
  if (model.includes('@')) return [];
  const today = new Date().toISOString().slice(0, 10);
  const retirement = retirementOf(provider, model, today);
  if (retirement === null || !isMeant(retirement.retiresOn, today)) return [];
  const { retiresOn, answeredBy, replacement, source } = retirement;
  const isGone = retiresOn <= today;
  const since = isGone ? '' : ' from then on';
  const then = answeredBy === null ? `calls fail${since}` : `${answeredBy} answers${since}, at its own price`;
  const when = `${isGone ? 'was' : 'is'} retired on ${retiresOn}: ${then}.`;
  const message = `${model} ${when} ${makers[provider]!} recommends ${replacement} (${source}).`;
  return [promptFinding(rule, { message, ...modelReplaced(replacement, priced) }, priced)];
}
