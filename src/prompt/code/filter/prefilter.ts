import type { SourceFile } from '../../model';
import type { Sources } from '../../sources';
import { blockAdders, imageBlock } from '../evidence/messageEvidence';
import { promptWord } from '../evidence/naming';
import { hasDirective } from '../../directives';
import { roleWords } from '../../roles';
import { askingHints } from '../evidence/askingModules';
import { askedKeys, bodyKeys } from '../evidence/callEvidence';
import { declaring } from '../evidence/declaredDefaults';
import { asked, importTest, keyPattern, markTest, wordPattern } from './nameMarks';
import type { NameMark } from './nameMarks';
import { libraries } from '../libraries/libraries';
import type { ArgumentPath, Library } from '../libraries/library';
import { librariesFor } from '../libraries/library';
import { agentHint } from '../flow/agents';
import { contentKeys } from '../flow/arguments';
import { pairRoles, roleKey, speakerKey } from '../flow/messageShapes';
import { askingClues, asksModel, namesMessageOf } from '../evidence/askingNames';
import { findNamedTexts } from './namedTexts';
import type { Lexis } from './lexis';
import type { NamedTexts } from './namedTexts';
import { cuesAmongModels, mayInstruct, modelHints, speaksOfModels } from '../evidence/instructing';
import {
  addresses,
  cuesOfSent,
  instructionCues,
  mayBeginRequest,
  mayBeTask,
  mayReadLikePrompt,
  nameClues,
  namesPrompts,
  namesSystemMessage,
  namesTask,
  promisesPrompt,
  promisesStrongly,
} from '../evidence/naming';
import { mayAskForSomething, mayBeOutline, mayBeWrittenPart } from '../evidence/writtenParts';
import type { ModulePaths } from '../flow/modulePaths';
import { normalised } from '../flow/names';
import { namesSent } from '../evidence/messageRoles';
import { argumentRoles } from '../evidence/takerRoles';
import { askedHint } from '../evidence/uses';
import { askingImports, isUsed, mayBeHanded } from './askingImports';
import { createHanding } from './handing';
import { codeText } from './codeText';
import type { CodeText } from './codeText';
import { WordScan } from './wordScan';
import type { KnownName, WordTest, WordsFound } from './wordScan';

/**
 * Whether a file could hold a prompt, told without parsing it. True for some that hold none, false for none that do.
 * Few files want a look at what they import.
 */
export type Prefilter = (file: SourceFile, sources: Sources) => boolean;

/** What the filter needs to know of a programming language. */
export interface FilteredLanguage {
  readonly id: string;
  /** Without it, every file with a name of interest is let through. */
  readonly lexis?: Lexis | null;
  readonly paths?: ModulePaths;
}

/**
 * A necessary condition for each kind of evidence that `findPrompts` knows, made from the same data. A new kind of
 * evidence needs its condition here; the tests that compare a parser with and without the filter tell if it is missing.
 */
export function createPrefilter({ id, lexis = null, paths }: FilteredLanguage): Prefilter {
  const known = librariesFor(libraries, id);
  const ambient = known.flatMap(({ ambientIn }) => ambientIn ?? []);
  const kindsOf = lexis?.unnamedArguments === true ? kindsWithoutArguments : knownKindsOf;
  const scan = new WordScan({ tests: testsFor(known, lexis), kindsOf, clues, hints });
  /** What the words of a text say: that it holds something, or the names that could hold it. */
  const look = (text: string, code: CodeText | null): WordsFound | null =>
    code === null ? scan.run(text) : scan.run(code.text, code);
  const codeOf = (text: string): CodeText | null =>
    lexis === null ? null : codeText(text, lexis, keepsMeaning);
  const callsModel = ({ text }: SourceFile): boolean => {
    if (look(text, null) !== null) return false;
    const code = codeOf(text);
    return code === null || look(text, code) === null;
  };
  const handing = paths === undefined ? null : createHanding(paths, callsModel);
  const mayHold = (text: string, all: readonly KnownName[], mayNameModels: boolean): boolean => {
    const names = lexis?.classes === undefined ? all : all.filter(isNoneOf(lexis.classes, text));
    const isAmongModels = mayNameModels && speaksOfModels(text);
    const always = isAmongModels ? kindsAmongModels(text, names) : 0;
    const ofConstants = isAmongModels && mayMakePrompts(text, names) ? part : 0;
    const ofValues = isAmongModels && mayAsk(text, names) ? request : 0;
    if (names.length === 0 && (always | ofConstants | ofValues) === 0) return false;
    return mayHoldText(text, { names, lexis, kindsOf, always, ofConstants, ofValues });
  };
  return ({ path, text }, sources) => {
    if (saysPrompt(path) || ambient.some((paths) => paths.test(path))) return true;
    const words = look(text, null);
    if (shows(words, hint.directive) && hasDirective(text)) return true;
    const imports = shows(words, hint.asks)
      ? askingImports(text, paths).filter((each) => isUsed(text, each))
      : [];
    const namesModels = mayNameModels(words);
    if (words !== null && imports.length === 0) return mayHold(text, words.names, namesModels);
    // The words alone speak for it: now they have to be code, at the right place.
    const code = codeOf(text);
    const wordsInCode = code === null ? null : look(text, code);
    if (code === null || wordsInCode === null) return true;
    if (mayHold(text, wordsInCode.names, namesModels)) return true;
    const called = imports.filter((each) => mayBeHanded(text, code, each));
    return called.length > 0 && handing !== null && handing(called, path, sources);
  };
}

