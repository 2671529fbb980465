import { argumentsOf, pathOf } from './csharpReader';
import type { Argument, Expr, ListItem } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { builtText } from '../../flow/textBuilders';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** Types that are lists of what stands in their initialiser. */
const lists = /^(?:List|HashSet|Collection|ObservableCollection|Stack|Queue|LinkedList|SortedSet)$/;

/** `new X(…) { A = b }`: the members of the initialiser are keyword arguments, its elements a list. */
export function creation(node: SyntaxNode, reader: Reader): Expr {
  const type = childOf(node, 'type');
  const callee = type === null ? opaqueAt(node) : pathOf(type, reader);
  const arguments_ = childOf(node, 'arguments');
  return constructed(node, callee, elementType(type), arguments_, childOf(node, 'initializer'), reader);
}

/** `new(…)`, whose type is that of what it is assigned to; `new` is its name where that is not in sight. */
export function implicitCreation(node: SyntaxNode, type: SyntaxNode | null, reader: Reader): Expr {
  const callee = type === null ? nameAt(node, 'new') : pathOf(type, reader);
  const list = node.children.find((child) => child.type === 'argument_list') ?? null;
  const initializer = node.children.find((child) => child.type === 'initializer_expression') ?? null;
  return constructed(node, callee, elementType(type), list, initializer, reader);
}

/** A value whose type stands before it: `X x = new(…)`, `List<X> xs = [new(…)]`. */
export function typedValue(value: SyntaxNode, type: SyntaxNode | null, reader: Reader): Expr {
  if (type === null || type.type === 'implicit_type') return reader.expression(value);
  if (value.type === 'implicit_object_creation_expression') return implicitCreation(value, type, reader);
  const of = elementType(type);
  if (
    of === null ||
    (value.type !== 'element_binding_expression' && value.type !== 'initializer_expression')
  ) {
    return reader.expression(value);
  }
  return { kind: 'list', span: spanOf(value), items: itemsOf(value, of, reader) };
}

function constructed(
  node: SyntaxNode,
  callee: Expr,
  of: SyntaxNode | null,
  list: SyntaxNode | null,
  initializer: SyntaxNode | null,
  reader: Reader,
): Expr {
  const span = spanOf(node);
  const args = argumentsOf(list, reader);
  const members = initializer === null ? [] : membersOf(initializer, reader);
  const elements = initializer === null ? [] : itemsOf(initializer, of, reader);
  const isList = callee.kind === 'name' && lists.test(callee.name);
  if (isList || (elements.length > 0 && args.length + members.length === 0)) {
    const copied = args.flatMap(({ value }) => (value.kind === 'scalar' ? [] : [{ value, spread: true }]));
    return { kind: 'list', span, items: [...copied, ...elements] };
  }
  const rest = elements.map(({ value }) => ({ span: value.span, name: null, value, spread: false }));
  const record = members.length > 0 ? { record: true } : {};
  const call = { kind: 'call', span, callee, args: [...args, ...members, ...rest], ...record } as const;
  return builtText(call) ?? call;
}

/** `A = b` and `["a"] = b` in an initialiser. */
function membersOf(initializer: SyntaxNode, reader: Reader): Argument[] {
  return namedChildren(initializer).flatMap((member) => {
    const left = member.type === 'assignment_expression' ? childOf(member, 'left') : null;
    const right = childOf(member, 'right');
    if (left === null || right === null) return [];
    const name = sourceOf(left, reader).replace(/^\[\s*"|"\s*\]$/g, '');
    const value =
      right.type === 'initializer_expression'
        ? ({ kind: 'list', span: spanOf(right), items: itemsOf(right, null, reader) } as const)
        : reader.expression(right);
    return [{ span: spanOf(member), name, value, spread: false }];
  });
}

function itemsOf(list: SyntaxNode, of: SyntaxNode | null, reader: Reader): ListItem[] {
  return namedChildren(list).flatMap((item): ListItem[] => {
    if (item.type === 'assignment_expression') return [];
    const inner = item.type === 'argument' ? (namedChildren(item).at(-1) ?? item) : item;
    if (inner.type === 'implicit_object_creation_expression') {
      return [{ value: implicitCreation(inner, of, reader), spread: false }];
    }
    if (inner.type !== 'range_expression') return [{ value: reader.expression(inner), spread: false }];
    return [{ value: reader.expression(namedChildren(inner)[0] ?? null), spread: true }];
  });
}

/** `T` of `List<T>` and `T[]`. */
function elementType(type: SyntaxNode | null): SyntaxNode | null {
  if (type === null) return null;
  if (type.type === 'array_type') return childOf(type, 'type');
  const args = type.children.find((child) => child.type === 'type_argument_list');
  const inner = args === undefined ? [] : namedChildren(args);
  return inner.length === 1 ? inner[0]! : null;
}
