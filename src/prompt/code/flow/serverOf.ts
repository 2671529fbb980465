import { firstArgument } from './arguments';
import { constantString } from './constants';
import type { Env } from './environment';
import { receiversOf } from './environment';
import type { Links } from './links';
import { calleePath } from './names';
import { modelKeywords } from './modelOf';
import { undecided } from './parameters';
import type { Placed } from './resolve';
import { resolveValue } from './resolve';
import type { CallExpr } from '../syntax/syntax';

const addresses = ['base_url', 'api_base', 'azure_endpoint', 'openai_api_base', 'endpoint'];

/** Those of libraries that call the maker of the model where they are given none. */
const openAddresses = ['base_url', 'api_base', 'openai_api_base'];

/** Clients and factories of those who sell the models of others, by a word in their names. */
const clients: readonly (readonly [RegExp, string])[] = [
  [/azure/i, 'azure'],
  [/bedrock/i, 'aws'],
  [/vertex/i, 'google'],
  [/openrouter/i, 'openrouter'],
  [/together/i, 'together'],
  [/fireworks/i, 'fireworks'],
  [/cerebras/i, 'cerebras'],
  [/ollama|lmstudio|lm_studio/i, 'ollama'],
];

/** Who serves a call, as the code says beside the model. */
interface Serving {
  /** The host of an address that the call or its client is given, or a word for the seller whose client it is. */
  readonly server: string | null;
  /** The parameter that gives the address, where nothing but that says who serves and its value is not in sight. */
  readonly undecidedServer: string | null;
}

/** Who serves a call, where the code says so beside the model. */
export function servingOf(call: CallExpr, env: Env, links: Links): Serving {
  const model = firstArgument(call, modelKeywords, env, links);
  const makers: Placed[] = [
    ...(model === null ? [] : [model]),
    ...receiversOf(call).map((value) => ({ value, env })),
  ];
  let undecidedServer: string | null = null;
  const calls = [{ value: call, env }, ...makers.flatMap((maker) => made(maker, links))];
  for (const one of calls) {
    const server = hostOf(one.value, one.env, links) ?? (one.value === call ? null : sellerNamed(one));
    if (server !== null) return { server, undecidedServer: null };
    undecidedServer ??= undecided(one.value, openAddresses, one.env, links);
  }
  return { server: null, undecidedServer };
}

/** The calls that make a client or a model, the outermost first: `OpenAI(base_url=…)`, `createOpenRouter(…)("…")`. */
function made({ value: expr, env }: Placed, links: Links, depth = 0): PlacedCall[] {
  const { value, env: at } = resolveValue(expr, env, links);
  if (value.kind !== 'call' || depth > 3) return [];
  const maker = value.callee.kind === 'name' ? made({ value: value.callee, env: at }, links, depth + 1) : [];
  return [{ value, env: at }, ...maker];
}

type PlacedCall = Placed & { readonly value: CallExpr };

function sellerNamed({ value, env }: PlacedCall): string | null {
  for (const segment of calleePath(value.callee)) {
    const named = wordOf(segment) ?? wordOf(env.file.imported.get(segment)?.module ?? '');
    if (named !== null) return named;
  }
  return null;
}

function wordOf(name: string): string | null {
  return clients.find(([pattern]) => pattern.test(name))?.[1] ?? null;
}

function hostOf(call: CallExpr, env: Env, links: Links): string | null {
  const found = firstArgument(call, addresses, env, links);
  const written = found === null ? null : constantString(found.value, found.env, links);
  return written === null
    ? null
    : (/^\s*https?:\/\/(?:[^/@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(written)?.[1]?.toLowerCase() ?? null);
}
