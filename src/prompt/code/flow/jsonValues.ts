import type { Json, JsonObject } from '../../request';
import { isJsonArray, isJsonObject } from '../../request';
import { constantString } from './constants';
import type { Env } from './environment';
import { classSchema } from './classSchemas';
import type { JsonReading } from './jsonReading';
import type { Links } from './links';
import { listItems } from './lists';
import { calleeName, calleePath, dottedPath, freeVariables } from './names';
import type { Placed } from './resolve';
import { definitionOf, maximumDepth, resolveValue } from './resolve';
import type { CallExpr, Expr, ObjectExpr, StringExpr } from '../syntax/syntax';
import { zodSchema } from './zodSchemas';

/** Values that are read at most: a schema that names itself ends there. */
const mostValues = 5_000;

/** Reads expressions as JSON, as far as they are in sight, and keeps what is not. */
export class JsonReader implements JsonReading {
  readonly gaps = new Set<string>();
  isInferred = false;
  private values = 0;

  constructor(readonly links: Links) {}

  /** The JSON that an expression stands for; undefined where nothing of it is in sight. */
  read(expr: Expr, env: Env, depth = 0): Json | undefined {
    this.values += 1;
    if (depth > maximumDepth * 2 || this.values > mostValues) return this.gap(expr);
    switch (expr.kind) {
      case 'string':
        return this.literal(expr);
      case 'scalar':
        return expr.value;
      case 'concat': {
        const parts = expr.operands.map((operand) => this.read(operand, env, depth + 1));
        return parts.find(isJsonArray) ?? parts.filter((part) => typeof part === 'string').join('');
      }
      case 'format':
        return this.read(expr.template, env, depth + 1);
      case 'choice':
        return this.first(expr.options, env, depth);
      case 'list':
        return this.items(
          expr.items.map(({ value }) => ({ value, env })),
          depth,
        );
      case 'object':
        return this.object(expr, env, depth);
      case 'call':
        return this.call(expr, env, depth);
      case 'name':
      case 'member':
        return this.named(expr, env, depth);
      default:
        return this.gap(expr);
    }
  }

  /** The text that an expression stands for; empty where nothing of it is in sight. */
  text(expr: Expr | null, env: Env): string {
    const found = expr === null ? undefined : this.read(expr, env);
    return typeof found === 'string' ? found : '';
  }

  /** The schema that an expression stands for, empty where nothing of it is in sight; null where there is none. */
  schema(expr: Expr | null, env: Env): Json | null {
    if (expr === null) return null;
    const found = this.read(expr, env);
    if (isJsonObject(found)) return found;
    if (found !== undefined) this.gap(expr);
    return {};
  }

  /** Notes that something is not in sight, and gives undefined. */
  gap(expr: Expr): Json | undefined {
    this.gaps.add(nameOf(expr));
    return undefined;
  }

  private first(options: readonly Expr[], env: Env, depth: number): Json | undefined {
    for (const option of options) {
      const found = this.read(option, env, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private items(items: readonly Placed[], depth: number): Json[] {
    return items.flatMap(({ value, env }) => this.read(value, env, depth + 1) ?? []);
  }

  private object({ entries }: ObjectExpr, env: Env, depth: number): JsonObject {
    const found: [string, Json][] = [];
    for (const { key, value, spread } of entries) {
      const json = this.read(value, env, depth + 1);
      if (spread && isJsonObject(json)) found.push(...Object.entries(json));
      else if (key !== null && json !== undefined) found.push([key, json]);
    }
    return Object.fromEntries(found);
  }

  /** A text; what is put into it is not in sight, the rest of it is. */
  private literal({ pieces }: StringExpr): string {
    return pieces
      .map((piece) => {
        if (piece.kind === 'text') return piece.text;
        this.gap(piece.value);
        return '';
      })
      .join('');
  }

  private named(expr: Expr & { kind: 'name' | 'member' }, env: Env, depth: number): Json | undefined {
    const items = listItems(expr, env, this.links);
    if (items !== null) return this.items(items, depth);
    const { value, env: at } = resolveValue(expr, env, this.links);
    if (value !== expr) return this.read(value, at, depth + 1);
    const declared = definitionOf(expr, env, this.links);
    if (declared?.scope.kind === 'class') {
      this.isInferred = true;
      return classSchema(declared, this, depth + 1);
    }
    // `Type.STRING` of Google's SDKs.
    if (expr.kind === 'member' && /(?:^|\.)(?:Schema)?Type$/.test(dottedPath(expr.object) ?? '')) {
      return expr.property.toLowerCase();
    }
    return this.gap(expr);
  }

  private call(call: CallExpr, env: Env, depth: number): Json | undefined {
    const zod = zodSchema(call, env, this, depth + 1);
    if (zod !== null) return zod.json;
    const { callee, args } = call;
    const name = calleeName(callee);
    if (schemaMakers.test(name)) {
      const of = args[0]?.value ?? (callee.kind === 'member' ? callee.object : null);
      return of === null ? this.gap(call) : this.read(of, env, depth + 1);
    }
    if (textMakers.test(name)) {
      const of = args[0]?.value ?? (callee.kind === 'member' ? callee.object : null);
      const text = of === null ? null : constantString(of, env, this.links);
      return text === null ? this.gap(call) : text.trim();
    }
    if (serialisers.test(name) && args[0] !== undefined) {
      const json = this.read(args[0].value, env, depth + 1);
      return json === undefined ? undefined : JSON.stringify(json);
    }
    // `types.Schema(type=…, properties=…)`, `dict(a=1)`.
    if (args.length === 0 || args.some((argument) => argument.name === null)) return this.gap(call);
    const found = args.flatMap(({ name: key, value }): [string, Json][] => {
      const json = this.read(value, env, depth + 1);
      return key === null || json === undefined ? [] : [[key, json]];
    });
    return Object.fromEntries(found);
  }
}

/** What gives the JSON schema of what it is given, or of the class that it is called on. */
const schemaMakers =
  /^(?:zodResponseFormat|zodTextFormat|zodOutputFormat|zodToJsonSchema|toJSONSchema|zodSchema|jsonSchema|model_json_schema|schema|json_schema|transform_schema)$/;

/** What gives a text again, set out otherwise. */
const textMakers = /^(?:dedent|cleandoc|strip|trim|trimIndent)$/;

/** What writes a value as JSON: `json.dumps(…)`, `JSON.stringify(…)`. */
const serialisers = /^(?:dumps|stringify)$/;

/** What an expression is called where nothing of it is in sight. */
export function nameOf(expr: Expr): string {
  if (expr.kind === 'call') return `${calleePath(expr.callee).join('.')}()`;
  return dottedPath(expr) ?? (freeVariables(expr).join(', ') || 'an expression');
}