/** What a text may hold beside names and calls, by words of it. */
const hints: readonly (readonly string[])[] = [
  ['promptmeter'],
  askingHints,
  modelHints.names,
  modelHints.kinds,
  modelHints.model,
];
const hint = { directive: 1, asks: 2, modelNames: 4, modelKinds: 8, model: 16 };

/** Of a text that was not read to its end, all may be true. */
function shows(words: WordsFound | null, one: number): boolean {
  return words === null || (words.hints & one) !== 0;
}

function mayNameModels(words: WordsFound | null): boolean {
  return shows(words, hint.modelNames) || (shows(words, hint.modelKinds) && shows(words, hint.model));
}

/** Whether the path says that the constants of a file are prompts. */
export function saysPrompt(path: string): boolean {
  return promptWord.test(path);
}

function testsFor(known: readonly Library[], lexis: Lexis | null): Map<string, WordTest[]> {
  const tests = new Map<string, WordTest[]>();
  const add = (word: string, test: WordTest): unknown => tests.set(word, [...(tests.get(word) ?? []), test]);
  const callee = lexis === null ? 'name' : (lexis.callee ?? 'callee');
  const all = [
    ...known.flatMap(marksOf).map((mark) => markTest(mark.as === 'callee' ? { ...mark, as: callee } : mark)),
    ...known.flatMap(({ elements, modules }) => (elements === undefined ? [] : modules.map(importTest))),
  ];
  for (const { word, test } of all) add(word, test);
  add(roleKey, holdsMessage);
  add(speakerKey, saysSpeaker);
  for (const method of blockAdders) add(method, addsBlock);
  add(normalised(imageBlock), ({ text }) => hasTextBlock(text));
  for (const key of bodyKeys) add(normalised(key), holdsBody);
  for (const role of pairRoles) add(role, beginsPair);
  for (const callee of declaring) add(normalised(callee), declares);
  for (const words of addresses) add(words.split(/\W/)[0]!.toLowerCase(), addressesWith(words));
  return tests;
}

function marksOf({
  modules,
  calls,
  messages = [],
  functions = [],
  classes = [],
  chains = [],
  decorators = [],
}: Library): NameMark[] {
  const marks = (
    as: NameMark['as'],
    names: readonly string[],
    needsImport: boolean | undefined,
    words: NameMark['words'] = [],
    shows: RegExp | null = null,
    roleFirst = false,
  ): NameMark[] =>
    names.map((name) => ({
      name,
      as,
      modules: needsImport === true ? modules : null,
      words,
      shows,
      // What any class may be called by is told by its arguments.
      roleFirst: roleFirst && name.startsWith('^'),
    }));
  return [
    ...calls.flatMap(({ callee, needsImport, slots, on, needs = [], subclassed }) =>
      marks(
        subclassed === true ? 'name' : 'callee',
        callee,
        needsImport,
        [
          ...argumentWords(slots.flatMap(({ at }) => at)),
          ...needs.flatMap(argumentWords),
          ...(on === undefined || on === 'agent' ? [] : [on.map((made) => made.split('.').at(-1)!)]),
        ],
        on === 'agent' ? agentHint : null,
      ),
    ),
    ...messages.flatMap(({ callee, needsImport, role, content }) =>
      marks(
        'callee',
        callee,
        needsImport,
        [...argumentWords(content), ...(typeof role === 'object' ? argumentWords([role.argument]) : [])],
        null,
        typeof role === 'object' && role.argument === 0,
      ),
    ),
    ...functions.flatMap(({ decorator, needsImport }) => marks('decorator', decorator, needsImport)),
    ...chains.flatMap(({ starts, needsImport }) => marks('callee', starts, needsImport)),
    ...decorators.flatMap(({ callee, needsImport }) => marks('decorator', callee, needsImport)),
    ...classes.flatMap(({ bases, needsImport }) => marks('name', bases, needsImport)),
  ];
}

