import type { EndpointKind } from '../endpoint';
import { anthropicMessages } from './anthropicClient';
import type { Dialect } from './dialect';
import { openaiChat, openaiResponses } from './openaiClient';

/** How each kind of endpoint is talked to. */
export const dialects: Readonly<Record<EndpointKind, Dialect>> = {
  openai: openaiChat,
  'openai-responses': openaiResponses,
  anthropic: anthropicMessages,
  'azure-openai': openaiChat,
  'openai-compatible': openaiChat,
};
