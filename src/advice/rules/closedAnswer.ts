import { isJsonArray, isJsonObject } from '../../prompt/request';
import type { Json } from '../../prompt/request';
import type { PricedPrompt } from '../pricedPrompt';

/** So few tokens hold a label, a number or a yes, and no text. */
const labelTokens = 24;
/** Longer instructions are no simple task. */
const simpleTokens = 600;
const mostFields = 4;

/**
 * Whether a call asks for no more than a choice: a schema of nothing but choices, numbers and truth values, or a cap that
 * leaves room for a word. Only of short prompts without tools: what is long or uses tools may be hard for other reasons.
 */
export function asksForChoice({ prompt, inputTokens, output, leadingTokens }: PricedPrompt): boolean {
  const { responseFormat, tools, call, model } = prompt;
  if (call === null || model === null || tools !== null) return false;
  if (inputTokens - leadingTokens.responseFormat > simpleTokens) return false;
  if (responseFormat !== null) return isChoice(responseFormat.schema, 0);
  return output.kind === 'declared' && output.tokens > 0 && output.tokens <= labelTokens;
}

function isChoice(schema: Json | null, depth: number): boolean {
  if (!isJsonObject(schema ?? undefined)) return false;
  const { type, enum: choices, properties, const: only } = schema as Readonly<Record<string, Json>>;
  if (only !== undefined || (choices !== undefined && isJsonArray(choices))) return true;
  if (type === 'boolean' || type === 'integer' || type === 'number') return true;
  if (depth > 0 || properties === undefined || !isJsonObject(properties)) return false;
  const fields = Object.values(properties);
  return (
    fields.length > 0 && fields.length <= mostFields && fields.every((field) => isChoice(field, depth + 1))
  );
}
