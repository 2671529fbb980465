import type { Span } from '../../span';
import type { PromptCollector } from '../flow/collector';
import { constantString, literalText } from '../flow/constants';
import type { Env, Holder } from '../flow/environment';
import { entryOf, isSample, ownName, receiverName } from '../flow/environment';
import type { Fragment } from '../flow/fragments';
import { fragmentsOf } from '../flow/fragments';
import type { Turn } from '../flow/messages';
import { readMessages } from '../flow/messages';
import { isExpectation, isForShow, isSeed, isShown } from './forPeople';
import {
  hasForeignRole,
  isMessage,
  isPage,
  isPlaceholderPair,
  isRoleGivenFirst,
} from '../flow/messageShapes';
import {
  countWords,
  instructsAsSent,
  isReportToPerson,
  namesFewShots,
  promisesStrongly,
  readsLikePrompt,
  textOf,
} from './naming';
import { hasHeading } from './writtenParts';
import type { Reading } from '../flow/reading';
import { calleePath, normalised } from '../flow/names';
import type { CallExpr, Expr, ListExpr, StringExpr } from '../syntax/syntax';

const evidence = { kind: 'messages' } as const;
const slot = { role: 'user', language: null } as const;

/** Lists of messages whose call is not in sight. */
export function promptsOfMessageLists(reading: Reading, collector: PromptCollector): void {
  for (const holder of reading.program.holders.flatMap(withJoined)) {
    const { value, env, name, kind, given } = holder;
    if (given !== null && isExpectation(given)) continue;
    if (value.kind !== 'list' || !value.items.some((item) => isMessage(item.value, env, reading))) continue;
    if (isSample(value, reading.program) || hasForeignRole(value, env, reading.links)) continue;
    if (isRemembered(holder, reading) || isForShow(holder) || isRecorded(holder, reading)) continue;
    if (isSeeded(holder) || (name !== null && namesFewShots(name))) continue;
    if (value.items.some(({ value: item }) => item.kind === 'list') && !isPairList(value, env, reading)) {
      continue;
    }
    // Like any constant, one of messages may be filled elsewhere.
    const isKept = kind === 'assign' && (env.parent === null || env.scope.kind === 'class');
    const language = isKept ? reading.rules.unfilled : null;
    const { sent, alternatives } = readMessages(value, env, reading, { ...slot, language });
    if (isOnlyAnswer(sent) || isChatShown(holder, sent)) continue;
    if (value.items.every((item) => isMadeByRole(item.value, env)) && sent.every(isNotice)) continue;
    const symbol = kind === 'assign' ? name : null;
    const about = { format: 'messages', evidence, place: value.span, ...(symbol === null ? {} : { symbol }) };
    collector.add(sent, alternatives, about, env);
  }
}

/** A conversation that a database is filled with, unless it is kept under the name of a prompt. */
function isSeeded({ env, name, within }: Holder): boolean {
  return isSeed(env.file.path) && ![name, within].some((each) => each !== null && promisesStrongly(each));
}

/** The messages of a step that was recorded: they stand beside what came of them. */
function isRecorded({ value, kind, name }: Holder, { program }: Reading): boolean {
  if (kind !== 'entry' || name === null) return false;
  return program.holders.some(
    ({ value: around }) =>
      around.kind === 'object' &&
      around.entries.some((entry) => entry.value === value) &&
      around.entries.some(({ key }) => key !== null && recordedKeys.has(normalised(key))),
  );
}

const recordedKeys: ReadonlySet<string> = new Set(['observation', 'timestamp', 'createdat', 'updatedat']);

/** A conversation that a memory is given to keep, by whose it is: `memory.add(messages, user_id="alex")`. */
function isRemembered({ value, name, kind, call }: Holder, { program }: Reading): boolean {
  if (call !== null) return keepsMemory(call);
  if (kind !== 'assign' || name === null) return false;
  const takers = program.calls.filter(({ call: { args } }) =>
    args.some(({ value: given }) => given === value || (given.kind === 'name' && given.name === name)),
  );
  return takers.length > 0 && takers.every(({ call: taker }) => keepsMemory(taker));
}

