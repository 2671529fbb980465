import { conditionOf } from './blocks';
import type { Condition } from './blocks';
import type { Env } from './environment';
import { receiverName } from './environment';
import type { Links } from './links';
import { calleeName, normalised } from './names';
import type { Binding, Placed } from './resolve';
import { resolveName } from './resolve';
import type { CallExpr, Expr, ListExpr, NameExpr } from '../syntax/syntax';

/** An item of a list. */
export interface Item extends Placed {
  /** True if it is put in after the list was written. */
  readonly isAdded?: true;
  /** What has to be for it to be put in; left out if nothing. */
  readonly condition?: Condition;
}

/** The visible items of a list, with what is appended to it later in the same scope; null if it shows none. */
export function listItems(expr: Expr, env: Env, links: Links): readonly Item[] | null {
  if (expr.kind === 'list') return itemsOf(expr, env);
  if (expr.kind === 'call') return keptItems(expr, env, links);
  if (expr.kind !== 'name') return null;
  const binding = resolveName(expr, env, links);
  if (binding?.kind !== 'assigned') return null;
  const list = binding.values.find((value) => value.kind === 'list');
  if (list?.kind !== 'list') return null;
  const items: Item[] = itemsOf(list, binding.env);
  for (const { values, condition } of addedTo(binding, expr, env)) {
    for (const value of values) {
      items.push({
        value,
        env: binding.env,
        isAdded: true,
        ...(condition === undefined ? {} : { condition }),
      });
    }
  }
  return items;
}

/** What is put into a list after it was written, each time as much as one statement adds. */
function addedTo(
  { env, values: [list], appended, perhaps }: Binding & { kind: 'assigned' },
  expr: NameExpr,
  from: Env,
): { readonly values: readonly Expr[]; readonly condition: Condition | undefined }[] {
  const added = appended.flatMap((more) =>
    more.kind === 'list'
      ? [{ values: more.items.map(({ value }) => value), condition: perhaps.get(more) }]
      : [],
  );
  for (const call of env.methodCalls.get(receiverName(expr)!) ?? []) {
    const use = from === env ? expr.span : null;
    const condition = conditionOf(call.span, env.scope, list?.span ?? null, use);
    if (condition === 'never') continue;
    const method = normalised(calleeName(call.callee));
    const [first] = call.args;
    if (method === 'append' || method === 'push' || method === 'add') {
      added.push({ values: call.args.map(({ value }) => value), condition: condition ?? undefined });
    } else if (/^(extend|addall|addrange)$/.test(method) && first?.value.kind === 'list') {
      added.push({
        values: first.value.items.map(({ value }) => value),
        condition: condition ?? undefined,
      });
    }
  }
  return added;
}

/** Methods that give the items of a list again, without some or in another order. */
const keeping =
  /^(?:filter|compact|compactblank|flat|flatten|reject|select|uniq|distinct|reverse|reversed|slice|tolist|toarray|where)$/;

/** The items of a list of which a call leaves out some: `lines.filter(Boolean)`, `filter(None, lines)`. */
function keptItems({ callee, args }: CallExpr, env: Env, links: Links): readonly Item[] | null {
  const name = normalised(calleeName(callee));
  if (callee.kind === 'member') return keeping.test(name) ? listItems(callee.object, env, links) : null;
  const given = name === 'filter' ? args[1] : name === 'list' || name === 'reversed' ? args[0] : undefined;
  return given === undefined ? null : listItems(given.value, env, links);
}

function itemsOf(list: ListExpr, env: Env): Placed[] {
  return list.items.map(({ value }) => ({ value, env }));
}
