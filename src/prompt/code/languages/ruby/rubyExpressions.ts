import { callExpression, elementReference, hashEntries } from './rubyCalls';
import { blockScope } from './rubyScopes';
import { heredoc, stringLiteral, symbolLiteral } from './rubyStrings';
import type { Expr, NameExpr, ScalarExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { branchOf, nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The node inside parentheses with one statement in them. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (transparent.has(inner.type)) {
    const children = namedChildren(inner);
    if (children.length !== 1) return inner;
    inner = children[0]!;
  }
  return inner;
}

const transparent = new Set(['parenthesized_statements', 'then', 'block_body', 'body_statement', 'pattern']);

/** The expression of a node that is neither wrapped nor a statement. */
export function readExpression(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'global_variable':
    case 'hash_key_symbol':
      return nameAt(node, sourceOf(node, reader));
    case 'constant':
      return constant(node, reader);
    case 'self':
      return nameAt(node, 'self');
    case 'instance_variable':
    case 'class_variable':
      return { kind: 'member', span, object: nameAt(node, 'self'), property: sourceOf(node, reader) };
    case 'string':
    case 'bare_string':
    case 'delimited_symbol':
    case 'bare_symbol':
      return stringLiteral(node, reader);
    case 'chained_string':
      return { kind: 'concat', span, operands: namedChildren(node).map((each) => reader.expression(each)) };
    case 'simple_symbol':
      return symbolLiteral(node, reader);
    case 'heredoc_beginning':
      return heredoc(node, reader);
    case 'integer':
    case 'float':
      return number(node, reader, 1);
    case 'unary':
      return unary(node, reader);
    case 'true':
    case 'false':
      return { kind: 'scalar', span, value: node.type === 'true' };
    case 'nil':
      return { kind: 'scalar', span, value: null };
    case 'scope_resolution':
      return scopeResolution(node, reader);
    case 'call':
      return callExpression(node, reader);
    case 'element_reference':
      return elementReference(node, reader);
    case 'array':
    case 'string_array':
    case 'symbol_array':
    case 'right_assignment_list':
      return {
        kind: 'list',
        span,
        items: namedChildren(node).map((each) => ({
          value: reader.expression(each.type === 'splat_argument' ? (namedChildren(each)[0] ?? null) : each),
          spread: each.type === 'splat_argument',
        })),
      };
    case 'hash':
      return { kind: 'object', span, entries: hashEntries(namedChildren(node), reader) };
    case 'binary':
      return binary(node, reader);
    case 'conditional':
      return choice(node, ['consequence', 'alternative'], reader);
    case 'if':
    case 'unless':
    case 'elsif':
    case 'case':
    case 'begin':
      return { kind: 'choice', span, condition: null, options: branchValues(node, reader) };
    case 'lambda':
      return { kind: 'function', span, scope: blockScope(node, reader) };
    default:
      return opaqueAt(node, node.type === 'heredoc_body' ? [] : partsOf(node, reader));
  }
}

function partsOf(node: SyntaxNode, reader: Reader): Expr[] {
  return namedChildren(node).map((child) => reader.expression(child));
}

/** `Time`, `OpenAI`: classes and modules; `SYSTEM_PROMPT` is a value. */
function constant(node: SyntaxNode, reader: Reader): NameExpr {
  return /[a-z]/.test(sourceOf(node, reader))
    ? namespace(node, reader)
    : nameAt(node, sourceOf(node, reader));
}

function namespace(node: SyntaxNode, reader: Reader): NameExpr {
  const name = sourceOf(node, reader);
  if (!reader.imports.some(({ local }) => local === name)) {
    reader.imports.push({ span: spanOf(node), module: name, name: '*', local: name });
  }
  return { ...nameAt(node, name), namespace: true };
}

function scopeResolution(node: SyntaxNode, reader: Reader): Expr {
  const scope = childOf(node, 'scope');
  const name = childOf(node, 'name');
  if (name === null) return opaqueAt(node);
  if (scope === null) return reader.expression(name);
  return {
    kind: 'member',
    span: spanOf(node),
    object: scope.type === 'constant' ? namespace(scope, reader) : reader.expression(scope),
    property: sourceOf(name, reader),
  };
}

