import { plainBilling } from '../../request';
import { argumentOfSlot, readSlot } from '../flow/sentCall';
import { parameterNames } from '../flow/parameters';
import type { PromptCollector } from '../flow/collector';
import type { Env } from '../flow/environment';
import { chainOf, importsAny, variableOf } from '../flow/environment';
import type { ChainLink, ChainShape, Library } from '../libraries/library';
import type { Turn, Turns } from '../flow/messages';
import { firstArgument } from '../flow/arguments';
import type { Reading } from '../flow/reading';
import { modelOf, modelOfChain, modelOfKeyword, providerOfCallee } from '../flow/modelOf';
import { calleeName, calleePath, normalised } from '../flow/names';
import { constantScalar } from '../flow/constants';
import type { Placed } from '../flow/resolve';
import { resolveValue } from '../flow/resolve';
import type { CallExpr, Expr, FunctionExpr } from '../syntax/syntax';
import { fragmentsOf } from '../flow/fragments';
import type { GivenText } from './shownRoles';

interface Link {
  readonly call: CallExpr;
  readonly env: Env;
}

/** A chain of calls that builds a request, with the links that stand in statements of their own behind it. */
interface Chain {
  readonly shape: ChainShape;
  readonly library: Library;
  readonly links: Link[];
  /** What it begins with: `client` in `client.prompt().user("…")`. */
  readonly receiver: Expr | null;
  /** The whole call as it stands. */
  readonly whole: CallExpr;
  readonly env: Env;
}

/** Prompts that are built link by link: those that are sent first, those that are only held after them. */
export function promptsOfChains(reading: Reading, collector: PromptCollector): void {
  const chains = chainsIn(reading);
  const byCall = new Map(chains.map((chain) => [chain.whole, chain]));
  for (const holding of [false, true]) {
    for (const chain of chains) {
      if ((chain.shape.holds === true) === holding) {
        addChain(chain, baseOf(chain, byCall, reading), reading, collector);
      }
    }
  }
}

function chainsIn(reading: Reading): Chain[] {
  if (reading.index.chains.isEmpty) return [];
  const chains: Chain[] = [];
  const loose: { readonly links: Link[]; readonly receiver: Expr }[] = [];
  const linked = new Set<CallExpr>();
  for (const { call, env } of reading.program.calls) {
    if (linked.has(call)) continue;
    const calls = chainOf(call);
    for (const each of calls) linked.add(each);
    const start = startOf(calls, reading);
    const receiver = receiverOf(calls[start?.index ?? 0]!);
    const links = calls.slice(start?.index ?? 0).map((each) => ({ call: each, env }));
    if (start !== null) chains.push({ ...start, links, receiver, whole: call, env });
    else if (receiver !== null) loose.push({ links, receiver });
  }
  if (chains.length === 0) return chains;
  // `builder.addUserMessage("…");` behind `var builder = X.builder();`
  for (const { links, receiver } of loose) {
    const { value } = resolveValue(receiver, links[0]!.env, reading.links);
    const chain = chains.find(({ whole }) => whole === value);
    chain?.links.push(...links);
  }
  return chains;
}

function startOf(
  calls: readonly CallExpr[],
  { index, program }: Reading,
): { readonly index: number; readonly shape: ChainShape; readonly library: Library } | null {
  for (const [at, { callee }] of calls.entries()) {
    const found = index.chains
      .find(callee)
      .find(({ shape, library }) => shape.needsImport !== true || importsAny(program, library.modules));
    if (found !== undefined) return { index: at, ...found };
  }
  return null;
}

function receiverOf({ callee }: CallExpr): Expr | null {
  return callee.kind === 'member' ? callee.object : null;
}

function addChain(chain: Chain, base: Chain | null, reading: Reading, collector: PromptCollector): void {
  const { shape, library, whole, env } = chain;
  const read = [...(base === null ? [] : turnsOf(base, reading)), ...turnsOf(chain, reading)];
  const sent = systemFirst(read.flatMap((turns) => turns.sent));
  // What only holds a text does not send it again.
  if (
    shape.holds === true &&
    sent.every(({ text }) => fragmentsOf(text).every((each) => collector.isClaimed(each)))
  ) {
    return;
  }
  const model = modelIn(chain, reading) ?? (base === null ? null : modelIn(base, reading));
  const callee = calleePath(chain.links[0]!.call.callee).join('.');
  const about = {
    format: shape.format,
    evidence: { kind: shape.holds === true ? 'held' : 'call', callee, library: library.id } as const,
    provider: model?.provider ?? providerOfCallee(whole.callee, env) ?? shape.provider ?? null,
    model: model?.model ?? null,
    parameters: parametersIn(chain, reading),
    call: whole.span,
    name: variableOf(whole, env),
    ...(shape.purpose && { billing: { ...plainBilling, purpose: shape.purpose } }),
  };
  collector.add(
    sent,
    read.flatMap(({ alternatives }) => alternatives),
    about,
    env,
  );
}

