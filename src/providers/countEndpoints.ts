import { familyOf } from '../tokens/familyOf';
import { anthropic } from './anthropic';
import type { CountEndpoint } from './countEndpoint';
import { google } from './google';
import { openai } from './openai';

/** The count endpoints there are, with the families that they count for. */
const endpoints: readonly { readonly endpoint: CountEndpoint; readonly families: RegExp }[] = [
  { endpoint: openai, families: /^openai-(?!embedding|retired)/ },
  { endpoint: anthropic, families: /^claude-/ },
  { endpoint: google, families: /^(?:gemini|gemma)/ },
];

/** The endpoint that counts for a model; undefined where its maker has none that is known. */
export function countEndpointFor(model: string): CountEndpoint | undefined {
  const family = familyOf(model);
  return endpoints.find(({ families }) => families.test(family))?.endpoint;
}

/** All of them. */
export const countEndpoints: readonly CountEndpoint[] = endpoints.map(({ endpoint }) => endpoint);
