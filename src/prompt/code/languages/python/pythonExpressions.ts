import type { Span } from '../../../span';
import { isBytes, plainValue, pythonString } from './pythonStrings';
import type {
  Argument,
  AssignStatement,
  CallExpr,
  Entry,
  Expr,
  FunctionExpr,
  ListItem,
  OpaqueExpr,
  Parameter,
  Scope,
} from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';

/** What an expression needs to know about where it stands. */
export interface Surroundings {
  readonly text: string;
  /** How deep the node lies in nested expressions and blocks. */
  readonly level: number;
  /** Depth of enclosing blocks inside the scope. */
  readonly depth: number;
  /** Takes the assignments that are part of expressions (`:=`). */
  readonly assign: (statement: AssignStatement) => void;
}

/**
 * Nesting up to which a tree is followed. Nobody writes that deep by hand, and every consumer that walks the neutral
 * tree by recursion stays far from the end of the stack. Sums and other chains of operators do not count.
 */
export const deepestLevel = 200;

/** The neutral form of an expression. Never throws; what lies too deep is opaque without parts. */
export function pythonExpression(wrapped: SyntaxNode, around: Surroundings): Expr {
  const node = unwrapped(wrapped);
  if (around.level > deepestLevel) return opaque(node, []);
  const inside: Surroundings = { ...around, level: around.level + 1 };
  const convert = (each: SyntaxNode): Expr => pythonExpression(each, inside);
  const span = spanOf(node);
  switch (node.type) {
    case 'string':
      return pythonString(node, around.text, convert);
    case 'concatenated_string':
      return { kind: 'concat', span, operands: sum(node).map(convert) };
    case 'identifier':
      return { kind: 'name', span, name: around.text.slice(node.start, node.end) };
    case 'dotted_name':
      return dottedName(node, around.text);
    case 'attribute':
      return member(node, around.text, convert);
    case 'subscript':
      return subscript(node, around.text, convert);
    case 'call':
      return call(node, around.text, convert);
    case 'list':
    case 'tuple':
    case 'set':
    case 'expression_list':
      return { kind: 'list', span, items: namedChildren(node).map((each) => item(each, convert)) };
    case 'dictionary':
      return { kind: 'object', span, entries: namedChildren(node).map((each) => entry(each, convert)) };
    case 'binary_operator':
      return binary(node, convert);
    case 'boolean_operator':
      return boolean(node, convert);
    case 'conditional_expression': {
      const [value, condition, otherwise] = namedChildren(node);
      if (value === undefined || condition === undefined || otherwise === undefined) break;
      const options = [convert(value), convert(otherwise)];
      return { kind: 'choice', span, condition: convert(condition), options };
    }
    case 'list_comprehension':
    case 'set_comprehension':
    case 'dictionary_comprehension':
    case 'generator_expression':
      return comprehension(node, inside);
    case 'lambda':
      return { kind: 'function', span, scope: lambda(node, inside) };
    case 'named_expression':
      return walrus(node, inside);
    case 'integer':
    case 'float':
    case 'true':
    case 'false':
    case 'none':
      return scalar(node, around.text, 1);
    case 'unary_operator': {
      const operand = childOf(node, 'argument');
      if (operand === null || childOf(node, 'operator')?.type !== '-') break;
      if (operand.type !== 'integer' && operand.type !== 'float') break;
      return { ...scalar(operand, around.text, -1), span };
    }
    default:
  }
  return opaque(node, partsOf(node).map(convert));
}

/** A call whose node is broken: the callee and the arguments that were found. */
export function pythonCall(callee: SyntaxNode, args: readonly SyntaxNode[], around: Surroundings): CallExpr {
  const convert = (each: SyntaxNode): Expr => pythonExpression(each, around);
  return {
    kind: 'call',
    span: { start: callee.start, end: args.at(-1)?.end ?? callee.end },
    callee: convert(callee),
    args: args.map((each) => argument(each, around.text, convert)),
  };
}

/** Parameters in order; defaults belong to the surroundings of the function. */
export function pythonParameters(list: SyntaxNode | null, around: Surroundings): Parameter[] {
  if (list === null) return [];
  const parameters: Parameter[] = [];
  const pending = namedChildren(list).reverse();
  let typed: SyntaxNode | null = null;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const declared = childOf(node, 'name') ?? (node.type === 'identifier' ? node : null);
    const value = childOf(node, 'value');
    const defaultValue = value === null ? null : pythonExpression(value, around);
    if (declared?.type === 'identifier') {
      const name = around.text.slice(declared.start, declared.end);
      const written = childOf(node, 'type') ?? typed;
      const type = written === null ? {} : { type: around.text.slice(written.start, written.end) };
      parameters.push({ span: spanOf(node), name, defaultValue, ...type });
    } else if (node.type === 'tuple_pattern' || declared !== null) {
      parameters.push({ span: spanOf(node), name: '', defaultValue });
      pending.push(...namedChildren(declared ?? node).reverse());
    } else if (node.type !== 'type' && node.type !== 'ERROR') {
      // `name: type`, `*name`, `**name`: the name is the first child.
      typed = childOf(node, 'type');
      pending.push(...namedChildren(node).slice(0, 1));
      continue;
    }
    typed = null;
  }
  return parameters;
}

