import { textOf } from '../tokens/countRequest';
import type { CountRequest } from '../tokens/countRequest';
import { applyFactor } from '../tokens/promptFactor';
import { textTokensOf } from '../tokens/providerCount';
import type { KnownCount } from '../tokens/providerCount';
import { combineAccuracy } from './accuracy';
import type { CountedBy, MessageProfile, RequestPart } from './model';

/** What of a call is in sight: its messages, and what it sends beside them. */
export interface FixedPart {
  readonly messages: readonly MessageProfile[];
  readonly parts: readonly RequestPart[];
  /** How a provider's count decides over it; undefined where none does. */
  readonly counted?: CountedBy;
}

/** A provider's count of a prompt, and the request that the prompt would be counted with now. */
export interface CountedPrompt {
  readonly request: CountRequest;
  readonly known: KnownCount;
}

/**
 * Puts a provider's count in place of what was counted here: all of it while the prompt is the one that was counted,
 * afterwards the factor by which the estimate was off. An exact count of the text gives way to nothing: there a
 * provider can only tell what the chat format adds.
 */
export function countedByProvider(part: FixedPart, { request, known }: CountedPrompt): FixedPart {
  const here = textOfMessages(part.messages);
  const { key, source, countedOn, isSame, factor } = known;
  const facts = { key, source, countedOn, isSame, textTokensHere: here.tokens };
  if (isSame) {
    const frame = part.parts.find(({ kind }) => kind === 'chatFormat');
    // What stands in for empty messages has a frame that the prompt itself has not.
    const isWhole = request.standIns === 0 && frame !== undefined && frame.tokens > 0;
    const textTokens = here.method === 'exact' ? here.tokens : textTokensOf(request, known.tokens);
    if (here.method === 'exact' && (!isWhole || known.tokens < textTokens)) return part;
    const errorPct = here.method === 'exact' ? null : framePct(frame, textTokens);
    return {
      messages: shareOut(part.messages, textTokens, errorPct),
      parts: isWhole
        ? part.parts.map((each) => (each === frame ? restOf(known, textTokens) : each))
        : part.parts,
      counted: { ...facts, isWhole },
    };
  }
  if (factor === null || here.method === 'exact' || here.tokens === 0) return part;
  const { tokens, errorPct } = applyFactor(factor, textOf(request), here);
  return {
    ...part,
    messages: shareOut(part.messages, tokens, errorPct),
    counted: { ...facts, isWhole: false },
  };
}

function textOfMessages(
  messages: readonly MessageProfile[],
): ReturnType<typeof combineAccuracy> & { tokens: number } {
  const texts = messages.map(({ tokens }) => ({ ...tokens, tokens: tokens.text }));
  return { ...combineAccuracy(texts), tokens: texts.reduce((sum, { tokens }) => sum + tokens, 0) };
}

/** What a provider counted beside the text is the chat format: no tools are sent to be counted. */
function restOf({ tokens, source, countedOn }: KnownCount, textTokens: number): RequestPart {
  return {
    kind: 'chatFormat',
    tokens: Math.max(0, tokens - textTokens),
    method: 'exact',
    errorPct: null,
    formula: `${tokens} counted − ${textTokens} of text`,
    source,
    asOf: countedOn,
    unseen: [],
  };
}

/** How far off a text is that was told from its frame by an estimate of that. */
function framePct(frame: RequestPart | undefined, textTokens: number): number {
  if (frame === undefined || textTokens === 0) return 0;
  return Math.max(1, Math.ceil((frame.tokens * (frame.errorPct ?? 0)) / textTokens));
}

/** Gives messages so many tokens in all, each in proportion to its own; null leaves their accuracy as it is. */
function shareOut(
  messages: readonly MessageProfile[],
  all: number,
  errorPct: number | null,
): readonly MessageProfile[] {
  const before = messages.reduce((sum, { tokens }) => sum + tokens.text, 0);
  let [seen, given] = [0, 0];
  return messages.map((message) => {
    seen += message.tokens.text;
    const upTo = before === 0 ? 0 : Math.round((all * seen) / before);
    const text = upTo - given;
    given = upTo;
    if (errorPct === null && text === message.tokens.text) return message;
    return { ...message, tokens: { ...message.tokens, text, method: 'calibrated', errorPct } };
  });
}
