import type { Declaration, ToolChoice, Tools } from '../../request';
import { argumentAt, firstArgument } from './arguments';
import { classSchema, docstringOf, parameterSchema } from './classSchemas';
import { constantString } from './constants';
import type { Env } from './environment';
import { entryOf, hasFields } from './environment';
import { JsonReader, nameOf } from './jsonValues';
import type { Links } from './links';
import { listItems } from './lists';
import { calleeName, calleePath, normalised } from './names';
import { definitionOf, maximumDepth, resolveFunction, resolveValue } from './resolve';
import type { CallExpr, Expr, ObjectExpr } from '../syntax/syntax';

const toolArguments = ['tools', 'functions', 'config.tools', 'generationConfig.tools'];
const choiceArguments = ['tool_choice', 'function_call', 'config.toolConfig.functionCallingConfig.mode'];

/** Tools that are read at most. */
const mostTools = 1_000;

/** Arguments that have the provider, or the library, put further tools or texts about them into the request. */
const further = [
  { path: 'mcp_servers', what: 'tools of MCP server', name: ['name', 'server_label'] },
  { path: 'handoffs', what: 'handoff to', name: ['name'] },
  { path: 'container.skills', what: 'skill', name: ['skill_id'] },
] as const;

/** What a call declares as tools, and the functions that are tools `besides`; null if it declares none. */
export function toolsOf(call: CallExpr, env: Env, links: Links, besides: readonly Env[] = []): Tools | null {
  const given = firstArgument(call, toolArguments, env, links);
  const found = given === null || isNone(given.value) ? null : given;
  const reader = new ToolReader(links);
  if (found !== null) reader.read(found.value, found.env);
  for (const each of besides) reader.definition(each, null);
  const beside = furtherTools(call, env, links);
  if (found === null && beside.length + besides.length === 0) return null;
  return {
    span: found?.env.file === env.file ? found.value.span : call.span,
    declared: reader.declared,
    unseen: [...reader.unseen, ...beside],
    hosted: [...reader.hosted],
    choice: choiceOf(call, env, links),
  };
}

function furtherTools(call: CallExpr, env: Env, links: Links): string[] {
  return further.flatMap(({ path, what, name }) => {
    const found = firstArgument(call, [path], env, links);
    if (found === null || isNone(found.value)) return [];
    const items = listItems(found.value, found.env, links) ?? [found];
    return items.map(({ value: item, env: at }) => {
      const { value, env: inner } = resolveValue(item, at, links);
      const id = hasFields(value) ? firstEntry(value, name) : null;
      return `${what} ${(id === null ? null : constantString(id, inner, links)) ?? nameOf(id ?? item)}`;
    });
  });
}

function isNone(value: Expr): boolean {
  return (
    (value.kind === 'scalar' && typeof value.value !== 'number') ||
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'object' && value.entries.length === 0)
  );
}

function choiceOf(call: CallExpr, env: Env, links: Links): ToolChoice | null {
  for (const path of choiceArguments) {
    const found = argumentAt(call, path, env, links);
    if (found === null) continue;
    const { value, env: at } = resolveValue(found.value, found.env, links);
    const type = hasFields(value) ? entryOf(value, 'type') : null;
    const written = constantString(type ?? value, at, links)?.toLowerCase();
    if (written === 'auto' || written === 'none') return written;
    if (written !== undefined || hasFields(value)) return 'required';
  }
  return null;
}

class ToolReader {
  readonly declared: Declaration[] = [];
  readonly unseen = new Set<string>();
  /** Those among them that the provider runs itself. */
  readonly hosted = new Set<string>();

  constructor(private readonly links: Links) {}

  /** Reads one tool, a list of tools, or an object of tools by name. `key` is the name under which it stands. */
  read(expr: Expr, env: Env, key: string | null = null, depth = 0): void {
    if (depth > maximumDepth || this.declared.length >= mostTools) return this.unknown(expr, key);
    switch (expr.kind) {
      case 'list':
        return expr.items.forEach(({ value }) => this.read(value, env, null, depth + 1));
      case 'concat':
        return expr.operands.forEach((operand) => this.read(operand, env, null, depth + 1));
      case 'choice':
        return expr.options.forEach((option) => {
          if (!isNone(option)) this.read(option, env, key, depth + 1);
        });
      case 'object':
        return this.object(expr, env, key, depth);
      case 'call':
        return this.call(expr, env, key, depth);
      case 'string': {
        const name = new JsonReader(this.links).text(expr, env);
        return isGoogles(name) ? this.runByProvider(name) : this.unknown(expr, key);
      }
      case 'function':
      case 'name':
      case 'member':
        return this.named(expr, env, key, depth);
      default:
        return this.unknown(expr, key);
    }
  }

  private unknown(expr: Expr, key: string | null): void {
    this.unseen.add(key ?? nameOf(expr));
  }

  private runByProvider(name: string): void {
    this.unseen.add(name);
    this.hosted.add(name);
  }

  private named(expr: Expr, env: Env, key: string | null, depth: number): void {
    const declared = resolveFunction(expr, env, this.links) ?? definitionOf(expr, env, this.links);
    if (declared !== null) return this.definition(declared, key);
    const items = listItems(expr, env, this.links);
    if (items !== null) return items.forEach(({ value, env: at }) => this.read(value, at, null, depth + 1));
    const { value, env: at } = resolveValue(expr, env, this.links);
    if (value === expr) return this.unknown(expr, key);
    return this.read(value, at, key, depth + 1);
  }

