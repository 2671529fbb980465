import type { Argument, Expr, Parameter, Scope, Statement } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { scopeOf, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The scope of a method: what its last statement is worth is what it returns. */
export function methodScope(node: SyntaxNode, reader: Reader): Scope {
  const name = childOf(node, 'name');
  return functionScope(node, name === null ? null : sourceOf(name, reader), reader);
}

/** The scope of a block or lambda. */
export function blockScope(node: SyntaxNode, reader: Reader): Scope {
  const inner = node.type === 'lambda' ? childOf(node, 'body') : node;
  return functionScope(inner ?? node, null, reader, childOf(node, 'parameters'));
}

function functionScope(
  node: SyntaxNode,
  name: string | null,
  reader: Reader,
  parameterList: SyntaxNode | null = childOf(node, 'parameters'),
): Scope {
  const body = childOf(node, 'body');
  let parameters: Parameter[] = [];
  const statements = reader.collect(() => {
    parameters = parametersOf(parameterList, reader);
    if (body !== null) readBody(body, reader);
  });
  return scopeOf('function', node, name, { parameters, statements });
}

const blocks = new Set(['body_statement', 'block_body', 'then', 'do']);
const withoutResult = new Set(['while', 'until', 'for', 'method', 'singleton_method', 'class', 'module']);

function readBody(body: SyntaxNode, reader: Reader): void {
  if (!blocks.has(body.type)) {
    readResult(body, reader);
    return;
  }
  const statements = namedChildren(body).filter(({ type }) => type !== 'heredoc_body');
  const handlers = statements.filter(({ type }) => /^(rescue|ensure|else)$/.test(type));
  const own = statements.filter((statement) => !handlers.includes(statement));
  const last = own.pop();
  for (const statement of own) reader.statement(statement);
  if (last !== undefined) readResult(last, reader);
  for (const handler of handlers) reader.statement(handler);
}

function readResult(node: SyntaxNode, reader: Reader): void {
  if (withoutResult.has(node.type)) {
    reader.statement(node);
    return;
  }
  let given = false;
  const before = reader.collect(() => {
    reader.statement(node);
  });
  const last = before.pop();
  for (const statement of before) reader.emit(statement);
  if (last === undefined) return;
  // An assignment, too, is worth its value: its target then stands for it.
  if (last.kind === 'expression') {
    reader.emit({ kind: 'return', span: last.span, value: last.value });
    given = true;
  } else reader.emit(last);
  if (!given && last.kind === 'assign' && last.target.kind !== 'opaque') {
    reader.emit({ kind: 'return', span: last.span, value: last.target });
  }
}

/** The scope of a class or module. What macros say in the body of a class is what its base is made with. */
export function classScope(node: SyntaxNode, reader: Reader): Scope {
  const name = childOf(node, 'name');
  const base = baseOf(node, reader);
  const body = childOf(node, 'body');
  const macros: Argument[] = [];
  const statements = reader.collect(() => {
    for (const child of body === null ? [] : namedChildren(body)) {
      const macro = base === null ? null : macroIn(child, reader);
      if (macro === null) reader.statement(child);
      else macros.push(macro);
    }
  });
  const scope = scopeOf('class', node, name === null ? null : sourceOf(name, reader), {
    bases: base === null ? [] : [base],
    statements: base === null || macros.length === 0 ? statements : [...statements, made(node, base, macros)],
  });
  // Constants and methods are in sight of the methods, though fields have names of their own.
  return { ...scope, members: new Set() };
}

/** `private def x` and the like hold a method; they are no macros. */
function macroIn(node: SyntaxNode, reader: Reader): Argument | null {
  const list = childOf(node, 'arguments');
  if (list !== null && namedChildren(list).some(({ type }) => type.endsWith('method'))) return null;
  return macroOf(node, reader);
}

function made(node: SyntaxNode, base: Expr, args: readonly Argument[]): Statement {
  const span = spanOf(node);
  return { kind: 'expression', span, value: { kind: 'call', span, callee: base, args, record: true } };
}

function baseOf(node: SyntaxNode, reader: Reader): Expr | null {
  const superclass = childOf(node, 'superclass');
  const base = superclass === null ? undefined : namedChildren(superclass)[0];
  return base === undefined ? null : reader.expression(base);
}

function parametersOf(list: SyntaxNode | null, reader: Reader): Parameter[] {
  if (list === null) return [];
  return namedChildren(list).flatMap((node) => {
    const name = node.type === 'identifier' ? node : childOf(node, 'name');
    if (name === null) return [];
    const value = childOf(node, 'value');
    return [
      {
        span: spanOf(node),
        name: sourceOf(name, reader),
        defaultValue: value === null ? null : reader.expression(value),
      },
    ];
  });
}

/** A bare word that calls a method of the class it stands in: `instructions "…"`. Null for anything else. */
function macroOf(node: SyntaxNode, reader: Reader): Argument | null {
  if (node.type !== 'call' || childOf(node, 'receiver') !== null) return null;
  const read = reader.expression(node);
  if (read.kind !== 'call' || read.callee.kind !== 'name') return null;
  const [first, ...more] = read.args;
  return first?.name === null && !first.spread && more.length === 0
    ? { ...first, span: read.span, name: read.callee.name }
    : null;
}