/** The names of which a call must show one; none where a position is enough. */
function argumentWords(paths: readonly ArgumentPath[]): string[][] {
  const names = paths.flatMap((path) => (typeof path === 'string' ? normalised(path.split('.')[0]!) : []));
  return names.length < paths.length || names.length === 0 ? [] : [names];
}

/**
 * Texts that stay for the tests: those that address a model, those with calls in their holes, names of what is declared,
 * and what is punctuation to the parser where a quote is missing.
 */
function keepsMeaning(literal: string): boolean {
  if (literal.length < 100 && namesDeclared.test(literal)) return true;
  return addressing.test(literal) || /\{[^{}]*\(/.test(literal) || /^.?\s*[:=,]\s*.?$/.test(literal);
}

const addressing = new RegExp(addresses.map((words) => words.split(/\W/).join('\\W+')).join('|'));

/** `role` as a key with a role that models know, or with a name for one, beside a key for the content. */
const holdsMessage: WordTest = ({ text, start, end, code }) => {
  roleValue.lastIndex = end;
  if (!roleValue.test(text)) return false;
  if (code === null) return hasContent(text);
  const fields = fieldsAround(code, start);
  return fields !== null && (hasContent(fields) || spread.test(fields));
};

/** `from` as a key with one of the words for who speaks in a chat. */
const saysSpeaker: WordTest = ({ text, end }) => {
  speakerValue.lastIndex = end;
  return speakerValue.test(text) && hasContent(text);
};

const speakerValue = new RegExp(
  `["'\`\\]]*\\s*(?:=>|[:=])\\s*["'\`]+(?:${[...pairRoles].join('|')})["'\`]`,
  'iy',
);

/** `content.append({ "type": "text"`, also with more between. */
const addsBlock: WordTest = ({ text, start }) =>
  contentBefore.test(text.slice(Math.max(0, start - 60), start)) && hasTextBlock(text);

const contentBefore = /(?:content|parts)["'`\]]*\s*\??\.\s*$/i;
const hasTextBlock = asked(/type["'`\]]*\s*(?:=>|[:=])\s*["'`]text["'`]/i);

const hasContent = asked(wordPattern(...contentKeys));
/** In broken text, brackets may stand between: the parser looks past them. */
const roleValue = new RegExp(
  `["'\`\\]]*\\s*(?:[,}]|(?:=>|[:=])[\\s\\]})]*(?:[A-Za-z]{0,2}["'\`]+(?:${roleWords.join('|')})["'\`]|[\\w(/#]))`,
  'iy',
);

/** What stands beside a key; null if it is none: where no fields stand, but statements, parameters or arguments. */
function fieldsAround(code: CodeText, start: number): string | null {
  if (!keyBegin.test(code.text.slice(Math.max(0, start - keyRoom), start))) return null;
  const group = code.around(start);
  if (group === null || group.own.includes(';')) return null;
  const isDict = code.text.startsWith('dict', group.start - 4);
  return isDict || code.text[group.start] === '{' ? group.own : null;
}

/** What stands before a key: the last field, or what opens the first. */
const keyBegin = /(?:^|[{,(])\s*(?:\[?["'`])?_*$/;
const keyRoom = 400;

const spread = /\.\.\.|\*\*/;

/** A key of a request body, beside one for what it asks. */
const holdsBody: WordTest = ({ text, start, end, code }) => {
  keyEnd.lastIndex = end;
  if (!keyEnd.test(text)) return false;
  if (code === null) return hasAsked(text);
  const fields = fieldsAround(code, start);
  return fields !== null && (hasAsked(fields) || spread.test(fields));
};

const keyEnd = /["'`\]]*\s*(?:[:=,}]|$)/y;
const hasAsked = asked(keyPattern(...askedKeys.map(normalised)));

/** `"system",` as the first of a pair of role and text. */
const beginsPair: WordTest = ({ text, start, end, code }) => {
  pairEnd.lastIndex = end;
  return (
    '"\'`'.includes(text[start - 1] ?? ' ') &&
    pairEnd.test(text) &&
    mayStandInPair(text.slice(Math.max(0, start - pairRoom), start), start, code)
  );
};

function mayStandInPair(before: string, start: number, code: CodeText | null): boolean {
  if (ofMessage.test(before)) return true;
  return pairBegin.test(before) && !argumentBegin.test(before) && (code === null || isPair(code, start));
}

function isPair(code: CodeText, start: number): boolean {
  const group = code.around(start);
  return group !== null && /^[^,]*,[^,]*,?\s*$/.test(group.own);
}

/** So much in front of a pair tells what it is: an item, a value, an operand; or else an argument of a call. */
const pairRoom = 120;
const pairBegin =
  /(?:^|[([{=\n>]|\b(?:return|yield|in|else|or|and|not|await|of))\s*(?:[A-Za-z@$]{0,2}["'`]+)$/;
const argumentBegin =
  /(?<!\b(?:return|yield|in|else|or|and|not|await|of|if|elif|while|for|from|is|case))(?<=[\w)\]])\(\s*[A-Za-z@$]{0,2}["'`]+$/;
/** `Message("system",`, as `isRoleGivenFirst` sees it. */
const ofMessage = /(?:Message|Msg|Turn)\W{0,9}\(\W*[A-Za-z@$]{0,2}["'`]+$/;
const pairEnd = /["'`]+\s*(?:,|\/[/*]|#)/y;

/** A call that declares something, with a default, whose name promises a prompt. */
const declares: WordTest = ({ text, start, end }) => {
  if (/^string/i.test(text.slice(start, end)) && !ofFlags.test(text.slice(Math.max(0, start - 20), start))) {
    return false;
  }
  declared.lastIndex = end;
  return declared.test(text);
};

const ofFlags = /flags?[\W_]*$/i;
const declared = new RegExp(`\\s*\\([^]{0,1000}?["'\`][^"'\`\\n]{0,60}?(?:${nameClues.join('|')})`, 'iy');
/** A short text that may be the name of what is declared: an option, or a label. */
const namesDeclared = new RegExp(`^.?[\\w ,<>-]{0,60}(?:${nameClues.join('|')})[\\w <>-]{0,30}.?$`, 'i');

/** The words that a text addressing a model begins with, as written or in pieces of a sum. */
function addressesWith(words: string): WordTest {
  const pattern = new RegExp(words.split(/\W/).join('\\W+'), 'y');
  return ({ text, start, code }) => {
    pattern.lastIndex = start;
    return (
      pattern.test(text) &&
      (code === null || textBegin.test(text.slice(Math.max(0, start - pairRoom), start)))
    );
  };
}

/** What may stand before the first words of a text: a quote, a hole, a line break, a heading. */
const textBegin = /(?:["'`}\n]|\\[nrt]|#+ [^\n]*)\W*$/;

const strong = 1;
const weak = 2;
const asking = 4;
const argument = 8;
/** Not of a name: any text in a file that speaks of models. */
const instructing = 16;
/** Of a list or dictionary of prompts. */
const several = 32;

/** Of a name that what is given to it is sent in a role. */
const sending = 64;
/** Not of a name: any text in a file that speaks of models and has such a name. */
const sent = 128;

/** Of what is called a task. */
const task = 256;

/** Not of a name: a constant in a file that speaks of models, and asks one or has what is called a prompt. */
const part = 512;

/** Not of a name: a text that is the value of a name in a file that speaks of models and asks one. */
const request = 1024;

/** What each kind of name wants of the text behind it: so many words of instruction. */
const cuesFor: readonly (readonly [number, number])[] = [
  [strong | argument | several, 1],
  [asking, 2],
  [weak, 3],
  [sent, cuesOfSent],
];

/** Each word of `argumentRoles` has one of these in it, too. */
const clues = [...nameClues, ...askingClues];

function judged(name: string): number {
  return (
    (promisesPrompt(name) ? (promisesStrongly(name) || namesSystemMessage(name) ? strong : weak) : 0) |
    (namesPrompts(name) ? several : 0) |
    (namesTask(name) ? task : 0) |
    (asksModel(name) || namesMessageOf(name) ? asking : 0) |
    (Object.hasOwn(argumentRoles, normalised(name)) ? argument : 0) |
    (namesSent(name) ? sending : 0)
  );
}

function kindsWithoutArguments(name: string): number {
  return knownKindsOf(name) & ~argument;
}

/** Tells the names that are none of the classes, whose members they would be asked for. */
function isNoneOf(classes: readonly string[], text: string): (name: KnownName) => boolean {
  return ({ start, end }) => text[end] !== '.' || !classes.includes(text.slice(start, end));
}

/** Names repeat within and between files; what they say is looked up again some millions of times in a scan. */
const knownKinds = new Map<string, number>();
const mostKnown = 50_000;

function knownKindsOf(name: string): number {
  let kinds = knownKinds.get(name);
  if (kinds === undefined) {
    if (knownKinds.size >= mostKnown) knownKinds.clear();
    knownKinds.set(name, (kinds = judged(name)));
  }
  return kinds;
}

/** Whether a file may ask with texts, or make prompts, that are made of its constants. */
function mayMakePrompts(text: string, names: readonly KnownName[]): boolean {
  return names.some(({ kinds }) => (kinds & strong) !== 0) || mayAsk(text, names);
}

/** Whether a file may ask a model with what it holds. */
function mayAsk(text: string, names: readonly KnownName[]): boolean {
  return names.some(({ kinds }) => (kinds & asking) !== 0) || askedHint.test(text);
}

/** What any text of a file that speaks of models could be, judged by the file as a whole. */
function kindsAmongModels(text: string, names: readonly KnownName[]): number {
  const cues = instructionCues(asRead(text), text.length);
  return (
    (cues >= cuesAmongModels ? instructing : 0) |
    (cues >= cuesOfSent && names.some(({ kinds }) => (kinds & sending) !== 0) ? sent : 0)
  );
}

/**
 * A name that promises a prompt, or asks a model, with a text behind it that could be one; or any text that could be
 * one of the kinds that are true of `always`.
 */
function mayHoldText(
  text: string,
  {
    names,
    lexis,
    kindsOf,
    always,
    ofConstants,
    ofValues,
  }: {
    readonly names: readonly KnownName[];
    readonly lexis: Lexis | null;
    readonly kindsOf: (name: string) => number;
    readonly always: number;
    readonly ofConstants: number;
    readonly ofValues: number;
  },
): boolean {
  if (lexis === null) return true;
  return findNamedTexts(
    text,
    { lexis, names, kindsOf, loose: asking, gathering: several, always, ofConstants, ofValues },
    mayBePrompt,
  );
}

function mayBePrompt({ kinds, texts }: NamedTexts): boolean {
  if ((kinds & instructing) !== 0 && mayInstruct(texts.map(asRead))) {
    return true;
  }
  if ((kinds & part) !== 0 && waysToJoin(texts).map(asRead).some(mayBeWrittenPart)) return true;
  if ((kinds & request) !== 0 && waysToJoin(texts).map(asRead).some(mayAskForSomething)) return true;
  if ((kinds & strong) !== 0 && texts.some((raw) => mayBeginRequest(asRead(raw)))) return true;
  const isTask = (kinds & task) !== 0;
  const wanted = cuesFor.find(([kind]) => (kinds & kind) !== 0)?.[1];
  if (wanted === undefined && !isTask) return false;
  if (wanted !== undefined && foreignEscapes.test(texts.join(' '))) return true;
  return waysToJoin(texts)
    .map(asRead)
    .some(
      (text) =>
        (isTask && mayBeTask(text)) ||
        (wanted !== undefined && mayReadLikePrompt(text, wanted)) ||
        ((kinds & strong) !== 0 && mayBeOutline(text)),
    );
}

/** As the code may join them: as they are, or apart. */
function waysToJoin(texts: readonly string[]): string[] {
  return texts.length === 1 ? [texts[0]!] : [texts.join(''), texts.join(' ')];
}

/** Letters of other scripts as escapes. */
const foreignEscapes = /(?:\\[uUN][^\\]*){4}/;

/** A text of the code with its escapes as the words around them see them. */
function asRead(raw: string): string {
  return raw.replace(/\\[^]/g, readable);
}

/** An escape as the words around it see it. */
function readable(escape: string): string {
  if (escape === '\\\n') return '';
  return 'nrtfvb'.includes(escape[1]!) ? '\n' : escape[1]!;
}
