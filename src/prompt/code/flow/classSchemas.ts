import type { Json, JsonObject } from '../../request';
import type { Env } from './environment';
import { namedArgument } from './environment';
import { ownParameters } from './functions';
import type { JsonReading } from './jsonReading';
import { calleeName } from './names';
import { fieldsOf } from './resolve';
import type { Expr, Scope } from '../syntax/syntax';

/*
 * Libraries make schemas of classes (`class Weather(BaseModel)`) and functions (`def weather(city: str)`). Types are
 * not in the neutral tree: each is taken for a string, and the reader is told that they are inferred.
 */

/** The schema that a library makes of a class: its fields, with the texts that describe them. */
export function classSchema(owner: Env, reader: JsonReading, depth: number): JsonObject {
  const properties: [string, Json][] = [];
  const required: string[] = [];
  for (const field of new Set(fieldsOf(owner, reader.links).fields)) {
    if (!/^[a-z]\w*$/i.test(field) || field === 'model_config') continue;
    const value = owner.assigned.get(field)?.[0]?.value ?? null;
    const described = describedField(value, owner, reader, depth);
    properties.push([field, { type: 'string', ...described }]);
    if (value === null || described !== null) required.push(field);
  }
  return {
    ...descriptionOf(owner.scope),
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
  };
}

/** The schema that a library makes of the parameters of a function. */
export function parameterSchema(env: Env): JsonObject {
  const names = ownParameters(env).filter(({ name }) => name !== '' && !context.test(name));
  return {
    type: 'object',
    properties: Object.fromEntries(names.map(({ name }) => [name, { type: 'string' }])),
    required: names.filter(({ defaultValue }) => defaultValue === null).map(({ name }) => name),
  };
}

/** The docstring of a function or class. */
export function docstringOf({ docstring }: Scope): string {
  const text = docstring?.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('') ?? '';
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function descriptionOf(scope: Scope): JsonObject {
  const description = docstringOf(scope);
  return description === '' ? {} : { description };
}

/** What frameworks give to a function themselves. */
const context = /^(?:ctx|wrapper|context|run_context|tool_context)$/;

/** `Field(description="…")`; null for any other value. */
function describedField(value: Expr | null, env: Env, reader: JsonReading, depth: number): JsonObject | null {
  if (value?.kind !== 'call' || calleeName(value.callee) !== 'Field') return null;
  const text = namedArgument(value, 'description');
  const description = text === null ? undefined : reader.read(text, env, depth + 1);
  return description === undefined ? {} : { description };
}
