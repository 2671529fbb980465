import type { Library } from './library';
import { agents } from './libraries/agents';
import { anthropic } from './libraries/anthropic';
import { bedrock } from './libraries/bedrock';
import { browserAi } from './libraries/browserAi';
import { cloudflareAi } from './libraries/cloudflareAi';
import { cohere } from './libraries/cohere';
import { commonTexts } from './libraries/commonTexts';
import { genaiscript, genaiscriptSystem } from './libraries/genaiscript';
import { genkit } from './libraries/genkit';
import { google } from './libraries/google';
import { langchain } from './libraries/langchain';
import { litellm } from './libraries/litellm';
import { llamaIndexTs } from './libraries/llamaIndexTs';
import { mastra } from './libraries/mastra';
import { mcpTs } from './libraries/mcpTs';
import { mistral } from './libraries/mistral';
import { ollama } from './libraries/ollama';
import { openai } from './libraries/openai';
import { promptTsx } from './libraries/promptTsx';
import { replicate } from './libraries/replicate';
import { templateEngines } from './libraries/templateEngines';
import { vercelAi } from './libraries/vercelAi';
import { vscodeLm } from './libraries/vscodeLm';

/** Every library, the more specific first where names overlap. */
export const libraries: readonly Library[] = [
  anthropic,
  google,
  litellm,
  mistral,
  openai,
  cohere,
  ollama,
  bedrock,
  replicate,
  cloudflareAi,
  browserAi,
  vscodeLm,
  promptTsx,
  genaiscriptSystem,
  genaiscript,
  genkit,
  mastra,
  llamaIndexTs,
  mcpTs,
  vercelAi,
  langchain,
  agents,
  templateEngines,
  commonTexts,
];
