import type { Span } from '../../span';
import type { BlockStatement, Expr, Scope } from '../syntax/syntax';

/** What stands at a place happens on a condition, or as often as a loop runs. */
export type Condition = 'if' | 'for';

const known = new WeakMap<Scope, readonly BlockStatement[]>();

/** The blocks of a scope around a place, outermost first. */
export function blocksAround({ start, end }: Span, scope: Scope): BlockStatement[] {
  let blocks = known.get(scope);
  if (blocks === undefined) {
    blocks = scope.statements.filter((statement) => statement.kind === 'block');
    known.set(scope, blocks);
  }
  const around: BlockStatement[] = [];
  for (const block of blocks) {
    if (block.span.start > start || end > block.span.end) continue;
    // The statements of a branch may each say that they stand in it.
    if (!around.some(({ span }) => isSame(span, block.span))) around.push(block);
  }
  return around;
}

/**
 * What has to be for a place of a scope to be reached after `since` and before `use`, other places of the scope: null
 * if nothing, `never` if it cannot be. Without a `use` it may be anywhere.
 */
export function conditionOf(
  place: Span,
  scope: Scope,
  since: Span | null,
  use: Span | null,
): Condition | 'never' | null {
  const own = blocksAround(place, scope);
  const before = since === null ? [] : blocksAround(since, scope);
  const after = use === null ? [] : blocksAround(use, scope);
  if (use !== null) {
    if (excludes(own, after)) return 'never';
    const inLoop = own.some((block) => block.repeats !== null && isAmong(block, after));
    if (place.start >= use.end && !inLoop) return 'never';
  }
  const open = own.filter(
    (block) => !isAmong(block, before) && (block.repeats !== null || !isAmong(block, after)),
  );
  if (open.length === 0) return null;
  return open.some(({ repeats }) => repeats !== null) ? 'for' : 'if';
}

/** How many blocks lie around both of two places. */
export function sharedBlocks(some: Span, other: Span, scope: Scope): number {
  const around = blocksAround(other, scope);
  return blocksAround(some, scope).filter((block) => isAmong(block, around)).length;
}

/** Whether two places lie in branches of one statement of which only one is run. */
function excludes(some: readonly BlockStatement[], others: readonly BlockStatement[]): boolean {
  return some.some((block) =>
    others.some((other) => isSame(block.of, other.of) && !isSame(block.span, other.span)),
  );
}

/**
 * Of expressions of a scope that are reached in branches of which only one is run, those in all but the branch that has
 * most: no call sends them besides. The first of equals stays.
 */
export function inOtherBranches(
  exprs: readonly Expr[],
  scope: Scope,
  sizeOf: (expr: Expr) => number,
): ReadonlySet<Expr> {
  const left = new Set<Expr>();
  const weigh = (group: readonly Placed[], level: number): number => {
    const choices = new Map<number, Map<number, Placed[]>>();
    let total = 0;
    for (const placed of group) {
      const block = placed.blocks[level];
      if (block === undefined) {
        total += sizeOf(placed.expr);
        continue;
      }
      const branches = choices.get(block.of.start) ?? new Map<number, Placed[]>();
      choices.set(block.of.start, branches);
      branches.set(block.span.start, [...(branches.get(block.span.start) ?? []), placed]);
    }
    for (const branches of choices.values()) {
      const weighed = [...branches.values()].map((inside) => ({ inside, size: weigh(inside, level + 1) }));
      const most = Math.max(...weighed.map(({ size }) => size));
      const kept = weighed.find(({ size }) => size === most);
      total += most;
      for (const branch of weighed) {
        if (branch !== kept) for (const { expr } of branch.inside) left.add(expr);
      }
    }
    return total;
  };
  const placed = exprs.map((expr): Placed => ({ expr, blocks: blocksAround(expr.span, scope) }));
  if (placed.some(({ blocks }, i) => placed.some((other, j) => j > i && excludes(blocks, other.blocks)))) {
    weigh(placed, 0);
  }
  return left;
}

interface Placed {
  readonly expr: Expr;
  readonly blocks: readonly BlockStatement[];
}

function isAmong({ span }: BlockStatement, blocks: readonly BlockStatement[]): boolean {
  return blocks.some((block) => isSame(span, block.span));
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}
