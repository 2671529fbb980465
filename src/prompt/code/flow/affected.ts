import type { Statement } from '../syntax/syntax';
import { boundBy, mentionsOf } from './mentions';

/** The statements of a module by their words, brought up to date with what a keystroke changes. */
export class MentionIndex {
  private statements: readonly Statement[] = [];
  private readonly byWord = new Map<string, Set<Statement>>();
  private readonly byFree = new Map<string, Set<Statement>>();
  private readonly byBound = new Map<string, Set<Statement>>();

  update(statements: readonly Statement[]): void {
    const { removed, added } = changesBetween(this.statements, statements);
    for (const statement of removed) {
      const mentions = mentionsOf(statement);
      for (const word of mentions.words) this.byWord.get(word)?.delete(statement);
      for (const word of mentions.free) this.byFree.get(word)?.delete(statement);
      for (const word of boundBy(mentions)) this.byBound.get(word)?.delete(statement);
    }
    for (const statement of added) {
      const mentions = mentionsOf(statement);
      for (const word of mentions.words) put(this.byWord, word, statement);
      for (const word of mentions.free) put(this.byFree, word, statement);
      for (const word of boundBy(mentions)) put(this.byBound, word, statement);
    }
    this.statements = statements;
  }

  mentioning(word: string): Iterable<Statement> {
    return this.byWord.get(word) ?? [];
  }

  /** Those in which the word may stand for what the module calls so. */
  mentioningFreely(word: string): Iterable<Statement> {
    return this.byFree.get(word) ?? [];
  }

  binding(word: string): Iterable<Statement> {
    return this.byBound.get(word) ?? [];
  }
}

function put(index: Map<string, Set<Statement>>, word: string, statement: Statement): void {
  const known = index.get(word);
  if (known === undefined) index.set(word, new Set([statement]));
  else known.add(statement);
}

/** What is gone from a list and what is new, of lists that begin and end alike. */
function changesBetween(
  before: readonly Statement[],
  now: readonly Statement[],
): { readonly removed: readonly Statement[]; readonly added: readonly Statement[] } {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before[start] === now[start]) start++;
  let kept = 0;
  while (kept < shorter - start && before.at(-1 - kept) === now.at(-1 - kept)) kept++;
  const [old, fresh] = [before.slice(start, before.length - kept), now.slice(start, now.length - kept)];
  const [wasThere, isThere] = [new Set(old), new Set(fresh)];
  return {
    removed: old.filter((statement) => !isThere.has(statement)),
    added: fresh.filter((statement) => !wasThere.has(statement)),
  };
}

export interface Change {
  readonly before: readonly Statement[];
  readonly now: readonly Statement[];
  /** Of the statements of now. */
  readonly index: MentionIndex;
  /** Statements that hold one prompt together. */
  readonly groups: readonly (readonly Statement[])[];
  /** Names that are used in another way than before. */
  readonly names: readonly string[];
}

/**
 * The statements in which evidence may be another than before. Where one is affected, so is each that mentions what it
 * binds; each that holds a text, of a prompt or one that is silent, and that names lead to from it, as it may be sent or
 * shown from there; and all that hold the same prompt.
 */
export function affectedBy({ before, now, index, groups, names }: Change): ReadonlySet<Statement> {
  const { removed, added } = changesBetween(before, now);
  const affected = new Set(added);
  const open = [...removed, ...added];
  const affect = (statement: Statement): void => {
    if (affected.has(statement)) return;
    affected.add(statement);
    open.push(statement);
  };
  const groupsOf = new Map<Statement, (readonly Statement[])[]>();
  for (const group of groups) {
    for (const owner of group) groupsOf.set(owner, [...(groupsOf.get(owner) ?? []), group]);
  }
  const followed = new Set<Statement>();
  const follow = (from: Statement): void => {
    const way = [from];
    for (let at = way.pop(); at !== undefined; at = way.pop()) {
      for (const word of mentionsOf(at).words) {
        for (const next of index.binding(word)) {
          if (followed.has(next)) continue;
          followed.add(next);
          way.push(next);
          if (groupsOf.has(next) || mentionsOf(next).keepsText) affect(next);
        }
      }
    }
  };
  for (const name of names) for (const statement of index.mentioning(name)) affect(statement);
  for (const block of added) {
    if (block.kind !== 'block') continue;
    for (const each of now) {
      if (block.span.start <= each.span.start && each.span.end <= block.span.end) affect(each);
    }
  }
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { declares, sets } = mentionsOf(at);
    // What a module declares counts wherever it is mentioned: it is no variable of a text.
    if (declares !== null) for (const statement of index.mentioning(declares)) affect(statement);
    for (const word of sets) for (const statement of index.mentioningFreely(word)) affect(statement);
    follow(at);
    for (const group of groupsOf.get(at) ?? []) group.forEach(affect);
  }
  return affected;
}
