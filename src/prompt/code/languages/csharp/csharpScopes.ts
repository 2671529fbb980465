import { typedValue } from './csharpCreations';
import { argumentsOf, attributesOf, nameOf, pathOf } from './csharpReader';
import type { Expr, Parameter, Scope } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { nameAt, scopeOf, sourceOf, spanOf, withFirstWrites } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** A class, record, struct, interface or enum. */
export function classScope(node: SyntaxNode, reader: Reader): Scope {
  const body = childOf(node, 'body');
  const parameters = node.children.find(({ type }) => type === 'parameter_list') ?? null;
  const members = new Set(parametersOf(parameters, reader).map(({ name }) => name));
  for (const declaration of body === null ? [] : namedChildren(body)) {
    for (const name of memberNames(declaration)) members.add(sourceOf(name, reader));
  }
  const statements = reader.collect(() => {
    for (const member of body === null ? [] : namedChildren(body)) reader.statement(member);
  });
  const decorators = attributesOf(node, reader);
  const scope = scopeOf('class', node, declaredName(node, reader), {
    decorators,
    bases: basesOf(node, reader),
    statements,
  });
  return { ...scope, members };
}

function memberNames(declaration: SyntaxNode): SyntaxNode[] {
  const name = childOf(declaration, 'name');
  if (declaration.type === 'property_declaration') return name === null ? [] : [name];
  const variables = declaration.children.find(({ type }) => type === 'variable_declaration');
  return (variables === undefined ? [] : namedChildren(variables)).flatMap(
    (variable) => childOf(variable, 'name') ?? [],
  );
}

/** A method, constructor, local function, operator or accessor; `name` is what others call it by, if not its own name. */
export function methodScope(node: SyntaxNode, name: string | null, reader: Reader): Scope {
  const statements = reader.collect(() => {
    const initializer = node.children.find(({ type }) => type === 'constructor_initializer');
    const list = initializer?.children.find(({ type }) => type === 'argument_list');
    if (initializer !== undefined && list !== undefined) {
      const span = spanOf(initializer);
      const value: Expr = {
        kind: 'call',
        span,
        callee: nameAt(initializer, 'base'),
        args: argumentsOf(list, reader),
      };
      reader.emit({ kind: 'expression', span, value });
    }
    readBody(childOf(node, 'body'), childOf(node, 'returns') ?? childOf(node, 'type'), reader);
  });
  return scopeOf('function', node, name ?? declaredName(node, reader), {
    parameters: parametersOf(childOf(node, 'parameters'), reader),
    decorators: attributesOf(node, reader),
    statements: withFirstWrites(statements),
  });
}

/** A lambda or anonymous method; `name` is the variable that holds it. */
export function lambdaScope(node: SyntaxNode, name: string | null, reader: Reader): Scope {
  const statements = reader.collect(() => {
    readBody(
      childOf(node, 'body') ?? node.children.find(({ type }) => type === 'block') ?? null,
      null,
      reader,
    );
  });
  return scopeOf('function', node, name, {
    parameters: parametersOf(childOf(node, 'parameters'), reader),
    statements: withFirstWrites(statements),
  });
}

/** `type` is that of the value of an expression body. */
function readBody(body: SyntaxNode | null, type: SyntaxNode | null, reader: Reader): void {
  if (body?.type === 'block') {
    for (const statement of namedChildren(body)) reader.statement(statement);
    return;
  }
  const value = body?.type === 'arrow_expression_clause' ? namedChildren(body)[0] : body;
  if (value === null || value === undefined) return;
  reader.emit({ kind: 'return', span: spanOf(value), value: typedValue(value, type, reader) });
}

function parametersOf(list: SyntaxNode | null, reader: Reader): Parameter[] {
  if (list === null) return [];
  if (list.type === 'identifier' || list.type === 'implicit_parameter') {
    return [{ span: spanOf(list), name: sourceOf(list, reader), defaultValue: null }];
  }
  return namedChildren(list).flatMap((parameter) => {
    const name = parameter.type === 'identifier' ? parameter : childOf(parameter, 'name');
    if (name === null) return [];
    const equals = parameter.children.findIndex(({ type }) => type === '=');
    const value = equals < 0 ? undefined : parameter.children[equals + 1];
    return [
      {
        span: spanOf(parameter),
        name: nameOf(name, reader),
        defaultValue: value === undefined ? null : reader.expression(value),
      },
    ];
  });
}

function basesOf(node: SyntaxNode, reader: Reader): Expr[] {
  const list = node.children.find(({ type }) => type === 'base_list');
  return (list === undefined ? [] : namedChildren(list))
    .filter(({ type }) => type !== 'argument_list')
    .map((base) =>
      pathOf(base.type === 'primary_constructor_base_type' ? (namedChildren(base)[0] ?? base) : base, reader),
    );
}

function declaredName(node: SyntaxNode, reader: Reader): string | null {
  const name = childOf(node, 'name');
  return name === null ? null : nameOf(name, reader);
}
