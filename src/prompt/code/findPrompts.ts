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
import { speaksOfModels } from './evidence/instructing';
import type { Surroundings } from './evidence/instructing';
import { usesIn } from './evidence/uses';
import type { Uses } from './evidence/uses';
import { withCallSites } from './flow/callSites';
import type { Env, Program } from './flow/environment';
import { libraries } from './libraries/libraries';
import { indexLibraries } from './libraries/library';
import type { LibraryIndex } from './libraries/library';
import { noLinks } from './flow/links';
import type { Links } from './flow/links';
import { promptsOfBlocks, promptsOfLooseMessages, promptsOfMessageLists } from './evidence/messageEvidence';
import { promptsOfNames } from './evidence/nameEvidence';
import { promptsOfUses } from './evidence/useEvidence';
import { saysPrompt } from './filter/prefilter';
import type { LanguageRules, Reading } from './flow/reading';
import { literalsThatAreNone } from './evidence/whyNot';
import { promptsOfWrappers } from './evidence/wrapperEvidence';

const indexes = new Map<string, LibraryIndex>();

/** What the libraries know that are written for a language. */
export function indexFor(language: string): LibraryIndex {
  const index = indexes.get(language) ?? indexLibraries(libraries, language);
  indexes.set(language, index);
  return index;
}

export interface FindOptions {
  /** How the whole file uses its texts, where `program` is a part of it. */
  readonly uses?: Uses;
  /** True if other parts of the file hold prompts that more than their text shows. */
  readonly besides?: boolean;
  /** Whether to tell of the literals that are no prompts. */
  readonly explains?: boolean;
}

export interface FoundIn {
  readonly prompts: readonly FoundPrompt[];
  /** Where the evidence for each of them stands. */
  readonly envs: readonly Env[];
  readonly silenced: PromptCollector['silenced'];
  /** What the texts stand among that only their words show. */
  readonly surroundings: Surroundings;
  readonly others: readonly NotPrompt[];
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
  { uses, besides = false, explains = false }: FindOptions = {},
): FoundIn {
  const reading: Reading = { program, rules: language.rules, index: indexFor(language.id), links };
  const inPromptFile = saysPrompt(program.path);
  let surroundings: Surroundings = 'other';
  const around = (): Surroundings => {
    const hasPrompts = inPromptFile || besides || collector.found.length > 0;
    surroundings = hasPrompts ? 'prompts' : speaksOfModels(text) ? 'models' : 'other';
    return surroundings;
  };
  const known = uses ?? usesIn({ ...reading, links: noLinks }, links);
  const collector = new PromptCollector(program.path, known.roles);
  promptsOfDecorators(reading, collector);
  promptsOfChains(reading, collector);
  promptsOfCalls(reading, collector, known, promptsOfWrappers(reading, collector));
  promptsOfElements(reading, collector);
  promptsOfDeclarations(reading, collector);
  if (!isTranslation(program.path)) {
    promptsOfBodies(reading, collector);
    promptsOfMessageLists(reading, collector);
    promptsOfLooseMessages(reading, collector);
    promptsOfBlocks(reading, collector);
  }
  promptsOfComments(
    reading,
    collector,
    readDirectives(text).filter((directive) => directive.kind === 'prompt'),
  );
  promptsOfNames(reading, collector, known, inPromptFile, around, text);
  promptsOfUses(reading, collector, known, surroundings);
  return {
    prompts: withCallSites(collector.found, collector.envs),
    envs: collector.envs,
    silenced: collector.silenced,
    surroundings,
    others: explains ? literalsThatAreNone({ ...reading, links: noLinks }, collector) : [],
  };
}
