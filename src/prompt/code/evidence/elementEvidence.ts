import type { Part } from '../../model';
import type { Role } from '../../roles';
import { roleInName } from '../../roles';
import type { PromptCollector } from '../flow/collector';
import type { Env } from '../flow/environment';
import { enclosingClass, enclosingFunction, importsAny } from '../flow/environment';
import { readElement } from '../flow/elementText';
import type { Library } from '../libraries/library';
import type { Fragment } from '../flow/fragments';
import type { Turn } from '../flow/messages';
import { normalised } from '../flow/names';
import { textOf } from './naming';
import type { Reading } from '../flow/reading';
import type { ElementExpr } from '../syntax/syntax';

/**
 * Prompts written as elements. In a file that imports such a library a message element is a message, those of one
 * function are one prompt, and an outermost element without a message in it is a text that some message includes.
 */
export function promptsOfElements(reading: Reading, collector: PromptCollector): void {
  const { program, index } = reading;
  const library = index.withElements.find(({ modules }) => importsAny(program, modules));
  if (library === undefined) return;
  const roles = rolesByTag(library);
  const found = program.elements.map(({ element, env }) => ({ element, env, role: roles(element.tag) }));
  const messages = outermost(found.filter(({ role }) => role !== null));
  const uses = usesIn(found, messages, roles);
  const byFunction = new Map<Env, { tag: string; turns: Turn[] }>();
  for (const { element, env, role } of messages) {
    const own = readElement(element, env, reading);
    if (own === null || role === null) continue;
    const group = byFunction.get(env) ?? { tag: element.tag, turns: [] };
    group.turns.push(turnOf(own, role));
    byFunction.set(env, group);
  }
  for (const [env, { tag, turns }] of byFunction) {
    const evidence = { kind: 'element', tag, library: library.id } as const;
    collector.add(turns, [], { format: library.id, evidence, symbol: componentOf(env) }, env);
  }
  for (const { element, env } of outermost(found)) {
    if (messages.some((message) => contains(element, message.element))) continue;
    const own = readElement(element, env, reading);
    if (own === null || !isSentence(own.parts)) continue;
    const symbol = componentOf(env);
    if (symbol !== null && /(result|results|output)$/i.test(symbol)) continue;
    const role = (symbol === null ? undefined : uses.get(symbol)) ?? roleInName(symbol ?? '');
    const evidence = { kind: 'element', tag: element.tag, library: library.id } as const;
    collector.add([turnOf(own, role)], [], { format: library.id, evidence, symbol }, env);
  }
}

interface FoundElement {
  readonly element: ElementExpr;
  readonly env: Env;
  readonly role: Role | null;
}

function rolesByTag({ elements = [] }: Library): (tag: string) => Role | null {
  const roles = new Map(elements.flatMap(({ tags, role }) => tags.map((tag) => [tag, role] as const)));
  return (tag) => roles.get(normalised(tag)) ?? null;
}

/** The elements that stand in no other of the list. The outer come first. */
function outermost(found: readonly FoundElement[]): FoundElement[] {
  const outer: FoundElement[] = [];
  let end = -1;
  for (const one of [...found].sort((a, b) => a.element.span.start - b.element.span.start)) {
    if (one.element.span.start < end) continue;
    outer.push(one);
    end = one.element.span.end;
  }
  return outer;
}

/** The role of the message in which a component is used. */
function usesIn(
  found: readonly FoundElement[],
  messages: readonly FoundElement[],
  roles: (tag: string) => Role | null,
): ReadonlyMap<string, Role> {
  const uses = new Map<string, Role>();
  for (const { element } of found) {
    if (roles(element.tag) !== null || uses.has(element.tag)) continue;
    const message = messages.find((candidate) => contains(candidate.element, element));
    if (message !== undefined && message.role !== null) uses.set(element.tag, message.role);
  }
  return uses;
}

function contains(outer: ElementExpr, inner: ElementExpr): boolean {
  return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
}

/** The class or function that renders the element. */
function componentOf(env: Env): string | null {
  return enclosingClass(env)?.scope.name ?? enclosingFunction(env);
}

function turnOf(own: Fragment, role: Role): Turn {
  return { role, text: { path: own.path, own, included: [], alternatives: [], runtime: [] } };
}

/** Labels and separators between values are no prompt of their own. */
function isSentence(parts: readonly Part[]): boolean {
  return (textOf(parts).match(/\p{L}{2,}/gu)?.length ?? 0) >= 5;
}
