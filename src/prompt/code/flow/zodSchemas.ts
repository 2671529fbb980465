import type { Json, JsonObject } from '../../request';
import { isJsonArray, isJsonObject } from '../../request';
import type { Env } from './environment';
import type { JsonReading } from './jsonReading';
import { dottedPath } from './names';
import { maximumDepth, resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** A schema written with Zod, as JSON schema. */
export interface ZodSchema {
  readonly json: JsonObject;
  /** True where an object need not have it. */
  readonly isOptional: boolean;
}

/** Reads `z.object({ city: z.string().describe("…") })`; null for any other expression. */
export function zodSchema(expr: Expr, env: Env, reader: JsonReading, depth: number): ZodSchema | null {
  if (depth > maximumDepth * 2) return null;
  if (expr.kind === 'name' || expr.kind === 'member') {
    const { value, env: at } = resolveValue(expr, env, reader.links);
    return value === expr ? null : zodSchema(value, at, reader, depth + 1);
  }
  if (expr.kind !== 'call' || expr.callee.kind !== 'member') return null;
  const { object, property } = expr.callee;
  if (/^(?:z\d?|zod)(?:\.(?:coerce|iso))?$/.test(dottedPath(object) ?? '')) {
    return { json: made(property, expr, env, reader, depth), isOptional: false };
  }
  const inner = zodSchema(object, env, reader, depth + 1);
  return inner === null ? null : modified(inner, property, expr, env, reader, depth);
}

/** What `z.…()` makes. */
function made(kind: string, { args }: CallExpr, env: Env, reader: JsonReading, depth: number): JsonObject {
  const [first, second] = args.map(({ value }) => value);
  const inner = (expr: Expr | undefined): JsonObject => innerSchema(expr, env, reader, depth);
  switch (kind) {
    case 'object':
    case 'strictObject':
    case 'looseObject':
      return objectSchema(first, env, reader, depth);
    case 'number':
    case 'boolean':
    case 'null':
      return { type: kind };
    case 'int':
    case 'bigint':
      return { type: 'integer' };
    case 'array':
    case 'set':
      return { type: 'array', items: inner(first) };
    case 'tuple':
      return { type: 'array', items: valuesOf(first, env, reader, depth) };
    case 'record':
      return { type: 'object', additionalProperties: inner(second ?? first) };
    case 'enum':
    case 'nativeEnum': {
      const values = first === undefined ? undefined : reader.read(first, env, depth + 1);
      return { type: 'string', enum: isJsonObject(values) ? Object.values(values) : (values ?? []) };
    }
    case 'literal': {
      const value = first === undefined ? undefined : reader.read(first, env, depth + 1);
      return { type: typeof value === 'object' ? 'null' : typeof (value ?? ''), const: value ?? '' };
    }
    case 'union':
      return { anyOf: valuesOf(first, env, reader, depth) };
    case 'discriminatedUnion':
      return { anyOf: valuesOf(second, env, reader, depth) };
    case 'intersection':
      return { allOf: [inner(first), inner(second)] };
    case 'optional':
    case 'lazy':
      return inner(first);
    case 'nullable':
      return { anyOf: [inner(first), { type: 'null' }] };
    case 'any':
    case 'unknown':
      return {};
    default:
      // `z.email()`, `z.iso.date()` and what else is a text of some form.
      return { type: 'string' };
  }
}

/** What a method makes of a schema; those that only check or change values leave it. */
function modified(
  { json, isOptional }: ZodSchema,
  method: string,
  { args }: CallExpr,
  env: Env,
  reader: JsonReading,
  depth: number,
): ZodSchema {
  const [first] = args.map(({ value }) => value);
  const given = (): Json | undefined =>
    first === undefined ? undefined : reader.read(first, env, depth + 1);
  const as = (changes: JsonObject): ZodSchema => ({ json: { ...json, ...changes }, isOptional });
  switch (method) {
    case 'describe': {
      const description = given();
      return description === undefined ? { json, isOptional } : as({ description });
    }
    case 'meta': {
      const meta = given();
      return isJsonObject(meta) ? as(meta) : { json, isOptional };
    }
    case 'optional':
    case 'nullish':
      return { json, isOptional: true };
    case 'default':
    case 'prefault': {
      const value = given();
      return { json: value === undefined ? json : { ...json, default: value }, isOptional: true };
    }
    case 'nullable':
      return { json: { anyOf: [json, { type: 'null' }] }, isOptional };
    case 'array':
      return { json: { type: 'array', items: json }, isOptional };
    case 'int':
      return as({ type: 'integer' });
    case 'min':
    case 'max':
    case 'length': {
      const value = given();
      const key = boundKeys[typeof json['type'] === 'string' ? json['type'] : '']?.[method];
      return key === undefined || value === undefined ? { json, isOptional } : as({ [key]: value });
    }
    case 'partial':
      return as({ required: [] });
    case 'extend':
    case 'safeExtend':
    case 'merge':
      return { json: joined(json, extension(method, first, env, reader, depth)), isOptional };
    case 'pick':
    case 'omit': {
      const keys = given();
      return { json: isJsonObject(keys) ? selected(json, keys, method === 'pick') : json, isOptional };
    }
    default:
      return { json, isOptional };
  }
}

const boundKeys: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  string: { min: 'minLength', max: 'maxLength', length: 'minLength' },
  number: { min: 'minimum', max: 'maximum' },
  integer: { min: 'minimum', max: 'maximum' },
  array: { min: 'minItems', max: 'maxItems', length: 'minItems' },
};

