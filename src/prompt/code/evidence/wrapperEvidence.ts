import { askingLinks } from './askingModules';
import { shapeOf } from '../flow/callShapes';
import type { PromptCollector } from '../flow/collector';
import { fragmentsOf } from '../flow/fragments';
import type { Turn, Turns } from '../flow/messages';
import { calleePath } from '../flow/names';
import type { Reading } from '../flow/reading';
import { readCall, readSlots } from '../flow/sentCall';
import { turnsForAgent } from './agentTexts';
import { isReport, Senders } from './senders';
import type { CallExpr, Expr, StringExpr } from '../syntax/syntax';

/**
 * Prompts given to a function of the workspace that hands them to a model: `ask("…")`, `self._call(system_prompt=…)`.
 * They are prompts of the call in that function, with its roles, its model and what else it sends. The calls whose own
 * literals all stand in such prompts are told: they send nothing besides.
 */
export function promptsOfWrappers(reading: Reading, collector: PromptCollector): ReadonlySet<CallExpr> {
  /** Literals that a call sends whatever it is given, as far as no prompt has them yet. */
  const missing = new Map<CallExpr, Set<StringExpr>>();
  const searching = { ...reading, links: askingLinks(reading.links) };
  const following = new Senders(searching);
  for (const { call, env } of reading.program.calls) {
    if (isReport(call) || !call.args.some(mayCarryText) || shapeOf(call, env, searching) !== null) continue;
    const senders = following.of(call, env);
    // What they send whatever they are given.
    const withNothing = senders.length === 0 ? [] : following.of({ ...call, args: [] }, env);
    for (const sender of senders) {
      const { known, env: bound } = sender;
      const evidence = {
        kind: 'call',
        callee: calleePath(sender.call.callee).join('.'),
        library: known.library.id,
        through: calleePath(call.callee).join('.'),
      } as const;
      const read = readCall(sender.call, bound, known.shape, evidence, reading);
      const meant = (turns: readonly Turn[]): Turn[] => turnsForAgent(sender.call, bound, known.shape, turns);
      const prompt = { ...read, sent: meant(read.sent), alternatives: meant(read.alternatives) };
      const before = literalsOf(
        withNothing
          .filter((other) => other.call === sender.call)
          .map((other) => readSlots(other.call, other.env, other.known.shape, reading)),
      );
      const all = literalsOf([prompt]);
      if ([...all].every((literal) => before.has(literal))) continue;
      const { tools = null, responseFormat = null } = prompt.about;
      const isHere = bound.file === env.file;
      const about = {
        ...prompt.about,
        call: call.span,
        name: null,
        tools: tools !== null && !isHere ? { ...tools, span: call.span } : tools,
        responseFormat:
          responseFormat !== null && !isHere ? { ...responseFormat, span: call.span } : responseFormat,
      };
      collector.add(prompt.sent, prompt.alternatives, about, env);
      const left =
        missing.get(sender.call) ??
        literalsOf([readSlots(sender.call, { ...bound, given: new Map() }, known.shape, reading)]);
      for (const literal of all) left.delete(literal);
      missing.set(sender.call, left);
    }
  }
  return new Set([...missing].flatMap(([call, { size }]) => (size === 0 ? [call] : [])));
}

function literalsOf(all: readonly Turns[]): Set<StringExpr> {
  const sent = all.flatMap((turns) => turns.sent);
  return new Set(sent.flatMap(({ text }) => fragmentsOf(text).flatMap(({ literals }) => literals)));
}

/** Whether an argument may be a text for a model: a sentence, messages, or a name that says so. */
function mayCarryText({ name, value }: { readonly name: string | null; readonly value: Expr }): boolean {
  if (name !== null && namesText(name)) return true;
  switch (value.kind) {
    case 'string':
      return value.pieces.some((piece) => piece.kind === 'text' && isSentence(piece.text));
    case 'concat':
      return value.operands.some((operand) => mayCarryText({ name: null, value: operand }));
    case 'choice':
      return value.options.some((option) => mayCarryText({ name: null, value: option }));
    case 'format':
      return true;
    case 'name':
      return namesText(value.name);
    case 'member':
      return namesText(value.property) || mayCarryText({ name: null, value: value.object });
    case 'call':
      return namesText(calleePath(value.callee).join('.')) || value.args.some(mayCarryText);
    case 'list':
      return value.items.some((item) => mayCarryText({ name: null, value: item.value }));
    case 'object':
      return value.entries.some(({ key, value: entry }) => mayCarryText({ name: key, value: entry }));
    default:
      return false;
  }
}

function namesText(name: string): boolean {
  return /prompt|system|instruct|message|template/i.test(name) || /^[A-Z][A-Z0-9_]{3,}$/.test(name);
}

function isSentence(text: string): boolean {
  return text.length >= 12 && (text.match(/\s+/g)?.length ?? 0) >= 2;
}
