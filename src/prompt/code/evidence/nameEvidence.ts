import type { Evidence } from '../../evidence';
import type { Part } from '../../model';
import type { Role } from '../../roles';
import { roleInName } from '../../roles';
import type { PromptCollector } from '../flow/collector';
import type { Holder } from '../flow/environment';
import { chainOf, enclosingFunction, ownName } from '../flow/environment';
import type { Fragment } from '../flow/fragments';
import { asksModel, namesMessageOf } from './askingNames';
import { withDeclaredNames } from './declaredDefaults';
import type { Surroundings } from './instructing';
import { instructsModel, isShapedAsPrompt } from './instructing';
import { contentKeys } from '../flow/arguments';
import type { Links } from '../flow/links';
import { noLinks } from '../flow/links';
import { addressesIn, mayAddress } from '../flow/literals';
import { calleeName, calleePath, normalised } from '../flow/names';
import {
  addressesModel,
  addressesModelAtLength,
  countWords,
  instructsAsSent,
  instructsAtLength,
  isAmongPrompts,
  isMereMessage,
  isProse,
  isRequestUnder,
  isTaskOf,
  namesOtherThing,
  namesPrompt,
  namesPrompts,
  namesResult,
  namesSystemTexts,
  namesTask,
  namesTextForPeople,
  promisesPrompt,
  readsLikePrompt,
  tellsKeys,
  textOf,
  wordsOf,
} from './naming';
import { hasWordsBesideTags, isOutline } from './writtenParts';
import type { Reading } from '../flow/reading';
import { isForPeople, isTranslation } from './forPeople';
import { isPage } from '../flow/messageShapes';
import type { CallExpr, Expr } from '../syntax/syntax';
import { definitionOf } from '../flow/resolve';
import { readText } from '../flow/text';
import { messageIn } from './messageRoles';
import { isConversation, roleBeside } from './shownRoles';
import { argumentRoles, roleOfKey } from './takerRoles';
import type { Uses } from './uses';
import {
  builtHere,
  holdsText,
  isBehindParameter,
  isBehindText,
  isConstant,
  nameOfMessage,
  readNamed,
  textKinds,
  withAppended,
  withOptions,
} from './namedHolders';

/**
 * Prompts that no call and no message list shows: texts given to functions whose name says that they ask a model,
 * texts whose name says it, and texts that address a model, in that order. `inPromptFile`: the path of the file says
 * that it holds prompts. `around` is asked, once those are known that a name shows, what the others stand among.
 * `source` is the text of the file.
 * Names are evidence for the literals that they hold themselves: other files only tell what becomes of them.
 */
export function promptsOfNames(
  linked: Reading,
  collector: PromptCollector,
  uses: Uses,
  inPromptFile: boolean,
  around: () => Surroundings,
  source: string,
): void {
  const reading = { ...linked, links: noLinks };
  if (isTranslation(reading.program.path)) return;
  promptsByCallee(reading, linked.links, collector, uses);
  const holders = withOptions(withDeclaredNames(reading.program.textHolders, reading.program));
  promptsByName(holders, reading, collector, uses, inPromptFile);
  promptsByText(holders, reading, collector, uses, around(), source);
}

/** A text that is part of a larger one belongs to that. */
function promptsByName(
  holders: readonly Holder[],
  reading: Reading,
  collector: PromptCollector,
  uses: Uses,
  inPromptFile: boolean,
): void {
  const isModule = isPromptModule(reading.program.path);
  const candidates = holders.flatMap((holder) => {
    const { within } = holder;
    const isAmong = within !== null && namesPrompts(within);
    const name = nameOfMessage(holder) ?? holder.name ?? (isAmong ? within : null);
    if (name === null || !holdsText(holder) || isBehindText(holder)) return [];
    // Cheap before dear: hardly a name of many promises anything.
    if (!promisesPrompt(name)) {
      if (!(inPromptFile || isAmong)) return [];
      const isOther = namesOtherThing(name) && (!isModule || !isConstant(holder) || namesTextForPeople(name));
      // `PROMPTS["summarize_descriptions"] = …` says twice that it is one.
      if (isOther && !(isAmong && holder.kind === 'assign')) return [];
    }
    if (isForPeople(holder)) return [];
    const text = readNamed(holder, withAppended(holder), uses, reading);
    const own = text.own ?? builtHere(holder, text);
    if (own === null || collector.isClaimed(own)) return [];
    if (isBehindParameter(holder) && !instructsAsSent(own.parts)) return [];
    const evidence = evidenceOf(holder, name, own, inPromptFile);
    if (evidence === null || tellsKeys(textOf(own.parts)) || uses.isShown(holder)) return [];
    return [{ holder: { ...holder, name }, text, own, evidence }];
  });
  const included = new Set(
    candidates.flatMap(({ text, own }) =>
      text.included.flatMap((fragment) => (fragment === own ? [] : fragment.literals)),
    ),
  );
  for (const { holder, text, own, evidence } of candidates) {
    if (own.literals.some((literal) => included.has(literal))) continue;
    const role = roleOf(holder, uses);
    const about = { format: 'constant', evidence, ...symbolOf(holder), ...uses.modelAsked(holder) } as const;
    collector.add([{ role, text }], [], about, holder.env);
  }
}

