import type { Evidence } from '../../evidence';
import { embeddingFormat } from '../../model';
import type { Role } from '../../roles';
import { shapeOf } from '../flow/callShapes';
import type { PromptCollector } from '../flow/collector';
import type { Env } from '../flow/environment';
import { entryOf, isSample } from '../flow/environment';
import { fragmentsOf } from '../flow/fragments';
import type { Text } from '../flow/fragments';
import type { CallShape } from '../libraries/library';
import { isPage } from '../flow/messageShapes';
import type { Turn } from '../flow/messages';
import { calleePath } from '../flow/names';
import { turnsForAgent } from './agentTexts';
import { isReportToPerson, textOf } from './naming';
import type { Reading } from '../flow/reading';
import { aboutCall, readSlots } from '../flow/sentCall';
import type { CallExpr, Expr } from '../syntax/syntax';
import { readText } from '../flow/text';
import type { Uses } from './uses';

/**
 * Prompts of the calls that a library knows: those that send first, those that only hold text after them. Calls that
 * are done send what they send for others. `uses` tells the role of what is only held.
 */
export function promptsOfCalls(
  reading: Reading,
  collector: PromptCollector,
  uses: Uses,
  done: ReadonlySet<CallExpr>,
): void {
  const matches = reading.program.calls.flatMap(({ call, env }) => {
    if (done.has(call)) return [];
    const found = shapeOf(call, env, reading);
    return found === null ? [] : [{ call, env, ...found }];
  });
  for (const place of ['sends', 'agent', 'holds'] as const) {
    for (const { call, env, shape, library } of matches) {
      if (placeOf(shape) !== place) continue;
      const holding = place === 'holds';
      const callee = calleePath(call.callee).join('.');
      const evidence = { kind: place === 'sends' ? 'call' : 'held', callee, library: library.id } as const;
      const role = holding ? roleOfResult(call, reading, uses) : undefined;
      addCall(call, env, shape, evidence, reading, collector, role);
    }
  }
}

/** What an agent was told is sent by what runs it, if that is in sight. */
function placeOf({ holds, makes }: CallShape): 'sends' | 'agent' | 'holds' {
  return holds === true ? 'holds' : makes === 'agent' ? 'agent' : 'sends';
}

/** The role that the file shows of what a call makes: `builder = PromptBuilder(…)`, `ChatMessage.from_user(builder.run())`. */
function roleOfResult(call: CallExpr, { program }: Reading, uses: Uses): Role | undefined {
  const holder = program.holders.find(({ value, kind }) => value === call && kind !== 'argument');
  return holder === undefined ? undefined : uses.roleOf(holder);
}

/** The body of a request that is sent without a library: an object with a model and what it is asked. */
const requestBody: CallShape = {
  format: 'request-body',
  callee: [],
  holds: true,
  slots: [
    { at: ['system', 'systemInstruction'], holds: 'text', role: 'system' },
    { at: ['messages', 'contents'], holds: 'messages', role: 'user' },
    { at: ['prompt'], holds: 'text', role: 'user' },
  ],
};
/** The settings of a chat: who the model is under `prompt`, and nothing that it is asked. */
const settings: CallShape = {
  ...requestBody,
  slots: requestBody.slots.map((slot) => (slot.at[0] === 'prompt' ? { ...slot, role: 'prompt' } : slot)),
};

/** Whether a text only says who the model is: it addresses it and leaves no room for a question. */
function saysWhoItIs(text: Text): boolean {
  return [...fragmentsOf(text), ...text.alternatives].some(
    ({ parts }) =>
      /^\W{0,4}You(?: a|')re\b/.test(textOf(parts)) && parts.every(({ kind }) => kind === 'text'),
  );
}

export const askedKeys = ['messages', 'contents', 'prompt'];
export const bodyKeys = [
  'model',
  'generationConfig',
  'max_tokens',
  'max_completion_tokens',
  'anthropic_version',
];

/** Prompts in request bodies that no call of a library sends. */
export function promptsOfBodies(reading: Reading, collector: PromptCollector): void {
  for (const { value, env } of reading.program.holders) {
    if (value.kind !== 'object' || isSample(value, reading.program)) continue;
    const has = (key: string): boolean => entryOf(value, key) !== null;
    if (!bodyKeys.some(has) || !askedKeys.some(has) || isLabel(entryOf(value, 'model'))) continue;
    // What a page keeps of a run that is over.
    if (isPage(env.file.path) && has('results')) continue;
    const argument = { name: null, value, spread: false, span: value.span };
    const callee = { kind: 'opaque', children: [], span: value.span } as const;
    const call = { kind: 'call', callee, args: [argument], span: value.span } as const;
    const prompt = entryOf(value, 'prompt');
    const isSetting = prompt !== null && saysWhoItIs(readText(prompt, env, reading));
    const body = isSetting ? settings : requestBody;
    addCall(call, env, body, { kind: 'messages' }, reading, collector);
  }
}

/** Words or several where the name of a model would stand: help texts, labels or fields by the names of settings. */
function isLabel(model: Expr | null): boolean {
  if (model?.kind === 'list') return true;
  return (
    model?.kind === 'string' && model.pieces.some((piece) => piece.kind === 'text' && /\s/.test(piece.text))
  );
}

function addCall(
  call: CallExpr,
  env: Env,
  shape: CallShape,
  evidence: Evidence,
  reading: Reading,
  collector: PromptCollector,
  shown?: Role,
): void {
  const read = readSlots(call, env, shape, reading);
  const asShown = (turn: Turn): Turn =>
    shown !== undefined && turn.role === 'prompt' ? { ...turn, role: shown } : turn;
  const meant = (turns: readonly Turn[]): Turn[] => turnsForAgent(call, env, shape, turns).map(asShown);
  const [sent, alternatives] = [meant(read.sent), meant(read.alternatives)];
  if (shape.format === embeddingFormat && !sent.some(hasWords)) return;
  if (shape.holds === true && sent.length > 0 && sent.every(isApology)) return;
  // What only holds a text does not send it again.
  const isKnown =
    (shape.holds === true || (shape.makes === 'agent' && sent.length > 0)) &&
    sent.every(({ text }) => fragmentsOf(text).every((each) => collector.isClaimed(each)));
  if (!isKnown) collector.add(sent, alternatives, aboutCall(call, env, shape, evidence, reading), env);
}

/** What is embedded is mostly data, with no more written around it than a comma or a line end. */
function hasWords({ text }: Turn): boolean {
  return fragmentsOf(text).some(({ parts }) =>
    parts.some((part) => part.kind === 'text' && /\p{L}{2}|[^\P{L}\p{ASCII}]/u.test(part.text)),
  );
}

/** `PromptTemplate("I'm sorry, …")`: a template of what a program says itself. Those with a role are messages. */
function isApology({ role, text }: Turn): boolean {
  const fragments = fragmentsOf(text);
  return (
    role === 'prompt' &&
    fragments.length > 0 &&
    fragments.every(({ parts }) => isReportToPerson(textOf(parts)))
  );
}
