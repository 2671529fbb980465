import type { Evidence } from '../../evidence';
import type { Role } from '../../roles';
import type { TemplateLanguage } from '../../templates/template';
import { agentOfRun, toldByFunctions, toolFunctions } from './agentRuns';
import { firstArgument } from './arguments';
import { attachmentsIn } from './attachments';
import { billingOf } from './billing';
import { madeBy } from './callShapes';
import type { About } from './collector';
import { readContent } from './content';
import type { Env } from './environment';
import { variableOf } from './environment';
import { broughtBy } from './derivedModel';
import { fragmentsOf } from './fragments';
import type { CallShape, Slot } from '../libraries/library';
import type { Links } from './links';
import { calleeName } from './names';
import type { Turns } from './messages';
import { firstOf, readMessages, readReturned } from './messages';
import { isMessage } from './messageShapes';
import { modelOfSent, providerOfCall } from './modelOfCall';
import { settingsOf } from './modelSettings';
import { hasCap, parametersOf, regionOfClient } from './parameters';
import type { Reading } from './reading';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import { hasMarkup } from './roleMarkup';
import { responseFormatOf } from './responseFormats';
import type { CallExpr, Expr } from '../syntax/syntax';
import { toolsOf } from './tools';

/** What a call sends, in the order in which the provider renders it, and what is known of it beside. */
export interface SentCall extends Turns {
  readonly about: About;
}

/** Reads a call of a library. `env` may have its parameters bound to the arguments of one use of the function around. */
export function readCall(
  call: CallExpr,
  env: Env,
  shape: CallShape,
  evidence: Evidence,
  reading: Reading,
): SentCall {
  return {
    ...readSlots(call, env, shape, reading),
    about: aboutCall(call, env, shape, evidence, reading),
  };
}

type OfCall = 'parameters' | 'tools' | 'responseFormat' | 'attachments' | 'billing';
type CallFacts = About & Required<Pick<About, OfCall>>;

/** What is known of a call of a library beside the messages that it sends. */
export function aboutCall(
  call: CallExpr,
  env: Env,
  shape: CallShape,
  evidence: Evidence,
  reading: Reading,
): CallFacts {
  const held = variableOf(call, env);
  const named = modelOfSent(call, env, shape, held, reading);
  const given = shape.slots.flatMap((slot) => argumentOfSlot(call, slot, env, reading.links) ?? []);
  const holds = shape.holds === true || shape.slots.some(({ rest }) => rest === true);
  const made = settingsOf(named?.from ?? null, call, reading.links);
  const brought = broughtBy(named?.from ?? null, call, reading.links);
  const own: CallFacts = {
    format: shape.format,
    evidence,
    provider: named?.name.provider ?? providerOfCall(call, env, shape, reading),
    model: named?.name.model ?? null,
    parameters: {
      ...regionOfClient(call, env, reading.links),
      ...made.parameters,
      ...parametersOf(call, env, reading.links),
    },
    tools: toolsOf(call, env, reading.links, toolFunctions({ call, env, shape }, reading)) ?? brought.tools,
    responseFormat: responseFormatOf(call, env, reading.links) ?? brought.responseFormat,
    attachments: attachmentsIn(given, reading.links),
    billing: billingOf(
      call,
      { format: shape.format, purpose: shape.purpose ?? 'answer', model: named, given, holds, made },
      env,
      reading.links,
    ),
    call: call.span,
    name: held,
  };
  const maker = madeBy({ call, env, shape }, reading);
  const agent =
    shape.adds === undefined
      ? agentOfRun({ call, env, shape }, maker, reading)
      : { name: shape.adds, isInSight: false };
  const known = agent === null ? own : { ...own, billing: { ...own.billing, agent } };
  if (maker === null) return known;
  return withMaker(known, aboutCall(maker.call, maker.env, maker.shape, evidence, reading));
}

/** What is known of a call whose receiver was made with parameters for all its calls: its own go before those. */
function withMaker(own: CallFacts, maker: CallFacts): CallFacts {
  return {
    ...own,
    ...(own.model === null ? { model: maker.model, provider: maker.provider } : {}),
    parameters: { ...maker.parameters, ...own.parameters },
    tools: own.tools ?? maker.tools,
    responseFormat: own.responseFormat ?? maker.responseFormat,
    attachments: [...maker.attachments, ...own.attachments],
    billing: {
      ...own.billing,
      toolTurns: [...maker.billing.toolTurns, ...own.billing.toolTurns],
      speakers: [...maker.billing.speakers, ...own.billing.speakers],
      undecidedAnswers: own.billing.undecidedAnswers ?? maker.billing.undecidedAnswers,
      unseenArguments: [...maker.billing.unseenArguments, ...own.billing.unseenArguments],
      unreadCap: own.billing.unreadCap ?? (hasCap(own.parameters) ? null : maker.billing.unreadCap),
      capChoice: own.billing.capChoice ?? (hasCap(own.parameters) ? null : maker.billing.capChoice),
      otherModels: own.model === null ? maker.billing.otherModels : own.billing.otherModels,
      openModel: own.model === null ? maker.billing.openModel : own.billing.openModel,
      agent: maker.billing.agent?.isInSight === false ? maker.billing.agent : own.billing.agent,
      storedPrompt: own.billing.storedPrompt ?? maker.billing.storedPrompt,
      cachedContent: [...maker.billing.cachedContent, ...own.billing.cachedContent],
      answerKinds: own.billing.answerKinds.length > 0 ? own.billing.answerKinds : maker.billing.answerKinds,
      writtenModel: own.billing.writtenModel ?? maker.billing.writtenModel,
      server: own.billing.server ?? maker.billing.server,
      undecidedServer: own.billing.undecidedServer ?? maker.billing.undecidedServer,
    },
  };
}

