import type { Fields } from './fields';
import { noUsage } from './usage';
import type { Usage } from './usage';

/** Interfaces whose usage objects differ in what includes what. */
export type UsageApi =
  | 'anthropic'
  | 'bedrock'
  | 'deepseek'
  | 'gemini'
  | 'ollama'
  | 'openai-chat'
  | 'openai-embeddings'
  | 'openai-responses'
  | 'vercel-ai'
  | 'xai';

/** How one interface reports what a call used. */
export interface UsageShape {
  readonly api: UsageApi;
  /** Whether an object looks like it; asked in the order of the list. */
  fits(fields: Fields): boolean;
  /** Null where the counts are missing that every answer has. */
  read(fields: Fields): Usage | null;
}

/** Input and output are always there. Cache tokens that are not reported stay unknown. */
function usage(input: number | null, output: number | null, parts: Partial<Usage>): Usage | null {
  return input === null || output === null
    ? null
    : { ...noUsage, ...parts, inputTokens: input, outputTokens: output };
}

function sum(...parts: readonly (number | null)[]): number {
  return parts.reduce<number>((all, part) => all + (part ?? 0), 0);
}

/** Cached tokens are part of the input; reasoning is part of the output, unless the total says that it is not. */
function chatUsage(fields: Fields, cached: number | null, reasoningIsApart: boolean): Usage | null {
  const input = fields.number('prompt_tokens');
  const completion = fields.number('completion_tokens');
  const reasoning = fields.number('completion_tokens_details.reasoning_tokens');
  const total = fields.number('total_tokens');
  const together = sum(input, completion);
  const isApart =
    total === null ? reasoningIsApart : total !== together && total === sum(together, reasoning);
  return usage(input, completion === null ? null : completion + (isApart ? (reasoning ?? 0) : 0), {
    cacheReadTokens: cached,
    cacheWriteTokens: fields.number('prompt_tokens_details.cache_write_tokens'),
    reasoningTokens: reasoning,
    inputAudioTokens: fields.number('prompt_tokens_details.audio_tokens'),
    outputAudioTokens: fields.number('completion_tokens_details.audio_tokens'),
  });
}

