import type { NotPrompt } from '../explanation';
import type { FoundPrompt } from '../format';
import { readDirectives } from '../directives';
import { promptsOfBodies, promptsOfCalls } from './evidence/callEvidence';
import { promptsOfComments } from './evidence/commentEvidence';
import { PromptCollector } from './flow/collector';
import { isTranslation } from './evidence/forPeople';
import { promptsOfElements } from './evidence/elementEvidence';
import { promptsOfDeclarations } from './evidence/declarationEvidence';
import { promptsOfChains } from './evidence/chainEvidence';
import { promptsOfDecorators } from './evidence/decoratorEvidence';
import type { Program } from './flow/environment';
import { libraries } from './libraries/libraries';
import { indexLibraries } from './libraries/library';
import type { LibraryIndex } from './libraries/library';
import { noLinks } from './flow/links';
import type { Links } from './flow/links';
import { promptsOfLooseMessages, promptsOfMessageLists } from './evidence/messageEvidence';
import { promptsOfNames } from './evidence/nameEvidence';
import { saysPrompt } from './filter/prefilter';
import type { LanguageRules, Reading } from './flow/reading';
import { literalsThatAreNone } from './evidence/whyNot';
import { promptsOfWrappers } from './evidence/wrapperEvidence';

const indexes = new Map<string, LibraryIndex>();

function indexFor(language: string): LibraryIndex {
  const index = indexes.get(language) ?? indexLibraries(libraries, language);
  indexes.set(language, index);
  return index;
}

/**
 * Finds the prompts of a module, from the surest evidence to the weakest: calls, declarations, message lists, names
 * and texts; and, if it is to explain itself, why its other literals are none.
 */
export function findPrompts(
  program: Program,
  language: { readonly id: string; readonly rules: LanguageRules },
  text: string,
  links: Links,
  explains: boolean,
): { readonly prompts: readonly FoundPrompt[]; readonly others: readonly NotPrompt[] } {
  const reading: Reading = { program, rules: language.rules, index: indexFor(language.id), links };
  const collector = new PromptCollector(program.path);
  promptsOfDecorators(reading, collector);
  promptsOfChains(reading, collector);
  promptsOfCalls(reading, collector, promptsOfWrappers(reading, collector));
  promptsOfElements(reading, collector);
  promptsOfDeclarations(reading, collector);
  if (!isTranslation(program.path)) {
    promptsOfBodies(reading, collector);
    promptsOfMessageLists(reading, collector);
    promptsOfLooseMessages(reading, collector);
  }
  promptsOfComments(
    reading,
    collector,
    readDirectives(text).filter((directive) => directive.kind === 'prompt'),
  );
  promptsOfNames(reading, collector, text, saysPrompt(program.path));
  return {
    prompts: collector.found,
    others: explains ? literalsThatAreNone({ ...reading, links: noLinks }, collector) : [],
  };
}
