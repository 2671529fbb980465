import type { Part } from '../prompt/model';
import type { Role } from '../prompt/roles';

/** One message of a request. */
export interface CountMessage {
  readonly role: 'user' | 'assistant';
  readonly text: string;
}

/** What is sent to have it counted: the literal text of a prompt. */
export interface CountRequest {
  /** Id of the model as its maker's API writes it. */
  readonly model: string;
  /** All that speaks as system, joined; empty if nothing does. */
  readonly system: string;
  /** At least one: the APIs refuse a request without. */
  readonly messages: readonly CountMessage[];
  /** How many of the messages have no literal text and are sent as `standIn`, which no API takes for empty. */
  readonly standIns: number;
}

/** One literal of a prompt; literals of one wire message share a `turn`. */
export interface Literal {
  readonly role: Role;
  readonly turn: number;
  readonly parts: readonly Part[];
}

/** What stands in a message that has no literal text. */
export const standIn = '.';

/** The request that counts the literals of a prompt. What variables fill is left out, as nobody knows it. */
export function countRequest(model: string, literals: readonly Literal[]): CountRequest {
  const turns = new Map<number, { role: Role; text: string }>();
  for (const { role, turn, parts } of literals) {
    const text = parts.map((part) => (part.kind === 'text' ? part.text : '')).join('');
    const known = turns.get(turn);
    if (known === undefined) turns.set(turn, { role, text });
    else known.text += text;
  }
  const wire = [...turns.entries()].sort(([a], [b]) => a - b).map(([, message]) => message);
  const system = wire.filter(({ role, text }) => role === 'system' && text.trim() !== '');
  const messages = wire
    .filter(({ role }) => role !== 'system')
    .map(({ role, text }): CountMessage => ({ role: role === 'assistant' ? role : 'user', text }));
  const sent = messages.length > 0 ? messages : [{ role: 'user' as const, text: '' }];
  return {
    model: apiModelId(model),
    system: system.map(({ text }) => text).join('\n\n'),
    messages: sent.map((message) => (message.text.trim() === '' ? { ...message, text: standIn } : message)),
    standIns: sent.filter(({ text }) => text.trim() === '').length,
  };
}

/** Number of characters that a request sends. */
export function charactersOf({ system, messages }: CountRequest): number {
  return messages.reduce((sum, { text }) => sum + text.length, system.length);
}

/**
 * The id that the maker's own API knows, out of what gateways and cloud hosts write: `openrouter/openai/gpt-5`,
 * `us.anthropic.claude-…-20250514-v1:0`, `claude-sonnet-4@20250514`, `openai:gpt-5`. A fine-tuned model keeps its id.
 */
export function apiModelId(model: string): string {
  const id = model.trim().replace(/^.*\//, '');
  const fineTuned = /(?:^|:)(ft:.+)$/.exec(id);
  if (fineTuned !== null) return fineTuned[1]!;
  return id
    .replace(/^[a-z_-]+:(?=[a-z]+[-\d])/, '')
    .replace(/^(?:[a-z-]+\.)?(?:anthropic|openai|google)\.(?=[a-z])/, '')
    .replace(/-v\d+(?::\d+)?$/, '')
    .replace('@', '-');
}

/** The texts of a request in one, as what they have in common with those of another is told by their lines. */
export function textOf({ system, messages }: CountRequest): string {
  return [system, ...messages.map(({ text }) => text)].join('\n');
}