/** The offsets of a node. */
export function spanOf({ start, end }: SyntaxNode): Span {
  return { start, end };
}

/** Without the parentheses and `await` around it. */
export function unwrapped(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.type === 'parenthesized_expression' || inner.type === 'await') {
    const [content] = namedChildren(inner);
    if (content === undefined) return inner;
    inner = content;
  }
  return inner;
}

function opaque(node: SyntaxNode, children: readonly Expr[]): OpaqueExpr {
  return { kind: 'opaque', span: spanOf(node), children };
}

/** Operands from left to right of a chain, however it is nested; `links` says which nodes belong to the chain. */
function chain(node: SyntaxNode, links: (node: SyntaxNode) => boolean): SyntaxNode[] {
  const operands: SyntaxNode[] = [];
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const inner = unwrapped(next);
    if (links(inner)) pending.push(...namedChildren(inner).reverse());
    else operands.push(inner);
  }
  return operands;
}

function operatorOf(node: SyntaxNode): string {
  return childOf(node, 'operator')?.type ?? '';
}

function sum(node: SyntaxNode): SyntaxNode[] {
  return chain(
    node,
    (each) =>
      each.type === 'concatenated_string' || (each.type === 'binary_operator' && operatorOf(each) === '+'),
  );
}

function binary(node: SyntaxNode, convert: (node: SyntaxNode) => Expr): Expr {
  const span = spanOf(node);
  const operator = operatorOf(node);
  if (operator === '+') return { kind: 'concat', span, operands: sum(node).map(convert) };
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (operator === '%' && left !== null && right !== null) {
    return { kind: 'format', span, template: convert(left), argument: convert(right) };
  }
  const links = (each: SyntaxNode): boolean =>
    each.type === 'binary_operator' && operatorOf(each) === operator;
  const operands = opaque(node, chain(node, links).map(convert));
  return operator === '*' ? { ...operands, product: true } : operands;
}

function boolean(node: SyntaxNode, convert: (node: SyntaxNode) => Expr): Expr {
  const operator = operatorOf(node);
  const links = (each: SyntaxNode): boolean =>
    each.type === 'boolean_operator' && operatorOf(each) === operator;
  const options = chain(node, links).map(convert);
  return operator === 'or'
    ? { kind: 'choice', span: spanOf(node), condition: null, options }
    : opaque(node, options);
}

function member(node: SyntaxNode, text: string, convert: (node: SyntaxNode) => Expr): Expr {
  const object = childOf(node, 'object');
  const property = childOf(node, 'attribute');
  if (object === null || property === null) return opaque(node, partsOf(node).map(convert));
  return {
    kind: 'member',
    span: spanOf(node),
    object: convert(object),
    property: text.slice(property.start, property.end),
  };
}

function subscript(node: SyntaxNode, text: string, convert: (node: SyntaxNode) => Expr): Expr {
  const [object, key, ...more] = namedChildren(node);
  if (object !== undefined && key !== undefined && more.length === 0 && !isBytes(key, text)) {
    const property = key.type === 'string' ? plainValue(convert(key)) : null;
    if (property !== null) {
      return { kind: 'member', span: spanOf(node), object: convert(object), property, subscript: true };
    }
  }
  return opaque(node, partsOf(node).map(convert));
}

function dottedName(node: SyntaxNode, text: string): Expr {
  const [first, ...rest] = namedChildren(node);
  const start = node.start;
  let expr: Expr = {
    kind: 'name',
    span: spanOf(first ?? node),
    name: text.slice(start, first?.end ?? node.end),
  };
  for (const { start: from, end } of rest) {
    expr = { kind: 'member', span: { start, end }, object: expr, property: text.slice(from, end) };
  }
  return expr;
}

function call(node: SyntaxNode, text: string, convert: (node: SyntaxNode) => Expr): Expr {
  const callee = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  if (callee === null || list === null) return opaque(node, partsOf(node).map(convert));
  const given = list.type === 'argument_list' ? namedChildren(list) : [list];
  const args = given.map((each) => argument(each, text, convert));
  const isDict = callee.type === 'identifier' && text.slice(callee.start, callee.end) === 'dict';
  if (isDict && args.every(({ name, spread }) => name !== null || spread)) return dictOf(node, args);
  return { kind: 'call', span: spanOf(node), callee: convert(callee), args };
}

/** `dict(role="user", **rest)` is what `{"role": "user", **rest}` is. */
function dictOf(node: SyntaxNode, args: readonly Argument[]): Expr {
  const entries = args.map(({ span, name, value, spread }) => ({ span, key: name, value, spread }));
  return { kind: 'object', span: spanOf(node), entries };
}

