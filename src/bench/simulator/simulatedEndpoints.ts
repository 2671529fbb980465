import type { Endpoint } from '../endpoint';

/** Endpoints that are always there, as they send nothing anywhere: `simulated` and its siblings in other formats. */
export function simulatedEndpoints(origin: string): Endpoint[] {
  const price = { inputUsdPerMTok: 0.25, outputUsdPerMTok: 2, cacheReadUsdPerMTok: 0.025 };
  const model = 'simulated-1';
  return [
    { name: 'simulated', kind: 'openai', baseUrl: `${origin}/v1`, model, price },
    { name: 'simulated-responses', kind: 'openai-responses', baseUrl: `${origin}/v1`, model, price },
    { name: 'simulated-anthropic', kind: 'anthropic', baseUrl: origin, model, price },
  ];
}

/** Names that nobody else may use: what they stand for is labelled simulated. */
export const simulatedNames: readonly string[] = simulatedEndpoints('http://127.0.0.1').map(
  ({ name }) => name,
);
