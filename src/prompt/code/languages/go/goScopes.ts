import type { Expr, Parameter, Scope } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { nameAt, scopeOf, sourceOf, spanOf, withFirstWrites } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The scope of a function, method or function literal. */
export function functionScope(
  node: SyntaxNode,
  name: string | null,
  receiver: readonly Parameter[],
  reader: Reader,
): Scope {
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    if (body !== null) reader.statement(body);
  });
  return scopeOf('function', node, name, {
    parameters: [...receiver, ...parametersOf(childOf(node, 'parameters'), reader)],
    statements: withFirstWrites(statements),
  });
}

/** The class that a method belongs to, with nothing in it but the method. */
export function methodScope(node: SyntaxNode, reader: Reader): Scope {
  const receiver = childOf(node, 'receiver');
  const declared = receiver === null ? undefined : namedChildren(receiver)[0];
  const type = declared === undefined ? null : receiverType(declared);
  const own = declared === undefined ? null : childOf(declared, 'name');
  const value: Expr | null =
    type === null
      ? null
      : {
          kind: 'call',
          span: spanOf(type),
          callee: nameAt(type, sourceOf(type, reader)),
          args: [],
          record: true,
        };
  const parameters: Parameter[] =
    own === null ? [] : [{ span: spanOf(own), name: sourceOf(own, reader), defaultValue: value }];
  const name = childOf(node, 'name');
  const method = functionScope(node, name === null ? null : sourceOf(name, reader), parameters, reader);
  if (type === null) return method;
  return scopeOf('class', node, sourceOf(type, reader), {
    statements: [{ kind: 'scope', span: method.span, scope: method }],
  });
}

function receiverType(declared: SyntaxNode): SyntaxNode | null {
  let type = childOf(declared, 'type');
  while (type !== null && type.type !== 'type_identifier') type = namedChildren(type)[0] ?? null;
  return type;
}

function parametersOf(list: SyntaxNode | null, reader: Reader): Parameter[] {
  if (list === null) return [];
  return namedChildren(list).flatMap((declaration) =>
    declaration.children
      .filter(({ field, named }) => field === 'name' && named)
      .map((name) => ({ span: spanOf(name), name: sourceOf(name, reader), defaultValue: null })),
  );
}
