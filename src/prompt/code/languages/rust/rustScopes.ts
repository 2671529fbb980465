import type { Expr, Parameter, Scope } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { branchOf, emitAssign, nameAt, opaqueAt, scopeOf, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The scope of a function: what its block ends in is what it returns. */
export function functionScope(node: SyntaxNode, reader: Reader): Scope {
  const name = childOf(node, 'name');
  return scopeOfBody(node, name === null ? null : sourceOf(name, reader), reader);
}

/** The scope of a closure. */
export function closureScope(node: SyntaxNode, reader: Reader): Scope {
  return scopeOfBody(node, null, reader);
}

function scopeOfBody(node: SyntaxNode, name: string | null, reader: Reader): Scope {
  const body = childOf(node, 'body');
  const statements = reader.collect(() => {
    if (body === null) return;
    const values = body.type === 'block' ? readBlock(body, reader) : [reader.expression(body)];
    for (const value of values) emitReturns(value, reader);
  });
  return scopeOf('function', node, name, {
    parameters: parametersOf(childOf(node, 'parameters'), reader),
    statements,
  });
}

function emitReturns(value: Expr, reader: Reader): void {
  if (value.kind === 'choice' && value.condition === null) {
    for (const option of value.options) emitReturns(option, reader);
  } else reader.emit({ kind: 'return', span: value.span, value });
}

/** Reads the statements of a block; what it ends in without a semicolon is its value. */
export function readBlock(block: SyntaxNode, reader: Reader): Expr[] {
  const children = namedChildren(block);
  const last = children.at(-1);
  const tail = last !== undefined && isTail(last, reader) ? last : null;
  for (const child of children) if (child !== tail) reader.statement(child);
  if (tail === null) return [];
  const inner = tail.type === 'expression_statement' ? (namedChildren(tail)[0] ?? tail) : tail;
  return [reader.expression(inner)];
}

function isTail(node: SyntaxNode, reader: Reader): boolean {
  const inner = node.type === 'expression_statement' ? namedChildren(node)[0] : node;
  if (inner === undefined || reader.text[node.end - 1] === ';') return false;
  return !/_(?:item|declaration|definition|statement)$|^(?:for|while|loop|return|assignment)_expression$|^ERROR$/.test(
    inner.type,
  );
}

/** What an `if`, `match` or block may be worth: the value of each branch; what stands before it is read in place. */
export function branchValues(node: SyntaxNode, reader: Reader): Expr[] {
  switch (node.type) {
    case 'if_expression': {
      const condition = childOf(node, 'condition');
      if (condition !== null) readCondition(condition, reader);
      return ['consequence', 'alternative'].flatMap((field) =>
        readBranch(childOf(node, field), node, reader),
      );
    }
    case 'else_clause':
      return readBranch(namedChildren(node)[0] ?? null, node, reader);
    case 'match_expression': {
      const value = childOf(node, 'value');
      if (value !== null) reader.statement(value);
      const arms = childOf(node, 'body');
      return (arms === null ? [] : namedChildren(arms)).flatMap((arm) =>
        readBranch(childOf(arm, 'value'), node, reader),
      );
    }
    case 'block':
      return readBlock(node, reader);
    default: {
      const block = namedChildren(node).find(({ type }) => type === 'block');
      return block === undefined ? [] : readBlock(block, reader);
    }
  }
}

function readBranch(node: SyntaxNode | null, of: SyntaxNode, reader: Reader): Expr[] {
  if (node === null) return [];
  const values: Expr[] = [];
  reader.inBlock(branchOf(of, node), () => {
    reader.nested(() => {
      const branches = /^(?:if_expression|match_expression|block|else_clause)$/.test(node.type);
      values.push(...(branches ? branchValues(node, reader) : [reader.expression(node)]));
    });
  });
  return values;
}

/** `let Some(x) = value` binds what is only known at run time. */
export function readCondition(node: SyntaxNode, reader: Reader): void {
  if (node.type !== 'let_condition') {
    reader.statement(node);
    return;
  }
  const value = childOf(node, 'value');
  const pattern = childOf(node, 'pattern');
  if (value !== null) reader.statement(value);
  for (const name of pattern === null ? [] : namesIn(pattern)) {
    emitAssign(name, nameAt(name, sourceOf(name, reader)), opaqueAt(name), reader);
  }
}

/** The names that a pattern binds. */
export function namesIn(pattern: SyntaxNode): SyntaxNode[] {
  const names: SyntaxNode[] = [];
  const open = [pattern];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.type === 'identifier' && node.field !== 'type') names.push(node);
    else for (const child of node.children) if (child.field !== 'type') open.push(child);
  }
  return names.reverse();
}

function parametersOf(list: SyntaxNode | null, reader: Reader): Parameter[] {
  if (list === null) return [];
  return namedChildren(list).flatMap((parameter) => {
    const pattern = childOf(parameter, 'pattern') ?? parameter;
    if (pattern.type === 'self_parameter') return [];
    return namesIn(pattern).map((name) => ({
      span: spanOf(name),
      name: sourceOf(name, reader),
      defaultValue: null,
    }));
  });
}

/** What a type implements, a trait declares or a module holds, as a class. */
export function classScope(node: SyntaxNode, reader: Reader): Scope {
  const named = childOf(node, 'type') ?? childOf(node, 'name');
  const body = childOf(node, 'body');
  const type = named?.type === 'generic_type' ? childOf(named, 'type') : named;
  const statements = reader.collect(() => {
    for (const child of body === null ? [] : namedChildren(body)) reader.statement(child);
  });
  const scope = scopeOf('class', node, type === null ? null : sourceOf(type, reader), { statements });
  // What stands in a module is in sight of its functions.
  return node.type === 'mod_item' ? { ...scope, members: new Set() } : scope;
}
