import { chainOf } from './environment';
import { calleeName, normalised } from './names';
import type { CallExpr, Expr } from '../syntax/syntax';
import type { Reader } from '../syntax/treeReader';

/** What a program puts texts together with in Java and .NET: to a reader no more than a text that grows. */
const builders = /^String(?:Builder|Buffer)$/;
const writes = new Set(['append', 'appendline', 'appendformat']);

/** `new StringBuilder(text)` is its text; null for any other construction, and for one without a text. */
export function builtText({ callee, args }: CallExpr): Expr | null {
  if (callee.kind !== 'name' || !builders.test(callee.name)) return null;
  const first = args[0]?.value;
  return first === undefined || first.kind === 'scalar' ? null : first;
}

/** `new StringBuilder()`: its text begins where the first piece is written. */
export function isEmptyBuilder(value: Expr): boolean {
  return value.kind === 'call' && value.callee.kind === 'name' && builders.test(value.callee.name);
}

/** The value of a call on a builder that is no name, or on a name whose writes are emitted first; the call if it is none. */
export function withWrites(call: CallExpr, reader: Reader): Expr {
  if (call.callee.kind !== 'member') return call;
  const { object, property } = call.callee;
  const method = normalised(property);
  const written = writes.has(method) ? writtenBy(call) : null;
  if (written !== null && isEmptyBuilder(object)) {
    return { kind: 'concat', span: written.span, operands: [written] };
  }
  if (written !== null && (object.kind === 'string' || object.kind === 'concat')) {
    const operands = object.kind === 'concat' ? object.operands : [object];
    return {
      kind: 'concat',
      span: { start: object.span.start, end: written.span.end },
      operands: [...operands, written],
    };
  }
  if (method !== 'tostring' || call.args.length > 0) return call;
  // The text of a text is itself.
  if (object.kind !== 'call') return object;
  return emitWrites(object, reader) ? (receiverOf(object) ?? call) : call;
}

/** `sb.append(a).append(b)`: adds the texts to what the name holds. False for a call that is not that. */
export function emitWrites(call: CallExpr, reader: Reader): boolean {
  const target = receiverOf(call);
  const links = chainOf(call);
  if (target === null || !links.every((link) => writes.has(normalised(calleeName(link.callee))))) {
    return false;
  }
  for (const link of links) {
    const value = writtenBy(link);
    if (value === null) continue;
    const depth = reader.blockDepth();
    reader.emit({ kind: 'assign', span: value.span, target, value, appends: true, depth });
  }
  return true;
}

/** What the first call of a chain is called on, if that is a name or a field. */
function receiverOf(call: CallExpr): Expr | null {
  const { callee } = chainOf(call)[0]!;
  if (callee.kind !== 'member') return null;
  const { object } = callee;
  return object.kind === 'name' || (object.kind === 'member' && object.object.kind === 'name')
    ? object
    : null;
}

function writtenBy({ callee, args, span }: CallExpr): Expr | null {
  const [first, ...rest] = args.map(({ value }) => value);
  if (first === undefined) return null;
  if (normalised(calleeName(callee)) !== 'appendformat' || first.kind !== 'string') return first;
  const items = rest.map((value) => ({ value, spread: false }));
  return { kind: 'format', span: first.span, template: first, argument: { kind: 'list', span, items } };
}
