import type { Env } from './environment';
import { receiverName } from './environment';
import type { Links } from './links';
import { calleeName, normalised } from './names';
import type { Placed } from './resolve';
import { resolveName } from './resolve';
import type { CallExpr, Expr, ListExpr } from '../syntax/syntax';

/** The visible items of a list, with what is appended to it later in the same scope; null if it shows none. */
export function listItems(expr: Expr, env: Env, links: Links): readonly Placed[] | null {
  if (expr.kind === 'list') return itemsOf(expr, env);
  if (expr.kind === 'call') return keptItems(expr, env, links);
  if (expr.kind !== 'name') return null;
  const binding = resolveName(expr, env, links);
  if (binding?.kind !== 'assigned') return null;
  const list = binding.values.find((value) => value.kind === 'list');
  if (list?.kind !== 'list') return null;
  const items = itemsOf(list, binding.env);
  for (const more of binding.appended) if (more.kind === 'list') items.push(...itemsOf(more, binding.env));
  for (const call of binding.env.methodCalls.get(receiverName(expr)!) ?? []) {
    const method = normalised(calleeName(call.callee));
    if (method === 'append' || method === 'push' || method === 'add') {
      items.push(...call.args.map(({ value }) => ({ value, env: binding.env })));
    } else if (/^(extend|addall|addrange)$/.test(method) && call.args[0]?.value.kind === 'list') {
      items.push(...itemsOf(call.args[0].value, binding.env));
    }
  }
  return items;
}

/** Methods that give the items of a list again, without some or in another order. */
const keeping =
  /^(?:filter|compact|compactblank|flat|flatten|reject|select|uniq|distinct|reverse|reversed|slice|tolist|toarray|where)$/;

/** The items of a list of which a call leaves out some: `lines.filter(Boolean)`, `filter(None, lines)`. */
function keptItems({ callee, args }: CallExpr, env: Env, links: Links): readonly Placed[] | null {
  const name = normalised(calleeName(callee));
  if (callee.kind === 'member') return keeping.test(name) ? listItems(callee.object, env, links) : null;
  const given = name === 'filter' ? args[1] : name === 'list' || name === 'reversed' ? args[0] : undefined;
  return given === undefined ? null : listItems(given.value, env, links);
}

function itemsOf(list: ListExpr, env: Env): Placed[] {
  return list.items.map(({ value }) => ({ value, env }));
}
