import type { FoundPrompt } from '../../format';
import type { Message } from '../../model';
import type { Role } from '../../roles';
import type { Span } from '../../span';
import { roleInName } from '../../roles';
import type { Env } from './environment';
import { enclosingFunction } from './environment';
import type { Turn } from './messages';
import { roleInMarkup } from './roleMarkup';
import type { StringExpr } from '../syntax/syntax';
import type { Fragment } from './fragments';
import { fragmentsOf } from './fragments';

/** What is known of a prompt beside its messages. */
export type About = Omit<FoundPrompt, 'messages'>;

/** Gathers the prompts of a file. A literal is claimed by the first evidence for it; only calls may send it again. */
export class PromptCollector {
  readonly found: FoundPrompt[] = [];
  /** Where the evidence for each of them stands. */
  readonly envs: Env[] = [];
  /** Texts that are no prompts, as a call sends them for something else, and where it stands. */
  readonly silenced: { readonly span: Span; readonly path: string; readonly env: Env }[] = [];
  private readonly claimed = new Set<StringExpr>();

  /** `path` is the file's, `roles` those that it shows of what it calls by a name. */
  constructor(
    private readonly path: string,
    private readonly roles: ReadonlyMap<string, Role> = new Map(),
  ) {}

  isClaimed(fragment: Fragment): boolean {
    return fragment.literals.some((literal) => this.claimed.has(literal));
  }

  /** Adds what is sent as one prompt, and each alternative as a prompt of its own. */
  add(turns: readonly Turn[], alternatives: readonly Turn[], about: About, env: Env): void {
    const messages: Message[] = [];
    const listed = new Set<StringExpr>();
    const names = new Set<string>();
    let fresh = false;
    const sent = new Set(
      turns
        .filter(({ instead }) => instead !== true)
        .flatMap(({ text }) => fragmentsOf(text).flatMap(({ literals }) => literals)),
    );
    let next = 0;
    for (const { role, text, instead } of turns) {
      // What is sent in place of others is no turn besides.
      const turn = next;
      if (instead !== true) next += 1;
      const fragments = fragmentsOf(text);
      for (const fragment of fragments) {
        if (fragments.length > 1 && !saysSomething(fragment)) continue;
        // What is sent in any case is no other message.
        if (instead === true && fragment.literals.some((literal) => sent.has(literal))) continue;
        const isAgain = fragment.literals.some((literal) => listed.has(literal));
        if (isThought(fragment, role)) {
          for (const literal of fragment.literals) this.claimed.add(literal);
          if (instead !== true) {
            messages.push({ ...this.message(fragment, role, turn, about.name), unlisted: 'runtime' });
          }
          continue;
        }
        for (const literal of fragment.literals) listed.add(literal);
        if (isAgain && instead === true) continue;
        if (isAgain) {
          // Listed once, and paid for each time.
          messages.push({ ...this.message(fragment, role, turn, about.name), unlisted: 'again' });
          continue;
        }
        fresh ||= !this.isClaimed(fragment);
        if (fragment.name !== null && fragment.path === this.path) names.add(fragment.name);
        messages.push({
          ...this.message(fragment, role, turn, about.name),
          ...(instead === true ? { instead } : {}),
        });
      }
      const [first] = text.runtime;
      if (first !== undefined && instead !== true) {
        messages.push({
          role,
          span: first.span,
          parts: text.runtime,
          turn,
          unlisted: 'runtime',
          ...this.elsewhere(text),
        });
      }
    }
    // Only a call may send a text that another prompt has already.
    if (listed.size > 0 && (fresh || about.call !== undefined)) {
      for (const literal of listed) this.claimed.add(literal);
      const [only] = names.size === 1 ? names : [];
      const symbol = about.symbol ?? only ?? enclosingFunction(env);
      this.found.push({ ...about, messages, symbol });
      this.envs.push(env);
    }
    const others = [
      ...turns.flatMap(({ role, text }) => text.alternatives.map((fragment) => ({ role, fragment }))),
      ...alternatives.flatMap(({ role, text }) => fragmentsOf(text).map((fragment) => ({ role, fragment }))),
    ];
    for (const { role, fragment } of others) {
      if (this.isClaimed(fragment) || isThought(fragment, role)) continue;
      for (const literal of fragment.literals) this.claimed.add(literal);
      if (role === 'tool') {
        this.silenced.push({ span: fragment.span, path: fragment.path, env });
        continue;
      }
      this.found.push({
        ...about,
        messages: [this.message(fragment, role, 0, about.name)],
        symbol:
          (fragment.path === this.path ? fragment.name : null) ?? about.symbol ?? enclosingFunction(env),
      });
      this.envs.push(env);
    }
  }

  /** `holder`: the name of what holds the text, if that is not the text itself. */
  private message(fragment: Fragment, role: Role, turn: number, holder: string | null = null): Message {
    const { span, parts, name } = fragment;
    const shown = role === 'prompt' ? (roleInMarkup(parts) ?? this.roleOf(name, holder)) : role;
    return {
      role: shown,
      span,
      parts,
      turn,
      ...(name === null ? {} : { name }),
      ...this.elsewhere(fragment),
    };
  }

  /** The role of a text that is put in by a name, or stands in a place of a name, where no role is shown of that. */
  private roleOf(name: string | null, holder: string | null): Role {
    const said = roleInName(name ?? holder ?? '');
    return said === 'prompt' && name !== null ? (this.roles.get(name) ?? said) : said;
  }

  private elsewhere({ path }: { readonly path: string }): Pick<Message, 'path'> {
    return path === this.path ? {} : { path };
  }
}

/** What a model has said, put together again: no words but the marks around what it thought. */
function isThought({ parts }: Fragment, role: Role): boolean {
  if (role !== 'assistant' || !parts.some(({ kind }) => kind === 'text')) return false;
  const text = parts.map((part) => (part.kind === 'text' ? part.text : ' ')).join('');
  return thoughtMark.test(text) && !/[\p{L}\p{N}]/u.test(text.replace(new RegExp(thoughtMark, 'gi'), ' '));
}

const thoughtMark = /<\/?(?:think|thinking|thought|reasoning)>/i;

/** Whether a part of a text has a word or a hole of its own: not the signs that a function escapes others with. */
function saysSomething({ parts }: Fragment): boolean {
  return parts.some((part) => {
    if (part.kind === 'control') return part.control === 'include';
    return part.kind !== 'text' || /\p{L}{2}|[^\P{L}\p{ASCII}]|\p{N}/u.test(part.text);
  });
}
