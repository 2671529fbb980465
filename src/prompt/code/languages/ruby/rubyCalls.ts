import { blockScope } from './rubyScopes';
import { stringLiteral, symbolLiteral } from './rubyStrings';
import type { Argument, Entry, Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** Methods that run their block in place, again and again; other blocks are functions that the call is given. */
const loops =
  /^(?:each\w*|times|upto|downto|step|loop|map!?|flat_map|select!?|filter\w*|reject!?|reduce|inject|sort_by|group_by|sum|any\?|all\?|find|find_all|partition|transform_\w+|with_(?:index|object)|in_groups_of|find_each|find_in_batches|foreach|collect)$/;
/** Methods that run it in place, once. */
const once = /^(?:tap|then|open|synchronize|transaction|instrument|measure|benchmark|catch|with_\w+)$/;

/** A call. `X.new(…)` is a construction of `X`; what wraps a text without changing it is the text. */
export function callExpression(node: SyntaxNode, reader: Reader): Expr {
  const receiver = childOf(node, 'receiver');
  const method = childOf(node, 'method');
  const name = method === null ? '' : sourceOf(method, reader);
  const block = childOf(node, 'block');
  const isInPlace =
    block !== null && (receiver === null ? name === 'loop' : loops.test(name) || once.test(name));
  const given = argumentsOf(childOf(node, 'arguments'), reader);
  const args = block === null || isInPlace ? given : [...given, blockArgument(block, reader)];
  const object = receiver === null ? null : reader.expression(receiver);
  if (isInPlace) inPlace(block, name, reader);
  if (object !== null && unchanged.has(name) && args.length === 0) return object;
  if (object !== null && name === 'new' && isClass(object)) {
    return { kind: 'call', span: spanOf(node), callee: object, args };
  }
  if (name === 'format' || name === 'sprintf') {
    const filled = formatCall(node, object, args);
    if (filled !== null) return filled;
  }
  // A lone name with a receiver and no parentheses is an attribute as well as a call.
  if (object !== null && name === 'strip_heredoc') {
    const text: Argument = { span: object.span, name: null, value: object, spread: false };
    return { kind: 'call', span: spanOf(node), callee: nameAt(method ?? node, name), args: [text] };
  }
  const isAttribute = args.length === 0 && childOf(node, 'arguments') === null && !textMethods.has(name);
  if (object !== null && isAttribute && method !== null) {
    return { kind: 'member', span: spanOf(node), object, property: name };
  }
  const at = method ?? node;
  const callee: Expr =
    object === null
      ? nameAt(at, name)
      : {
          kind: 'member',
          span: { start: node.start, end: at.end },
          object,
          property: name === '' ? 'call' : name,
        };
  return { kind: 'call', span: spanOf(node), callee, args };
}

/** Methods of texts that are called without parentheses and still leave a text. */
const textMethods = new Set(['strip', 'lstrip', 'rstrip', 'join', 'strip!', 'new', 'call', 'format']);

const unchanged = new Set([
  'freeze',
  'dup',
  'to_s',
  'to_str',
  'html_safe',
  'presence',
  'chomp',
  'itself',
  'to_sym',
  'squish',
  'b',
]);

function isClass(expr: Expr): boolean {
  if (expr.kind === 'name') return /^[A-Z]/.test(expr.name);
  return expr.kind === 'member' && /^[A-Z]/.test(expr.property);
}

/** `format("…", a, b)` and `format("…", name: a)`. */
function formatCall(node: SyntaxNode, object: Expr | null, args: readonly Argument[]): Expr | null {
  if (object !== null && !(object.kind === 'name' && object.name === 'Kernel')) return null;
  const [template, ...rest] = args;
  if (template === undefined || template.name !== null) return null;
  const items = rest.filter(({ name }) => name === null).map(({ value, spread }) => ({ value, spread }));
  const span = spanOf(node);
  return { kind: 'format', span, template: template.value, argument: { kind: 'list', span, items } };
}

function argumentsOf(list: SyntaxNode | null, reader: Reader): Argument[] {
  return list === null ? [] : namedChildren(list).flatMap((node) => argument(node, reader));
}

function argument(node: SyntaxNode, reader: Reader): Argument[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'pair': {
      const [entry] = hashEntries([node], reader);
      return entry === undefined ? [] : [{ span, name: entry.key, value: entry.value, spread: false }];
    }
    case 'splat_argument':
    case 'hash_splat_argument':
      return [{ span, name: null, value: reader.expression(namedChildren(node)[0] ?? null), spread: true }];
    case 'block_argument':
    case 'heredoc_body':
      return [];
    default:
      return [{ span, name: null, value: reader.expression(node), spread: false }];
  }
}

function blockArgument(block: SyntaxNode, reader: Reader): Argument {
  const span = spanOf(block);
  return {
    span,
    name: null,
    value: { kind: 'function', span, scope: blockScope(block, reader) },
    spread: false,
  };
}

function inPlace(of: SyntaxNode, method: string, reader: Reader): void {
  const block = childOf(of, 'body');
  if (block === null) return;
  const repeats = method === 'loop' ? 'while' : 'each';
  reader.inBlock(loops.test(method) ? { block, of, repeats } : null, () => reader.statement(block));
}

/** The pairs of a hash or of the keywords of a call. `key:` alone stands for `key: key`. */
export function hashEntries(nodes: readonly SyntaxNode[], reader: Reader): Entry[] {
  return nodes.flatMap((node): Entry[] => {
    const span = spanOf(node);
    if (node.type === 'hash_splat_argument') {
      return [{ span, key: null, value: reader.expression(namedChildren(node)[0] ?? null), spread: true }];
    }
    const key = node.type === 'pair' ? childOf(node, 'key') : null;
    if (key === null) return [];
    const value = childOf(node, 'value');
    const name = keyOf(key, reader);
    return [
      {
        span,
        key: name,
        value: value === null ? nameAt(key, name ?? '') : reader.expression(value),
        spread: false,
      },
    ];
  });
}

function keyOf(key: SyntaxNode, reader: Reader): string | null {
  switch (key.type) {
    case 'hash_key_symbol':
      return sourceOf(key, reader);
    case 'simple_symbol':
      return plain(symbolLiteral(key, reader));
    case 'string':
    case 'delimited_symbol':
      return plain(stringLiteral(key, reader));
    default:
      return null;
  }
}

function plain(literal: ReturnType<typeof stringLiteral>): string | null {
  const [piece, ...more] = literal.pieces;
  return more.length > 0 || piece?.kind === 'hole' ? null : (piece?.text ?? '');
}

/** `object[:key]`, `object["key"]`. */
export function elementReference(node: SyntaxNode, reader: Reader): Expr {
  const object = childOf(node, 'object');
  const [key, ...more] = namedChildren(node).filter((child) => child !== object);
  const read = reader.expression(object);
  const property = key === undefined || more.length > 0 ? null : keyOf(key, reader);
  if (property !== null) return { kind: 'member', span: spanOf(node), object: read, property };
  return opaqueAt(node, [
    read,
    ...[...(key === undefined ? [] : [key]), ...more].map((each) => reader.expression(each)),
  ]);
}