/** Keys and keywords name labels of dialogs as often as prompts: their texts must say more. */
function evidenceOf(
  holder: Holder,
  name: string,
  { parts }: Fragment,
  inPromptFile: boolean,
): Evidence | null {
  const { kind, within, given, env } = holder;
  const mayBeTask = kind === 'entry' ? !namesTask(name) : kind === 'assign' && namesTask(name);
  if (mayBeTask && (isTaskOf(name, parts) || (given !== null && isRequestUnder(name, parts)))) {
    return { kind: 'name', name };
  }
  if (
    kind !== 'item' &&
    namesPrompt(name, parts, kind === 'entry' || kind === 'argument') &&
    (!isMereMessage(name) || isShapedAsPrompt(textOf(parts).trim()))
  ) {
    return { kind: 'name', name };
  }
  const mayBeOutline = kind === 'assign' || kind === 'return' || kind === 'default';
  if (mayBeOutline && wordsOf(name).at(-1) === 'prompt' && isOutline(parts)) {
    if (isConstant(holder) || hasWordsBesideTags(parts)) return { kind: 'name', name };
  }
  const isAmong =
    within !== null &&
    namesPrompts(within) &&
    (kind === 'item' && namesSystemTexts(within)
      ? readsLikePrompt(parts, true)
      : isAmongPrompts(parts, kind === 'entry'));
  if (isAmong) {
    return { kind: 'name', name: within };
  }
  if (!inPromptFile) return null;
  if (isConstant(holder) && isPromptModule(env.file.path) && !namesTextForPeople(name) && isProse(parts)) {
    return { kind: 'path', name };
  }
  if (namesOtherThing(name)) return null;
  // What the path alone speaks for is no prompt by the name of a message: that is of people and programs, too.
  if (kind !== 'item' && isMereMessage(name) && !isShapedAsPrompt(textOf(parts).trim())) return null;
  const says =
    isConstant(holder) || (kind === 'entry' && promisesPrompt(name))
      ? readsLikePrompt(parts)
      : (kind === 'assign' || kind === 'return') &&
        (instructsAtLength(parts) || (promisesPrompt(name) && introduces(parts)));
  return says ? { kind: 'path', name } : null;
}

/** Whether a text says what to do with what is put in behind it: `Sort the following letters:\n\n{letters}`. */
function introduces(parts: readonly Part[]): boolean {
  const [before, last] = parts.slice(-2);
  return (
    last?.kind === 'variable' &&
    before?.kind === 'text' &&
    /:\s*\W*$/.test(before.text) &&
    readsLikePrompt(parts, true)
  );
}

/** Whether a file is called after the prompts in it: `prompts.py`, `rate_prompt.py`, `summary-prompts.ts`. */
function isPromptModule(path: string): boolean {
  return /(?:^|[/._-])prompts\.\w+$|[._-]prompt\.\w+$|[a-z]Prompts?\.\w+$/.test(path);
}

/** A keyword is no name of the text that it takes. */
export function symbolOf({ kind, name, env }: Holder): { readonly symbol?: string | null } {
  return kind === 'argument' && enclosingFunction(env) !== null ? {} : { symbol: name };
}

/** The role that the file shows by what it does with the name of the text; else what the name says. */
export function roleOf(holder: Holder, uses: Uses): Role {
  const known = uses.roleOf(holder) ?? roleSaid(holder);
  const message = known === 'prompt' ? messageAround(holder) : null;
  const said = message === null ? known : (uses.roleOf(message) ?? roleSaid(message));
  return said === 'prompt' && uses.isAsked(holder) ? 'user' : said;
}

/** The role that the names around a text say: its own, that of what makes a message of it, that of the file. */
function roleSaid(holder: Holder): Role {
  const { kind, name, within, call, env } = holder;
  const isField = kind === 'argument' || kind === 'entry' || isPutIntoRequest(holder);
  const own = name === null ? 'prompt' : roleOfName(name, isField);
  if (own !== 'prompt') return own;
  if (kind === 'return' && name !== null && isToldToAgent(name)) return 'system';
  if (kind === 'assign' && name !== null && namesTask(name)) return 'user';
  const around = within === null ? 'prompt' : roleInName(within);
  if (around !== 'prompt') return around;
  const made = kind === 'argument' && name === null && call !== null ? messageIn(call) : null;
  return made?.role ?? (isConstant(holder) ? roleOfFile(env.file.path) : 'prompt');
}