function number(node: SyntaxNode, reader: Reader, sign: 1 | -1): ScalarExpr | Expr {
  const value = Number(sourceOf(node, reader).replaceAll('_', ''));
  return Number.isNaN(value) ? opaqueAt(node) : { kind: 'scalar', span: spanOf(node), value: sign * value };
}

function unary(node: SyntaxNode, reader: Reader): Expr {
  const operand = childOf(node, 'operand');
  const operator = childOf(node, 'operator')?.type;
  // `+"…"` and `-"…"` only say whether the text may be changed.
  const isText = operand !== null && /string|heredoc/.test(operand.type);
  if (isText && (operator === '+' || operator === '-')) return reader.expression(operand);
  if (operand !== null && operator === '-' && /^(integer|float)$/.test(operand.type)) {
    return { ...number(operand, reader, -1), span: spanOf(node) };
  }
  return opaqueAt(node, [reader.expression(operand)]);
}

function operatorOf(node: SyntaxNode): string {
  return node.type === 'binary' ? (childOf(node, 'operator')?.type ?? '') : '';
}

/** The operands of a chain of one operator, from left to right. */
function operandsOf(node: SyntaxNode, operator: string): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const open = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const inner = unwrapped(next);
    if (operatorOf(inner) !== operator) {
      operands.push(inner);
      continue;
    }
    const left = childOf(inner, 'left');
    const right = childOf(inner, 'right');
    if (right !== null) open.push(right);
    if (left !== null) open.push(left);
  }
  return operands;
}

function binary(node: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  const operator = operatorOf(node);
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (operator === '%' && left !== null && right !== null) {
    const argument = reader.expression(right);
    const filled = argument.kind === 'list' || argument.kind === 'object';
    const list: Expr = { kind: 'list', span: argument.span, items: [{ value: argument, spread: false }] };
    return { kind: 'format', span, template: reader.expression(left), argument: filled ? argument : list };
  }
  const operands = operandsOf(node, operator).map((operand) => reader.expression(operand));
  if (operator === '+') return { kind: 'concat', span, operands };
  return operator === '||' || operator === 'or'
    ? { kind: 'choice', span, condition: null, options: operands }
    : opaqueAt(node, operands);
}

function choice(node: SyntaxNode, fields: readonly string[], reader: Reader): Expr {
  return {
    kind: 'choice',
    span: spanOf(node),
    condition: reader.expression(childOf(node, 'condition')),
    options: fields.map((field) => reader.expression(childOf(node, field))),
  };
}

/** What an `if`, `case` or `begin` may be: the last expression of each branch; what stands before it is read in place. */
function branchValues(node: SyntaxNode, reader: Reader, of = node): Expr[] {
  const values: Expr[] = [];
  for (const child of namedChildren(node)) {
    switch (child.type) {
      case 'then':
      case 'else':
        values.push(...lastValue(child, of, reader));
        break;
      case 'when':
      case 'in_clause':
      case 'rescue':
        for (const inner of namedChildren(child)) {
          if (inner.field === 'body') values.push(...lastValue(inner, of, reader));
          else if (inner.type !== 'exception_variable') reader.statement(inner);
        }
        break;
      case 'elsif':
        reader.nested(() => values.push(...branchValues(child, reader, of)));
        break;
      default:
        if (node.type === 'begin') {
          const isLast =
            child ===
            namedChildren(node)
              .filter(({ type }) => !/^(rescue|ensure|else)$/.test(type))
              .at(-1);
          if (isLast) values.push(reader.expression(child));
          else reader.statement(child);
        } else if (child.field === 'condition' || child.field === 'value') {
          reader.emit({ kind: 'expression', span: spanOf(child), value: reader.expression(child) });
        } else values.push(reader.expression(child));
    }
  }
  return values;
}

function lastValue(block: SyntaxNode, of: SyntaxNode, reader: Reader): Expr[] {
  const statements = namedChildren(block).filter(({ type }) => type !== 'heredoc_body');
  const last = statements.pop();
  const values: Expr[] = [];
  reader.inBlock(branchOf(of, block), () => {
    for (const statement of statements) reader.statement(statement);
    if (last !== undefined && operatorOf(last) === '<<') {
      // `text << "…"` is read as what it does; its value is what was there before, and more.
      reader.statement(last);
      values.push(opaqueAt(last));
    } else if (last !== undefined) values.push(reader.expression(last));
  });
  return values;
}
