import { localRuntimes, sellerAliases } from './priceData';

/** Whom an address or the name of a client belongs to, as the price table or a local runtime is called. */
const servers: readonly (readonly [pattern: RegExp, seller: string])[] = [
  [
    /^(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[\w-]+\.local|10\.\d+\.\d+\.\d+|192\.168\.\d+\.\d+)$/,
    'local',
  ],
  [/(?:^|\.)openrouter\.ai$/, 'openrouter'],
  [/(?:^|\.)together\.(?:xyz|ai)$/, 'together'],
  [/(?:^|\.)fireworks\.ai$/, 'fireworks'],
  [/(?:^|\.)cerebras\.ai$/, 'cerebras'],
  [/(?:^|\.)groq\.com$/, 'groq'],
  [/(?:^|\.)deepseek\.com$/, 'deepseek'],
  [/(?:^|\.)x\.ai$/, 'x-ai'],
  [/(?:^|\.)mistral\.ai$/, 'mistral'],
  [/(?:^|\.)perplexity\.ai$/, 'perplexity'],
  [/(?:^|\.)moonshot\.(?:ai|cn)$/, 'moonshotai'],
  [/(?:^|\.)novita\.ai$/, 'novita'],
  [/(?:^|\.)openai\.com$/, 'openai'],
  [/(?:^|\.)anthropic\.com$/, 'anthropic'],
  [/(?:^|\.)googleapis\.com$/, 'google'],
  [/(?:^|\.)(?:openai|services\.ai|cognitiveservices)\.azure\.com$|(?:^|\.)models\.ai\.azure\.com$/, 'azure'],
  [/(?:^|\.)amazonaws\.com$/, 'aws'],
];

/**
 * The seller behind what serves a call: the host of an address (`openrouter.ai`) or a word for a client (`azure`); null for
 * a host that nobody here knows.
 */
export function sellerOfServer(server: string): string | null {
  const name = server.toLowerCase();
  if (Object.hasOwn(sellerAliases, name) || localRuntimes.includes(name)) return name;
  return servers.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
