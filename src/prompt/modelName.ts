/** A model as the text names it, with the provider that the same text shows. */
export interface ModelName {
  readonly provider: string | null;
  readonly model: string;
  /** As the text writes it, where prefixes were taken off. */
  readonly written?: string;
}

/** Prefixes that name who serves the model (`openai/gpt-5`, `anthropic:claude-…`), with the provider they mean. */
const prefixes: Readonly<Record<string, string | null>> = {
  openai: 'openai',
  'openai-chat': 'openai',
  'openai-responses': 'openai',
  azure: 'openai',
  'azure-openai': 'openai',
  azure_openai: 'openai',
  azure_ai: null,
  anthropic: 'anthropic',
  google: 'google',
  google_genai: 'google',
  google_vertexai: 'google',
  'google-gla': 'google',
  'google-vertex': 'google',
  googleai: 'google',
  vertexai: 'google',
  vertex_ai: 'google',
  gemini: 'google',
  models: null,
  mistral: 'mistral',
  mistralai: 'mistral',
  groq: 'groq',
  xai: 'xai',
  'x-ai': 'xai',
  grok: 'xai',
  deepseek: 'deepseek',
  cohere: 'cohere',
  ollama: 'ollama',
  ollama_chat: 'ollama',
  bedrock: null,
  openrouter: null,
  litellm: null,
  together_ai: null,
  togetherai: null,
  fireworks: null,
  fireworks_ai: null,
  huggingface: null,
  perplexity: 'perplexity',
  'meta-llama': 'meta',
  meta: 'meta',
  qwen: 'qwen',
};

/** Takes provider prefixes off a model name as written; `bedrock/anthropic.claude-…` names the maker, not the host. */
export function splitModelName(written: string): ModelName {
  let model = written.trim();
  let provider: string | null = null;
  for (;;) {
    const match = /^([A-Za-z][\w-]*)[/:](?=.)/.exec(model);
    const prefix = match?.[1]?.toLowerCase();
    if (prefix === undefined || !(prefix in prefixes)) break;
    provider = prefixes[prefix] ?? provider;
    model = model.slice(match![0].length);
  }
  const name = written.trim();
  return { provider: provider ?? makerOf(model), model, ...(name === model ? {} : { written: name }) };
}

/** The maker that a model's own name tells beyond doubt; null where it does not. */
export function makerOf(model: string): string | null {
  const name = model.toLowerCase();
  if (/(^|[./])(anthropic\.)?claude-/.test(name)) return 'anthropic';
  if (/^(gpt-|chatgpt-|o[134](-|$)|text-davinci)/.test(name)) return 'openai';
  if (/^gemini-/.test(name)) return 'google';
  return null;
}

/** Providers by a word in a class, factory or module name: `AzureChatOpenAI`, `createAnthropic`, `@ai-sdk/google`. */
const words: readonly (readonly [RegExp, string])[] = [
  [/anthropic|claude/i, 'anthropic'],
  [/openai/i, 'openai'],
  [/google|gemini|vertex|genai/i, 'google'],
  [/mistral/i, 'mistral'],
  [/groq/i, 'groq'],
  [/xai|grok/i, 'xai'],
  [/deepseek/i, 'deepseek'],
  [/cohere/i, 'cohere'],
  [/ollama/i, 'ollama'],
];

/** The provider that an identifier names; null if none. */
export function providerInName(name: string): string | null {
  return words.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}
