import type { Span } from '../../../span';
import { creation, implicitCreation } from './csharpCreations';
import { argumentsOf, nameOf, pathOf, unwrapped } from './csharpReader';
import { lambdaScope } from './csharpScopes';
import { csharpString } from './csharpStrings';
import { calleePath, dottedPath } from '../../flow/names';
import type { Argument, Entry, Expr, ListItem, StringExpr } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { withWrites } from '../../flow/textBuilders';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'predefined_type':
    case 'this':
    case 'base':
      return nameAt(node, nameOf(node, reader));
    case 'generic_name':
    case 'qualified_name':
    case 'alias_qualified_name':
      return pathOf(node, reader);
    case 'string_literal':
    case 'verbatim_string_literal':
    case 'raw_string_literal':
    case 'interpolated_string_expression':
    case 'character_literal':
      return csharpString(node, reader);
    case 'integer_literal':
    case 'real_literal':
      return number(node, 1, reader);
    case 'boolean_literal':
      return { kind: 'scalar', span, value: sourceOf(node, reader) === 'true' };
    case 'null_literal':
    case 'default_expression':
      return { kind: 'scalar', span, value: null };
    case 'prefix_unary_expression': {
      const operand = namedChildren(node).at(-1);
      if (operand === undefined || !/_literal$/.test(operand.type) || node.children[0]?.type !== '-') break;
      return { ...number(operand, -1, reader), span };
    }
    case 'binary_expression':
      return binary(node, reader);
    case 'conditional_expression':
      return {
        kind: 'choice',
        span,
        condition: reader.expression(childOf(node, 'condition')),
        options: ['consequence', 'alternative'].map((field) => reader.expression(childOf(node, field))),
      };
    case 'switch_expression':
      return switchValue(node, reader);
    case 'member_access_expression':
    case 'conditional_access_expression':
      return member(node, reader);
    case 'member_binding_expression': {
      const name = childOf(node, 'name');
      return nameAt(node, name === null ? '' : nameOf(name, reader));
    }
    case 'element_access_expression':
      return element(node, reader);
    case 'invocation_expression':
      return invocation(node, reader);
    case 'object_creation_expression':
      return creation(node, reader);
    case 'implicit_object_creation_expression':
      return implicitCreation(node, null, reader);
    case 'array_creation_expression':
    case 'implicit_array_creation_expression':
    case 'implicit_stackalloc_expression': {
      const values = node.children.find(({ type }) => type === 'initializer_expression');
      return values === undefined ? opaqueAt(node) : reader.expression(values);
    }
    case 'initializer_expression':
    case 'tuple_expression':
      return { kind: 'list', span, items: namedChildren(node).map((item) => listItem(item, reader)) };
    // The grammar takes a collection expression for an access to an element of nothing.
    case 'element_binding_expression':
    case 'collection_expression':
      return { kind: 'list', span, items: namedChildren(node).map((item) => listItem(item, reader)) };
    case 'anonymous_object_creation_expression':
      return { kind: 'object', span, entries: entriesOf(node, reader) };
    case 'with_expression': {
      const [object, changes] = namedChildren(node);
      const callee: Expr = {
        kind: 'member',
        span,
        object: reader.expression(object ?? null),
        property: 'with',
      };
      const args = changes === undefined ? [] : entriesOf(changes, reader);
      return { kind: 'call', span, callee, args: args.map(({ key, ...rest }) => ({ ...rest, name: key })) };
    }
    case 'lambda_expression':
    case 'anonymous_method_expression':
      return { kind: 'function', span, scope: lambdaScope(node, null, reader) };
    case 'assignment_expression':
      return assignment(node, reader);
    case 'typeof_expression':
    case 'sizeof_expression':
    case 'declaration_expression':
      return opaqueAt(node);
  }
  return opaqueAt(
    node,
    namedChildren(node)
      .filter(({ type, field }) => field !== 'type' && !/_type$|type_argument|_pattern$|^discard$/.test(type))
      .map((child) => reader.expression(child)),
  );
}

/** Emits the assignment; as an expression it is then its target. */
export function assignment(node: SyntaxNode, reader: Reader): Expr {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return opaqueAt(node);
  const read = reader.expression(left);
  const target: Expr =
    read.kind === 'list'
      ? opaqueAt(
          left,
          read.items.map(({ value }) => value),
        )
      : read;
  const operator = sourceOf(childOf(node, 'operator') ?? node, reader);
  const value = reader.expression(right);
  reader.emit({
    kind: 'assign',
    span: spanOf(node),
    target,
    value: operator === '=' || operator === '+=' || operator === '??=' ? value : opaqueAt(right, [value]),
    appends: operator === '+=',
    depth: reader.blockDepth(),
  });
  return target;
}

function listItem(node: SyntaxNode, reader: Reader): ListItem {
  const inner = unwrapped(node);
  const spread = inner.type === 'range_expression' || inner.type === 'spread_element';
  const value = spread ? (namedChildren(inner)[0] ?? null) : inner;
  return { value: reader.expression(value), spread };
}

/** `a = 1, b.C`: the members of an anonymous object, the changes of `with`. */
function entriesOf(node: SyntaxNode, reader: Reader): Entry[] {
  const entries: Entry[] = [];
  let key: SyntaxNode | null = null;
  const children = node.children.filter(({ named, type }) => named || type === '=');
  for (const [index, child] of children.entries()) {
    if (child.type === '=') continue;
    if (children[index + 1]?.type === '=') {
      key = child;
      continue;
    }
    const value = reader.expression(child);
    const own = value.kind === 'name' ? value.name : value.kind === 'member' ? value.property : null;
    const span = { start: key?.start ?? child.start, end: child.end };
    entries.push({ span, key: key === null ? own : sourceOf(key, reader), value, spread: false });
    key = null;
  }
  return entries;
}

