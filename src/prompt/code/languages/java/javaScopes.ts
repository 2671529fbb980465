import { annotationsOf, pathOf } from './javaReader';
import type { CallExpr, Expr, Parameter, Scope, Statement } from '../../syntax/syntax';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { emitAssign, nameAt, scopeOf, sourceOf, spanOf, withFirstWrites } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** A class, interface, enum, record or annotation type. */
export function classScope(node: SyntaxNode, reader: Reader): Scope {
  const body = childOf(node, 'body');
  const name = nameOf(node, reader);
  const decorators = annotationsOf(node, reader);
  const bases = basesOf(node, reader);
  if (body === null) return scopeOf('class', node, name, { decorators, bases, statements: [] });
  const inner = bodyScope(body, name, reader);
  const members = new Set([...(inner.members ?? []), ...parametersOf(node, reader).map((each) => each.name)]);
  return { ...inner, span: spanOf(node), decorators, bases, members };
}

/** The body of a class with or without a name. */
export function bodyScope(body: SyntaxNode, name: string | null, reader: Reader): Scope {
  const members = new Set<string>();
  const declarations = namedChildren(body).flatMap((member) =>
    member.type === 'enum_body_declarations' ? namedChildren(member) : [member],
  );
  for (const declaration of declarations) {
    for (const { field, children } of declaration.children) {
      if (field === 'declarator') members.add(sourceOf(children[0]!, reader));
    }
  }
  const statements = reader.collect(() => {
    for (const member of namedChildren(body)) {
      if (member.type === 'enum_constant') enumConstant(member, name, reader);
      else reader.statement(member);
    }
  });
  return { ...scopeOf('class', body, name, { statements: withDefaults(statements, name) }), members };
}

/**
 * `this(client, DEFAULT_PROMPT)`: the constants that one constructor gives another are the defaults of its parameters.
 * Which of them it means is told by the number of its parameters.
 */
function withDefaults(statements: readonly Statement[], name: string | null): readonly Statement[] {
  const isConstructor = ({ name: own }: Scope): boolean => name !== null && own === name;
  const delegating = statements.flatMap((statement) => {
    const first =
      statement.kind === 'scope' && isConstructor(statement.scope)
        ? statement.scope.statements[0]
        : undefined;
    const call = first?.kind === 'expression' && first.value.kind === 'call' ? first.value : null;
    return call?.callee.kind === 'name' && call.callee.name === 'this' ? [call] : [];
  });
  if (delegating.length === 0) return statements;
  return statements.map((statement) => {
    if (statement.kind !== 'scope' || !isConstructor(statement.scope)) return statement;
    const { parameters } = statement.scope;
    const call = delegating.find(({ args }) => args.length === parameters.length);
    if (call === undefined) return statement;
    return { ...statement, scope: { ...statement.scope, parameters: withGiven(parameters, call) } };
  });
}

function withGiven(parameters: readonly Parameter[], { args }: CallExpr): Parameter[] {
  return parameters.map((parameter, i) => {
    const { value } = args[i]!;
    const constant = value.kind === 'member' ? value.property : value.kind === 'name' ? value.name : '';
    const isGiven = value.kind === 'string' || /^[A-Z][A-Z\d_]+$/.test(constant);
    return isGiven ? { ...parameter, defaultValue: value } : parameter;
  });
}

/** A method or constructor; one without a body is there for its annotations. */
export function methodScope(node: SyntaxNode, reader: Reader): Scope {
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    for (const statement of body === null ? [] : namedChildren(body)) reader.statement(statement);
  });
  return scopeOf('function', node, nameOf(node, reader), {
    parameters: parametersOf(node, reader),
    decorators: annotationsOf(node, reader),
    statements: withFirstWrites(statements),
  });
}

/** A lambda; `name` is the variable that holds it. */
export function lambdaScope(node: SyntaxNode, name: string | null, reader: Reader): Scope {
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    if (body?.type === 'block') {
      for (const statement of namedChildren(body)) reader.statement(statement);
    } else if (body !== null) {
      reader.emit({ kind: 'return', span: spanOf(body), value: reader.expression(body) });
    }
  });
  return scopeOf('function', node, name, {
    parameters: parametersOf(node, reader),
    statements: withFirstWrites(statements),
  });
}

function parametersOf(node: SyntaxNode, reader: Reader): Parameter[] {
  const list = childOf(node, 'parameters');
  if (list === null) return [];
  const parameters = list.type === 'identifier' ? [list] : namedChildren(list);
  return parameters.flatMap((parameter) => {
    const declarator = parameter.children.find(({ type }) => type === 'variable_declarator') ?? parameter;
    const name = parameter.type === 'identifier' ? parameter : childOf(declarator, 'name');
    if (name === null) return [];
    return [{ span: spanOf(parameter), name: sourceOf(name, reader), defaultValue: null }];
  });
}

/** `NAME("text")` holds what it is made with; its text is the constant's if it is the only argument. */
function enumConstant(node: SyntaxNode, type: string | null, reader: Reader): void {
  const name = childOf(node, 'name');
  const list = childOf(node, 'arguments');
  const body = childOf(node, 'body');
  if (name !== null && list !== null) {
    const args = namedChildren(list).map((argument) => ({
      span: spanOf(argument),
      name: null,
      value: reader.expression(argument),
      spread: false,
    }));
    const value: Expr =
      args.length === 1
        ? args[0]!.value
        : { kind: 'call', span: spanOf(node), callee: nameAt(name, type ?? ''), args };
    emitAssign(node, nameAt(name, sourceOf(name, reader)), value, reader);
  }
  if (body !== null) reader.emit({ kind: 'scope', span: spanOf(body), scope: bodyScope(body, null, reader) });
}

function basesOf(node: SyntaxNode, reader: Reader): Expr[] {
  return ['superclass', 'interfaces'].flatMap((field) => {
    const clause = childOf(node, field);
    const types = clause === null ? [] : namedChildren(clause);
    return types
      .flatMap((type) => (type.type === 'type_list' ? namedChildren(type) : [type]))
      .map((type) => pathOf(type, reader));
  });
}

function nameOf(node: SyntaxNode, reader: Reader): string | null {
  const name = childOf(node, 'name');
  return name === null ? null : sourceOf(name, reader);
}
