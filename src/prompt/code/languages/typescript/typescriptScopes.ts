import type { Expr, Parameter, Scope } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { emitAssign, nameAt, opaqueAt, scopeOf, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { propertyName } from './typescriptLiterals';
import { parametersOf } from './typescriptParameters';
import { unwrapped } from './typescriptReader';

const functions = new Set([
  'arrow_function',
  'function_expression',
  'function_declaration',
  'generator_function',
  'generator_function_declaration',
]);

/** True for every kind of function with a body but methods. */
export function isFunction(node: SyntaxNode): boolean {
  return functions.has(node.type);
}

/** True for a class declaration or expression. */
export function isClass(node: SyntaxNode): boolean {
  return node.named && (node.type === 'class' || node.type.endsWith('class_declaration'));
}

/** The scope of a function or method; `name` is what others call it by, if not its own name. */
export function functionScope(
  node: SyntaxNode,
  name: string | null,
  decorators: readonly Expr[],
  reader: Reader,
): Scope {
  const own = node.type === 'method_definition' ? null : childOf(node, 'name');
  const body = childOf(node, 'body');
  let parameters: Parameter[] = [];
  const statements = reader.collect(() => {
    parameters = parametersOf(node, reader);
    emitParameterProperties(node, reader);
    if (body?.type === 'statement_block') {
      for (const statement of namedChildren(body)) reader.statement(statement);
    } else if (body !== null) {
      const value = reader.expression(body);
      reader.emit({ kind: 'return', span: value.span, value });
    }
  });
  const declared = name ?? (own === null ? null : sourceOf(own, reader));
  return scopeOf('function', node, declared, { parameters, decorators, statements });
}

/** `constructor(private readonly a)` also says `this.a = a`. */
function emitParameterProperties(node: SyntaxNode, reader: Reader): void {
  const list = childOf(node, 'parameters');
  for (const parameter of list === null ? [] : list.children) {
    const isProperty = parameter.children.some(
      ({ type }) => type === 'accessibility_modifier' || type === 'readonly' || type === 'override_modifier',
    );
    const pattern = childOf(parameter, 'pattern');
    if (!isProperty || pattern?.type !== 'identifier') continue;
    const name = sourceOf(pattern, reader);
    const target: Expr = {
      kind: 'member',
      span: spanOf(pattern),
      object: nameAt(pattern, 'this'),
      property: name,
    };
    emitAssign(parameter, target, nameAt(pattern, name), reader);
  }
}

/** The scope of a class; `name` is what others call it by, if not its own name. */
export function classScope(
  node: SyntaxNode,
  name: string | null,
  decorators: readonly Expr[],
  reader: Reader,
): Scope {
  const own = childOf(node, 'name');
  const body = childOf(node, 'body');
  const allDecorators = [...decorators, ...decoratorsOf(node, reader)];
  const bases = basesOf(node, reader);
  const statements = reader.collect(() => {
    if (body !== null) readMembers(body, reader);
  });
  const declared = name ?? (own === null ? null : sourceOf(own, reader));
  return scopeOf('class', node, declared, { bases, decorators: allDecorators, statements });
}

function basesOf(node: SyntaxNode, reader: Reader): Expr[] {
  const heritage = node.children.find((child) => child.type === 'class_heritage');
  if (heritage === undefined) return [];
  return namedChildren(heritage).flatMap((clause) => {
    if (clause.type === 'implements_clause') return [];
    if (clause.type !== 'extends_clause') return [reader.expression(clause)];
    return clause.children.filter(({ field }) => field === 'value').map((base) => reader.expression(base));
  });
}

function readMembers(body: SyntaxNode, reader: Reader): void {
  // In TypeScript's grammar decorators stand before their member, in JavaScript's inside it.
  let pending: Expr[] = [];
  for (const member of namedChildren(body)) {
    if (member.type === 'decorator') {
      pending.push(...decoratorExpression(member, reader));
      continue;
    }
    const decorators = [...pending, ...decoratorsOf(member, reader)];
    pending = [];
    reader.nested(() => readMember(member, decorators, reader));
  }
}

function readMember(member: SyntaxNode, decorators: readonly Expr[], reader: Reader): void {
  const nameNode = childOf(member, 'name') ?? childOf(member, 'property');
  switch (member.type) {
    case 'method_definition': {
      const scope = functionScope(member, propertyName(nameNode, reader), decorators, reader);
      reader.emit({ kind: 'scope', span: spanOf(member), scope });
      return;
    }
    case 'public_field_definition':
    case 'field_definition': {
      for (const value of decorators) reader.emit({ kind: 'expression', span: value.span, value });
      const valueNode = childOf(member, 'value');
      if (valueNode !== null) emitField(member, nameNode, valueNode, reader);
      return;
    }
    case 'class_static_block': {
      const body = childOf(member, 'body');
      if (body !== null) reader.statement(body);
      return;
    }
    case 'ERROR':
      for (const child of namedChildren(member)) reader.statement(child);
  }
}

function emitField(
  node: SyntaxNode,
  nameNode: SyntaxNode | null,
  valueNode: SyntaxNode,
  reader: Reader,
): void {
  const name = propertyName(nameNode, reader);
  const target = nameNode === null || name === null ? opaqueAt(node) : nameAt(nameNode, name);
  const inner = unwrapped(valueNode);
  const value: Expr = isFunction(inner)
    ? { kind: 'function', span: spanOf(inner), scope: functionScope(inner, name, [], reader) }
    : reader.expression(inner);
  emitAssign(node, target, value, reader);
}

/** The scope of an enum: its members with values are fields. */
export function enumScope(node: SyntaxNode, reader: Reader): Scope {
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    for (const member of body === null ? [] : body.children) {
      const value = childOf(member, 'value');
      if (value !== null) emitField(member, childOf(member, 'name'), value, reader);
    }
  });
  return scopeOf('class', node, name === null ? null : sourceOf(name, reader), { statements });
}

/** The scope of a namespace: a module with a name. */
export function namespaceScope(node: SyntaxNode, reader: Reader): Scope {
  const name = childOf(node, 'name');
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    if (body !== null) reader.statement(body);
  });
  return scopeOf('module', node, name === null ? null : sourceOf(name, reader), { statements });
}

/** The decorators that stand inside a node. */
export function decoratorsOf(node: SyntaxNode, reader: Reader): Expr[] {
  return node.children.flatMap((child) =>
    child.type === 'decorator' ? decoratorExpression(child, reader) : [],
  );
}

function decoratorExpression(decorator: SyntaxNode, reader: Reader): Expr[] {
  return namedChildren(decorator).map((inner) => reader.expression(inner));
}
