import type { FoundPrompt } from '../format';
import type { Span } from '../span';
import { hasDirective } from '../directives';
import type { Surroundings } from './evidence/instructing';
import type { Uses } from './evidence/uses';
import { usesIn } from './evidence/uses';
import type { FoundIn } from './findPrompts';
import { findPrompts, indexFor } from './findPrompts';
import type { Env, Program } from './flow/environment';
import { importsAny } from './flow/environment';
import type { Links } from './flow/links';
import { noLinks } from './flow/links';
import { affectedBy, MentionIndex } from './flow/affected';
import type { LanguageRules } from './flow/reading';
import { sectionsOf } from './flow/sections';
import { detached } from './syntax/statementMemory';
import type { Statement } from './syntax/syntax';
import type { TextEdit } from './syntax/textEdit';
import { editBetween } from './syntax/textEdit';
import { moved, movedOffset } from './syntax/moved';

/** A prompt of the last reading, with the statements of the module that its evidence and its texts stand in. */
interface Kept {
  /** Null for a text that is none because of something else. */
  readonly prompt: FoundPrompt | null;
  readonly owners: readonly Statement[];
  /** Where these began. */
  readonly starts: readonly number[];
}

interface LastReading {
  readonly text: string;
  readonly statements: readonly Statement[];
  readonly imports: string;
  readonly kept: readonly Kept[];
  readonly uses: Uses;
  readonly surroundings: Surroundings;
  readonly answers: Answers;
}

/** What links gave, each by what they were asked. */
type Answers = Map<string, Answer>;

interface Answer {
  readonly ask: (links: Links) => Program | null;
  readonly answer: Program | null;
}

/** So many answers of links are remembered; fewer than what one reading may load, which has to be the same again. */
const mostAnswers = 32;

/**
 * The prompts of a document that somebody types in. Where only some statements of the module have changed, evidence is
 * looked for again only in those, and in whatever can have to do with them; the other prompts are those of the last
 * time, moved to where they stand now.
 *
 * Two statements have to do with one another if one mentions a name that the other binds: all that is followed from
 * one to another is followed by a name.
 */
export class EvidenceMemory {
  private last: LastReading | null = null;
  private current: LastReading | null = null;
  private program: Program | null = null;
  private readonly index = new MentionIndex();

  constructor(private readonly language: { readonly id: string; readonly rules: LanguageRules }) {}

  /** Whether the last text held prompts. */
  get holdsPrompts(): boolean {
    return this.current !== null && promptsOf(this.current.kept).length > 0;
  }

  /**
   * What `findPrompts` finds in the whole program, in another order. The prompts share nothing with the program, which
   * may be read again with more links.
   */
  prompts(program: Program, text: string, links: Links): readonly FoundPrompt[] {
    if (program !== this.program) this.last = this.current;
    this.program = program;
    this.current = null;
    const { last } = this;
    if (!this.serves(program, text)) return this.find(program, text, links).prompts.map(detached);
    return (
      (last === null ? null : this.again(last, program, text, links)) ?? this.whole(program, text, links)
    );
  }

  private find(
    program: Program,
    text: string,
    links: Links,
    options?: Parameters<typeof findPrompts>[4],
  ): ReturnType<typeof findPrompts> {
    return findPrompts(program, this.language, text, links, options);
  }

  /** False where statements have to do with one another in other ways than by names. */
  private serves(program: Program, text: string): boolean {
    const { chains, ofFile, withElements } = indexFor(this.language.id);
    return (
      chains.isEmpty &&
      !hasDirective(text) &&
      ![...ofFile, ...withElements].some(({ modules }) => importsAny(program, modules))
    );
  }

  private usesIn(program: Program, links: Links): Uses {
    const index = indexFor(this.language.id);
    return usesIn({ program, rules: this.language.rules, index, links: noLinks }, links);
  }

  private whole(program: Program, text: string, links: Links): readonly FoundPrompt[] {
    const answers: Answers = new Map();
    const asking = recorded(links, answers);
    const uses = this.usesIn(program, asking);
    const found = this.find(program, text, asking, { uses });
    const kept = keptOf(found, program);
    this.keep({ program, text, uses, surroundings: found.surroundings, kept, answers });
    return kept === null ? found.prompts.map(detached) : promptsOf(kept);
  }

  /** The prompts if some of the last can be kept, else null. */
  private again(
    last: LastReading,
    program: Program,
    text: string,
    links: Links,
  ): readonly FoundPrompt[] | null {
    if (importsOf(program) !== last.imports) return null;
    if ([...last.answers.values()].some(({ ask, answer }) => ask(links) !== answer)) return null;
    const answers: Answers = new Map(last.answers);
    const asking = recorded(links, answers);
    const uses = this.usesIn(program, asking);
    const { statements } = program.module.root;
    this.index.update(statements);
    const affected = affectedBy({
      before: last.statements,
      now: statements,
      index: this.index,
      groups: last.kept.map(({ owners }) => owners),
      names: changedUses(last.uses, uses),
    });
    const numbers = [...statements.keys()].filter((number) => affected.has(statements[number]!));
    const stay = last.kept.filter(({ owners }) => !owners.some((owner) => affected.has(owner)));
    const besides = promptsOf(stay).some(
      ({ evidence }) => evidence?.kind !== 'text' && evidence?.kind !== 'use',
    );
    const found = this.find(sectionsOf(program, numbers), text, asking, { uses, besides });
    if (found.surroundings !== last.surroundings || answers.size > mostAnswers) return null;
    const fresh = keptOf(found, program);
    const unchanged = movedAll(stay, editBetween(last.text, text));
    if (fresh === null || unchanged === null) return null;
    const kept = [...unchanged, ...fresh];
    this.keep({ program, text, uses, surroundings: last.surroundings, kept, answers });
    return promptsOf(kept);
  }

