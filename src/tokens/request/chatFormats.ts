import type { ModelCounter } from '../counter';
import type { FamilyId } from '../families';
import { errorPctOf, recorded } from './requestCount';
import type { RequestCount } from './requestCount';

/** How many messages a request has; those of role system are a part of all. */
export interface MessageCounts {
  readonly all: number;
  readonly system: number;
}

/** `perRequest` once, and `perMessage` for each message, with the name of its role. */
interface ChatFormat {
  readonly perMessage: number;
  readonly perRequest: number;
  /** Where a system prompt is no message of its own. */
  readonly perSystem?: number;
  /** How many tokens the first message's frame, and that of each further one, may be off; exact if left out. */
  readonly error?: { readonly first: number; readonly further: number };
  readonly source: string;
  readonly asOf: string;
}

const asOf = '2026-11-29';
const cookbook = 'OpenAI cookbook, How to count tokens with tiktoken (gpt-3.5-turbo-0613 to gpt-4o)';
const fitted = 'ai-tokenizer 1.0.6, fitted to answers of the API';

/** 3 tokens around a message, 1 for its role, and 3 that prime the reply. */
const openAiChat: ChatFormat = {
  perMessage: 4,
  perRequest: 3,
  source: `${cookbook}; ${recorded} (gpt-4o to gpt-4.5) agree`,
  asOf,
};

/**
 * Not documented. Recorded answers of o3-mini, o3, gpt-5, gpt-5-pro, gpt-5.2, gpt-5.5 and gpt-5.6-sol, in both APIs and
 * without a tool or format, all have 6 tokens for one message, 10 for two and 14 for three beside the content.
 */
const openAiReasoning: ChatFormat = {
  perMessage: 4,
  perRequest: 2,
  source: `${recorded} (o3-mini to gpt-5.6-sol, all the same)`,
  asOf,
};

/**
 * A frame measured for one user message, and none for a system prompt: the documentation counts "You are a scientist"
 * with "Hello, Claude" as 14, of which 7 are their text. A further message is fitted by others: 2 and its role.
 */
function claude(oneMessage: number, first = 1): ChatFormat {
  return {
    perMessage: 3,
    perRequest: oneMessage - 3,
    perSystem: 0,
    error: { first, further: 3 },
    source: `frame of one user message as count_tokens gives it; further messages: ${fitted}`,
    asOf,
  };
}

/** A frame of which little is known: it may be missing, or twice as large. */
function estimated(perMessage: number, perRequest: number, source: string): ChatFormat {
  return {
    perMessage,
    perRequest,
    error: { first: perMessage + perRequest, further: perMessage },
    source,
    asOf,
  };
}

const mistralChat = estimated(2, 2, fitted);
const chatMl = estimated(5, 3, "ChatML, Qwen's prompt format; some models add a system message");
const noChat: ChatFormat = { perMessage: 0, perRequest: 0, source: 'completions have no chat format', asOf };

const assumed = estimated(4, 3, `no figure for this model; assumed as in ${cookbook}`);

const formats: Readonly<Record<FamilyId, ChatFormat>> = {
  'openai-o200k': openAiChat,
  'openai-reasoning': openAiReasoning,
  // The host puts a system message of its own before the conversation.
  'gpt-oss': {
    perMessage: 5,
    perRequest: 62,
    error: { first: 8, further: 2 },
    source: `${fitted}; an answer of Cerebras recorded by pydantic-ai's tests has 67 for one message`,
    asOf,
  },
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
  'claude-unlisted': claude(6, 5),
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
 * Tokens that the chat format of a family adds to a request with so many messages; none for a request without.
 */
export function chatOverhead(family: FamilyId, { all, system }: MessageCounts): RequestCount {
  const { perMessage, perRequest, perSystem = perMessage, error, source, asOf } = formats[family];
  const known = { source, asOf };
  if (all === 0) return { ...known, tokens: 0, method: 'exact', errorPct: null, formula: 'no messages' };
  // A system prompt that is no message stands before at least one.
  const own = perSystem === perMessage ? all : Math.max(1, all - system);
  const tokens = perRequest + perMessage * own + perSystem * Math.max(0, all - own);
  const off = error === undefined ? 0 : error.first + error.further * (all - 1);
  return {
    ...known,
    tokens,
    method: error === undefined ? 'exact' : 'estimated',
    errorPct: errorPctOf(off, tokens),
    formula: `${perRequest} + ${perMessage} for each of ${own} ${own === 1 ? 'message' : 'messages'}`,
  };
}

/** The families for which the cookbook says what a name of a speaker adds: its tokens and 1. */
const withNames: ReadonlySet<FamilyId> = new Set(['openai-o200k', 'openai-cl100k']);

/** A chat format with the names that messages give their speakers; for other models it is assumed that they count alike. */
export function withSpeakers(
  frame: RequestCount,
  speakers: readonly string[],
  counter: ModelCounter,
): RequestCount {
  if (speakers.length === 0 || frame.tokens === 0) return frame;
  const names = speakers.reduce((sum, name) => sum + 1 + counter.count(name).tokens, 0);
  const tokens = frame.tokens + names;
  const isKnown = withNames.has(counter.family);
  const off = (frame.tokens * (frame.errorPct ?? 0)) / 100 + (isKnown ? 0 : names);
  return {
    ...frame,
    tokens,
    method: isKnown ? frame.method : 'estimated',
    errorPct: errorPctOf(off, tokens),
    formula: `${frame.formula} + ${names} for names`,
  };
}
