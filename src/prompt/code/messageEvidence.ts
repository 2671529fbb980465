import type { Span } from '../span';
import type { PromptCollector } from './collector';
import type { Env } from './environment';
import { receiverName } from './environment';
import { fragmentsOf } from './fragments';
import type { Turn } from './messages';
import { readMessages } from './messages';
import { isMessage } from './messageShapes';
import type { Reading } from './reading';

const evidence = { kind: 'messages' } as const;
const slot = { role: 'user', language: null } as const;

/** Lists of messages whose call is not in sight. */
export function promptsOfMessageLists(reading: Reading, collector: PromptCollector): void {
  for (const { value, env, name } of reading.program.holders) {
    if (value.kind !== 'list' || !value.items.some((item) => isMessage(item.value, env, reading))) continue;
    const { sent, alternatives } = readMessages(value, env, reading, slot);
    collector.add(sent, alternatives, { format: 'messages', evidence, symbol: name, place: value.span }, env);
  }
}

/** Single messages, together where they are appended to the same list. */
export function promptsOfLooseMessages(reading: Reading, collector: PromptCollector): void {
  const groups = new Map<Env, Map<string, { readonly place: Span; readonly turns: Turn[] }>>();
  for (const { value, env, call, kind } of reading.program.holders) {
    if (kind === 'item' || !isMessage(value, env, reading) || value.kind === 'list') continue;
    const { sent } = readMessages(value, env, reading, slot);
    // A lone answer is what a program says in the model's name, not what it asks.
    if (sent.every(({ role }) => role === 'assistant' || role === 'tool')) continue;
    const unclaimed = sent.filter(({ text }) =>
      fragmentsOf(text).some((fragment) => !collector.isClaimed(fragment)),
    );
    if (unclaimed.length === 0) continue;
    const receiver = call?.callee.kind === 'member' ? receiverName(call.callee.object) : null;
    if (receiver === null) {
      collector.add(unclaimed, [], { format: 'messages', evidence, place: value.span }, env);
      continue;
    }
    const byName = groups.get(env) ?? new Map<string, { readonly place: Span; readonly turns: Turn[] }>();
    const group = byName.get(receiver);
    if (group === undefined) byName.set(receiver, { place: value.span, turns: unclaimed });
    else group.turns.push(...unclaimed);
    groups.set(env, byName);
  }
  for (const [env, byName] of groups) {
    for (const { place, turns } of byName.values()) {
      collector.add(turns, [], { format: 'messages', evidence, place }, env);
    }
  }
}
