import { fragmentsOf } from './pythonBroken';
import {
  deepestLevel,
  pythonCall,
  pythonExpression,
  pythonParameters,
  spanOf,
  unwrapped,
} from './pythonExpressions';
import type { Surroundings } from './pythonExpressions';
import { pythonImports } from './pythonImports';
import { canBeDocstring, pythonString } from './pythonStrings';
import type {
  AssignStatement,
  Expr,
  Import,
  Module,
  Scope,
  Statement,
  StringExpr,
} from '../../syntax/syntax';
import type { StatementMemory } from '../../syntax/statementMemory';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode, SyntaxTree } from '../../syntax/syntaxTree';
import { aside, blockStatement, branchOf, loopOf } from '../../syntax/treeReader';
import type { Block } from '../../syntax/treeReader';

/**
 * The neutral form of a Python file. Never throws; with syntax errors, what the grammar recovered is there.
 *
 * A docstring is not among the statements. `global` and `nonlocal` are not followed: what a function assigns to
 * such a name stays an assignment of the function. A loop's variable gets an opaque value after the iterable, the
 * variable of `with` the context manager.
 */
export function pythonModule({ root, firstError, memory }: SyntaxTree, text: string): Module {
  const imports: Import[] = [];
  const frame = scopeFrame({ text, imports, memory, level: 0 });
  const { docstring, body } = splitDocstring(root, text);
  for (const node of body) statement(node, frame);
  return {
    root: {
      kind: 'module',
      span: { start: 0, end: text.length },
      name: null,
      parameters: [],
      bases: [],
      decorators: [],
      docstring,
      statements: frame.statements,
    },
    imports,
    firstError,
  };
}

/** Where statements go. */
interface Frame extends Surroundings {
  readonly statements: Statement[];
  readonly imports: Import[];
  readonly memory: StatementMemory | null;
}

function scopeFrame(outer: Pick<Frame, 'text' | 'imports' | 'memory' | 'level'>): Frame {
  const { text, imports, memory, level } = outer;
  const statements: Statement[] = [];
  const assign = (each: AssignStatement): unknown => statements.push(each);
  return { text, imports, memory, level, depth: 0, statements, assign };
}

function statement(node: SyntaxNode, frame: Frame): void {
  if (frame.memory === null) readStatement(node, frame);
  else frame.memory.read(node, frame.level * 1000 + frame.depth, frame, () => readStatement(node, frame));
}

function readStatement(node: SyntaxNode, frame: Frame): void {
  if (frame.level > deepestLevel) return;
  switch (node.type) {
    case 'expression_statement':
      for (const child of namedChildren(node)) simple(child, frame);
      return;
    case 'return_statement': {
      const value = namedChildren(node)[0];
      if (value !== undefined) returned(node, value, frame);
      return;
    }
    case 'function_definition':
    case 'class_definition':
      definition(node, [], frame);
      return;
    case 'decorated_definition':
      decorated(node, frame);
      return;
    case 'import_statement':
    case 'import_from_statement':
      frame.imports.push(...pythonImports(node, frame.text));
      return;
    case 'if_statement':
    case 'for_statement':
    case 'while_statement':
    case 'try_statement':
    case 'match_statement':
      control(node, { ...frame, level: frame.level + 1 }, node);
      return;
    case 'with_statement':
      withStatement(node, frame);
      return;
    case 'block':
      for (const child of namedChildren(node)) statement(child, frame);
      return;
    case 'future_import_statement':
    case 'global_statement':
    case 'nonlocal_statement':
    case 'delete_statement':
    case 'type_alias_statement':
      return;
    case 'ERROR':
      broken(node, { ...frame, level: frame.level + 1 });
      return;
    default:
      if (!node.type.endsWith('_statement')) simple(node, frame);
      else for (const child of namedChildren(node)) expressionStatement(child, frame);
  }
}