  /** A function or class that a library makes a tool of. */
  definition(declared: Env, key: string | null): void {
    const { scope } = declared;
    const isClass = scope.kind === 'class';
    const reader = new JsonReader(this.links);
    const field = (name: string): Expr | null =>
      (isClass ? declared.assigned.get(name)?.[0]?.value : undefined) ?? null;
    const own = reader.schema(field('args_schema'), declared);
    this.declared.push({
      name: reader.text(field('name'), declared) || (key ?? scope.name ?? ''),
      description: reader.text(field('description'), declared) || docstringOf(scope),
      schema: own ?? (isClass ? classSchema(declared, reader, 0) : parameterSchema(declared)),
      gaps: [...reader.gaps],
      isInferred: own === null || reader.isInferred,
    });
  }

  private object(object: ObjectExpr, env: Env, key: string | null, depth: number): void {
    const inner = firstEntry(object, ['function', 'toolSpec', 'functionDeclarations']);
    const type = new JsonReader(this.links).text(entryOf(object, 'type'), env);
    if (inner !== null && inner.kind !== 'function') return this.read(inner, env, key, depth + 1);
    if (type !== '' && type !== 'function' && type !== 'custom' && schemaOf(object) === null) {
      this.runByProvider(type);
      return;
    }
    if (isDeclaration(object)) return this.declaration(object, env, key);
    for (const { key: name, value, spread } of object.entries) {
      // `{ googleSearch: {} }` is a tool of the provider itself.
      if (value.kind === 'object' && value.entries.length === 0 && name !== null) this.runByProvider(name);
      else this.read(value, env, spread ? null : name, depth + 1);
    }
  }

  private declaration(fields: Expr, env: Env, key: string | null): void {
    const reader = new JsonReader(this.links);
    const name = entryOf(fields, 'name') ?? entryOf(fields, 'id');
    this.declared.push({
      name: reader.text(name, env) || (key ?? ''),
      description: reader.text(entryOf(fields, 'description'), env),
      schema: reader.schema(schemaOf(fields), env),
      gaps: [...reader.gaps],
      isInferred: reader.isInferred,
    });
  }

  /** `tool(…)`, `new DynamicTool({ … })`, `types.Tool(function_declarations=[…])`, `function_tool(search)`. */
  private call(call: CallExpr, env: Env, key: string | null, depth: number): void {
    const { callee, args } = call;
    const inner = firstEntry(call, ['functionDeclarations', 'function']);
    if (inner !== null && inner.kind !== 'function') return this.read(inner, env, key, depth + 1);
    const fields = args.find(({ name, value }) => name === null && isDeclaration(value))?.value;
    if (fields !== undefined) return this.declaration(fields, env, key);
    if (isDeclaration(call)) return this.declaration(call, env, key);
    // `types.Tool(google_search=types.GoogleSearch())`
    const ofGoogle = args.flatMap(({ name }) => (name !== null && isGoogles(name) ? [name] : []));
    if (ofGoogle.length > 0) return ofGoogle.forEach((name) => this.runByProvider(name));
    const made = definitionOf(callee, env, this.links);
    if (made?.scope.kind === 'class') return this.definition(made, key);
    const [first] = args;
    const wrapped = first === undefined ? null : this.wrapped(first.value, env);
    if (wrapped !== null) return this.definition(wrapped, key);
    // `get_tools()` of the workspace, `Object.values(tools)`, `tools.map(…)`.
    const returned = made?.scope.statements.flatMap((each) => (each.kind === 'return' ? [each.value] : []));
    if (made !== null && returned?.length === 1) return this.read(returned[0]!, made, key, depth + 1);
    if (/^(?:values|list|tuple)$/.test(calleeName(callee)) && first !== undefined) {
      return this.read(first.value, env, key, depth + 1);
    }
    // `openai.tools.webSearch()` of the AI SDK, `WebSearchTool()` of OpenAI's agents.
    const path = calleePath(callee);
    const isHosted =
      path.at(-2) === 'tools' || /^(?:WebSearch|FileSearch|CodeInterpreter)Tool$/.test(path.at(-1)!);
    return isHosted ? this.runByProvider(path.at(-1)!) : this.unknown(call, key);
  }

  private wrapped(expr: Expr, env: Env): Env | null {
    if (expr.kind !== 'name' && expr.kind !== 'member' && expr.kind !== 'function') return null;
    return resolveFunction(expr, env, this.links) ?? definitionOf(expr, env, this.links);
  }
}

/** Tools that Google runs itself: `google_search`, `googleMaps`, `code_execution`. */
function isGoogles(name: string): boolean {
  return googles.has(normalised(name));
}

const googles: ReadonlySet<string> = new Set([
  'googlesearch',
  'googlesearchretrieval',
  'googlemaps',
  'enterprisewebsearch',
  'urlcontext',
  'codeexecution',
  'filesearch',
  'computeruse',
]);

const schemaKeys = ['parameters', 'input_schema', 'parametersJsonSchema', 'schema', 'args_schema', 'params'];

function schemaOf(fields: Expr): Expr | null {
  const schema = firstEntry(fields, schemaKeys);
  // Bedrock: `inputSchema: { json: { … } }`.
  return schema === null ? null : (entryOf(schema, 'json') ?? schema);
}

/** Whether something has the fields of a declaration of a tool. */
function isDeclaration(fields: Expr): boolean {
  if (!hasFields(fields) && fields.kind !== 'call') return false;
  const describes = entryOf(fields, 'description');
  return describes !== null
    ? describes.kind !== 'object' || schemaOf(fields) !== null
    : schemaOf(fields) !== null || entryOf(fields, 'name')?.kind === 'string';
}

function firstEntry(fields: Expr, keys: readonly string[]): Expr | null {
  for (const key of keys) {
    const found = entryOf(fields, key);
    if (found !== null) return found;
  }
  return null;
}