/** `call.Prompt = text`, `params["instructions"] = text`: it is given as an argument is, only in a statement of its own. */
function isPutIntoRequest({ assign }: Holder): boolean {
  if (assign?.target.kind !== 'member') return false;
  return requests.has(wordsOf(ownName(assign.target.object) ?? '').at(-1) ?? '');
}

/** How programs call what they send. */
const requests: ReadonlySet<string> = new Set('kwargs params args call req request payload body'.split(' '));

/** What a function called after instructions returns is what an agent is told, unless it is about a part of its work. */
function isToldToAgent(name: string): boolean {
  const words = wordsOf(name);
  return words.at(-1) === 'instructions' && !words.some((word) => partsOfWork.has(word));
}

const partsOfWork: ReadonlySet<string> = new Set(
  'format formatting output response answer schema json xml parser tool tools usage user install task'.split(
    ' ',
  ),
);

/** What holds the message that a text is the content of: `system_message = make_message(content="…")`; null for none. */
function messageAround({ kind, name, call, env }: Holder): Holder | null {
  if (kind !== 'argument' || call === null || !/message|msg/i.test(calleeName(call.callee))) return null;
  if (name !== null && !contentKeys.some((key) => key === normalised(name))) return null;
  return env.file.holders.find(({ value }) => value === call) ?? null;
}

function roleOfName(name: string, isField: boolean): Role {
  // The role of an agent is told to it as its system.
  const key = isField ? (roleOfKey(name) ?? (name === 'role' ? 'system' : null)) : null;
  return key ?? (name === 'instructions' ? 'system' : roleInName(name));
}

/** The role that all prompts of a file have by its name: `system_prompt.ts`, `rate-user-prompt.py`, `system.md.ts`. */
function roleOfFile(path: string): Role {
  const stem = /[^/]+$/.exec(path)?.[0].replace(/\.\w+$/, '') ?? '';
  return /(?:^|[._-])system$|(?:system|user)[._-]?(?:prompts?|messages?|instructions?|md|txt)$/i.test(stem)
    ? roleInName(stem)
    : 'prompt';
}

/**
 * The role that what else a call is given shows of one of its texts: in front of a conversation stands what the system
 * is told, behind the word for a role what is said in it, if the callee adds a message: `AddStartMessage("user", text)`.
 */
function roleByPlace(call: CallExpr, value: Expr, reading: Reading): Role | null {
  const [first, second] = call.args;
  const ofLink = roleOfLink(call, reading);
  if (ofLink !== null) return value === first?.value ? ofLink : null;
  if (first === undefined || second === undefined) return null;
  if (value === first.value) return isConversation(second.value) ? 'system' : null;
  if (value !== second.value || first.value.kind !== 'string' || !addsMessage.test(calleeName(call.callee))) {
    return null;
  }
  const role = roleBeside(call);
  return role === 'system' || role === 'user' ? role : null;
}

const addsMessage = /^(?:[Aa]dd|[Aa]ppend|[Pp]ush|[Ww]ith|[Ii]nsert)\w*(?:Message|Msg|Turn)$/;

/** The role of the message that a call adds to those that a chain puts together: `.add_user_message(…).build()`; null if it is no such call. */
function roleOfLink(call: CallExpr, { index }: Reading): Role | null {
  if (chainOf(call).length === 1) return null;
  const [known] = index.messages.find(call.callee).filter(({ shape }) => shape.needsImport !== true);
  return typeof known?.shape.role === 'string' ? known.shape.role : null;
}

const makesOutcome = /\w(?:Result|Outcome|Output|Error|Exception|Failure)$/;

/** The role in which a function of the workspace, that is called after messages, sends the text it is given: `user_msg("…")`. */
function roleMade({ call, value, env }: Holder, links: Links): Role | null {
  const first = call?.args[0]?.value;
  if (call === null || first !== value || !namesMessageOf(calleeName(call.callee))) return null;
  const made = definitionOf(call.callee, env, links);
  if (made?.scope.kind !== 'function') return null;
  const given = made.scope.parameters.find((parameter) => !/^(?:self|cls|this)$/.test(parameter.name))?.name;
  for (const statement of made.scope.statements) {
    const message = statement.kind === 'return' ? messageIn(statement.value) : null;
    if (message?.content.kind === 'name' && message.content.name === given) return message.role;
  }
  return null;
}

