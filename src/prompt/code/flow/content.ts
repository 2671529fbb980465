import type { TemplateLanguage } from '../../templates/template';
import { isMadeAttachment } from './attachments';
import type { Condition } from './blocks';
import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import type { Fragment, Text } from './fragments';
import { fragmentsOf } from './fragments';
import { listItems } from './lists';
import type { Reading } from './reading';
import { maximumDepth, resolveValue } from './resolve';
import type { Expr } from '../syntax/syntax';
import { controlAt, readText } from './text';
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
    const items = listItems(
      expr.kind === 'name' ? expr : value,
      expr.kind === 'name' ? env : at,
      reading.links,
    );
    const texts = (items ?? []).map((item) =>
      perhaps(readContent(item.value, item.env, reading, language, depth + 1), item.condition),
    );
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

/** A text that is sent on a condition, or as often as a loop runs. */
function perhaps(text: Text, condition: Condition | undefined): Text {
  if (condition === undefined) return text;
  const marked = (fragment: Fragment): Fragment => {
    const [first] = fragment.parts;
    return first === undefined
      ? fragment
      : { ...fragment, parts: [controlAt(first.span, condition), ...fragment.parts] };
  };
  return { ...text, own: text.own && marked(text.own), included: text.included.map(marked) };
}

/** No text in sight. */
export function nothing({ file }: Env): Text {
  return { path: file.path, own: null, included: [], alternatives: [], runtime: [] };
}