function member(node: SyntaxNode, reader: Reader): Expr {
  const parts = namedChildren(node);
  const object = childOf(node, 'expression') ?? childOf(node, 'condition') ?? parts[0] ?? null;
  const name = childOf(node, 'name') ?? parts.at(-1) ?? null;
  if (name === null || name === object) return opaqueAt(node);
  const inner = name.type === 'member_binding_expression' ? childOf(name, 'name') : name;
  const span = spanOf(node);
  // `this` is a keyword without a node of its own name.
  const receiver: Expr = object?.type === 'this' ? nameAt(object, 'this') : reader.expression(object);
  if (inner === null || !/identifier|generic_name/.test(inner.type)) {
    return opaqueAt(node, [receiver, reader.expression(name)]);
  }
  const property = nameOf(inner, reader);
  if (receiver.kind === 'name' && receiver.name === 'Environment' && property === 'NewLine') {
    return newline(span);
  }
  const known =
    receiver.kind === 'name' && (/^string$/i.test(receiver.name) || staticClasses.has(receiver.name));
  return { kind: 'member', span, object: known ? { ...receiver, namespace: true } : receiver, property };
}

/** Classes of the base library that are called by their own names; any other name may be a property. */
const staticClasses = new Set(
  'Activator Array BitConverter Console Convert CultureInfo DateTime DateTimeOffset Directory Encoding Enum Enumerable Environment File Guid JsonConvert JsonSerializer Math Path Random Regex TimeSpan Uri'.split(
    ' ',
  ),
);

/** `Environment.NewLine` is text that nobody has to fill in. */
function newline(span: Span): StringExpr {
  return { kind: 'string', span, pieces: [{ kind: 'text', text: '\n', span, map: [0, span.start] }] };
}

function element(node: SyntaxNode, reader: Reader): Expr {
  const object = reader.expression(childOf(node, 'expression'));
  const index = childOf(node, 'subscript');
  const key = index === null ? null : reader.expression(namedChildren(index)[0] ?? null);
  const [piece] = key?.kind === 'string' && key.pieces.length === 1 ? key.pieces : [];
  if (piece?.kind === 'text') return { kind: 'member', span: spanOf(node), object, property: piece.text };
  return opaqueAt(node, key === null ? [object] : [object, key]);
}

function invocation(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  const callee = reader.expression(childOf(node, 'function'));
  const args = argumentsOf(childOf(node, 'arguments'), reader);
  const path = calleePath(callee).join('.');
  switch (path.toLowerCase()) {
    case 'nameof':
      return opaqueAt(node);
    case 'string.concat':
      return { kind: 'concat', span, operands: args.map(({ value }) => value) };
    case 'string.format':
      return formatted(span, args);
  }
  return withWrites({ kind: 'call', span, callee, args }, reader);
}

/** `string.Format(template, …)`; a culture may stand before the template. */
function formatted(span: Span, args: readonly Argument[]): Expr {
  const values = args.map(({ value }) => value);
  while (values[0] !== undefined && /Culture|^null$/.test(dottedPath(values[0]) ?? '')) values.shift();
  const template = values.shift();
  if (template === undefined) return { kind: 'opaque', span, children: [] };
  const items = values.map((value) => ({ value, spread: false }));
  return { kind: 'format', span, template, argument: { kind: 'list', span, items } };
}

function switchValue(node: SyntaxNode, reader: Reader): Expr {
  const [condition, ...arms] = namedChildren(node);
  const options = arms
    .flatMap((arm) => (arm.type === 'switch_expression_arm' ? [arm] : namedChildren(arm)))
    .filter(({ type }) => type === 'switch_expression_arm')
    .map((arm) => reader.expression(namedChildren(arm).at(-1) ?? null));
  return { kind: 'choice', span: spanOf(node), condition: reader.expression(condition ?? null), options };
}

type Operation = 'concat' | 'choice' | 'opaque';

function operation(node: SyntaxNode): Operation | null {
  if (node.type !== 'binary_expression') return null;
  const operator = childOf(node, 'operator')?.type;
  return operator === '+' ? 'concat' : operator === '??' ? 'choice' : 'opaque';
}

function binary(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  const kind = operation(node) ?? 'opaque';
  const operands = operandsOf(node, kind).map((operand) => reader.expression(operand));
  if (kind === 'concat') return { kind, span, operands };
  if (kind === 'choice') return { kind, span, condition: null, options: operands };
  return opaqueAt(node, operands);
}

/** Operands from left to right; those of nested operations of the same kind in one row. */
function operandsOf(node: SyntaxNode, kind: Operation): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (operation(inner) !== kind) {
      operands.push(inner);
      continue;
    }
    const right = childOf(inner, 'right');
    const left = childOf(inner, 'left');
    if (right !== null) open.push(right);
    if (left !== null) open.push(left);
  }
  return operands;
}

function number(node: SyntaxNode, sign: 1 | -1, reader: Reader): Expr {
  const source = sourceOf(node, reader).replaceAll('_', '');
  const value = Number(
    /^0x/i.test(source) ? source.replace(/[ul]+$/i, '') : source.replace(/[ulfdm]+$/i, ''),
  );
  if (Number.isNaN(value)) return opaqueAt(node);
  return { kind: 'scalar', span: spanOf(node), value: sign * value };
}