/** An expression, assignment or `yield` that stands alone. */
function simple(node: SyntaxNode, frame: Frame): void {
  switch (node.type) {
    case 'assignment':
      assignment(node, frame);
      return;
    case 'augmented_assignment':
      augmented(node, frame);
      return;
    case 'yield': {
      const value = namedChildren(node)[0];
      if (value !== undefined) returned(node, value, frame);
      return;
    }
    default:
      expressionStatement(node, frame);
  }
}

function expressionStatement(node: SyntaxNode, frame: Frame): void {
  const value = pythonExpression(node, frame);
  frame.statements.push({ kind: 'expression', span: spanOf(node), value });
}

function returned(node: SyntaxNode, valueNode: SyntaxNode, frame: Frame): void {
  const value = pythonExpression(valueNode, frame);
  frame.statements.push({ kind: 'return', span: spanOf(node), value });
}

/** `a = b = value`: the value goes to the last target, whose name then is the value of the others. */
function assignment(node: SyntaxNode, frame: Frame): void {
  const targets: SyntaxNode[] = [];
  let value: SyntaxNode | null = node;
  while (value?.type === 'assignment') {
    const left: SyntaxNode | null = childOf(value, 'left');
    // An unfinished `a =` takes the next line for its value.
    const unfinished: boolean = value.children.some(({ type }) => type === 'ERROR');
    if (left !== null && !unfinished) targets.push(left);
    value = childOf(value, 'right');
  }
  const last = targets.pop();
  if (value === null) return;
  if (last === undefined) {
    expressionStatement(value, frame);
    return;
  }
  bind(last, value, node, frame);
  const name = unwrapped(last);
  for (const target of targets.reverse()) {
    if (isPath(name)) bind(target, name, node, frame);
    else assignTo(target, unknown(name), frame);
  }
}

/** True for `a` and `a.b.c`. */
function isPath(node: SyntaxNode): boolean {
  let inner: SyntaxNode | null = node;
  while (inner?.type === 'attribute') inner = childOf(inner, 'object');
  return inner?.type === 'identifier';
}

/** One assignment, or one per pair where both sides list as many. */
function bind(wrapped: SyntaxNode, valueNode: SyntaxNode, whole: SyntaxNode, frame: Frame): void {
  const target = unwrapped(wrapped);
  const pairs = pairsOf(target, unwrapped(valueNode));
  if (pairs !== null && frame.level <= deepestLevel) {
    const inside = { ...frame, level: frame.level + 1 };
    for (const [left, right] of pairs) bind(left, right, whole, inside);
    return;
  }
  const to = pattern(target, frame);
  const value = named(pythonExpression(valueNode, frame), to);
  frame.statements.push({
    kind: 'assign',
    span: spanOf(whole),
    target: to,
    value,
    appends: false,
    depth: frame.depth,
  });
}

const sequences = new Set([
  'pattern_list',
  'tuple_pattern',
  'list_pattern',
  'expression_list',
  'tuple',
  'list',
]);

function pairsOf(target: SyntaxNode, value: SyntaxNode): [SyntaxNode, SyntaxNode][] | null {
  if (!sequences.has(target.type) || !sequences.has(value.type)) return null;
  const left = namedChildren(target);
  const right = namedChildren(value);
  const spread = [...left, ...right].some((each) => each.type.includes('splat') || each.type === 'ERROR');
  if (spread || left.length !== right.length) return null;
  return left.map((each, index) => [each, right[index]!]);
}

/** A target: a name or member, or opaque with the names in it. */
function pattern(node: SyntaxNode, frame: Frame): Expr {
  const expr = pythonExpression(node, frame);
  if (expr.kind === 'name' || expr.kind === 'member' || expr.kind === 'opaque') return expr;
  const children = expr.kind === 'list' ? expr.items.map((item) => item.value) : [expr];
  return { kind: 'opaque', span: expr.span, children };
}

/** A lambda is called what it is assigned to. */
function named(value: Expr, target: Expr): Expr {
  if (value.kind !== 'function' || target.kind !== 'name') return value;
  return { ...value, scope: { ...value.scope, name: target.name } };
}