/** Texts passed to functions whose name says that they ask a model. */
function promptsByCallee(reading: Reading, links: Links, collector: PromptCollector, uses: Uses): void {
  for (const holder of reading.program.textHolders) {
    const { value, env, call, kind, name } = holder;
    if (kind !== 'argument' || call === null) continue;
    const callee = calleeName(call.callee);
    // `ToolResult(system="…")`: what a tool tells.
    if (makesOutcome.test(callee)) continue;
    if (isPage(env.file.path) && /^(?:system|user)$/.test(callee)) continue;
    const placed = name === null ? roleByPlace(call, value, reading) : null;
    const made = name === null && placed === null ? roleMade(holder, links) : null;
    const role = placed ?? made ?? (name === null ? undefined : argumentRoles[normalised(name)]);
    if (role === undefined && (!asksModel(callee) || (name !== null && namesOtherThing(name)))) continue;
    if (isForPeople(holder)) continue;
    const text = readText(value, env, reading);
    const { own } = text;
    if (own === null || collector.isClaimed(own)) continue;
    const isSaid =
      placed !== null && roleOfLink(call, reading) !== null && countWords(textOf(own.parts)) >= 3;
    if (!isSaid && !readsLikePrompt(own.parts, role === 'system')) continue;
    if (placed === 'user' && !isSaid && !isShapedAsPrompt(textOf(own.parts).trim())) continue;
    if (uses.isShown(holder) || (role === undefined && uses.isClass(call.callee, env))) continue;
    collector.add(
      [{ role: role ?? uses.roleOf(holder) ?? wrapperRole(callee), text }],
      [],
      {
        format: 'wrapper',
        evidence: { kind: 'callee', callee: calleePath(call.callee).join('.'), parameter: name },
        call: call.span,
      },
      env,
    );
  }
}

/** Texts that address a model, whatever holds them; `around` as in `instructing.ts`. */
function promptsByText(
  holders: readonly Holder[],
  reading: Reading,
  collector: PromptCollector,
  uses: Uses,
  around: Surroundings,
  source: string,
): void {
  const hasWords = addressesIn(source);
  const candidates = holders.flatMap((holder) => {
    const { kind, name } = holder;
    const value = withAppended(holder);
    const sentAs = around === 'other' ? undefined : uses.sentAs(holder);
    if (kind === 'bare' || kind === 'attribute') return [];
    if (!textKinds.has(value.kind) && !(sentAs !== undefined && holdsText(holder))) return [];
    const mayInstruct = around !== 'other' && lastingKinds.has(kind) && isLong(value);
    if (
      !(mayInstruct || sentAs !== undefined || (hasWords(value.span) && mayAddress(value))) ||
      isForPeople(holder)
    ) {
      return [];
    }
    const text = readNamed(holder, value, uses, reading);
    const own = text.own ?? (sentAs === undefined ? null : builtHere(holder, text));
    if (own === null || collector.isClaimed(own)) return [];
    const isOther =
      name === null ? returnsOtherThing(holder) : namesOtherThing(name) || wordsOf(name)[0] === 'test';
    const speaks = isOther ? addressesModelAtLength(name ?? '', own.parts) : addressesModel(own.parts);
    const isResult =
      (kind === 'assign' || kind === 'entry') &&
      [name, holder.within].some((each) => each !== null && namesResult(each));
    const instructs = !isOther && !isResult && mayInstruct && instructsModel(own.parts, around);
    const isSent = sentAs !== undefined && instructsAsSent(own.parts);
    if (!(speaks || instructs || isSent) || tellsKeys(textOf(own.parts)) || uses.isShown(holder)) return [];
    const evidence: Evidence = speaks || instructs ? { kind: 'text' } : { kind: 'use', role: sentAs! };
    return [{ holder, text, own, evidence, role: sentAs ?? roleOf(holder, uses) }];
  });
  const included = new Set(
    candidates.flatMap(({ text, own }) =>
      text.included.flatMap((fragment) => (fragment === own ? [] : fragment.literals)),
    ),
  );
  for (const { holder, text, own, evidence, role } of candidates) {
    if (collector.isClaimed(own) || own.literals.some((literal) => included.has(literal))) continue;
    const about = { format: 'constant', evidence, ...symbolOf(holder), ...uses.modelAsked(holder) } as const;
    collector.add([{ role, text }], [], about, holder.env);
  }
}

/** Whether a text is what a function returns that an object has under the name of something else: `getToolDescription: () => '…'`. */
function returnsOtherThing({ kind, env }: Holder): boolean {
  if (kind !== 'return') return false;
  return env.file.holders.some(
    ({ value, name }) =>
      value.kind === 'function' && value.scope === env.scope && name !== null && namesOtherThing(name),
  );
}

/** Whether an expression is written at the length that `instructsModel` wants. */
function isLong({ span }: Expr): boolean {
  return span.end - span.start >= 100;
}

/** What keeps a text for later: not the argument of a call, which is said once. */
const lastingKinds: ReadonlySet<Holder['kind']> = new Set<Holder['kind']>([
  'assign',
  'default',
  'entry',
  'return',
]);

function wrapperRole(callee: string): Role {
  const role = roleInName(callee);
  return role === 'prompt' ? 'user' : role;
}