function keepsMemory({ callee, args }: CallExpr): boolean {
  if (callee.kind !== 'member' || callee.property !== 'add') return false;
  const keys = args.flatMap(({ name, value }) => [
    name,
    ...(value.kind === 'object' ? value.entries.map(({ key }) => key) : []),
  ]);
  return keys.some((key) => key !== null && owners.has(normalised(key)));
}

const owners: ReadonlySet<string> = new Set(['userid', 'agentid', 'runid']);

/** The lists that are joined to one: `history + [{ role: 'user', content: '…' }]`. */
function withJoined(holder: Holder): readonly Holder[] {
  if (holder.value.kind !== 'concat') return [holder];
  return holder.value.operands.flatMap((value) => (value.kind === 'list' ? [{ ...holder, value }] : []));
}

/** A chat that a page shows: nobody is told anything as a system, and only the state of the page is given it. */
function isChatShown({ env, call, given }: Holder, sent: readonly Turn[]): boolean {
  if (!isPage(env.file.path) || sent.some(({ role }) => role === 'system')) return false;
  const taker = call ?? given;
  return taker === null || /^(?:set|use)[A-Z]/.test(calleePath(taker.callee).at(-1)!);
}

/** Pairs of role and text, nothing else beside them: not `[("system", "Default"), ("light", "Light")]`, nor a login. */
function isPairList({ items }: ListExpr, env: Env, reading: Reading): boolean {
  return items.every(({ value }) => {
    if (value.kind !== 'list') return value.kind !== 'string';
    const text = value.items[1]?.value;
    if (isPlaceholderPair(value, env, reading.links)) return true;
    return isMessage(value, env, reading) && (text?.kind !== 'string' || /[\s{]/.test(plainText(text)));
  });
}

function plainText({ pieces }: StringExpr): string {
  return pieces.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join('');
}

/** Single messages, together where they are appended to the same list. */
export function promptsOfLooseMessages(reading: Reading, collector: PromptCollector): void {
  const groups = new Map<Env, Map<string, { readonly place: Span; readonly turns: Turn[] }>>();
  for (const holder of reading.program.holders) {
    const { value, env, call, kind, given } = holder;
    if (given !== null && isExpectation(given)) continue;
    if (
      kind === 'item' ||
      (call === null && isForShow(holder)) ||
      isSeeded(holder) ||
      !isMessage(value, env, reading) ||
      value.kind === 'list'
    ) {
      continue;
    }
    if (isSample(value, reading.program)) continue;
    if (value.kind === 'call' && isShown(value, env, reading.links)) continue;
    const { sent } = readMessages(value, env, reading, slot);
    const unclaimed = sent.filter(({ text }) =>
      fragmentsOf(text).some((fragment) => !collector.isClaimed(fragment)),
    );
    if (unclaimed.length === 0 || (isPage(env.file.path) && unclaimed.every(isReport))) continue;
    if (isMadeByRole(value, env) && unclaimed.every(isNotice)) continue;
    const receiver = collectorOf(value) ?? (call === null ? null : collectorOf(call));
    if (receiver === null) {
      if (isOnlyAnswer(unclaimed)) continue;
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
      if (isOnlyAnswer(turns)) continue;
      collector.add(turns, [], { format: 'messages', evidence, place }, env);
    }
  }
}

/** What puts a block into the content of a message that is made elsewhere. */
export const blockAdders: readonly string[] = ['append', 'push'];
const contents: ReadonlySet<string> = new Set(['content', 'parts', 'usercontent', 'messagecontent']);

/** Blocks that make a content one for a model: no tool's result has them written so. */
export const imageBlock = 'image_url';

/**
 * Texts put into the content of a message, `message["content"].append({"type": "text", "text": "…"})`, and those
 * beside an image in a content that no message in sight has.
 */
export function promptsOfBlocks(reading: Reading, collector: PromptCollector): void {
  const holders = reading.program.holders;
  const beside = new Set(
    holders.flatMap(({ value }) =>
      value.kind === 'list' && value.items.some((item) => isImage(item.value))
        ? value.items.map((item) => item.value)
        : [],
    ),
  );
  for (const { value, env, call, kind } of holders) {
    if (value.kind !== 'object') continue;
    if (!beside.has(value) && !(kind === 'argument' && call !== null && addsBlock(call))) continue;
    const type = entryOf(value, 'type');
    const text = entryOf(value, 'text');
    if (text === null || type === null || constantString(type, env, reading.links) !== 'text') continue;
    const { sent } = readMessages(value, env, reading, slot);
    const unclaimed = sent.filter((turn) =>
      fragmentsOf(turn.text).some((each) => !collector.isClaimed(each) && readsLikePrompt(each.parts, true)),
    );
    if (unclaimed.length > 0) {
      collector.add(unclaimed, [], { format: 'messages', evidence, place: value.span }, env);
    }
  }
}

function isImage(expr: Expr): boolean {
  const type = expr.kind === 'object' ? entryOf(expr, 'type') : null;
  return type !== null && literalText(type) === imageBlock;
}

function addsBlock({ callee }: CallExpr): boolean {
  if (callee.kind !== 'member' || !blockAdders.includes(normalised(callee.property))) return false;
  return contents.has(normalised(ownName(callee.object) ?? ''));
}

/** What went wrong, as a page says it in its chat. */
function isReport({ text }: Turn): boolean {
  return fragmentsOf(text).every(({ parts }) => isReportToPerson(textOf(parts)));
}

/** Whether an expression is no message, `Message("system", "…")`, or the call of a function that returns such a one. */
function isMadeByRole(expr: Expr, { file }: Env): boolean {
  if (expr.kind !== 'call') return expr.kind !== 'object' && expr.kind !== 'list';
  if (isRoleGivenFirst(expr)) return true;
  const made = expr.callee.kind === 'name' ? file.root.declared.get(expr.callee.name) : undefined;
  return (made?.scope.statements ?? []).some(
    (statement) => statement.kind === 'return' && isMadeByRole(statement.value, made!),
  );
}

/**
 * What a program writes into its own log of a conversation: an error, a status, what a tool has done. Only a text that
 * instructs is one that somebody wrote for the model.
 */
function isNotice(turn: Turn): boolean {
  return fragmentsOf(turn.text).every(({ parts }) => {
    const text = textOf(parts);
    return (
      isReportToPerson(text) ||
      reportsFailure.test(text.slice(0, 100)) ||
      !(instructsAsSent(parts) || (readsLikePrompt(parts) && /[.!?](?:\s|$)/.test(text)))
    );
  });
}

const reportsFailure =
  /\b(?:error|aborted|denied|refused|timed out|failed|could not|skipped|not (?:needed|found|provided))\b/i;

/** What gathers messages: `history` of `history.append(…)` and of `history.add_user_message(…)`. */
function collectorOf(expr: Expr): string | null {
  return expr.kind === 'call' && expr.callee.kind === 'member' && !/^[A-Z]/.test(calleePath(expr.callee)[0]!)
    ? receiverName(expr.callee.object)
    : null;
}

/**
 * A lone answer is what a program says in the model's name, not what it asks; but for a template that puts what it is
 * filled with under headings, which is written for a model.
 */
function isOnlyAnswer(turns: readonly Turn[]): boolean {
  return turns.every(({ role, text }) => {
    if (role === 'tool') return true;
    return role === 'assistant' && !fragmentsOf(text).some(isFilledOutline);
  });
}

function isFilledOutline({ parts, name }: Fragment): boolean {
  return name !== null && hasHeading(parts) && countWords(textOf(parts)) >= 8;
}
