import type { ResponseFormat } from '../../request';
import { firstArgument } from './arguments';
import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import { JsonReader } from './jsonValues';
import type { Links } from './links';
import { calleeName } from './names';
import type { Placed } from './resolve';
import { definitionOf, resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

const formatArguments = [
  'response_format',
  'text_format',
  'text.format',
  'output_format',
  'output_config.format',
  'response_model',
  'output_type',
  'result_type',
  'response_schema',
  'config.response_schema',
  'config.response_json_schema',
  'generationConfig.responseSchema',
  'generation_config.response_schema',
  'output',
  'experimental_output',
];

/** Calls whose `schema` is that of the answer. */
const objectCalls = /^(?:generate|stream)_?object$/i;

/** The form that a call asks its answer to have; null if it asks for none. */
export function responseFormatOf(call: CallExpr, env: Env, links: Links): ResponseFormat | null {
  const paths = objectCalls.test(calleeName(call.callee)) ? ['schema'] : formatArguments;
  const found = firstArgument(call, paths, env, links);
  if (found === null) return null;
  const { value, env: at } = resolveValue(found.value, found.env, links);
  const reader = new JsonReader(links);
  const fields = formOf(value);
  if (fields === null || isPlain(fields, at, reader)) return null;
  const schema = schemaIn(fields, at, links);
  const span = found.env.file === env.file ? found.value.span : call.span;
  return {
    span,
    name: reader.text(entryOf(fields, 'name') ?? helperName(fields), at) || className(schema, links),
    description: reader.text(entryOf(fields, 'description'), at),
    schema: schema === null ? null : reader.schema(schema.value, schema.env),
    gaps: [...reader.gaps],
    isInferred: reader.isInferred,
  };
}

/** What says the form: `{ type: 'json_schema', json_schema: { … } }`, `Output.object({ schema })`, a class. */
function formOf(value: Expr): Expr | null {
  if (value.kind === 'scalar' || (value.kind === 'name' && value.name === 'str')) return null;
  if (value.kind === 'call' && /^(?:object|array)$/.test(calleeName(value.callee))) {
    const given = value.args[0]?.value;
    if (given !== undefined && schemaEntry(given) !== null) return given;
  }
  return entryOf(value, 'json_schema') ?? value;
}

/** `schema`; of a list (`Output.array`) that of its items. */
function schemaEntry(fields: Expr): Expr | null {
  return entryOf(fields, 'schema') ?? entryOf(fields, 'element');
}

/** `{ type: 'text' }`, `"text"`: no form at all. */
function isPlain(fields: Expr, env: Env, reader: JsonReader): boolean {
  const type = entryOf(fields, 'type');
  const written = reader.text(fields.kind === 'string' ? fields : type, env);
  return written === 'text' || (fields.kind === 'string' && written !== 'json');
}

/** The schema among the fields; the value itself where it is one. */
function schemaIn(fields: Expr, env: Env, links: Links): Placed | null {
  const schema = schemaEntry(fields);
  if (schema !== null) return { value: schema, env };
  if (fields.kind === 'string') return null;
  if (hasFields(fields)) {
    const written = new JsonReader(links).text(entryOf(fields, 'type'), env);
    return written === 'json_object' || written === 'json_schema' ? null : { value: fields, env };
  }
  return { value: fields, env };
}

/** `zodResponseFormat(schema, 'tide')` */
function helperName(fields: Expr): Expr | null {
  const second = fields.kind === 'call' ? fields.args[1]?.value : undefined;
  return second?.kind === 'string' ? second : null;
}

function className(schema: Placed | null, links: Links): string {
  return schema === null ? '' : (definitionOf(schema.value, schema.env, links)?.scope.name ?? '');
}
