import type { Span } from '../../../span';
import { javaString } from './javaStrings';
import { pathOf, unwrapped } from './javaReader';
import { bodyScope, lambdaScope } from './javaScopes';
import { calleePath, dottedPath } from '../../flow/names';
import type { Argument, Entry, Expr, NameExpr } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { builtText, withWrites } from '../../flow/textBuilders';
import { branchOf, nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'type_identifier':
    case 'this':
    case 'super':
      return nameAt(node, sourceOf(node, reader));
    case 'scoped_identifier':
    case 'scoped_type_identifier':
    case 'generic_type':
      return pathOf(node, reader);
    case 'string_literal':
    case 'character_literal':
      return javaString(node, reader);
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'decimal_floating_point_literal':
      return number(node, 1, reader);
    case 'true':
    case 'false':
      return { kind: 'scalar', span, value: node.type === 'true' };
    case 'null_literal':
      return { kind: 'scalar', span, value: null };
    case 'unary_expression': {
      const operand = childOf(node, 'operand');
      if (operand === null || childOf(node, 'operator')?.type !== '-') break;
      return operand.type.endsWith('_literal')
        ? { ...number(operand, -1, reader), span }
        : opaqueAt(node, [reader.expression(operand)]);
    }
    case 'binary_expression': {
      const operands = operandsOf(node).map((operand) => reader.expression(operand));
      return isSum(node) ? { kind: 'concat', span, operands } : opaqueAt(node, operands);
    }
    case 'ternary_expression':
      return {
        kind: 'choice',
        span,
        condition: reader.expression(childOf(node, 'condition')),
        options: ['consequence', 'alternative'].map((field) => reader.expression(childOf(node, field))),
      };
    case 'switch_expression':
      return switchValue(node, reader);
    case 'field_access': {
      const object = reader.expression(childOf(node, 'object'));
      const field = childOf(node, 'field');
      if (field === null) return opaqueAt(node, [object]);
      return { kind: 'member', span, object, property: sourceOf(field, reader) };
    }
    case 'method_reference': {
      const [object, method] = namedChildren(node);
      if (object === undefined || method === undefined) return opaqueAt(node);
      const property = sourceOf(method, reader);
      return { kind: 'member', span, object: reader.expression(object), property };
    }
    case 'method_invocation':
      return invocation(node, reader);
    case 'object_creation_expression':
      return construction(node, reader);
    case 'explicit_constructor_invocation': {
      const target = childOf(node, 'constructor');
      const name = nameAt(target ?? node, target === null ? '' : sourceOf(target, reader));
      return { kind: 'call', span, callee: name, args: argumentsOf(node, reader) };
    }
    case 'array_creation_expression': {
      const value = childOf(node, 'value');
      return value === null ? opaqueAt(node) : reader.expression(value);
    }
    case 'array_initializer':
    case 'element_value_array_initializer': {
      const items = namedChildren(node).map((item) => ({ value: reader.expression(item), spread: false }));
      return { kind: 'list', span, items };
    }
    case 'lambda_expression':
      return { kind: 'function', span, scope: lambdaScope(node, null, reader) };
    case 'assignment_expression':
      return assignment(node, reader);
    case 'class_literal': {
      const [type] = namedChildren(node);
      const object = type === undefined ? opaqueAt(node) : pathOf(type, reader);
      return { kind: 'member', span, object, property: 'class' };
    }
    case 'marker_annotation':
    case 'annotation':
      return opaqueAt(node);
  }
  return opaqueAt(
    node,
    namedChildren(node)
      .filter(({ type }) => !isType(type))
      .map((child) => reader.expression(child)),
  );
}

/** Emits the assignment; as an expression it is then its target. */
export function assignment(node: SyntaxNode, reader: Reader): Expr {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return opaqueAt(node);
  const target = reader.expression(left);
  const operator = childOf(node, 'operator')?.type;
  const read =
    right.type === 'lambda_expression' && target.kind === 'name'
      ? ({ kind: 'function', span: spanOf(right), scope: lambdaScope(right, target.name, reader) } as const)
      : reader.expression(right);
  reader.emit({
    kind: 'assign',
    span: spanOf(node),
    target,
    value: operator === '=' || operator === '+=' ? read : opaqueAt(right, [read]),
    appends: operator === '+=',
    depth: reader.blockDepth(),
  });
  return target;
}

/** A call; the factories of collections are lists and maps. */
function invocation(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  const target = callee(node, reader);
  const args = argumentsOf(node, reader);
  const path = calleePath(target).join('.');
  if (listFactories.has(path)) {
    return { kind: 'list', span, items: args.map(({ value }) => ({ value, spread: false })) };
  }
  const format = formatted(path, target, args);
  if (format !== null) return { kind: 'format', span, ...format };
  if (path === 'Map.of' && args.length % 2 === 0) return map(span, args);
  return withWrites({ kind: 'call', span, callee: target, args }, reader);
}

