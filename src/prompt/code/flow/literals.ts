import type { Span } from '../../span';
import type { Expr, Scope, StringExpr } from '../syntax/syntax';

const known = new WeakMap<Expr, boolean>();

/**
 * Whether some literal in an expression has the words of a text that addresses a model, whatever else there is to be
 * said of it: following a text is dear, and hardly one of many begins so. Remembered for each expression.
 */
export function mayAddress(expr: Expr): boolean {
  let may = known.get(expr);
  if (may === undefined) {
    may = expr.kind === 'string' ? literalMayAddress(expr) : partsOf(expr).some(mayAddress);
    known.set(expr, may);
  }
  return may;
}

/** The two words that every such beginning has one of. */
const words = /You|Act/;

/** Whether a stretch of a source has one of these words in it: where it has none, no expression need be looked into. */
export function addressesIn(source: string): (span: Span) => boolean {
  const places = Array.from(source.matchAll(new RegExp(words, 'g')), ({ index }) => index);
  return ({ start, end }) => {
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]! < start) low = middle + 1;
      else high = middle;
    }
    return low < places.length && places[low]! < end;
  };
}

function literalMayAddress({ pieces }: StringExpr): boolean {
  return pieces.some((piece) => (piece.kind === 'text' ? words.test(piece.text) : mayAddress(piece.value)));
}

/** The expressions that an expression is made of. */
function partsOf(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'concat':
      return expr.operands;
    case 'format':
      return [expr.template, expr.argument];
    case 'member':
      return [expr.object];
    case 'call':
      return [expr.callee, ...expr.args.map(({ value }) => value)];
    case 'list':
      return expr.items.map(({ value }) => value);
    case 'object':
      return expr.entries.map(({ value }) => value);
    case 'choice':
      return expr.options;
    case 'function':
      return valuesOf(expr.scope);
    case 'element':
      return [...expr.attributes.map(({ value }) => value), ...expr.children];
    case 'opaque':
      return expr.children;
    case 'string':
    case 'name':
    case 'scalar':
      return [];
  }
}

function valuesOf({ statements }: Scope): Expr[] {
  return statements.flatMap((statement) =>
    statement.kind === 'scope' ? valuesOf(statement.scope) : 'value' in statement ? [statement.value] : [],
  );
}
