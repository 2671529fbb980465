import type { Json, ToolTurn } from '../../request';
import { isJsonArray, isJsonObject } from '../../request';
import { literalText } from './constants';
import type { Env } from './environment';
import { entryOf } from './environment';
import { JsonReader, nameOf } from './jsonValues';
import type { Links } from './links';
import { listItems } from './lists';
import { eachBlock } from './messageBlocks';
import type { Placed } from './resolve';
import type { Expr } from '../syntax/syntax';

/** Turns of one call that are read at most. */
const mostTurns = 500;

/** The calls of tools in what a call is given as messages, and what those gave, in the order written. */
export function toolTurnsIn(given: readonly Placed[], links: Links): ToolTurn[] {
  const found: ToolTurn[] = [];
  eachBlock(given, links, (block, env) => {
    if (found.length >= mostTurns) return true;
    // A message of OpenAI has its calls beside its content.
    const calls = entryOf(block, 'tool_calls');
    if (calls !== null && !isNone(calls)) {
      const items = listItems(calls, env, links);
      if (items === null) found.push({ kind: 'call', text: '', unseen: [nameOf(calls)] });
      for (const { value, env: at } of items ?? []) {
        found.push(callTurn(entryOf(value, 'function') ?? value, at, links));
      }
      return false;
    }
    const held = heldIn(block);
    if (held === null) return false;
    found.push(
      held.kind === 'call' ? callTurn(held.fields, env, links) : resultTurn(held.fields, env, links),
    );
    return true;
  });
  return found;
}

/** Whether fields are a call of a tool, or what one gave: such a message may have no content. */
export function isToolTurn(fields: Expr): boolean {
  return entryOf(fields, 'tool_calls') !== null || heldIn(fields) !== null;
}

/** Whether a content block gives what a tool gave. */
export function isToolResult(block: Expr): boolean {
  return heldIn(block)?.kind === 'result';
}

const callTypes = /^(?:(?:server_)?tool_use|tool-call|function_call|custom_tool_call)$/;
const resultTypes = /^(?:tool[-_]result|(?:function|custom_tool)_call_output)$/;

/** Keys of blocks without a type, with what they hold. */
const keys: readonly (readonly [string, ToolTurn['kind']])[] = [
  ['toolUse', 'call'],
  ['functionCall', 'call'],
  ['toolResult', 'result'],
  ['functionResponse', 'result'],
];

/** What of a block is a call or a result, by its type or its only key; null for any other. */
function heldIn(block: Expr): { readonly kind: ToolTurn['kind']; readonly fields: Expr } | null {
  const type = entryOf(block, 'type');
  const written = type === null ? null : literalText(type);
  if (written !== null && callTypes.test(written)) return { kind: 'call', fields: block };
  if (written !== null && resultTypes.test(written)) return { kind: 'result', fields: block };
  for (const [key, kind] of keys) {
    const fields = entryOf(block, key);
    if (fields !== null && !isNone(fields)) return { kind, fields };
  }
  return null;
}

/** `function_call=None`, `"tool_calls": []`. */
function isNone(value: Expr): boolean {
  return value.kind === 'scalar' || (value.kind === 'list' && value.items.length === 0);
}

function callTurn(fields: Expr, env: Env, links: Links): ToolTurn {
  const reader = new JsonReader(links);
  const texts = [
    read(fields, ['name', 'toolName'], env, reader),
    read(fields, ['arguments', 'input', 'args'], env, reader),
  ];
  if (texts.every((text) => text === null)) reader.gap(fields);
  return {
    kind: 'call',
    text: texts.filter((text) => text !== null && text !== '').join(' '),
    unseen: [...reader.gaps],
  };
}

function resultTurn(fields: Expr, env: Env, links: Links): ToolTurn {
  const reader = new JsonReader(links);
  const text = read(fields, ['output', 'content', 'result', 'response'], env, reader);
  return { kind: 'result', text: text ?? '', unseen: [...reader.gaps] };
}

/** The text of the first entry that is there; null where none is. */
function read(fields: Expr, names: readonly string[], env: Env, reader: JsonReader): string | null {
  for (const name of names) {
    const value = entryOf(fields, name);
    if (value !== null) return textOf(reader.read(value, env));
  }
  return null;
}

/** A text as it is, the texts of blocks one behind the other, anything else as JSON. */
function textOf(json: Json | undefined): string {
  if (json === undefined) return '';
  if (typeof json === 'string') return json;
  if (isJsonArray(json) && json.every((block) => isJsonObject(block) && typeof block['text'] === 'string')) {
    return json.map((block) => (block as { text: string }).text).join('\n');
  }
  return JSON.stringify(json);
}
