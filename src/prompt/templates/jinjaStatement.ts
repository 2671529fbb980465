import type { ControlPart } from '../model';
import type { IsBound, Lexeme } from './jinjaExpression';
import { freeNames, lexExpression } from './jinjaExpression';

/** What one `{% … %}` statement does to the scopes, and which free variables it reads. */
export interface Statement {
  readonly keyword: string;
  readonly control: ControlPart['control'];
  readonly names: readonly string[];
}

/** Names that the template itself binds, innermost scope last. */
export class JinjaScopes {
  private readonly scopes: { readonly opener: string; readonly names: Set<string> }[] = [
    { opener: '', names: new Set() },
  ];

  readonly isBound: IsBound = (name) => this.scopes.some((scope) => scope.names.has(name));

  bind(names: Iterable<string>): void {
    const innermost = this.scopes.at(-1)!.names;
    for (const name of names) innermost.add(name);
  }

  open(opener: string, names: Iterable<string>): void {
    // Templates nest a few levels; what goes deeper shares the innermost scope, so that a look-up stays cheap.
    if (this.scopes.length < 100) this.scopes.push({ opener, names: new Set() });
    this.bind(names);
  }

  close(opener: string): void {
    if (this.scopes.at(-1)!.opener === opener) this.scopes.pop();
  }
}

/** Reads one statement; `content` is what stands between `{%` and `%}`. */
export function readStatement(content: string, scopes: JinjaScopes): Statement {
  const lexemes = lexExpression(content);
  const keyword = lexemes[0]?.kind === 'path' ? lexemes[0].text : '';
  const rest = lexemes.slice(1);
  const free = (part: readonly Lexeme[]) => freeNames(part, scopes.isBound);
  switch (keyword) {
    case 'if':
    case 'elif':
    case 'else':
    case 'endif':
      return { keyword, control: 'if', names: free(rest) };
    case 'for':
      return { keyword, control: 'for', names: readFor(rest, scopes) };
    case 'include':
    case 'extends':
      return { keyword, control: 'include', names: free(rest.slice(0, behindName(rest))) };
    case 'import':
    case 'from':
      return { keyword, control: 'include', names: readImport(rest, scopes) };
    case 'set': {
      const equals = topLevel(rest, '=');
      const targets = pathsOf(equals < 0 ? rest.slice(0, 1) : rest.slice(0, equals));
      const names = free(equals < 0 ? rest.slice(1) : rest.slice(equals + 1));
      scopes.bind(targets);
      return { keyword, control: 'other', names };
    }
    case 'with': {
      const names = new Set<string>();
      const bound: string[] = [];
      for (const part of splitTopLevel(rest)) {
        const equals = topLevel(part, '=');
        for (const name of free(part.slice(equals + 1))) names.add(name);
        bound.push(...pathsOf(part.slice(0, Math.max(0, equals))));
      }
      scopes.open('with', bound);
      return { keyword, control: 'other', names: [...names] };
    }
    case 'macro':
    case 'call':
      return { keyword, control: 'other', names: readCallable(keyword, rest, scopes) };
    case 'block':
    case 'filter':
      return { keyword, control: 'other', names: keyword === 'block' ? [] : free(rest.slice(1)) };
    case 'endfor':
    case 'endwith':
    case 'endmacro':
    case 'endcall':
      scopes.close(keyword.slice(3));
      return { keyword, control: keyword === 'endfor' ? 'for' : 'other', names: [] };
    default:
      // `{% message role="user" %}`: attributes of an extension tag look like assignments.
      return {
        keyword,
        control: 'other',
        names: keyword.startsWith('end')
          ? []
          : free(rest.filter((_, i) => rest[i + 1]?.text !== '=' || rest[i]?.kind !== 'path')),
      };
  }
}

