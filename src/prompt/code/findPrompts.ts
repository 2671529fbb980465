import type { NotPrompt } from '../explanation';
import type { FoundPrompt } from '../format';
import type { SourceFile } from '../model';
import { readDirectives } from '../directives';
import { promptsOfBodies, promptsOfCalls } from './callEvidence';
import { promptsOfComments } from './commentEvidence';
import { PromptCollector } from './collector';
import { promptsOfElements } from './elementEvidence';
import { promptsOfDeclarations } from './declarationEvidence';
import { program } from './environment';
import { libraries } from './libraries';
import { indexLibraries } from './library';
import type { LibraryIndex } from './library';
import { promptsOfLooseMessages, promptsOfMessageLists } from './messageEvidence';
import type { Reading } from './messages';
import { promptsOfNames } from './nameEvidence';
import type { Module } from './syntax';
import type { TextRules } from './text';
import { literalsThatAreNone } from './whyNot';

/** What a language adds: how its templates are filled. The wrappers come from the libraries. */
export type LanguageRules = Omit<TextRules, 'wrappers'>;

const indexes = new Map<string, LibraryIndex>();

function indexFor(language: string): LibraryIndex {
  const index = indexes.get(language) ?? indexLibraries(libraries, language);
  indexes.set(language, index);
  return index;
}

/** Finds the prompts of a module, from the surest evidence to the weakest: calls, declarations, message lists, names and texts. */
export function findPrompts(
  module: Module,
  language: { readonly id: string; readonly rules: LanguageRules },
  { path, text }: SourceFile,
  notPrompts?: NotPrompt[],
): FoundPrompt[] {
  const index = indexFor(language.id);
  const reading: Reading = {
    program: program(withAmbient(module, path)),
    rules: { ...language.rules, wrappers: index.wrappers },
    index,
  };
  const collector = new PromptCollector();
  promptsOfCalls(reading, collector);
  promptsOfElements(reading, collector);
  promptsOfDeclarations(reading, collector);
  promptsOfBodies(reading, collector);
  promptsOfMessageLists(reading, collector);
  promptsOfLooseMessages(reading, collector);
  promptsOfComments(
    reading,
    collector,
    readDirectives(text).filter((directive) => directive.kind === 'prompt'),
  );
  promptsOfNames(reading, collector, /prompt/i.test(path));
  notPrompts?.push(...literalsThatAreNone(reading, collector));
  return collector.found;
}

/** The module with an import of each library whose names its file has without one. */
function withAmbient(module: Module, path: string): Module {
  const ambient = libraries.filter(({ ambientIn }) => ambientIn?.test(path) === true);
  if (ambient.length === 0) return module;
  const { span } = module.root;
  const imports = ambient.map(({ modules: [name = ''] }) => ({ module: name, name: '*', local: name, span }));
  return { ...module, imports: [...module.imports, ...imports] };
}
