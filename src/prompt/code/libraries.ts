import type { Library } from './library';
import { agents } from './libraries/agents';
import { anthropic } from './libraries/anthropic';
import { commonTexts } from './libraries/commonTexts';
import { google } from './libraries/google';
import { langchain } from './libraries/langchain';
import { litellm } from './libraries/litellm';
import { openai } from './libraries/openai';
import { vercelAi } from './libraries/vercelAi';

/** Every library, the more specific first where names overlap. */
export const libraries: readonly Library[] = [
  openai,
  anthropic,
  google,
  litellm,
  vercelAi,
  langchain,
  agents,
  commonTexts,
];
