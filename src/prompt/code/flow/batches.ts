import type { Env, Program } from './environment';
import { entryOf, hasFields } from './environment';
import type { Links } from './links';
import { resolveValue } from './resolve';
import type { CallExpr, Expr } from '../syntax/syntax';

/** Under these a line of a batch holds the request: Anthropic's `params`, OpenAI's `body`. */
const requestKeys = ['params', 'body'];

/**
 * Whether a call, or the body of a request, is one of a batch: it lies beside a `custom_id`, by which both Anthropic's
 * `messages.batches.create` and the lines of OpenAI's batch files tell their requests apart.
 */
export function isInBatch(call: CallExpr, { file }: Env, links: Links): boolean {
  let batched = requestsOf.get(file);
  if (batched === undefined) requestsOf.set(file, (batched = requestsIn(file, links)));
  return batched.has(call) || (call.args.length === 1 && batched.has(call.args[0]!.value));
}

const requestsOf = new WeakMap<Program, ReadonlySet<Expr>>();

function requestsIn({ holders }: Program, links: Links): Set<Expr> {
  const found = new Set<Expr>();
  for (const { value: line, env } of holders) {
    if (!(hasFields(line) || line.kind === 'call') || entryOf(line, 'custom_id') === null) continue;
    for (const key of requestKeys) {
      const request = entryOf(line, key);
      if (request !== null) found.add(resolveValue(request, env, links).value);
    }
  }
  return found;
}
