import { isJsonArray, isJsonObject } from '../../prompt/request';
import type { Json, JsonObject } from '../../prompt/request';

/** Where comments stand: on lines of their own width, or within the line that the type is. */
export type Layout = 'lines' | 'inline';

/** Keywords that hold no more than their name says, kept as words of a comment. */
const constraints = [
  'format',
  'pattern',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'uniqueItems',
  'default',
  'examples',
  'example',
];
const known = new Set([
  ...constraints,
  ...['type', 'properties', 'required', 'items', 'enum', 'const', 'anyOf', 'oneOf', 'nullable'],
  ...['description', 'title', 'additionalProperties', '$schema', '$id', '$ref', '$defs', 'definitions'],
]);

/** Whether JSON is the schema of an object with fields. */
export function isObjectSchema(value: object): value is JsonObject {
  const { type, properties } = value as JsonObject;
  return type === 'object' && isJsonObject(properties) && Object.keys(properties).length > 0;
}

/** The type of TypeScript that a JSON schema describes; null where one of its keywords has no counterpart there. */
export function schemaType(schema: JsonObject, layout: Layout): string | null {
  try {
    const named = new Map<string, Json>();
    for (const key of ['$defs', 'definitions']) {
      const defined = schema[key];
      if (isJsonObject(defined)) for (const [name, value] of Object.entries(defined)) named.set(name, value);
    }
    const writer = new TypeWriter(layout, new Set(named.keys()));
    const types = [...named].map(([name, value]) => `type ${name} = ${writer.typeOf(value, '')}`);
    const root = writer.typeOf(schema, '');
    const { description } = schema;
    const about = typeof description === 'string' ? [`// ${oneLine(description)}`] : [];
    if (layout === 'lines') return [...types, ...about, root].join('\n');
    return [...types, ...about.map((line) => `/* ${line.slice(3)} */`), root]
      .join('; ')
      .replace('*/; ', '*/ ');
  } catch (error) {
    if (error instanceof NoCounterpart) return null;
    throw error;
  }
}

/** A keyword or a value that no type stands for. */
class NoCounterpart extends Error {}

class TypeWriter {
  constructor(
    private readonly layout: Layout,
    private readonly named: ReadonlySet<string>,
  ) {}

  typeOf(schema: Json, indent: string): string {
    if (schema === true || (isJsonObject(schema) && Object.keys(schema).length === 0)) return 'any';
    if (!isJsonObject(schema)) throw new NoCounterpart();
    for (const keyword of Object.keys(schema)) if (!known.has(keyword)) throw new NoCounterpart();
    const type = this.plainType(schema, indent);
    return schema.nullable === true ? `${type} | null` : type;
  }

  private plainType(schema: JsonObject, indent: string): string {
    const { type, enum: values, items, $ref, anyOf, oneOf } = schema;
    if (typeof $ref === 'string') {
      const name = /^#\/(?:\$defs|definitions)\/(\w+)$/.exec($ref)?.[1];
      if (name === undefined || !this.named.has(name)) throw new NoCounterpart();
      return name;
    }
    const variants = anyOf ?? oneOf;
    if (isJsonArray(variants)) return variants.map((variant) => this.typeOf(variant, indent)).join(' | ');
    if (schema.const !== undefined) return JSON.stringify(schema.const);
    if (isJsonArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
    if (isJsonArray(type)) {
      return type.map((each) => this.plainType({ ...schema, type: each }, indent)).join(' | ');
    }
    switch (type) {
      case 'string':
      case 'number':
      case 'boolean':
      case 'null':
        return type;
      case 'integer':
        return 'int';
      case 'array': {
        const each = items === undefined ? 'any' : this.typeOf(items, indent);
        return / [|] /.test(each) ? `(${each})[]` : `${each}[]`;
      }
      case 'object':
        return this.objectType(schema, indent);
      default:
        throw new NoCounterpart();
    }
  }

  private objectType({ properties, required, additionalProperties }: JsonObject, indent: string): string {
    if (!isJsonObject(properties)) {
      return isJsonObject(additionalProperties)
        ? `Record<string, ${this.typeOf(additionalProperties, indent)}>`
        : 'object';
    }
    if (isJsonObject(additionalProperties)) throw new NoCounterpart();
    const needed = isJsonArray(required) ? required : [];
    const deeper = `${indent}  `;
    const fields = Object.entries(properties).map(([name, field]) => {
      const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name);
      const optional = needed.includes(name) ? '' : '?';
      const comment = commentOf(field);
      const declared = `${key}${optional}: ${this.typeOf(field, deeper)}`;
      if (this.layout === 'inline') return comment === '' ? declared : `${declared} /* ${comment} */`;
      return `${deeper}${declared}${comment === '' ? '' : ` // ${comment}`}`;
    });
    return this.layout === 'inline' ? `{ ${fields.join('; ')} }` : ['{', ...fields, `${indent}}`].join('\n');
  }
}

/** What a field says of itself beyond its type. */
function commentOf(field: Json): string {
  if (!isJsonObject(field)) return '';
  const { description, items } = field;
  const words = typeof description === 'string' ? [oneLine(description)] : [];
  const kept = constraints.flatMap((keyword) => {
    const value = field[keyword];
    return value === undefined
      ? []
      : [`${keyword} ${typeof value === 'string' ? value : JSON.stringify(value)}`];
  });
  const ofItems = isJsonObject(items) && !isObjectSchema(items) ? commentOf(items) : '';
  return [...words, ...kept, ...(ofItems === '' ? [] : [`each: ${ofItems}`])].join('; ');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim();
}
