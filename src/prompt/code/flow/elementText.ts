import type { Part } from '../../model';
import type { Span } from '../../span';
import type { Env } from './environment';
import type { Fragment } from './fragments';
import { fragmentsOf } from './fragments';
import { freeVariables } from './names';
import type { Reading } from './reading';
import type { ElementExpr, Expr, StringExpr } from '../syntax/syntax';
import { readText } from './text';

/** The text between the tags of an element, from the opening to the closing tag; null if none is written there. */
export function readElement(element: ElementExpr, env: Env, reading: Reading): Fragment | null {
  const reader = new ElementReader(reading);
  reader.read(element, env);
  const { parts, literals } = reader;
  const isWritten = parts.some((part) => part.kind === 'text' && /[\p{L}\p{N}]/u.test(part.text));
  return isWritten ? { path: env.file.path, span: element.span, parts, name: null, literals } : null;
}

class ElementReader {
  readonly parts: Part[] = [];
  readonly literals: StringExpr[] = [];

  constructor(
    private readonly reading: Reading,
    /** Parameters of the callbacks around: what a loop fills. */
    private readonly bound: ReadonlySet<string> = new Set(),
  ) {}

  read(expr: Expr, env: Env): void {
    switch (expr.kind) {
      case 'element':
        return this.readElement(expr, env);
      case 'string':
        return this.readString(expr, env);
      case 'choice':
        if (expr.condition !== null) this.control(expr.condition, 'if');
        return this.readFirst(expr.options, env);
      case 'opaque':
        // `condition && <>…</>`
        if (!expr.children.some(isWritten)) return this.readValue(expr, env);
        for (const child of expr.children) {
          if (isWritten(child)) this.read(child, env);
          else this.control(child, 'if');
        }
        return;
      case 'call':
        return this.readCall(expr, env);
      case 'function':
        return this.readReturned(expr, env);
      case 'scalar':
        return;
      default:
        return this.readValue(expr, env);
    }
  }

  private readElement({ tag, children, span }: ElementExpr, env: Env): void {
    if (tag === 'br') {
      this.parts.push({ kind: 'text', text: '\n', span, map: [0, span.start] });
      return;
    }
    if (children.length === 0 && tag !== '') {
      this.parts.push({ kind: 'control', span, control: 'include', expression: tag, names: [] });
      return;
    }
    for (const child of children) this.read(child, env);
  }

  private readString(literal: StringExpr, env: Env): void {
    this.literals.push(literal);
    for (const piece of literal.pieces) {
      if (piece.kind === 'text') this.parts.push(piece);
      else if (isWritten(piece.value)) this.read(piece.value, env);
      else this.variable(piece.value, piece.span);
    }
  }

  /** One of several texts: the first is what is sent, the others are of the same place and no prompts of their own. */
  private readFirst(options: readonly Expr[], env: Env): void {
    const first = options.find(isWritten);
    if (first === undefined) return options.forEach((option) => this.readValue(option, env));
    this.read(first, env);
    for (const option of options) if (option !== first) this.claim(option, env);
  }

  private claim(expr: Expr, env: Env): void {
    const other = new ElementReader(this.reading, this.bound);
    other.read(expr, env);
    this.literals.push(...other.literals);
  }

  /** `items.map((item) => <Item>…</Item>)` */
  private readCall(call: Extract<Expr, { kind: 'call' }>, env: Env): void {
    const callback = call.args.find(({ value }) => value.kind === 'function' && isWritten(value));
    if (callback === undefined) return this.readValue(call, env);
    this.control(call.callee.kind === 'member' ? call.callee.object : call.callee, 'for');
    this.read(callback.value, env);
  }

  private readReturned(expr: Extract<Expr, { kind: 'function' }>, outer: Env): void {
    const env = outer.file.envs.get(expr.scope) ?? outer;
    const returned = expr.scope.statements.flatMap((statement) =>
      statement.kind === 'return' ? [statement.value] : [],
    );
    const parameters = expr.scope.parameters.map(({ name }) => name);
    const inner = new ElementReader(this.reading, new Set([...this.bound, ...parameters]));
    inner.readFirst(returned, env);
    this.parts.push(...inner.parts);
    this.literals.push(...inner.literals);
  }

  private readValue(expr: Expr, env: Env): void {
    if (expr.kind === 'scalar') return;
    const text = readText(expr, env, this.reading);
    const [only] = fragmentsOf(text);
    const constant = only?.parts.every(({ kind }) => kind === 'text') === true ? only.parts : [];
    const written = constant.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    this.variable(expr, expr.span, written);
  }

  private variable(expr: Expr, span: Span, defaultText = ''): void {
    const names = this.variablesOf(expr);
    this.parts.push({
      kind: 'variable',
      span,
      expression: names.join(', '),
      names,
      ...(defaultText === '' ? {} : { defaultText }),
    });
  }

  private variablesOf(expr: Expr): string[] {
    return freeVariables(expr).filter((name) => !this.bound.has(name.split('.')[0]!));
  }

  private control(expr: Expr, control: 'if' | 'for'): void {
    const names = this.variablesOf(expr);
    this.parts.push({ kind: 'control', span: expr.span, control, expression: names.join(', '), names });
  }
}

/** True if an element or a literal stands in the expression where its value comes from. */
function isWritten(expr: Expr): boolean {
  switch (expr.kind) {
    case 'element':
    case 'string':
      return true;
    case 'choice':
      return expr.options.some(isWritten);
    case 'opaque':
      return expr.children.some((child) => child.kind === 'element' || isWrittenChoice(child));
    case 'call':
      return expr.args.some(({ value }) => value.kind === 'function' && isWritten(value));
    case 'function':
      return expr.scope.statements.some(
        (statement) => statement.kind === 'return' && isWritten(statement.value),
      );
    default:
      return false;
  }
}

function isWrittenChoice(expr: Expr): boolean {
  return (expr.kind === 'choice' || expr.kind === 'opaque') && isWritten(expr);
}