function argument(node: SyntaxNode, text: string, convert: (node: SyntaxNode) => Expr): Argument {
  const name = node.type === 'keyword_argument' ? childOf(node, 'name') : null;
  const value = childOf(node, 'value');
  if (name !== null && value !== null) {
    const span = spanOf(node);
    return { span, name: text.slice(name.start, name.end), value: convert(value), spread: false };
  }
  return { span: spanOf(node), name: null, ...item(node, convert) };
}

function item(node: SyntaxNode, convert: (node: SyntaxNode) => Expr): ListItem {
  const spread = node.type.endsWith('_splat') || node.type === 'parenthesized_list_splat';
  const inner = spread ? namedChildren(node)[0] : undefined;
  return { value: convert(inner ?? node), spread };
}

function entry(node: SyntaxNode, convert: (node: SyntaxNode) => Expr): Entry {
  const key = childOf(node, 'key');
  const value = childOf(node, 'value');
  if (node.type === 'pair' && key !== null && value !== null) {
    const name = key.type === 'string' ? plainValue(convert(key)) : null;
    return { span: spanOf(node), key: name, value: convert(value), spread: false };
  }
  return { span: spanOf(node), key: null, ...item(node, convert) };
}

function scalar(node: SyntaxNode, text: string, sign: 1 | -1): Expr {
  const span = spanOf(node);
  if (node.type === 'none') return { kind: 'scalar', span, value: null };
  if (node.type === 'true' || node.type === 'false') {
    return { kind: 'scalar', span, value: node.type === 'true' };
  }
  const digits = text.slice(node.start, node.end).replaceAll('_', '');
  const value = Number(digits);
  // Imaginary numbers, and the octals and longs of Python 2.
  if (Number.isNaN(value)) return opaque(node, []);
  return { kind: 'scalar', span, value: sign * value };
}

function lambda(node: SyntaxNode, around: Surroundings): Scope {
  const body = childOf(node, 'body');
  return anonymous(
    node,
    pythonParameters(childOf(node, 'parameters'), around),
    body === null ? [] : [body],
    around,
  );
}

/** What it runs over, then a function of its own for the rest: the variables of its loops are seen only there. */
function comprehension(node: SyntaxNode, around: Surroundings): Expr {
  const clauses = namedChildren(node).filter(({ type }) => type === 'for_in_clause');
  const parameters = clauses.flatMap((clause) => namesIn(childOf(clause, 'left'), around.text));
  const runsOver = clauses[0]?.children.find(({ field }) => field === 'right');
  const parts = partsOf(node).filter((part) => part !== runsOver);
  const scope = anonymous(node, parameters, parts, around);
  const body: FunctionExpr = { kind: 'function', span: spanOf(node), scope };
  const read = opaque(node, runsOver === undefined ? [body] : [pythonExpression(runsOver, around), body]);
  return node.type === 'dictionary_comprehension' ? read : { ...read, items: body };
}

function namesIn(target: SyntaxNode | null, text: string): Parameter[] {
  const names: Parameter[] = [];
  const pending = target === null ? [] : [target];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type !== 'identifier') pending.push(...namedChildren(node).reverse());
    else names.push({ span: spanOf(node), name: text.slice(node.start, node.end), defaultValue: null });
  }
  return names;
}

/** A function without a name that returns its parts. */
function anonymous(
  node: SyntaxNode,
  parameters: readonly Parameter[],
  parts: readonly SyntaxNode[],
  around: Surroundings,
): Scope {
  const statements: Scope['statements'][number][] = [];
  const inside = { ...around, depth: 0, assign: (each: AssignStatement) => statements.push(each) };
  for (const part of parts) {
    const value = pythonExpression(part, inside);
    statements.push({ kind: 'return', span: spanOf(part), value });
  }
  return {
    kind: 'function',
    span: spanOf(node),
    name: null,
    parameters,
    bases: [],
    decorators: [],
    docstring: null,
    statements,
  };
}

/** `(name := value)` assigns, and is then the name: the value stands in the tree once. */
function walrus(node: SyntaxNode, around: Surroundings): Expr {
  const name = childOf(node, 'name');
  const value = childOf(node, 'value');
  if (name === null || value === null) return opaque(node, []);
  const span = spanOf(node);
  const target = pythonExpression(name, around);
  const assigned = pythonExpression(value, around);
  around.assign({ kind: 'assign', span, target, value: assigned, appends: false, depth: around.depth });
  return target;
}

/** The expressions below a node that is none of the others: operands, clauses of a comprehension, broken syntax. */
function partsOf(node: SyntaxNode): SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  const pending = namedChildren(node).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === 'type' || next.type.startsWith('string_')) continue;
    // The variables of a loop are no parts of its value.
    if (next.type === 'for_in_clause') {
      pending.push(...next.children.filter((each) => each.field === 'right'));
    } else if (transparent.has(next.type)) pending.push(...namedChildren(next).reverse());
    else parts.push(next);
  }
  return parts;
}

const transparent = new Set([
  'ERROR',
  'argument_list',
  'chevron',
  'if_clause',
  'keyword_argument',
  'list_splat',
  'pair',
  'dictionary_splat',
  'slice',
]);
