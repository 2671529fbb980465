import type { PromptCollector } from '../flow/collector';
import type { Env } from '../flow/environment';
import { chainOf, importsAny, positionalArgument } from '../flow/environment';
import type { DecoratorShape, Library } from '../libraries/library';
import type { Turn } from '../flow/messages';
import { firstArgument } from '../flow/arguments';
import type { Reading } from '../flow/reading';
import type { ModelName } from '../../modelName';
import type { Billing } from '../../request';
import { plainBilling } from '../../request';
import { modelOf, modelOfChain } from '../flow/modelOf';
import type { ModelSettings } from '../flow/modelSettings';
import { noSettings, settingsOf } from '../flow/modelSettings';
import { calleePath } from '../flow/names';
import type { CallExpr, Expr, Scope } from '../syntax/syntax';
import { readText } from '../flow/text';

/** A message that an annotation holds. */
interface Held {
  readonly turn: Turn;
  readonly shape: DecoratorShape;
  readonly library: Library;
  readonly call: CallExpr;
}

/** Prompts of annotations: those of one function together, behind those that its class says for all. */
export function promptsOfDecorators(reading: Reading, collector: PromptCollector): void {
  for (const env of reading.program.envs.values()) {
    const own = heldBy(env.scope, env, reading);
    if (env.scope.kind === 'class') {
      if (own.length > 0 && !hasDecoratedMethods(env.scope, reading)) add(own, env, reading, collector);
      continue;
    }
    if (own.length === 0) continue;
    const common = env.parent?.scope.kind === 'class' ? heldBy(env.parent.scope, env.parent, reading) : [];
    const roles = new Set(own.map(({ turn }) => turn.role));
    add([...common.filter(({ turn }) => !roles.has(turn.role)), ...own], env, reading, collector);
  }
}

function add(held: readonly Held[], env: Env, reading: Reading, collector: PromptCollector): void {
  const { shape, library, call } = held.at(-1)!;
  const owner = env.scope.kind === 'class' ? env.scope : (env.parent?.scope ?? env.scope);
  const connected = modelOfClass(owner, shape, reading);
  const model = connected?.model ?? null;
  const turns = held.map(({ turn }) => turn);
  collector.add(
    [...turns.filter(({ role }) => role === 'system'), ...turns.filter(({ role }) => role !== 'system')],
    [],
    {
      format: shape.format,
      evidence: { kind: 'call', callee: `@${calleePath(call.callee).join('.')}`, library: library.id },
      provider: model?.provider ?? null,
      model: model?.model ?? null,
      ...(connected && {
        parameters: connected.settings.parameters,
        billing: billingWith(connected.settings),
      }),
      symbol: env.scope.kind === 'class' ? env.scope.name : null,
    },
    env,
  );
}

function heldBy(scope: Scope, env: Env, reading: Reading): Held[] {
  return scope.decorators.flatMap((call) => {
    if (call.kind !== 'call') return [];
    const found = shapeOf(call, reading);
    const content = found === null ? null : firstArgument(call, found.shape.content, env, reading.links);
    if (found === null || content === null) return [];
    const { language, role } = found.shape;
    const text = readText(joined(content.value), content.env, reading, language ?? null);
    return text.own === null && text.included.length === 0 ? [] : [{ turn: { role, text }, call, ...found }];
  });
}

function shapeOf(
  call: Expr,
  { index, program }: Reading,
): { readonly shape: DecoratorShape; readonly library: Library } | null {
  if (call.kind !== 'call') return null;
  const found = index.decorators
    .find(call.callee)
    .find(({ shape, library }) => shape.needsImport !== true || importsAny(program, library.modules));
  return found ?? null;
}

function hasDecoratedMethods(scope: Scope, reading: Reading): boolean {
  return scope.statements.some(
    (statement) =>
      statement.kind === 'scope' &&
      statement.scope.decorators.some((each) => shapeOf(each, reading) !== null),
  );
}

/** Several texts of one annotation are the lines of one message. */
function joined(expr: Expr): Expr {
  if (expr.kind !== 'list') return expr;
  const { span } = expr;
  const separator: Expr = { kind: 'string', span: { start: span.start, end: span.start }, pieces: [] };
  return {
    kind: 'call',
    span,
    callee: { kind: 'member', span, object: separator, property: 'join' },
    args: [{ span, name: null, value: expr, spread: false }],
  };
}

/** A model and what it is made with. */
interface Connected {
  readonly model: ModelName | null;
  readonly settings: ModelSettings;
}

/** The model that a call of the same file connects with the class: `AiServices.create(Assistant.class, model)`. */
function modelOfClass(
  { name }: Scope,
  { connectedBy }: DecoratorShape,
  { program, links }: Reading,
): Connected | null {
  if (connectedBy === undefined || name === null) return null;
  for (const { call, env } of program.calls) {
    const [first, second] = call.args;
    if (first?.value.kind !== 'member' || first.value.property !== 'class') continue;
    if (first.value.object.kind !== 'name' || first.value.object.name !== name) continue;
    const path = calleePath(call.callee).join('.').toLowerCase();
    if (!connectedBy.some((callee) => path.endsWith(callee))) continue;
    if (second !== undefined) {
      return {
        model: modelOf(second.value, env, links),
        settings: settingsOf({ value: second.value, env }, call, links),
      };
    }
    const whole = program.calls.find((each) => chainOf(each.call).includes(call));
    if (whole === undefined) return null;
    const given = chainOf(whole.call).flatMap((link) => positionalArgument(link, 0) ?? []);
    const made = given.map((value) => settingsOf({ value, env }, call, links));
    return {
      model: modelOfChain(chainOf(whole.call), env, links),
      settings: made.find(({ parameters }) => Object.keys(parameters).length > 0) ?? noSettings,
    };
  }
  return null;
}

function billingWith({ unreadCap, capChoice, undecidedAnswers }: ModelSettings): Billing {
  return { ...plainBilling, unreadCap, capChoice, undecidedAnswers };
}