/** Every interface, those with the most telling fields first. Groq, Mistral, Azure, vLLM and others speak `openai-chat`. */
export const usageShapes: readonly UsageShape[] = [
  {
    // https://ai.google.dev/api/generate-content#UsageMetadata: thoughts and tool prompts are counted beside the rest.
    api: 'gemini',
    fits: (fields) => fields.has('promptTokenCount'),
    read: (fields) => {
      const prompt = fields.number('promptTokenCount');
      const thoughts = fields.number('thoughtsTokenCount');
      const input = prompt === null ? null : sum(prompt, fields.number('toolUsePromptTokenCount'));
      // An answer without text has no count of candidates.
      return usage(input, sum(fields.number('candidatesTokenCount', 'responseTokenCount'), thoughts), {
        cacheReadTokens: fields.number('cachedContentTokenCount'),
        reasoningTokens: thoughts,
        inputAudioTokens: fields.sum('promptTokensDetails', 'modality', 'AUDIO', 'tokenCount'),
        outputAudioTokens: fields.sum('candidatesTokensDetails', 'modality', 'AUDIO', 'tokenCount'),
      });
    },
  },
  {
    // https://api-docs.deepseek.com/api/create-chat-completion: prompt_tokens is hits and misses.
    api: 'deepseek',
    fits: (fields) => fields.has('prompt_cache_hit_tokens'),
    read: (fields) => chatUsage(fields, fields.number('prompt_cache_hit_tokens'), false),
  },
  {
    // https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html: cached tokens are counted
    // beside inputTokens.
    api: 'bedrock',
    fits: (fields) => fields.has('cacheReadInputTokens') || fields.has('cacheWriteInputTokens'),
    read: (fields) => {
      const plain = fields.number('inputTokens');
      const read = fields.number('cacheReadInputTokens');
      const written = fields.number('cacheWriteInputTokens');
      return usage(plain === null ? null : sum(plain, read, written), fields.number('outputTokens'), {
        cacheReadTokens: read,
        cacheWriteTokens: written,
        cacheWrite1hTokens: fields.sum('cacheDetails', 'ttl', '1h', 'inputTokens'),
      });
    },
  },
  {
    // https://ai-sdk.dev/docs/reference/ai-sdk-core/generate-text: versions 6 (details), 5 and 4.
    api: 'vercel-ai',
    fits: (fields) => fields.has('inputTokens') || fields.has('promptTokens'),
    read: (fields) =>
      usage(fields.number('inputTokens', 'promptTokens'), fields.number('outputTokens', 'completionTokens'), {
        cacheReadTokens: fields.number('inputTokenDetails.cacheReadTokens', 'cachedInputTokens'),
        cacheWriteTokens: fields.number('inputTokenDetails.cacheWriteTokens'),
        reasoningTokens: fields.number('outputTokenDetails.reasoningTokens', 'reasoningTokens'),
      }),
  },
  {
    // https://platform.claude.com/docs/en/build-with-claude/prompt-caching: input_tokens is what follows the last
    // breakpoint; the cache's counters come beside it.
    api: 'anthropic',
    fits: (fields) => fields.has('cache_read_input_tokens') || fields.has('cache_creation_input_tokens'),
    read: (fields) => {
      const plain = fields.number('input_tokens');
      const read = fields.number('cache_read_input_tokens');
      const hour = fields.number('cache_creation.ephemeral_1h_input_tokens');
      const minutes = fields.number('cache_creation.ephemeral_5m_input_tokens');
      const split = hour === null && minutes === null ? null : sum(hour, minutes);
      const written = fields.number('cache_creation_input_tokens') ?? split;
      return usage(plain === null ? null : sum(plain, read, written), fields.number('output_tokens'), {
        cacheReadTokens: read,
        cacheWriteTokens: written,
        cacheWrite1hTokens: hour,
        reasoningTokens: fields.number('output_tokens_details.thinking_tokens'),
        webSearches: fields.number('server_tool_use.web_search_requests'),
      });
    },
  },
  {
    // https://developers.openai.com/api/reference/resources/responses
    api: 'openai-responses',
    fits: (fields) => fields.has('input_tokens'),
    read: (fields) =>
      usage(fields.number('input_tokens'), fields.number('output_tokens'), {
        cacheReadTokens: fields.number('input_tokens_details.cached_tokens'),
        cacheWriteTokens: fields.number('input_tokens_details.cache_write_tokens'),
        reasoningTokens: fields.number('output_tokens_details.reasoning_tokens'),
      }),
  },
  {
    // https://docs.x.ai/docs/guides/reasoning: reasoning comes beside completion_tokens, and is billed as output.
    api: 'xai',
    fits: (fields) => fields.has('num_sources_used'),
    read: (fields) => {
      const cached = fields.number('prompt_tokens_details.cached_tokens', 'cached_prompt_text_tokens');
      return chatUsage(fields, cached, true);
    },
  },
  {
    // https://developers.openai.com/api/reference/resources/chat
    api: 'openai-chat',
    fits: (fields) => fields.has('prompt_tokens') && fields.has('completion_tokens'),
    read: (fields) => chatUsage(fields, fields.number('prompt_tokens_details.cached_tokens'), false),
  },
  {
    // https://developers.openai.com/api/reference/resources/embeddings
    api: 'openai-embeddings',
    fits: (fields) => fields.has('prompt_tokens'),
    read: (fields) => usage(fields.number('prompt_tokens'), 0, { cacheReadTokens: 0 }),
  },
  {
    // https://docs.ollama.com/api/usage: what its cache serves may be left out of the count.
    api: 'ollama',
    fits: (fields) => fields.has('prompt_eval_count'),
    read: (fields) => usage(fields.number('prompt_eval_count'), fields.number('eval_count'), {}),
  },
];