function objectSchema(expr: Expr | undefined, env: Env, reader: JsonReading, depth: number): JsonObject {
  const properties: [string, Json][] = [];
  const required: string[] = [];
  const { value, env: at } =
    expr === undefined ? { value: null, env } : resolveValue(expr, env, reader.links);
  for (const { key, value: entry, spread } of value?.kind === 'object' ? value.entries : []) {
    if (spread) {
      // `...Base.shape`
      const base = entry.kind === 'member' && entry.property === 'shape' ? entry.object : entry;
      const known = zodSchema(base, at, reader, depth + 1);
      if (known === null) reader.gap(entry);
      else properties.push(...Object.entries(entriesOf(known.json)));
      continue;
    }
    if (key === null) continue;
    const known = zodSchema(entry, at, reader, depth + 1);
    if (known === null) reader.gap(entry);
    properties.push([key, known?.json ?? {}]);
    if (known?.isOptional !== true) required.push(key);
  }
  if (value !== null && value.kind !== 'object') reader.gap(value);
  return {
    type: 'object',
    properties: Object.fromEntries(properties),
    required,
    additionalProperties: false,
  };
}

function innerSchema(expr: Expr | undefined, env: Env, reader: JsonReading, depth: number): JsonObject {
  if (expr === undefined) return {};
  const known = zodSchema(expr, env, reader, depth + 1);
  if (known === null) reader.gap(expr);
  return known?.json ?? {};
}

function valuesOf(expr: Expr | undefined, env: Env, reader: JsonReading, depth: number): JsonObject[] {
  const { value, env: at } =
    expr === undefined ? { value: null, env } : resolveValue(expr, env, reader.links);
  if (value?.kind !== 'list') return [];
  return value.items.map((item) => innerSchema(item.value, at, reader, depth));
}

function extension(
  method: string,
  expr: Expr | undefined,
  env: Env,
  reader: JsonReading,
  depth: number,
): JsonObject {
  return method === 'merge' ? innerSchema(expr, env, reader, depth) : objectSchema(expr, env, reader, depth);
}

function joined(base: JsonObject, more: JsonObject): JsonObject {
  return {
    ...base,
    properties: { ...entriesOf(base), ...entriesOf(more) },
    required: [...namesOf(base), ...namesOf(more)],
  };
}

function selected(json: JsonObject, keys: JsonObject, isKept: boolean): JsonObject {
  const keeps = (key: string): boolean => Object.hasOwn(keys, key) === isKept;
  return {
    ...json,
    properties: Object.fromEntries(Object.entries(entriesOf(json)).filter(([key]) => keeps(key))),
    required: namesOf(json).filter(keeps),
  };
}

function entriesOf({ properties }: JsonObject): JsonObject {
  return isJsonObject(properties) ? properties : {};
}

function namesOf({ required }: JsonObject): string[] {
  return isJsonArray(required) ? required.filter((name) => typeof name === 'string') : [];
}
