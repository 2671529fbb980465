import type { AssignStatement, Expr, StringExpr } from '../syntax/syntax';

/**
 * `text = text + "more"` and `` text = `${text} more` `` say what `text += "more"` says. Any other assignment is given
 * back as it is, and so is a sum without a text in it.
 */
export function asAppending(statement: AssignStatement): AssignStatement {
  const { target, value, appends } = statement;
  if (appends || (target.kind !== 'name' && target.kind !== 'member')) return statement;
  const added = behind(value, target);
  return added === null ? statement : { ...statement, value: added, appends: true };
}

/** What a value puts behind what the target holds; null if it is anything else. */
function behind(value: Expr, target: Expr): Expr | null {
  if (value.kind === 'string') return behindHole(value, target);
  if (value.kind !== 'concat') return null;
  const [first, ...others] = value.operands;
  if (first === undefined || others.length === 0) return null;
  const rest = first.kind === 'string' ? behindHole(first, target) : null;
  if (rest !== null) return { ...value, operands: [rest, ...others] };
  if (!isSame(first, target) || !others.some(({ kind }) => kind === 'string')) return null;
  const [only] = others;
  return others.length === 1 ? only! : { ...value, operands: others, span: spanning(others) };
}

function behindHole(text: StringExpr, target: Expr): StringExpr | null {
  const at = text.pieces.findIndex(({ kind }) => kind === 'hole');
  const hole = text.pieces[at];
  if (hole?.kind !== 'hole' || !isSame(hole.value, target) || at > 1) return null;
  const [before] = text.pieces;
  if (at === 1 && before?.kind === 'text' && before.text.trim() !== '') return null;
  if (text.pieces.length === at + 1) return null;
  return { ...text, pieces: text.pieces.filter((_, i) => i !== at) };
}

function isSame(expr: Expr, target: Expr): boolean {
  if (expr.kind === 'name') return target.kind === 'name' && expr.name === target.name;
  return (
    expr.kind === 'member' &&
    target.kind === 'member' &&
    expr.property === target.property &&
    isSame(expr.object, target.object)
  );
}

function spanning(exprs: readonly Expr[]): Expr['span'] {
  return { start: exprs[0]!.span.start, end: exprs.at(-1)!.span.end };
}