function augmented(node: SyntaxNode, frame: Frame): void {
  const left = childOf(node, 'left');
  const right = childOf(node, 'right');
  if (left === null || right === null) return;
  const target = pattern(left, frame);
  const operand = pythonExpression(right, frame);
  const appends = childOf(node, 'operator')?.type === '+=';
  const span = spanOf(node);
  const value: Expr = appends ? operand : { kind: 'opaque', span: operand.span, children: [operand] };
  frame.statements.push({ kind: 'assign', span, target, value, appends, depth: frame.depth });
}

/** `value as target`; without a value for `except` and loops, where the target is something new. */
function assignTo(targetNode: SyntaxNode, value: Expr, frame: Frame): void {
  const target = pattern(targetNode, frame);
  const span = { start: Math.min(value.span.start, targetNode.start), end: targetNode.end };
  frame.statements.push({ kind: 'assign', span, target, value, appends: false, depth: frame.depth });
}

function unknown(node: SyntaxNode): Expr {
  return { kind: 'opaque', span: spanOf(node), children: [] };
}

/** Conditions, iterables and blocks of one control statement or clause, in source order. */
function control(node: SyntaxNode, frame: Frame, of: SyntaxNode): void {
  const deeper: Frame = { ...frame, depth: frame.depth + 1, level: frame.level + 1 };
  const loopTarget = node.type === 'for_statement' ? childOf(node, 'left') : null;
  for (const child of namedChildren(node)) {
    if (child === loopTarget) continue;
    if (child.type === 'block' && node.type === 'match_statement') {
      for (const clause of namedChildren(child)) control(clause, frame, of);
    } else if (child.type === 'block') {
      const block = blockOf(child, node, of);
      if (block !== null) frame.statements.push(blockStatement(block));
      statement(child, deeper);
    } else if (child.type === 'if_clause') {
      for (const guard of namedChildren(child)) expressionStatement(guard, frame);
    } else if (child.type.endsWith('_clause') || child.type === 'except_group_clause') {
      control(child, frame, of);
    } else if (child.type === 'case_pattern') {
      for (const name of captures(child)) assignTo(name, unknown(name), deeper);
    } else if (child.type === 'as_pattern') {
      asPattern(child, deeper);
    } else if (child.type === 'ERROR') {
      broken(child, deeper);
    } else {
      expressionStatement(child, frame);
      if (loopTarget !== null) assignTo(loopTarget, unknown(loopTarget), deeper);
    }
  }
}

/** What the block of a statement or clause is to the whole statement; null where it is always run once. */
function blockOf(block: SyntaxNode, node: SyntaxNode, of: SyntaxNode): Block | null {
  const { type } = node;
  if (type === 'for_statement' || type === 'while_statement') return loopOf(node, block);
  if (type === 'try_statement' || type === 'finally_clause') return null;
  return of.type === 'if_statement' || of.type === 'match_statement' ? branchOf(of, block) : aside(block);
}

/** `except Error as name`. */
function asPattern(node: SyntaxNode, frame: Frame): void {
  const [value] = namedChildren(node);
  const alias = childOf(node, 'alias');
  if (value !== undefined) expressionStatement(value, frame);
  const name = alias === null ? undefined : namedChildren(alias)[0];
  if (name !== undefined) assignTo(name, unknown(name), frame);
}

/** The names that a `case` binds. */
function captures(casePattern: SyntaxNode): SyntaxNode[] {
  const names: SyntaxNode[] = [];
  const pending = [casePattern];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const children = namedChildren(node);
    // A dotted name is a constant, and the first name of a class pattern is the class.
    if (node.type === 'dotted_name') {
      if (children.length === 1) names.push(node);
    } else if (node.type === 'identifier') {
      names.push(node);
    } else {
      const inner = node.type === 'class_pattern' || node.type === 'keyword_pattern' ? 1 : 0;
      pending.push(...children.slice(inner).reverse());
    }
  }
  return names;
}