/** `String.format(template, …)`, `template.formatted(…)`. */
function formatted(
  path: string,
  target: Expr,
  args: readonly Argument[],
): { readonly template: Expr; readonly argument: Expr } | null {
  const isMethod = target.kind === 'member' && target.property === 'formatted';
  const given = args.map(({ value }) => value);
  // A locale may stand before the template.
  while (!isMethod && given[0] !== undefined && /^Locale\b/.test(dottedPath(given[0]) ?? '')) given.shift();
  const template = isMethod ? target.object : path === 'String.format' ? given.shift() : undefined;
  if (template === undefined) return null;
  const items = given.map((value) => ({ value, spread: false }));
  const end = given.at(-1)?.span.end ?? template.span.end;
  return { template, argument: { kind: 'list', span: { start: template.span.end, end }, items } };
}

const listFactories = new Set([
  'List.of',
  'Set.of',
  'Stream.of',
  'Arrays.asList',
  'Arrays.stream',
  'Collections.singletonList',
  'ImmutableList.of',
  'Lists.newArrayList',
]);

function map(span: Span, args: readonly Argument[]): Expr {
  const entries: Entry[] = [];
  for (let i = 0; i < args.length; i += 2) {
    const [key, value] = [args[i]!.value, args[i + 1]!.value];
    const [piece] = key.kind === 'string' && key.pieces.length === 1 ? key.pieces : [];
    const name = piece?.kind === 'text' ? piece.text : null;
    entries.push({ span: { start: key.span.start, end: value.span.end }, key: name, value, spread: false });
  }
  return { kind: 'object', span, entries };
}

function callee(node: SyntaxNode, reader: Reader): Expr {
  const name = childOf(node, 'name');
  const object = childOf(node, 'object');
  const property = name === null ? '' : sourceOf(name, reader);
  if (object === null) return nameAt(name ?? node, property);
  const span = { start: node.start, end: name?.end ?? node.end };
  const receiver = reader.expression(object);
  return {
    kind: 'member',
    span,
    object: isClass(receiver) ? { ...receiver, namespace: true } : receiver,
    property,
  };
}

/** By its spelling: `Collectors` in `Collectors.joining()`. */
function isClass(expr: Expr): expr is NameExpr {
  return expr.kind === 'name' && /^[A-Z]\w*[a-z]/.test(expr.name);
}

function argumentsOf(node: SyntaxNode, reader: Reader): Argument[] {
  const list = childOf(node, 'arguments');
  return (list === null ? [] : namedChildren(list)).map((argument) => ({
    span: spanOf(argument),
    name: null,
    value: reader.expression(argument),
    spread: false,
  }));
}

/** `new X(…)`; the body of an anonymous class stands as a class before it. */
function construction(node: SyntaxNode, reader: Reader): Expr {
  const type = childOf(node, 'type');
  const body = node.children.find((child) => child.type === 'class_body');
  if (body !== undefined) {
    reader.emit({ kind: 'scope', span: spanOf(body), scope: bodyScope(body, null, reader) });
  }
  const target = type === null ? opaqueAt(node) : pathOf(type, reader);
  if (target.kind === 'name' && /^(Array|Linked)List$/.test(target.name)) {
    const items = argumentsOf(node, reader).filter(({ value }) => value.kind !== 'scalar');
    return { kind: 'list', span: spanOf(node), items: items.map(({ value }) => ({ value, spread: true })) };
  }
  const call = { kind: 'call', span: spanOf(node), callee: target, args: argumentsOf(node, reader) } as const;
  return builtText(call) ?? call;
}

/** One of the values that its branches yield. */
function switchValue(node: SyntaxNode, reader: Reader): Expr {
  const condition = reader.expression(childOf(node, 'condition'));
  const body = childOf(node, 'body');
  const options: Expr[] = [];
  const statements = reader.collect(() => {
    for (const branch of body === null ? [] : namedChildren(body)) {
      for (const child of namedChildren(branch)) {
        if (child.type === 'switch_label') continue;
        const [value] = namedChildren(child);
        if (child.type === 'expression_statement' && branch.type === 'switch_rule' && value !== undefined) {
          options.push(reader.expression(value));
        } else reader.inBlock(branchOf(node, branch), () => reader.statement(child));
      }
    }
  });
  for (const statement of statements) {
    if (statement.kind === 'return') options.push(statement.value);
    else reader.emit(statement);
  }
  return { kind: 'choice', span: spanOf(node), condition, options };
}

function isSum(node: SyntaxNode): boolean {
  return node.type === 'binary_expression' && childOf(node, 'operator')?.type === '+';
}

/** Operands from left to right; those of nested sums in one row. */
function operandsOf(node: SyntaxNode): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (inner !== node && !(isSum(node) && isSum(inner))) {
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
  const value = Number(/^0x/i.test(source) ? source.replace(/l$/i, '') : source.replace(/[lfd]$/i, ''));
  if (Number.isNaN(value)) return opaqueAt(node);
  return { kind: 'scalar', span: spanOf(node), value: sign * value };
}

function isType(type: string): boolean {
  return (
    type.endsWith('_type') || type === 'type_arguments' || type === 'type_identifier' || type === 'modifiers'
  );
}
