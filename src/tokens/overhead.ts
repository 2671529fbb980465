import type { FamilyId } from './families';
import type { CountMethod } from './tokenCount';

/** Tokens that a chat format adds to the content of one request. */
export interface ChatOverhead {
  readonly tokens: number;
  readonly method: CountMethod;
  readonly source: string;
  /** YYYY-MM-DD of the source. */
  readonly asOf: string;
}

/** `perRequest` once, and `perMessage` for each message, with the name of its role. */
interface ChatFormat {
  readonly perMessage: number;
  readonly perRequest: number;
  /** `exact` where the maker documents the format, else `estimated`. */
  readonly method: CountMethod;
  readonly source: string;
  readonly asOf: string;
}

const asOf = '2026-11-22';
const cookbook = 'OpenAI cookbook, How to count tokens with tiktoken (gpt-3.5-turbo-0613 to gpt-4o)';
const fitted = 'ai-tokenizer 1.0.6, fitted to answers of the API';

/** 3 tokens around a message, 1 for its role, and 3 that prime the reply. */
const openAiChat: ChatFormat = { perMessage: 4, perRequest: 3, method: 'exact', source: cookbook, asOf };

/**
 * Not documented. One fit covers both gpt-4o (6 + 3 per message + role) and gpt-5, o3 and o4 (5 + 4 per message +
 * role); for gpt-4o it is 3 above the documentation. So: the documented format, plus the difference the fit finds.
 */
const openAiReasoning: ChatFormat = {
  perMessage: 5,
  perRequest: 2,
  method: 'estimated',
  source: `${cookbook}, moved by the difference to gpt-5 in ${fitted}`,
  asOf,
};

/** A frame measured for one user message; what a further message adds is fitted by others: 2 and its role. */
function claude(oneMessage: number): ChatFormat {
  return {
    perMessage: 3,
    perRequest: oneMessage - 3,
    method: 'estimated',
    source: `frame of one user message as count_tokens gives it; further messages: ${fitted}`,
    asOf,
  };
}

function estimated(perMessage: number, perRequest: number, source: string): ChatFormat {
  return { perMessage, perRequest, method: 'estimated', source, asOf };
}

const mistralChat = estimated(2, 2, fitted);
const chatMl = estimated(5, 3, "ChatML, Qwen's prompt format; some models add a system message");
const noChat: ChatFormat = {
  perMessage: 0,
  perRequest: 0,
  method: 'exact',
  source: 'completions have no chat format',
  asOf,
};

const assumed = estimated(4, 3, `no figure for this model; assumed as in ${cookbook}`);

const formats: Readonly<Record<FamilyId, ChatFormat>> = {
  'openai-o200k': openAiChat,
  'openai-reasoning': openAiReasoning,
  // The host puts a system message of its own before the conversation.
  'gpt-oss': estimated(5, 63, `${fitted}, less the 3 by which it exceeds the documentation of gpt-4o`),
  'openai-cl100k': openAiChat,
  'openai-embedding': { ...noChat, source: 'embeddings have no chat format' },
  'openai-p50k': noChat,
  'openai-p50k-edit': noChat,
  'openai-r50k': noChat,
  gpt2: noChat,
  'claude-2': claude(7),
  'claude-3': claude(7),
  'claude-4.7': claude(11),
  'claude-5': claude(6),
  'claude-unlisted': claude(6),
  gemini: estimated(0, 0, fitted),
  gemma: assumed,
  'llama-3': estimated(5, 5, "Llama 3's prompt format; hosts of 3.1 and later may add a system message"),
  llama: assumed,
  'qwen-3': chatMl,
  qwen: chatMl,
  'deepseek-v3': assumed,
  deepseek: assumed,
  'mistral-tekken': mistralChat,
  mistral: mistralChat,
  grok: assumed,
  unknown: assumed,
};

/**
 * Tokens that the chat format of a family adds to a request with this many messages (the system prompt is one);
 * none for a request without messages.
 */
export function chatOverhead(family: FamilyId, messageCount: number): ChatOverhead {
  const { perMessage, perRequest, method, source, asOf } = formats[family];
  return { tokens: messageCount > 0 ? perRequest + perMessage * messageCount : 0, method, source, asOf };
}
