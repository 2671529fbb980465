import type { Endpoint } from '../../bench/endpoint';
import { userEndpoints } from './endpoints';
import type { Questions } from './questions';

/** Where an experiment is run: names of endpoints, the first as the baseline. */
export interface Where {
  readonly endpoints: readonly string[];
  /** One of them that is another of the user's with another model. */
  readonly derived?: { readonly endpoint: Endpoint; readonly from: string };
}

const title = 'A/B Test';

/** Asks for one endpoint, for several, or for one and another model of its; undefined if the user leaves. */
export async function askWhere(
  questions: Questions,
  across: 'model' | 'endpoint' | null,
): Promise<Where | undefined> {
  const { simulatedNames } = await import('../../bench/experiments');
  const own = (await userEndpoints()).map((endpoint) => ({
    label: endpoint.name,
    description: endpoint.model,
    endpoint,
  }));
  if (across === 'model') return askModel(questions, own);
  const items = [
    ...own,
    ...simulatedNames.map((label) => ({ label, description: 'built in; measures nobody' })),
  ];
  if (across === null) {
    const one = await questions.pick(items, { title, placeHolder: 'At which endpoint' });
    return one && { endpoints: [one.label] };
  }
  const placeHolder = 'At which endpoints; the first is the baseline';
  const picked = await questions.pickMany(items, { title, placeHolder });
  return picked && picked.length > 0 ? { endpoints: picked.map(({ label }) => label) } : undefined;
}

async function askModel(
  questions: Questions,
  own: readonly { readonly label: string; readonly endpoint: Endpoint }[],
): Promise<Where | undefined> {
  if (own.length === 0) throw new Error('Only an endpoint of your own has other models: add one first.');
  const picked = await questions.pick(own, { title, placeHolder: 'At which endpoint' });
  if (picked === undefined) return undefined;
  const at = picked.endpoint;
  const model = await questions.input({
    title,
    prompt: `The model to compare ${at.model} with, as ${at.name} calls it`,
    ignoreFocusOut: true,
    validateInput: (text) =>
      text.trim() === '' || text.trim() === at.model ? 'The name of another model.' : undefined,
  });
  if (model === undefined) return undefined;
  const endpoint = withModel(at, model.trim());
  return { endpoints: [at.name, endpoint.name], derived: { endpoint, from: at.name } };
}

/** An endpoint with another model. */
export function withModel({ price, ...at }: Endpoint, model: string): Endpoint {
  // What the user declares is the price of the first model; a machine of one's own costs nothing with any.
  const isFree = price?.inputUsdPerMTok === 0 && price.outputUsdPerMTok === 0;
  return { ...at, name: `${at.name} ${model}`, model, ...(isFree ? { price } : {}) };
}