function readFor(rest: readonly Lexeme[], scopes: JinjaScopes): string[] {
  const inAt = topLevel(rest, 'in');
  if (inAt < 0) {
    scopes.open('for', ['loop']);
    return [];
  }
  if (rest.at(-1)?.text === 'recursive') rest = rest.slice(0, -1);
  const conditionAt = topLevel(rest, 'if');
  const names = freeNames(rest.slice(inAt + 1, conditionAt < 0 ? undefined : conditionAt), scopes.isBound);
  scopes.open('for', ['loop', ...pathsOf(rest.slice(0, inAt))]);
  if (conditionAt >= 0) names.push(...freeNames(rest.slice(conditionAt), scopes.isBound));
  return [...new Set(names)];
}

/** Where the words behind the name of a template begin: `ignore missing`, `with context`. */
function behindName(rest: readonly Lexeme[]): number | undefined {
  const at = rest.findIndex(({ kind, text }) => kind === 'path' && /^(?:ignore|with|without)$/.test(text));
  return at > 0 ? at : undefined;
}

function readImport(all: readonly Lexeme[], scopes: JinjaScopes): string[] {
  const rest = all.slice(0, behindName(all));
  const importAt = topLevel(rest, 'import');
  const asAt = topLevel(rest, 'as');
  const source = rest.slice(0, importAt >= 0 ? importAt : asAt >= 0 ? asAt : undefined);
  const names = freeNames(source, scopes.isBound);
  const bound = importAt >= 0 ? rest.slice(importAt + 1) : asAt >= 0 ? rest.slice(asAt + 1) : [];
  scopes.bind(pathsOf(bound));
  return names;
}

/** `macro name(a, b=x)` binds its name outside and its parameters inside; `call(user) list()` likewise. */
function readCallable(keyword: string, rest: readonly Lexeme[], scopes: JinjaScopes): string[] {
  const hasHead = keyword === 'macro' || rest[0]?.text === '(';
  const open = hasHead ? rest.findIndex(({ text }) => text === '(') : -1;
  const close = open < 0 ? -1 : matching(rest, open);
  const head = open < 0 ? [] : rest.slice(open + 1, close < 0 ? undefined : close);
  const parameters = splitTopLevel(head).flatMap((part) => pathsOf(part.slice(0, 1)));
  const names = splitTopLevel(head).flatMap((part) => freeNames(part.slice(2), scopes.isBound));
  if (keyword === 'macro') scopes.bind(pathsOf(rest.slice(0, 1)));
  else names.push(...freeNames(rest.slice(close + 1), scopes.isBound));
  scopes.open(keyword, [...parameters, 'caller', 'varargs', 'kwargs']);
  return [...new Set(names)];
}

function pathsOf(lexemes: readonly Lexeme[]): string[] {
  return lexemes.filter(({ kind }) => kind === 'path').map(({ text }) => text.split('.', 1)[0]!);
}

function depthChange({ kind, text }: Lexeme): number {
  if (kind !== 'operator') return 0;
  return '([{'.includes(text) ? 1 : ')]}'.includes(text) ? -1 : 0;
}

function topLevel(lexemes: readonly Lexeme[], text: string): number {
  let depth = 0;
  for (const [i, lexeme] of lexemes.entries()) {
    depth += depthChange(lexeme);
    if (depth === 0 && lexeme.text === text && lexeme.kind !== 'string') return i;
  }
  return -1;
}

function matching(lexemes: readonly Lexeme[], open: number): number {
  let depth = 0;
  for (let i = open; i < lexemes.length; i++) {
    depth += depthChange(lexemes[i]!);
    if (depth === 0) return i;
  }
  return -1;
}

function splitTopLevel(lexemes: readonly Lexeme[]): Lexeme[][] {
  const parts: Lexeme[][] = [];
  let part: Lexeme[] = [];
  let depth = 0;
  for (const lexeme of lexemes) {
    depth += depthChange(lexeme);
    if (depth === 0 && lexeme.kind === 'operator' && lexeme.text === ',') {
      parts.push(part);
      part = [];
    } else part.push(lexeme);
  }
  if (part.length > 0) parts.push(part);
  return parts;
}
