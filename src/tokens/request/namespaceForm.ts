import type { Declaration, Json, JsonObject } from '../../prompt/request';
import { isJsonArray, isJsonObject } from '../../prompt/request';

/** How deep a schema is followed: one that refers to itself ends there. */
const deepest = 12;

/**
 * Functions as OpenAI's models are shown them: a namespace of TypeScript types with the descriptions as comments. The
 * form is known from the published Harmony format of gpt-oss, and recorded answers of gpt-4o to gpt-5.6 agree with it.
 */
export function namespaceForm(functions: readonly Declaration[]): string {
  const lines = ['# Tools', '', '## functions', '', 'namespace functions {', ''];
  for (const { name, description, schema } of functions) {
    lines.push(
      ...comment(description),
      ...functionType(name, isJsonObject(schema ?? undefined) ? schema : null),
      '',
    );
  }
  lines.push('} // namespace functions');
  return lines.join('\n');
}

function functionType(name: string, schema: Json): string[] {
  if (!isJsonObject(schema)) return [`type ${name} = () => any;`];
  const fields = fieldsOf(schema, schema, 0);
  if (fields.length === 0) return [`type ${name} = () => any;`];
  const [about = ''] = comment(textOf(schema['description']));
  return [`type ${name} = (_: ${about === '' ? '' : `${about}\n`}{`, ...fields, '}) => any;'];
}

function fieldsOf(schema: JsonObject, root: JsonObject, depth: number): string[] {
  const properties = schema['properties'];
  if (!isJsonObject(properties)) return [];
  const required = new Set(isJsonArray(schema['required']) ? schema['required'] : []);
  return Object.entries(properties).flatMap(([name, of]) => {
    const property: JsonObject = isJsonObject(of) ? of : {};
    const value = property['default'];
    const note =
      value === undefined ? '' : ` // default: ${typeof value === 'string' ? value : JSON.stringify(value)}`;
    return [
      ...comment(textOf(property['description'])),
      `${name}${required.has(name) ? '' : '?'}: ${typeOf(property, root, depth + 1)},${note}`,
    ];
  });
}

function typeOf(schema: Json | undefined, root: JsonObject, depth: number): string {
  if (!isJsonObject(schema) || depth > deepest) return 'any';
  const { $ref: reference, enum: values, anyOf, oneOf, const: constant, type } = schema;
  if (typeof reference === 'string') return typeOf(referenced(reference, root), root, depth + 1);
  if (isJsonArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  if (constant !== undefined) return JSON.stringify(constant);
  const options = anyOf ?? oneOf;
  if (isJsonArray(options)) return options.map((option) => typeOf(option, root, depth + 1)).join(' | ');
  if (isJsonArray(type)) {
    return type.map((each) => typeOf({ ...schema, type: each }, root, depth + 1)).join(' | ');
  }
  switch (typeof type === 'string' ? type.toLowerCase() : '') {
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return `${typeOf(schema['items'], root, depth + 1)}[]`;
    case 'object': {
      const fields = fieldsOf(schema, root, depth);
      return fields.length === 0 ? 'object' : ['{', ...fields, '}'].join('\n');
    }
    default:
      return 'any';
  }
}

/** `#/$defs/City` */
function referenced(path: string, root: JsonObject): Json | undefined {
  const [, group, name] = path.split('/');
  const definitions = group === undefined ? undefined : root[group];
  return isJsonObject(definitions) && name !== undefined ? definitions[name] : undefined;
}

function comment(text: string): string[] {
  return text === '' ? [] : text.split('\n').map((line) => `// ${line}`);
}

function textOf(json: Json | undefined): string {
  return typeof json === 'string' ? json : '';
}
