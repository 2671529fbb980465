import type { SourceFile } from '../../model';
import { hasDirective } from '../../directives';
import { roleWords } from '../../roles';
import { mayCallAsking } from '../evidence/askingModules';
import { askedKeys, bodyKeys } from '../evidence/callEvidence';
import { importTest, keyPattern, markTest, wordPattern } from './nameMarks';
import type { NameMark } from './nameMarks';
import { libraries } from '../libraries/libraries';
import type { ArgumentPath, Library } from '../libraries/library';
import { librariesFor } from '../libraries/library';
import { contentKeys } from '../flow/arguments';
import { pairRoles, roleKey } from '../flow/messageShapes';
import { askingClues, asksModel } from '../evidence/nameEvidence';
import { findNamedTexts } from './namedTexts';
import type { Lexis, NamedTexts } from './namedTexts';
import { cuesAmongModels, mayInstruct, speaksOfModels } from '../evidence/instructing';
import {
  addresses,
  instructionCues,
  mayReadLikePrompt,
  nameClues,
  namesPrompts,
  promisesPrompt,
  promisesStrongly,
} from '../evidence/naming';
import type { ModulePaths } from '../flow/modulePaths';
import { normalised } from '../flow/names';
import { argumentRoles } from '../evidence/uses';
import { WordScan } from './wordScan';
import type { KnownName, WordTest } from './wordScan';

/** Whether a file could hold a prompt, told without parsing it. True for some that hold none, false for none that do. */
export type Prefilter = (file: SourceFile) => boolean;

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
  const scan = new WordScan({ tests: testsFor(known, lexis === null), kindsOf: knownKindsOf, clues });
  return ({ path, text }) => {
    if (saysPrompt(path) || hasDirective(text) || mayCallAsking(text, paths)) return true;
    if (ambient.some((paths) => paths.test(path))) return true;
    const names = scan.run(text);
    if (names === null) return true;
    const amongModels = mayInstructModels(text);
    return (names.length > 0 || amongModels) && mayHoldText(text, names, lexis, amongModels);
  };
}

/** Whether the path says that the constants of a file are prompts. */
export function saysPrompt(path: string): boolean {
  return /prompt/i.test(path);
}