/** The chain that made the receiver and that only holds what this one sends. */
function baseOf(
  { receiver, env }: Chain,
  byCall: ReadonlyMap<CallExpr, Chain>,
  reading: Reading,
): Chain | null {
  if (receiver === null) return null;
  const { value } = resolveValue(receiver, env, reading.links);
  const base = value.kind === 'call' ? byCall.get(value) : undefined;
  return base?.shape.holds === true ? base : null;
}

/** A builder may be given its parts in any order. */
function systemFirst(turns: readonly Turn[]): Turn[] {
  return [...turns.filter(({ role }) => role === 'system'), ...turns.filter(({ role }) => role !== 'system')];
}

function turnsOf(chain: Chain, reading: Reading): Turns[] {
  return knownLinks(chain).flatMap(({ link, known }) => turnsOfLink(link, known, reading));
}

/** The links that put texts in. */
function knownLinks({ links, shape }: Chain): { readonly link: Link; readonly known: ChainLink }[] {
  return links.flatMap((link) => {
    const method = normalised(calleeName(link.call.callee));
    return shape.links.filter((each) => each.method.includes(method)).map((known) => ({ link, known }));
  });
}

/** The texts that chains put in as they are given them, whether or not the texts themselves are in sight. */
export function textsOfChains(reading: Reading): GivenText[] {
  return chainsIn(reading).flatMap((chain) =>
    knownLinks(chain).flatMap(({ link, known }) =>
      textsOfLink(link, known, reading).map(({ value, env }) => ({ text: value, env, role: known.role })),
    ),
  );
}

function turnsOfLink({ call, env }: Link, link: ChainLink, reading: Reading): Turns[] {
  return textsOfLink({ call, env }, link, reading).map((text) =>
    readSlot(text.value, text.env, link, text.call, reading),
  );
}

/** What a link puts in, with the call that is given it: the link itself, or one inside of a function that it is given. */
function textsOfLink(
  { call, env }: Link,
  link: ChainLink,
  reading: Reading,
): (Placed & { readonly call: CallExpr })[] {
  const [first] = call.args;
  if (first?.value.kind === 'function') return textsOfInner(first.value, link, reading);
  const argument = argumentOfSlot(call, link, env, reading.links);
  return argument === null ? [] : [{ ...argument, call }];
}

/** `user(u -> u.text("…").param("a", b))`: what the function puts into the further builder. */
function textsOfInner(
  { scope }: FunctionExpr,
  link: ChainLink,
  reading: Reading,
): (Placed & { readonly call: CallExpr })[] {
  const env = reading.program.envs.get(scope);
  if (env === undefined) return [];
  return scope.statements.flatMap((statement) => {
    if (!('value' in statement) || statement.value.kind !== 'call') return [];
    return chainOf(statement.value).flatMap((call) => {
      const method = normalised(calleeName(call.callee));
      const text =
        link.inner?.includes(method) === true ? firstArgument(call, [0], env, reading.links) : null;
      return text === null ? [] : [{ ...text, call }];
    });
  });
}

function modelIn({ whole, links, env }: Chain, reading: Reading): ReturnType<typeof modelOf> {
  const named = modelOfChain(
    links.map(({ call }) => call),
    env,
    reading.links,
  );
  if (named !== null) return named;
  const [first] = links;
  const given = first === undefined ? null : modelOfKeyword(first.call, first.env, reading.links);
  if (given !== null) return given;
  // `options(ChatOptions.builder().model("…").build())`
  for (const { call, env: at } of links) {
    for (const { value } of call.args) {
      const found = value.kind === 'call' ? modelOf(value, at, reading.links) : null;
      if (found !== null) return found;
    }
  }
  const receiver = receiverOf(chainOf(whole)[0]!);
  return receiver === null ? null : modelOf(receiver, env, reading.links);
}

function parametersIn({ links }: Chain, reading: Reading): Record<string, string | number | boolean | null> {
  const found: Record<string, string | number | boolean | null> = {};
  const nested = links.flatMap(({ call, env }) =>
    call.args.flatMap(({ value }) =>
      value.kind === 'call' ? chainOf(value).map((each) => ({ call: each, env })) : [],
    ),
  );
  for (const { call, env } of [...links, ...nested]) {
    const method = calleeName(call.callee);
    const [argument] = call.args;
    if (argument === undefined || !parameterNames.some((name) => normalised(name) === normalised(method))) {
      continue;
    }
    const value = constantScalar(argument.value, env, reading.links);
    if (value !== undefined) found[method] = value;
  }
  return found;
}
