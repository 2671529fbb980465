/**
 * The price data that is bundled: the installed package carries no date of its own, so its day of publication
 * stands here. A test compares `version` with what is installed.
 */
export const bundledPrices = {
  package: '@pydantic/genai-prices',
  version: '0.1.8',
  asOf: '2026-09-23',
} as const;

/** The sellers of the bundled table, in its order: the package lists them nowhere. A test compares them with it. */
export const sellerIds: readonly string[] = [
  'anthropic',
  'arcee',
  'avian',
  'aws',
  'azure',
  'baseten',
  'cerebras',
  'cloudflare',
  'cohere',
  'cursor',
  'deepseek',
  'doubleword',
  'fireworks',
  'github-copilot',
  'google',
  'groq',
  'huggingface_cerebras',
  'huggingface_fireworks-ai',
  'huggingface_groq',
  'huggingface_hyperbolic',
  'huggingface_nebius',
  'huggingface_novita',
  'huggingface_nscale',
  'huggingface_ovhcloud',
  'huggingface_publicai',
  'huggingface_sambanova',
  'huggingface_together',
  'minimax',
  'mistral',
  'modal',
  'moonshotai',
  'novita',
  'openai',
  'openrouter',
  'ovhcloud',
  'perplexity',
  'quicksilverpro',
  'together',
  'typesafe',
  'voyageai',
  'x-ai',
  'zai',
  'zhipuai',
];

/** Names under which code and configuration speak of a seller in the price table, in lower case. */
export const sellerAliases: Readonly<Record<string, readonly string[]>> = {
  anthropic: ['anthropic', 'anthropic_text', 'claude'],
  aws: [
    'aws',
    'bedrock',
    'amazon',
    'amazon-bedrock',
    'amazon_bedrock',
    'bedrock_converse',
    'bedrock-converse',
  ],
  azure: [
    'azure',
    'azure-openai',
    'azure_openai',
    'azureopenai',
    'azure_ai',
    'azure-ai',
    'azure_text',
    'azure.ai.openai',
    'azure.ai.inference',
  ],
  cerebras: ['cerebras'],
  cloudflare: ['cloudflare', 'workers-ai'],
  cohere: ['cohere', 'cohere_chat'],
  deepseek: ['deepseek', 'deepseek-ai'],
  fireworks: ['fireworks', 'fireworks_ai', 'fireworks-ai'],
  'github-copilot': ['github-copilot', 'github_copilot', 'copilot'],
  google: [
    'google',
    'gemini',
    'google-genai',
    'google_genai',
    'googleai',
    'google-gla',
    'google-vertex',
    'google_vertexai',
    'vertex',
    'vertexai',
    'vertex_ai',
    'vertex-ai',
    'gcp.gemini',
    'gcp.vertex_ai',
  ],
  groq: ['groq'],
  minimax: ['minimax'],
  mistral: ['mistral', 'mistralai', 'mistral_ai', 'mistral-ai', 'codestral'],
  moonshotai: ['moonshot', 'moonshotai', 'moonshot_ai', 'kimi'],
  novita: ['novita'],
  openai: ['openai', 'openai-chat', 'openai-responses', 'text-completion-openai', 'openai_responses'],
  openrouter: ['openrouter'],
  ovhcloud: ['ovhcloud'],
  perplexity: ['perplexity', 'pplx'],
  together: ['together', 'together_ai', 'together-ai', 'togetherai'],
  voyageai: ['voyage', 'voyageai'],
  'x-ai': ['xai', 'x-ai', 'x_ai', 'grok'],
  zai: ['zai', 'z-ai', 'z.ai'],
  zhipuai: ['zhipu', 'zhipuai'],
};

/** Sellers whose model ids contain slashes: the whole id counts, not its last part. */
export const sellersOfOthersModels: readonly string[] = [
  'cloudflare',
  'fireworks',
  'groq',
  'novita',
  'openrouter',
  'together',
];

/** Sellers that host the models of others, mostly beside the maker who sells them too. */
export const hosts: readonly string[] = [
  ...sellersOfOthersModels,
  'aws',
  'azure',
  'cerebras',
  'github-copilot',
  'ovhcloud',
];

/** Runtimes on the user's own machines, which have no price per token. */
export const localRuntimes: readonly string[] = [
  'ollama',
  'ollama_chat',
  'lmstudio',
  'lm_studio',
  'lm-studio',
  'vllm',
  'hosted_vllm',
  'llamacpp',
  'llama.cpp',
  'llama-cpp',
  'llamafile',
  'mlx',
  'local',
];

/** Open weights that the table lists under their maker although the maker sells no calls to them. */
export const unsoldByMaker: Readonly<Record<string, readonly string[]>> = { openai: ['gpt-oss'] };

/** Aliases that the seller re-points to newer models, beside everything that ends in `-latest`. */
export const movingAliases: readonly string[] = ['deepseek-chat', 'deepseek-reasoner', 'gpt-5-chat'];
