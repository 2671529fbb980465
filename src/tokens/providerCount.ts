import type { CountRequest } from './countRequest';
import { familyOf } from './familyOf';
import { chatOverhead } from './request/chatFormats';
import type { PromptFactor } from './promptFactor';

/** A provider's own count of a request. */
export interface ProviderCount {
  /** Of the whole request, chat format included. */
  readonly tokens: number;
  /** Who counted, and with what, in words: `Anthropic messages/count_tokens`. */
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly countedOn: string;
}

/** What a provider's count that was kept says about a prompt. */
export interface KnownCount extends ProviderCount {
  /** Names what was kept. */
  readonly key: string;
  /** Whether the prompt sends what was counted; else it did so before it changed. */
  readonly isSame: boolean;
  /** What the count says about later edits; null if nothing. */
  readonly factor: PromptFactor | null;
}

/**
 * The tokens of a request's texts, out of the count of all of it: what is left without the chat format and what
 * stands in for empty messages, one token each. At least 0.
 */
export function textTokensOf(request: CountRequest, tokens: number): number {
  const system = request.system === '' ? 0 : 1;
  const counts = { all: request.messages.length + system, system };
  return Math.max(0, tokens - chatOverhead(familyOf(request.model), counts).tokens - request.standIns);
}