/** `bareCalls`: arguments may stand behind a callee without anything that opens them. */
function testsFor(known: readonly Library[], bareCalls: boolean): Map<string, WordTest[]> {
  const tests = new Map<string, WordTest[]>();
  const add = (word: string, test: WordTest): unknown => tests.set(word, [...(tests.get(word) ?? []), test]);
  const all = [
    ...known
      .flatMap(marksOf)
      .map((mark) => markTest(bareCalls && mark.as === 'callee' ? { ...mark, as: 'name' } : mark)),
    ...known.flatMap(({ elements, modules }) => (elements === undefined ? [] : modules.map(importTest))),
  ];
  for (const { word, test } of all) add(word, test);
  add(roleKey, holdsMessage);
  for (const key of bodyKeys) add(normalised(key), holdsBody);
  for (const role of pairRoles) add(role, beginsPair);
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
  ): NameMark[] => names.map((name) => ({ name, as, modules: needsImport === true ? modules : null, words }));
  return [
    ...calls.flatMap(({ callee, needsImport, slots, on }) =>
      marks('callee', callee, needsImport, [
        ...argumentWords(slots.flatMap(({ at }) => at)),
        ...(on === undefined ? [] : [on.map((made) => made.split('.').at(-1)!)]),
      ]),
    ),
    ...messages.flatMap(({ callee, needsImport, role, content }) =>
      marks('callee', callee, needsImport, [
        ...argumentWords(content),
        ...(typeof role === 'object' ? argumentWords([role.argument]) : []),
      ]),
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

/** `role` as a key with a role that models know, or with a name for one, in a file that has a key for the content. */
const holdsMessage: WordTest = ({ text, end }) => {
  roleValue.lastIndex = end;
  return roleValue.test(text) && contentWord.test(text);
};

const contentWord = wordPattern(...contentKeys);
const roleValue = new RegExp(
  `["'\`\\]]*\\s*(?:[,}]|(?:=>|[:=])\\s*(?:[A-Za-z]{0,2}["'\`]+(?:${roleWords.join('|')})["'\`]|[\\w(/#]))`,
  'iy',
);

/** A key of a request body, with one for what it asks. */
const holdsBody: WordTest = ({ text, end }) => {
  keyEnd.lastIndex = end;
  return keyEnd.test(text) && askedKey.test(text);
};

const keyEnd = /["'`\]]*\s*(?:[:=,}]|$)/y;
const askedKey = keyPattern(...askedKeys.map(normalised));

/** `"system",` as the first of a pair of role and text. */
const beginsPair: WordTest = ({ text, start, end }) => {
  pairEnd.lastIndex = end;
  return (
    '"\'`'.includes(text[start - 1] ?? ' ') &&
    pairEnd.test(text) &&
    pairBegin.test(text.slice(Math.max(0, start - pairRoom), start)) &&
    !argumentBegin.test(text.slice(Math.max(0, start - pairRoom), start))
  );
};

/** So much in front of a pair tells what it is: an item, a value, an operand; or else an argument of a call. */
const pairRoom = 120;
const pairBegin =
  /(?:^|[([{=\n>]|\b(?:return|yield|in|else|or|and|not|await|of))\s*(?:[A-Za-z@$]{0,2}["'`]+)$/;
const argumentBegin =
  /(?<!\b(?:return|yield|in|else|or|and|not|await|of|if|elif|while|for|from|is|case))(?<=[\w)\]])\(\s*[A-Za-z@$]{0,2}["'`]+$/;
const pairEnd = /["'`]+\s*(?:,|\/[/*]|#)/y;

/** The words that a text addressing a model begins with, as written or in pieces of a sum. */
function addressesWith(words: string): WordTest {
  const pattern = new RegExp(words.split(/\W/).join('\\W+'), 'y');
  return ({ text, start }) => {
    pattern.lastIndex = start;
    return pattern.test(text);
  };
}

const strong = 1;
const weak = 2;
const asking = 4;
const argument = 8;
/** Not of a name: any text in a file that speaks of models. */
const instructing = 16;
/** Of a list or dictionary of prompts. */
const several = 32;

/** What each kind of name wants of the text behind it: so many words of instruction. */
const cuesFor: readonly (readonly [number, number])[] = [
  [strong | argument | several, 1],
  [asking, 2],
  [weak, 3],
];

const clues = [...nameClues, ...askingClues, ...Object.keys(argumentRoles)];

function kindsOf(name: string): number {
  return (
    (promisesPrompt(name) ? (promisesStrongly(name) ? strong : weak) : 0) |
    (namesPrompts(name) ? several : 0) |
    (asksModel(name) ? asking : 0) |
    (Object.hasOwn(argumentRoles, normalised(name)) ? argument : 0)
  );
}

/** Names repeat within and between files; what they say is looked up again some millions of times in a scan. */
const knownKinds = new Map<string, number>();
const mostKnown = 50_000;

function knownKindsOf(name: string): number {
  let kinds = knownKinds.get(name);
  if (kinds === undefined) {
    if (knownKinds.size >= mostKnown) knownKinds.clear();
    knownKinds.set(name, (kinds = kindsOf(name)));
  }
  return kinds;
}

/** Whether some text of a file could give itself away by its words, judged by the file as a whole. */
function mayInstructModels(text: string): boolean {
  return (
    speaksOfModels(text) && instructionCues(text.replace(/\\[^]/g, readable), text.length) >= cuesAmongModels
  );
}

/**
 * A name that promises a prompt, or asks a model, with a text behind it that could be one; or, in a file that speaks of
 * models, any text that instructs one.
 */
function mayHoldText(
  text: string,
  names: readonly KnownName[],
  lexis: Lexis | null,
  amongModels: boolean,
): boolean {
  const always = amongModels ? instructing : 0;
  return (
    lexis === null ||
    findNamedTexts(
      text,
      { lexis, names, kindsOf: knownKindsOf, loose: asking, gathering: several, always },
      mayBePrompt,
    )
  );
}

function mayBePrompt({ kinds, texts }: NamedTexts): boolean {
  if ((kinds & instructing) !== 0 && mayInstruct(texts.map((text) => text.replace(/\\[^]/g, readable)))) {
    return true;
  }
  if ((kinds & ~instructing) === 0) return false;
  const wanted = cuesFor.find(([kind]) => (kinds & kind) !== 0)![1];
  // Joined as the code may join them, and apart, for the words at their ends.
  const raw = texts.length === 1 ? texts[0]! : `${texts.join('')} ${texts.join(' ')}`;
  return foreignEscapes.test(raw) || mayReadLikePrompt(raw.replace(/\\[^]/g, readable), wanted);
}

/** Letters of other scripts as escapes. */
const foreignEscapes = /(?:\\[uUN][^\\]*){4}/;

/** An escape as the words around it see it. */
function readable(escape: string): string {
  if (escape === '\\\n') return '';
  return 'nrtfvb'.includes(escape[1]!) ? '\n' : escape[1]!;
}
