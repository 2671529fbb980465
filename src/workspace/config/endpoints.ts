import * as z from 'zod/mini';
import { amount, count, headers, keys, name, oneOf } from './fields';
import { complaints } from './complaints';

const price = keys(
  {
    inputUsdPerMTok: amount('dollars per million tokens', 'Price of input'),
    outputUsdPerMTok: amount('dollars per million tokens', 'Price of output'),
    cacheReadUsdPerMTok: z.optional(
      amount('dollars per million tokens', 'Price of input that the cache serves'),
    ),
    cacheWriteUsdPerMTok: z.optional(
      amount('dollars per million tokens', 'Price of input written to the cache'),
    ),
  },
  'What it costs; the higher of this and the known price counts against a ceiling',
  '{ "inputUsdPerMTok": 0, "outputUsdPerMTok": 0 }',
);

/** One endpoint, in the file of `bench --endpoints` and in the setting `promptmeter.endpoints`. */
export const endpointShape = keys(
  {
    name: name('What experiments call it'),
    kind: oneOf(
      ['openai', 'openai-responses', 'anthropic', 'azure-openai', 'openai-compatible'],
      'The interface that it speaks',
    ),
    baseUrl: name('Its address, with /v1 for OpenAI and what is like it, without for Anthropic and Azure'),
    model: name('The model to ask for; the deployment at Azure'),
    apiKeyEnv: z.optional(name('The environment variable that holds the key')),
    headers: z.optional(headers('Sent with every request', '"x-team": "search"')),
    apiVersion: z.optional(name('api-version of Azure OpenAI')),
    requestsPerMinute: z.optional(count('Requests per minute, at most', 1)),
    tokensPerMinute: z.optional(count('Tokens per minute, at most', 1)),
    price: z.optional(price),
  },
  'Where requests can be sent',
  '{ "name": "local", "kind": "openai-compatible", "baseUrl": "http://127.0.0.1:8080/v1", "model": "llama" }',
);

/** All of them. */
export const endpointsShape = z
  .array(endpointShape, { error: 'a list, such as [{ "name": "local", "kind": "openai-compatible", … }]' })
  .check(
    z.refine((all) => new Set(all.map((each) => each.name)).size === all.length, {
      error: 'a list with each name once',
    }),
  );

/** An endpoint as it is declared. */
export type DeclaredEndpoint = z.infer<typeof endpointShape>;

/** Endpoints, or what is wrong with them: sentences with a remedy, without values. */
export type ReadEndpoints =
  { readonly endpoints: readonly DeclaredEndpoint[] } | { readonly mistakes: readonly string[] };

/** Reads endpoints out of a value that may be anything. Never throws. */
export function readEndpoints(value: unknown): ReadEndpoints {
  const read = z.safeParse(endpointsShape, value);
  if (read.success) return { endpoints: read.data };
  return {
    mistakes: read.error.issues
      .flatMap((issue) => complaints(issue, ['endpoints']))
      .map(({ message, remedy }) => `${message} ${remedy}`),
  };
}