/** What a call of a library sends. */
export function readSlots(call: CallExpr, env: Env, shape: CallShape, reading: Reading): Turns {
  const read = shape.slots.flatMap((slot) => {
    const argument = argumentOfSlot(call, slot, env, reading.links);
    if (argument === null) return [];
    if (shape.onlyMessages === true && !isMessageList(argument.value, argument.env, slot, reading)) return [];
    return [readSlot(argument.value, argument.env, slot, call, reading)];
  });
  const maker = madeBy({ call, env, shape }, reading);
  const all = [
    ...(maker === null ? [] : [readSlots(maker.call, maker.env, maker.shape, reading)]),
    ...toldByFunctions({ call, env, shape }, reading),
    ...read,
  ];
  return {
    sent: all.flatMap(({ sent }) => sent),
    alternatives: all.flatMap(({ alternatives }) => alternatives),
  };
}

/** The argument that fills a slot; with `rest` a list of it and those behind it. */
export function argumentOfSlot(call: CallExpr, slot: Slot, env: Env, links: Links): Placed | null {
  if (slot.holds === 'unit') return unitOf(call, slot, env, links);
  const first = firstArgument(call, slot.at, env, links);
  if (first === null || slot.rest !== true) return first;
  const positional = call.args.filter(({ name, value }) => name === null && !areOptions(value, env, links));
  const items = positional.slice(positional.findIndex(({ value }) => value === first.value));
  return { value: { kind: 'list', span: call.span, items }, env };
}

/** `new ChatCompletionOptions { … }` behind the messages. */
function areOptions(expr: Expr, env: Env, links: Links): boolean {
  const { value } = resolveValue(expr, env, links);
  const name = value.kind === 'call' ? calleeName(value.callee) : value.kind === 'name' ? value.name : '';
  return /options$/i.test(name);
}

/** The arguments of a unit as one text, from the first to the last; a list of lines counts line by line. */
function unitOf(call: CallExpr, slot: Slot, env: Env, links: Links): Placed | null {
  const found = slot.at.flatMap((path) => firstArgument(call, [path], env, links) ?? []);
  const [first] = found;
  if (first === undefined) return null;
  const operands = found
    .filter((argument) => argument.env === first.env)
    .flatMap(({ value }) => (value.kind === 'list' ? value.items.map((item) => item.value) : [value]));
  if (operands.length === 0) return null;
  const span = {
    start: Math.min(...operands.map((operand) => operand.span.start)),
    end: Math.max(...operands.map((operand) => operand.span.end)),
  };
  return { value: { kind: 'concat', operands, span }, env: first.env };
}

/** Reads what stands in a slot of a call. */
export function readSlot(expr: Expr, env: Env, slot: Slot, call: CallExpr, reading: Reading): Turns {
  const language = languageOf(slot, call);
  const isAlone = call.args.length === 1 && call.args[0]!.name === null;
  const role = (isAlone ? slot.alone : undefined) ?? slot.role;
  if (slot.holds === 'messages') return readMessages(expr, env, reading, { role, language });
  if (slot.holds === 'batch') return readBatch(expr, env, reading, { role, language });
  // A system text may be a list of blocks, or one or more message objects.
  const { value, env: at } = resolveValue(expr, env, reading.links);
  if (
    isMessage(value, at, reading) ||
    (value.kind === 'list' && value.items.some((item) => isMessage(item.value, at, reading)))
  ) {
    return readMessages(value, at, reading, { role, language });
  }
  const text = readContent(expr, env, reading, language);
  const isMarked = slot.markup === true && fragmentsOf(text).some(({ parts }) => hasMarkup(parts));
  return { sent: [{ role: isMarked ? 'prompt' : role, text }], alternatives: [] };
}

/** Each text of a list is a request of its own. */
function readBatch(
  expr: Expr,
  env: Env,
  reading: Reading,
  slot: { readonly role: Role; readonly language: TemplateLanguage | null },
): Turns {
  const { value, env: at } = resolveValue(expr, env, reading.links);
  if (value.kind !== 'list') return readMessages(expr, env, reading, slot);
  const asked = value.items.map((item) => readMessages(item.value, at, reading, slot));
  return firstOf(asked.filter(({ sent }) => sent.length > 0)) ?? { sent: [], alternatives: [] };
}

function isMessageList(expr: Expr, env: Env, slot: Slot, reading: Reading): boolean {
  const { value, env: at } = resolveValue(expr, env, reading.links);
  if (value.kind === 'function') {
    return readReturned(value, at, reading, { role: slot.role, language: null }) !== null;
  }
  if (isMessage(value, at, reading)) return true;
  return (
    value.kind === 'list' &&
    value.items.some((item) => {
      const resolved = resolveValue(item.value, at, reading.links);
      return isMessage(resolved.value, resolved.env, reading);
    })
  );
}

function languageOf(slot: Slot, call: CallExpr): TemplateLanguage | null {
  return typeof slot.language === 'function' ? slot.language(call) : (slot.language ?? null);
}
