import { stringEnd } from './tagScan';

/** A lexical element of a Jinja expression. A name with its attributes is one path: `user.name`. */
export interface Lexeme {
  readonly kind: 'path' | 'string' | 'number' | 'operator';
  readonly text: string;
}

const lexeme =
  /\s+|(?<path>[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*)|(?<number>\d[\d_]*(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<operator>==|!=|<=|>=|\*\*|\/\/|[^\s"'])/uy;

/** The lexemes of an expression, in order. */
export function lexExpression(expression: string): Lexeme[] {
  const lexemes: Lexeme[] = [];
  let i = 0;
  while (i < expression.length) {
    const c = expression[i];
    if (c === '"' || c === "'") {
      const end = stringEnd(expression, i);
      if (end < 0) break;
      lexemes.push({ kind: 'string', text: expression.slice(i + 1, end) });
      i = end + 1;
      continue;
    }
    lexeme.lastIndex = i;
    const match = lexeme.exec(expression);
    if (match === null) break;
    i = lexeme.lastIndex;
    const { path, number, operator } = match.groups ?? {};
    if (path !== undefined) lexemes.push({ kind: 'path', text: path.replace(/\s+/g, '') });
    else if (number !== undefined) lexemes.push({ kind: 'number', text: number });
    else if (operator !== undefined) lexemes.push({ kind: 'operator', text: operator });
  }
  return lexemes;
}

const words = new Set('and or not in is if else true false none True False None'.split(' '));

/** True if `name`, or the object of the path `name`, is set by the template itself. */
export type IsBound = (name: string) => boolean;

/**
 * The free variables of an expression: paths that are no keyword, filter, test, called function, keyword argument or
 * bound name. `items.append(x)` calls a method of the free variable `items`.
 */
export function freeNames(lexemes: readonly Lexeme[], isBound: IsBound): string[] {
  const names = new Set<string>();
  for (const [i, { kind, text }] of lexemes.entries()) {
    if (kind !== 'path' || words.has(text)) continue;
    const before = lexemes[i - 1];
    const next = lexemes[i + 1];
    if (before?.text === '|' && before.kind === 'operator') continue;
    // Attribute of something that is no plain path: `xs[0].title`, `f(x).y`.
    if (before?.text === '.' && before.kind === 'operator') continue;
    if (isTest(lexemes, i)) continue;
    const called = next?.kind === 'operator' && next.text === '(';
    if (next?.kind === 'operator' && next.text === '=' && (before?.text === '(' || before?.text === ',')) {
      continue;
    }
    const path = called ? text.slice(0, Math.max(0, text.lastIndexOf('.'))) : text;
    if (path === '') continue;
    const root = path.split('.', 1)[0]!;
    if (!isBound(root)) names.add(path);
  }
  return [...names];
}

/** `x is defined`, `x is not divisibleby 3`: the word behind `is` names a test. */
function isTest(lexemes: readonly Lexeme[], i: number): boolean {
  const before = lexemes[i - 1];
  if (before?.kind !== 'path') return false;
  return before.text === 'is' || (before.text === 'not' && lexemes[i - 2]?.text === 'is');
}

/** The literal that stands in for a missing value: `x | default("n/a")`, `x | d('n/a')`. */
export function defaultText(lexemes: readonly Lexeme[]): string | undefined {
  for (let i = 0; i + 3 < lexemes.length; i++) {
    const filter = lexemes[i + 1]!;
    if (lexemes[i]!.text !== '|' || lexemes[i]!.kind !== 'operator') continue;
    if ((filter.text !== 'default' && filter.text !== 'd') || lexemes[i + 2]!.text !== '(') continue;
    const value = lexemes[i + 3]!;
    return value.kind === 'string' || value.kind === 'number' ? value.text : undefined;
  }
  return undefined;
}
