import type { TemplateLanguage } from '../../templates/template';
import { isMadeAttachment } from './attachments';
import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import type { Text } from './fragments';
import { fragmentsOf } from './fragments';
import type { Reading } from './reading';
import { maximumDepth, resolveValue } from './resolve';
import type { Expr } from '../syntax/syntax';
import { readText } from './text';
import { isToolResult } from './toolTurns';

/** The content of a message: a text, or a list of content blocks. */
export function readContent(
  expr: Expr,
  env: Env,
  reading: Reading,
  language: TemplateLanguage | null,
  depth = 0,
): Text {
  if (depth > maximumDepth) return nothing(env);
  const { value, env: at } =
    expr.kind === 'name' || expr.kind === 'member'
      ? resolveValue(expr, env, reading.links)
      : { value: expr, env };
  if (value.kind === 'list') {
    const texts = value.items.map((item) => readContent(item.value, at, reading, language, depth + 1));
    return {
      path: at.file.path,
      own: null,
      included: texts.flatMap(fragmentsOf),
      alternatives: texts.flatMap(({ alternatives }) => alternatives),
      runtime: texts.flatMap(({ runtime }) => runtime),
    };
  }
  if (hasFields(value)) {
    // What a tool gave is nothing that anybody asks.
    if (isToolResult(value)) return nothing(at);
    const text = entryOf(value, 'text') ?? entryOf(value, 'content') ?? entryOf(value, 'parts');
    return text === null ? nothing(at) : readContent(text, at, reading, language, depth + 1);
  }
  return isMadeAttachment(value, at, reading.links) ? nothing(at) : readText(expr, env, reading, language);
}

/** No text in sight. */
export function nothing({ file }: Env): Text {
  return { path: file.path, own: null, included: [], alternatives: [], runtime: [] };
}
