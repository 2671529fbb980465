import type { ResponseFormat, Tools } from '../../request';
import type { CallExpr } from '../syntax/syntax';
import { positionalArgument } from './environment';
import type { Links } from './links';
import { calleeName, normalised } from './names';
import type { Placed } from './resolve';
import { maximumDepth, resolveValue } from './resolve';
import { responseFormatOf } from './responseFormats';
import { toolsOf } from './tools';

/** Methods of a model that give the same model with something for all its calls, and the argument that it is. */
const deriving: Readonly<Record<string, string | null>> = {
  bindtools: 'tools',
  bindfunctions: 'functions',
  withstructuredoutput: 'response_format',
  asstructuredllm: 'response_format',
  bind: null,
  withconfig: null,
  withretry: null,
  withfallbacks: null,
};

/** What a model is derived from: `llm` of `llm.bind_tools(tools)`; null where it is not. */
export function derivedFrom({ callee }: CallExpr): Placed['value'] | null {
  return callee.kind === 'member' && Object.hasOwn(deriving, normalised(callee.property))
    ? callee.object
    : null;
}

/** The calls that derive the model of a call from another, the last first, each with where it stands. */
export function derivations(
  model: Placed,
  links: Links,
): { readonly call: CallExpr; readonly env: Placed['env'] }[] {
  const found: { call: CallExpr; env: Placed['env'] }[] = [];
  let at = resolveValue(model.value, model.env, links);
  while (at.value.kind === 'call' && found.length < maximumDepth) {
    const base = derivedFrom(at.value);
    if (base === null) break;
    found.push({ call: at.value, env: at.env });
    at = resolveValue(base, at.env, links);
  }
  return found;
}

/** What the model of a call brings along beside its name. */
export interface Brought {
  readonly tools: Tools | null;
  readonly responseFormat: ResponseFormat | null;
}

/** What a derived model sends with each call: `bind_tools(tools)`, `with_structured_output(Schema)`. */
export function broughtBy(model: Placed | null, call: CallExpr, links: Links): Brought {
  const brought: { -readonly [K in keyof Brought]: Brought[K] } = { tools: null, responseFormat: null };
  for (const link of model === null ? [] : derivations(model, links)) {
    const named = asNamed(link.call);
    const isHere = link.env.file.path === model!.env.file.path;
    const here = <T extends { readonly span: CallExpr['span'] }>(found: T | null): T | null =>
      found === null || isHere ? found : { ...found, span: call.span };
    brought.tools ??= here(toolsOf(named, link.env, links));
    brought.responseFormat ??= here(responseFormatOf(named, link.env, links));
  }
  return brought;
}

/** The call with its first argument under the name that calls of a model have for it. */
function asNamed(call: CallExpr): CallExpr {
  const name = deriving[normalised(calleeName(call.callee))] ?? null;
  const first = positionalArgument(call, 0);
  if (name === null || first === null) return call;
  return {
    ...call,
    args: call.args.map((each) => (each.value === first ? { ...each, name } : each)),
  };
}
