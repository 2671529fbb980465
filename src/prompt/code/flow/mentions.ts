import { receiverName } from './environment';
import type { Expr, Scope, Statement } from '../syntax/syntax';

/** The words of a statement of a module, as far as other statements can have to do with them. */
export interface Mentions {
  /** Every name, property, key and tag in it. */
  readonly words: ReadonlySet<string>;
  /** Those that may stand for what the module calls so: no parameters, and no variables that a function sets. */
  readonly free: ReadonlySet<string>;
  /** What it declares. */
  readonly declares: string | null;
  /** What it assigns, and what it calls a method of, as a list is filled. */
  readonly sets: ReadonlySet<string>;
  /** Whether it keeps a text that could be a prompt, and is silent only because of what becomes of it. */
  readonly keepsText: boolean;
}

/** The fewest letters of a prompt, in whatever pieces they are written. */
const shortest = 15;

const known = new WeakMap<Statement, Mentions>();

/** Remembered for each statement, which lives on as long as nobody changes it. */
export function mentionsOf(statement: Statement): Mentions {
  let mentions = known.get(statement);
  if (mentions === undefined) {
    mentions = {
      words: wordsIn(statement),
      free: freeIn(statement),
      declares: statement.kind === 'scope' ? statement.scope.name : null,
      sets: setBy(statement),
      keepsText: statement.kind === 'assign' && lettersIn(statement.value) >= shortest,
    };
    known.set(statement, mentions);
  }
  return mentions;
}

/** All names of a statement for the module. */
export function boundBy({ declares, sets }: Mentions): ReadonlySet<string> {
  return declares === null ? sets : new Set([declares, ...sets]);
}

function setBy(statement: Statement): Set<string> {
  const sets = new Set<string>();
  if (statement.kind === 'scope') return sets;
  if (statement.kind === 'assign') for (const word of wordsIn(statement.target)) sets.add(word);
  addReceivers(statement, sets);
  return sets;
}

/** What methods are called of, outside of functions. */
function addReceivers(piece: object, receivers: Set<string>): void {
  const { kind, callee } = piece as { readonly kind?: string; readonly callee?: Expr };
  if (kind === 'function') return;
  if (kind === 'call' && callee?.kind === 'member') {
    const { object } = callee;
    if (receiverName(object) !== null) {
      receivers.add(object.kind === 'member' ? object.property : receiverName(object)!);
    }
  }
  for (const inner of piecesOf(piece)) addReceivers(inner, receivers);
}

function lettersIn(piece: object): number {
  const { text } = piece as { readonly text?: unknown };
  let letters = typeof text === 'string' ? text.length : 0;
  for (const inner of piecesOf(piece)) letters += lettersIn(inner);
  return letters;
}

/** All texts in a piece of a neutral tree that are no literals. */
function wordsIn(piece: object, words = new Set<string>()): Set<string> {
  addOwnWords(piece, words);
  for (const inner of piecesOf(piece)) wordsIn(inner, words);
  return words;
}

const nothing: ReadonlySet<string> = new Set();

/** The same without the names of parameters and of what functions assign. */
function freeIn(
  piece: object,
  words = new Set<string>(),
  parameters = nothing,
  inFunction = false,
): Set<string> {
  if (isScope(piece)) {
    const isFunction = piece.kind === 'function';
    const names = piece.parameters.map(({ name }) => name);
    const { parameters: own, ...rest } = piece;
    for (const { defaultValue } of own) {
      if (defaultValue !== null) freeIn(defaultValue, words, parameters, inFunction);
    }
    addOwnWords(rest, words);
    const inside = isFunction ? new Set([...parameters, ...names]) : parameters;
    for (const inner of piecesOf(rest)) freeIn(inner, words, inside, isFunction);
    return words;
  }
  const { kind, name, target, value } = piece as Partial<Record<'kind' | 'name', string>> & {
    readonly target?: Expr;
    readonly value?: object;
  };
  if (kind === 'name' && parameters.has(name!)) return words;
  if (kind === 'assign' && inFunction && target!.kind === 'name') {
    return freeIn(value!, words, parameters, inFunction);
  }
  addOwnWords(piece, words);
  for (const inner of piecesOf(piece)) freeIn(inner, words, parameters, inFunction);
  return words;
}

function isScope(piece: object): piece is Scope {
  return 'statements' in piece && 'parameters' in piece;
}

function addOwnWords(piece: object, words: Set<string>): void {
  for (const key in piece) {
    const value = (piece as Record<string, unknown>)[key];
    if (typeof value === 'string') {
      if (key !== 'kind' && key !== 'text') words.add(value);
    } else if (value instanceof Set) for (const member of value as ReadonlySet<string>) words.add(member);
  }
}

/** What a piece is made of. */
function piecesOf(piece: object): object[] {
  const pieces: object[] = [];
  for (const key in piece) {
    const value = (piece as Record<string, unknown>)[key];
    if (typeof value !== 'object' || value === null || value instanceof Set) continue;
    if (key !== 'span' && key !== 'map') pieces.push(value);
  }
  return pieces;
}