function withStatement(node: SyntaxNode, outer: Frame): void {
  const frame = { ...outer, level: outer.level + 1 };
  for (const child of namedChildren(node)) {
    if (child.type !== 'with_clause') {
      statement(child, frame);
      continue;
    }
    for (const item of namedChildren(child)) {
      const value = childOf(item, 'value') ?? item;
      const alias = childOf(value, 'alias');
      const manager = namedChildren(value)[0];
      const target = alias === null ? undefined : namedChildren(alias)[0];
      if (value.type !== 'as_pattern' || manager === undefined || target === undefined) {
        expressionStatement(value, frame);
      } else {
        assignTo(target, pythonExpression(manager, frame), frame);
      }
    }
  }
}

function decorated(node: SyntaxNode, frame: Frame): void {
  const decorators: Expr[] = [];
  for (const child of namedChildren(node)) {
    if (child.type !== 'decorator') continue;
    const value = namedChildren(child)[0];
    if (value !== undefined) decorators.push(pythonExpression(value, frame));
  }
  const inner = childOf(node, 'definition');
  if (inner !== null) definition(inner, decorators, frame);
}

function definition(node: SyntaxNode, decorators: readonly Expr[], frame: Frame): void {
  const { text, imports, memory } = frame;
  const name = childOf(node, 'name');
  const superclasses = childOf(node, 'superclasses');
  const bases = superclasses === null ? [] : namedChildren(superclasses);
  const parameters = pythonParameters(childOf(node, 'parameters'), frame);
  const block = childOf(node, 'body');
  const { docstring, body } = block === null ? { docstring: null, body: [] } : splitDocstring(block, text);
  const inside = scopeFrame({ text, imports, memory, level: frame.level + 1 });
  for (const child of node.children) if (child.type === 'ERROR') broken(child, inside);
  for (const each of body) statement(each, inside);
  const isClass = node.type === 'class_definition';
  const scope: Scope = {
    kind: isClass ? 'class' : 'function',
    span: spanOf(node),
    name: name === null ? null : text.slice(name.start, name.end),
    parameters,
    bases: bases
      .filter((base) => base.type !== 'keyword_argument')
      .map((base) => pythonExpression(base, frame)),
    decorators,
    docstring,
    ...(isClass ? { fields: body.flatMap((each) => declaredField(each, text)) } : {}),
    statements: inside.statements,
  };
  frame.statements.push({ kind: 'scope', span: scope.span, scope });
}

/** `name: type` without a value, of which nothing is left among the statements. */
function declaredField(node: SyntaxNode, text: string): string[] {
  const [inner] = node.type === 'expression_statement' ? namedChildren(node) : [];
  if (inner?.type !== 'assignment' || childOf(inner, 'right') !== null) return [];
  const left = childOf(inner, 'left');
  return left?.type === 'identifier' ? [text.slice(left.start, left.end)] : [];
}

function splitDocstring(
  block: SyntaxNode,
  text: string,
): { docstring: StringExpr | null; body: readonly SyntaxNode[] } {
  const [first, ...rest] = namedChildren(block);
  if (first?.type !== 'expression_statement') return { docstring: null, body: namedChildren(block) };
  const [literal, ...more] = namedChildren(first);
  if (literal === undefined || more.length > 0 || !canBeDocstring(literal, text)) {
    return { docstring: null, body: namedChildren(block) };
  }
  return { docstring: pythonString(literal, text, unknown), body: rest };
}

/** What is left of a statement that the grammar could not read: its statements, assignments and calls. */
function broken(node: SyntaxNode, frame: Frame): void {
  for (const { target, value, args } of fragmentsOf(node, frame.text)) {
    if (args !== null) {
      const call = pythonCall(value, args, frame);
      if (target !== null) assignTo(target, call, frame);
      else frame.statements.push({ kind: 'expression', span: call.span, value: call });
    } else if (target !== null) {
      bind(target, value, { ...target, end: value.end }, frame);
    } else {
      statement(value, frame);
    }
  }
}
