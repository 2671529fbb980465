import type { PromptCollector } from '../flow/collector';
import type { Holder } from '../flow/environment';
import type { Text } from '../flow/fragments';
import { noLinks } from '../flow/links';
import { calleePath } from '../flow/names';
import type { Reading } from '../flow/reading';
import type { CallExpr, Expr } from '../syntax/syntax';
import { isForPeople, isTranslation } from './forPeople';
import type { Surroundings } from './instructing';
import { isShapedAsPrompt } from './instructing';
import { roleOf, symbolOf } from './nameEvidence';
import { beginsWithText, isBehindText, isConstant, readNamed, textKinds, withAppended } from './namedHolders';
import {
  isMereMessage,
  mayNamePart,
  mayNameRequest,
  namesConstant,
  namesResult,
  textOf,
  wordsOf,
} from './naming';
import { asksForSomething, instructsShortly, isToldLikeOthers, isWrittenPart } from './writtenParts';
import type { Uses } from './uses';

/**
 * Texts that neither their names nor their words show to be prompts: a model is asked with them, prompts are made of
 * them, or they are told to something as other prompts are, in a file that is known to have to do with models.
 */
export function promptsOfUses(
  linked: Reading,
  collector: PromptCollector,
  uses: Uses,
  around: Surroundings,
): void {
  if (around === 'other' || isTranslation(linked.program.path)) return;
  const reading = { ...linked, links: noLinks };
  for (const holder of reading.program.textHolders) {
    const isRequest = mayBeRequest(holder) && uses.isRequest(holder);
    if (!isRequest && !(mayBePart(holder, around) && uses.isPart(holder))) continue;
    if (isForPeople(holder)) continue;
    const value = isRequest ? withAppended(holder) : holder.value;
    const text = readNamed(holder, value, uses, reading);
    const { own } = text;
    if (own === null || collector.isClaimed(own)) continue;
    const says = isRequest ? asksForSomething(own.parts) : isWrittenPart(own.parts);
    if (!says || uses.isShown(holder)) continue;
    // What is called a message may be one of a tool.
    if (isMereMessage(holder.name!) && !isShapedAsPrompt(textOf(own.parts).trim())) continue;
    add(holder, isRequest ? text : { ...text, included: [], alternatives: [] }, uses, collector);
  }
  promptsLikeOthers(reading, collector, uses);
}

function add(holder: Holder, text: Text, uses: Uses, collector: PromptCollector): void {
  const role = uses.sentAs(holder) ?? roleOf(holder, uses);
  const about = { format: 'constant', evidence: { kind: 'use', role }, ...symbolOf(holder) } as const;
  collector.add([{ role, text }], [], about, holder.env);
}

/** What is held by a name or returned, and begins with a literal. */
function mayBeRequest(holder: Holder): boolean {
  const { kind, name, value } = holder;
  if (name === null || !beginsWithText(value)) return false;
  return kind === 'return'
    ? mayNameRequest(name)
    : kind === 'assign' && !isBehindText(holder) && mayNamePart(name);
}

/**
 * A constant: what a function puts into a prompt on its way stands in that. Where no other prompts are, one that is
 * written as such.
 */
function mayBePart(holder: Holder, around: Surroundings): boolean {
  const { name, value, assign } = holder;
  if (!isConstant(holder) || name === null || assign?.appends === true) return false;
  const isKept = namesConstant(name) || (around === 'prompts' && assign?.depth === 0);
  return isKept && textKinds.has(value.kind) && !isJoinedList(value) && mayNamePart(name);
}

/** `["…", "…"].join("\n")`: its lines are too many small texts to be looked into. */
function isJoinedList(value: Expr): boolean {
  return value.kind === 'call' && value.callee.kind === 'member' && value.callee.object.kind === 'list';
}

/**
 * Instructions that objects are made with, `Node(instruction="…")`: those that instruct, and where one of a kind is told
 * a prompt, those of the others, too.
 */
function promptsLikeOthers(reading: Reading, collector: PromptCollector, uses: Uses): void {
  const told = reading.program.textHolders.flatMap((holder) => {
    const place = placeOfInstruction(holder);
    if (place === null || isForPeople(holder)) return [];
    const text = readNamed(holder, holder.value, uses, reading);
    return text.own === null ? [] : [{ holder, place, text, own: text.own }];
  });
  const known = new Set(told.filter(({ own }) => collector.isClaimed(own)).map(({ place }) => place));
  for (const { holder, place, text, own } of told) {
    if (collector.isClaimed(own)) continue;
    const isTold = known.has(place) ? isToldLikeOthers(own.parts) : instructsShortly(own.parts);
    if (isTold && !isSampleOf(holder.call!)) add(holder, text, uses, collector);
  }
}

/** What is made, and the keyword that takes instructions; null for any other place. */
function placeOfInstruction({ kind, name, call }: Holder): string | null {
  if (kind !== 'argument' || name === null || call === null || !makesObject(call)) return null;
  return /^instructions?$/.test(wordsOf(name).at(-1) ?? '')
    ? `${calleePath(call.callee).join('.')} ${name}`
    : null;
}

/** A pair of what is asked and answered: `Example(instruction="…", output="…")`. */
function isSampleOf({ args }: CallExpr): boolean {
  return args.some(({ name }) => name !== null && namesResult(name));
}

function makesObject({ callee }: CallExpr): boolean {
  return /^[A-Z]/.test(calleePath(callee).at(-1)!);
}