  private keep(read: {
    readonly program: Program;
    readonly text: string;
    readonly uses: Uses;
    readonly surroundings: Surroundings;
    readonly kept: readonly Kept[] | null;
    readonly answers: Answers;
  }): void {
    const { program, kept, ...rest } = read;
    if (kept === null) return;
    const { statements } = program.module.root;
    this.current = { ...rest, kept, statements, imports: importsOf(program) };
  }
}

function promptsOf(kept: readonly Kept[]): FoundPrompt[] {
  return kept.flatMap(({ prompt }) => prompt ?? []);
}

/** What is kept where it stands after an edit; null if some of it does not stand where it should. */
function movedAll(kept: readonly Kept[], edit: TextEdit): Kept[] | null {
  const all: Kept[] = [];
  for (const { prompt, owners, starts: before } of kept) {
    const starts = owners.map(({ span }) => span.start);
    if (starts.some((start, i) => start !== movedOffset(before[i]!, edit))) return null;
    all.push({ prompt: prompt === null ? null : moved(prompt, edit), owners, starts });
  }
  return all;
}

function importsOf({ module }: Program): string {
  return module.imports.map(({ module: from, name, local }) => `${from}\n${name}\n${local}`).join('\n');
}

/** Links that write down what they are asked. */
function recorded(links: Links, answers: Answers): Links {
  const asked = (key: readonly string[], ask: Answer['ask']): Program | null => {
    const answer = ask(links);
    answers.set(key.join('\n'), { ask, answer });
    return answer;
  };
  return {
    module: (from, specifier) =>
      asked(['module', from.path, specifier], (each) => each.module(from, specifier)),
    submodule: (from, specifier, name) =>
      asked(['submodule', from.path, specifier, name], (each) => each.submodule(from, specifier, name)),
    text: (from, path) => asked(['text', from.path, path], (each) => each.text(from, path)),
  };
}

/** The prompts with their statements; null if one has to do with another file, or with no statement. */
function keptOf({ prompts, envs, silenced }: FoundIn, program: Program): Kept[] | null {
  const kept: Kept[] = [];
  const keep = (prompt: FoundPrompt | null, places: readonly (Span | null | undefined)[]): boolean => {
    const owners = new Set<Statement>();
    for (const place of places) {
      if (place === undefined || place === null) continue;
      const found = statementsAt(place, program);
      if (found.length === 0) return false;
      for (const statement of found) owners.add(statement);
    }
    const starts = [...owners].map(({ span }) => span.start);
    kept.push({ prompt: detached(prompt), owners: [...owners], starts });
    return true;
  };
  for (const [i, prompt] of prompts.entries()) {
    if (prompt.messages.some(({ path }) => path !== undefined)) return null;
    const spans = prompt.messages.map(({ span }) => span);
    if (!keep(prompt, [prompt.call, prompt.place, ...spans, topScope(envs[i]!)?.span])) return null;
  }
  for (const { span, path, env } of silenced) {
    if (path !== program.path || !keep(null, [span, topScope(env)?.span])) return null;
  }
  return kept;
}

/** The function or class of the module that an environment is in; null for the module's own. */
function topScope(env: Env): Env['scope'] | null {
  let scope: Env['scope'] | null = null;
  for (let at: Env | null = env; at.parent !== null; at = at.parent) ({ scope } = at);
  return scope;
}

function statementsAt({ start, end }: Span, { module }: Program): Statement[] {
  return module.root.statements.filter(({ span }) => span.start < end && start < span.end);
}

/** Names whose use in the file is another than it was. */
function changedUses(before: Uses, after: Uses): string[] {
  const names = new Set([
    ...before.fillings.keys(),
    ...after.fillings.keys(),
    ...before.roles.keys(),
    ...after.roles.keys(),
    ...before.sent.keys(),
    ...after.sent.keys(),
    ...before.asked.keys(),
    ...after.asked.keys(),
    ...before.requests.keys(),
    ...after.requests.keys(),
    ...before.parts.keys(),
    ...after.parts.keys(),
  ]);
  return [...names].filter(
    (name) =>
      before.asked.has(name) !== after.asked.has(name) ||
      before.requests.has(name) !== after.requests.has(name) ||
      before.parts.has(name) !== after.parts.has(name) ||
      before.fillings.get(name)?.expr !== after.fillings.get(name)?.expr ||
      before.roles.get(name) !== after.roles.get(name) ||
      before.sent.get(name) !== after.sent.get(name),
  );
}
