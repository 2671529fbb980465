import { firstArgument } from './arguments';
import { constantString } from './constants';
import type { Env } from './environment';
import { receiversOf } from './environment';
import type { Links } from './links';
import { calleePath } from './names';
import { modelKeywords } from './modelOf';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

const addresses = ['base_url', 'api_base', 'azure_endpoint', 'openai_api_base', 'endpoint'];

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

/**
 * Who serves a call, where the code says so beside the model: the host of an address that the call or its client is given,
 * or a word for the seller whose client it is. Null where nothing is said.
 */
export function serverOf(call: CallExpr, env: Env, links: Links): string | null {
  const own = hostOf(call, env, links);
  if (own !== null) return own;
  const model = firstArgument(call, modelKeywords, env, links);
  const made = model === null ? null : serverOfMade(model.value, model.env, links);
  if (made !== null) return made;
  for (const receiver of receiversOf(call)) {
    const found = serverOfMade(receiver, env, links);
    if (found !== null) return found;
  }
  return null;
}

/** Of what a client or a model is made with: `OpenAI(base_url=…)`, `createOpenRouter(…)("…")`. */
function serverOfMade(expr: Expr, env: Env, links: Links, depth = 0): string | null {
  const { value, env: at } = resolveValue(expr, env, links);
  if (value.kind !== 'call' || depth > 3) return null;
  const host = hostOf(value, at, links);
  if (host !== null) return host;
  const path = calleePath(value.callee);
  for (const segment of path) {
    const named = wordOf(segment) ?? wordOf(at.file.imported.get(segment)?.module ?? '');
    if (named !== null) return named;
  }
  return value.callee.kind === 'name' ? serverOfMade(value.callee, at, links, depth + 1) : null;
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
