import { bracePlaceholder } from '../templates/bracePlaceholder';
import { compositeFormat } from '../templates/compositeFormat';
import { goFormat } from '../templates/goFormat';
import { goUnfilled } from '../templates/goUnfilled';
import { javaFormat } from '../templates/javaFormat';
import { messageFormat } from '../templates/messageFormat';
import { percent } from '../templates/percent';
import { rubyFormat } from '../templates/rubyFormat';
import { rubyUnfilled } from '../templates/rubyUnfilled';
import { rustFormat } from '../templates/rustFormat';
import { strFormat } from '../templates/strFormat';
import { unfilledField } from '../templates/unfilledField';
import { unfilledCsharp } from '../templates/unfilledCsharp';
import { unfilledJava } from '../templates/unfilledJava';
import type { LanguageRules, ScalarWords } from './flow/reading';
import { goModule } from './languages/go/go';
import type { Grammar, GrammarName } from './syntax/grammars';
import type { ModulePaths } from './flow/modulePaths';
import { csharpModule } from './languages/csharp/csharp';
import { parseCsharp } from './languages/csharp/csharpParse';
import { javaModule } from './languages/java/java';
import { pythonModule } from './languages/python/python';
import { pythonPaths } from './languages/python/pythonPaths';
import { rubyModule } from './languages/ruby/ruby';
import { csharpLexis, goLexis, javaLexis, pythonLexis, rustLexis, scriptLexis } from './filter/lexis';
import type { Lexis } from './filter/lexis';
import { rustModule } from './languages/rust/rust';
import { parseRust } from './languages/rust/rustParse';
import type { Module } from './syntax/syntax';
import type { SyntaxTree } from './syntax/syntaxTree';
import { textPaths } from './flow/textFiles';
import { typescriptModule } from './languages/typescript/typescript';
import { parseTypescript } from './languages/typescript/typescriptParse';
import { typescriptPaths } from './languages/typescript/typescriptPaths';

/** A programming language that prompts are read from. Adding one is a front end and an entry here. */
export interface CodeLanguage {
  readonly id: string;
  /** Grammar by file name extension, without the dot. */
  readonly grammars: Readonly<Record<string, GrammarName>>;
  /** Null if the parser gave up. */
  readonly parse: (grammar: Grammar, text: string) => SyntaxTree | null;
  readonly module: (tree: SyntaxTree, text: string) => Module;
  readonly rules: LanguageRules;
  /** How to tell texts from code before parsing; without it more files are parsed than need be. */
  readonly lexis?: Lexis;
  /** True if a text may stand apart from its statement (heredocs), so that none can be taken over while somebody types. */
  readonly scattered?: boolean;
  /** Left out where imports are not followed. */
  readonly paths?: ModulePaths;
}

const words: ScalarWords = { true: 'true', false: 'false', null: 'null' };
const pythonWords: ScalarWords = { true: 'True', false: 'False', null: 'None' };
const csharpWords: ScalarWords = { true: 'True', false: 'False', null: '', areOther: true };
const goWords: ScalarWords = { ...words, null: '<nil>' };
const rubyWords: ScalarWords = { ...words, null: '' };

export const codeLanguages: readonly CodeLanguage[] = [
  {
    id: 'python',
    grammars: { py: 'python', pyi: 'python' },
    parse: (grammar, text) => grammar.parse(text),
    module: pythonModule,
    rules: { strFormat, percent, unfilled: unfilledField, unfilledBesideHoles: true, words: pythonWords },
    lexis: pythonLexis,
    paths: pythonPaths,
  },
  {
    id: 'typescript',
    grammars: { ts: 'typescript', mts: 'typescript', cts: 'typescript', tsx: 'tsx' },
    parse: parseTypescript,
    module: typescriptModule,
    rules: { strFormat, percent, unfilled: bracePlaceholder, unfilledBesideHoles: true, words },
    lexis: scriptLexis,
    paths: typescriptPaths,
  },
  {
    id: 'java',
    grammars: { java: 'java' },
    parse: (grammar, text) => grammar.parse(text),
    module: javaModule,
    lexis: javaLexis,
    rules: {
      strFormat: messageFormat,
      percent: javaFormat,
      unfilled: unfilledJava,
      unfilledBesideHoles: false,
      words,
    },
  },
  {
    id: 'javascript',
    grammars: { js: 'javascript', mjs: 'javascript', cjs: 'javascript', jsx: 'javascript' },
    parse: parseTypescript,
    module: typescriptModule,
    rules: { strFormat, percent, unfilled: bracePlaceholder, unfilledBesideHoles: true, words },
    lexis: scriptLexis,
    paths: typescriptPaths,
  },
  {
    id: 'csharp',
    grammars: { cs: 'c-sharp' },
    parse: parseCsharp,
    module: csharpModule,
    lexis: csharpLexis,
    rules: {
      strFormat: compositeFormat,
      percent: compositeFormat,
      unfilled: unfilledCsharp,
      unfilledBesideHoles: false,
      words: csharpWords,
    },
  },
  {
    id: 'go',
    grammars: { go: 'go' },
    parse: (grammar, text) => grammar.parse(text),
    module: goModule,
    rules: { strFormat, percent: goFormat, unfilled: goUnfilled, unfilledBesideHoles: false, words: goWords },
    paths: textPaths,
    lexis: goLexis,
  },
  {
    id: 'ruby',
    grammars: { rb: 'ruby', rake: 'ruby' },
    parse: (grammar, text) => grammar.parse(text),
    module: rubyModule,
    scattered: true,
    rules: {
      strFormat,
      percent: rubyFormat,
      unfilled: rubyUnfilled,
      unfilledBesideHoles: false,
      words: rubyWords,
    },
  },
  {
    id: 'rust',
    grammars: { rs: 'rust' },
    parse: parseRust,
    module: rustModule,
    lexis: rustLexis,
    rules: { strFormat, percent: rustFormat, unfilled: bracePlaceholder, unfilledBesideHoles: false, words },
    paths: textPaths,
  },
];

/** The language and the grammar of a file. */
interface FileLanguage {
  readonly language: CodeLanguage;
  readonly grammar: GrammarName;
}

const byExtension = new Map(
  codeLanguages.flatMap((language) =>
    Object.entries(language.grammars).map(([extension, grammar]): [string, FileLanguage] => [
      extension,
      { language, grammar },
    ]),
  ),
);

/** By the name of the file; null if it is of none of these languages. */
export function codeLanguageOf(path: string): FileLanguage | null {
  return byExtension.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase()) ?? null;
}
