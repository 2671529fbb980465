import type { Part } from '../../model';
import { decorated } from '../flow/agentRuns';
import type { PromptCollector } from '../flow/collector';
import type { ModelName } from '../../modelName';
import type { Env } from '../flow/environment';
import type { ClassShape, FunctionShape, Library } from '../libraries/library';
import { importsAny } from '../flow/environment';
import type { Fragment } from '../flow/fragments';
import type { Links } from '../flow/links';
import type { Turn } from '../flow/messages';
import { readMessages } from '../flow/messages';
import { modelOf, modelOfConstruction } from '../flow/modelOf';
import type { CalleeIndex } from '../flow/names';
import { calleeName, calleePath } from '../flow/names';
import type { Reading } from '../flow/reading';
import type { CallExpr, Expr, StringExpr } from '../syntax/syntax';
import { readText } from '../flow/text';

/** Prompts that a library takes from declarations: what decorated functions return, what its classes are made of. */
export function promptsOfDeclarations(reading: Reading, collector: PromptCollector): void {
  for (const env of reading.program.envs.values()) {
    if (env.scope.kind === 'function') addFunction(env, reading, collector);
    if (env.scope.kind === 'class') addClass(env, reading, collector);
  }
}

interface Known<Shape> {
  readonly shape: Shape;
  readonly library: Library;
}

/** What a library knows of a name; a bare name may need the import to mean it. */
function known<Shape extends { readonly needsImport?: boolean }>(
  expr: Expr,
  index: CalleeIndex<Known<Shape>>,
  { program }: Reading,
): Known<Shape> | null {
  const found = index
    .find(expr)
    .find(({ shape, library }) => shape.needsImport !== true || importsAny(program, library.modules));
  return found ?? null;
}

function addFunction(env: Env, reading: Reading, collector: PromptCollector): void {
  const found = decorated(env, reading);
  if (found === null) return;
  const { shape, library, decorator, callee } = found;
  const slot = { role: shape.returns, language: null };
  const returned = env.scope.statements.flatMap((statement) =>
    statement.kind === 'return' ? [readMessages(statement.value, env, reading, slot)] : [],
  );
  const [first, ...others] = returned.filter(({ sent }) => sent.length > 0);
  const sent = [...docstringTurn(env, shape, reading), ...(first?.sent ?? [])];
  const alternatives = [...(first?.alternatives ?? []), ...others.flatMap((other) => other.sent)];
  const model = modelOfDecorator(decorator, shape, env, reading.links);
  collector.add(
    sent,
    alternatives,
    {
      format: shape.format,
      evidence: { kind: 'call', callee: calleePath(callee).join('.'), library: library.id },
      provider: model?.provider ?? null,
      model: model?.model ?? null,
      symbol: env.scope.name,
    },
    env,
  );
}

function docstringTurn(env: Env, { docstring: role }: FunctionShape, reading: Reading): Turn[] {
  const { docstring } = env.scope;
  if (role === undefined || docstring === null) return [];
  return [{ role, text: readText(docstring, env, reading) }];
}

/** `@agent.instructions` speaks to the model of `agent`, `@ell.simple(model="…")` to its own. */
function modelOfDecorator(decorator: Expr, shape: FunctionShape, env: Env, links: Links): ModelName | null {
  if (shape.model === 'decorator') {
    return decorator.kind === 'call' ? modelOfConstruction(decorator, env, links) : null;
  }
  const callee = decorator.kind === 'call' ? decorator.callee : decorator;
  return shape.model === 'owner' && callee.kind === 'member' ? modelOf(callee.object, env, links) : null;
}

function addClass(env: Env, reading: Reading, collector: PromptCollector): void {
  for (const base of env.scope.bases) {
    const found = known<ClassShape>(base, reading.index.classes, reading);
    if (found === null) continue;
    const { shape, library } = found;
    const unit = unitOfClass(env, shape, reading);
    if (unit === null) return;
    const text = { path: unit.path, own: unit, included: [], alternatives: [], runtime: [] };
    collector.add(
      [{ role: shape.role, text }],
      [],
      {
        format: shape.format,
        evidence: { kind: 'held', callee: calleePath(base).join('.'), library: library.id },
        symbol: env.scope.name,
      },
      env,
    );
    return;
  }
}

/** From the docstring to the last field, with the name of each field that the caller fills as a variable. */
function unitOfClass(env: Env, shape: ClassShape, reading: Reading): Fragment | null {
  const { docstring } = env.scope;
  const parts: Part[] = [];
  const literals: StringExpr[] = [];
  let start = docstring?.span.start ?? Infinity;
  let end = docstring?.span.end ?? -Infinity;
  const include = (text: Expr): void => {
    const { own } = readText(text, env, reading);
    if (own === null) return;
    parts.push(...own.parts);
    literals.push(...own.literals);
  };
  if (docstring !== null) include(docstring);
  for (const statement of env.scope.statements) {
    if (statement.kind !== 'assign' || statement.target.kind !== 'name') continue;
    const { value, target, span } = statement;
    if (value.kind !== 'call') continue;
    const callee = calleeName(value.callee).toLowerCase();
    const isFilled = shape.filled.includes(callee);
    if (!isFilled && !shape.answered.includes(callee)) continue;
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
    for (const text of textsOf(value)) include(text);
    if (isFilled) {
      parts.push({ kind: 'variable', span: target.span, expression: target.name, names: [target.name] });
    }
  }
  return literals.length === 0
    ? null
    : { path: env.file.path, span: { start, end }, parts, name: env.scope.name, literals };
}

/** The texts that a field shows the model: its description and its prefix. */
function textsOf(field: CallExpr): Expr[] {
  return field.args.flatMap(({ name, value }) =>
    name === 'desc' || name === 'description' || name === 'prefix' ? [value] : [],
  );
}
