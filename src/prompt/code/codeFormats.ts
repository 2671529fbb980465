import type { NotPrompt } from '../explanation';
import type { Found, PromptFormat } from '../format';
import type { ParseProblem, SourceFile } from '../model';
import type { Sources } from '../sources';
import { LRUCache } from 'lru-cache';
import { EvidenceMemory } from './evidenceMemory';
import { findPrompts } from './findPrompts';
import type { Grammars } from './syntax/grammars';
import type { CodeLanguage } from './languages';
import { codeLanguageOf, codeLanguages } from './languages';
import type { Modules } from './flow/modules';
import { createModules } from './flow/modules';
import { notebook } from './languages/python/notebook';
import { createPrefilter } from './filter/prefilter';
import type { Prefilter } from './filter/prefilter';
import { detached } from './syntax/statementMemory';

/**
 * One format per programming language, and the notebooks that hold cells of one. `filtered: false` parses every file,
 * also those that cannot hold a prompt.
 */
export function codeFormats(
  grammars: Grammars,
  { filtered = true }: { readonly filtered?: boolean } = {},
): PromptFormat[] {
  const modules = createModules(grammars);
  const busy = new Set<string>();
  const formats = codeLanguages.map((language): PromptFormat => {
    const memories = new LRUCache<string, EvidenceMemory>({ max: keptDocuments });
    const memoryOf = (document: string): EvidenceMemory => {
      const memory = memories.get(document) ?? new EvidenceMemory(language);
      memories.set(document, memory);
      return memory;
    };
    let filter: Prefilter | null = null;
    const mayHoldPrompt: Prefilter = (file, sources) =>
      !filtered || (filter ??= createPrefilter(language))(file, sources);
    const passedOver: Found = { prompts: [], problem: null };
    return {
      id: language.id,
      language: language.id,
      claims: ({ path }) => codeLanguageOf(path)?.language === language,
      // Who wants to know what is no prompt wants the file read in any case.
      read: async (file, sources, notPrompts) => {
        const { document } = file;
        const memory = document === undefined || notPrompts !== undefined ? null : memoryOf(document);
        const held = memory?.holdsPrompts === true;
        const isWanted = (): boolean => notPrompts !== undefined || mayHoldPrompt(file, sources);
        if (!held && !isWanted()) return passedOver;
        const found = await readDocument(file, busy, (each) =>
          readCode(each, language, modules, sources, each.document === undefined ? null : memory, notPrompts),
        );
        // What held prompts mostly still does, and is asked only where it does not.
        return held && found.prompts.length === 0 && !isWanted() ? passedOver : found;
      },
    };
  });
  const python = formats.find(({ id }) => id === 'python')!;
  return [...formats, notebook(python)];
}

/** Open documents of a language whose prompts are kept. */
const keptDocuments = 8;

/** A document that is being read already is read as a file: its statements must not move meanwhile. */
async function readDocument(
  file: SourceFile,
  busy: Set<string>,
  read: (file: SourceFile) => Promise<Found>,
): Promise<Found> {
  const { path, text, document } = file;
  if (document === undefined || busy.has(document)) return read({ path, text });
  busy.add(document);
  try {
    return await read(file);
  } finally {
    busy.delete(document);
  }
}

async function readCode(
  file: SourceFile,
  language: CodeLanguage,
  modules: Modules,
  sources: Sources,
  memory: EvidenceMemory | null,
  notPrompts?: NotPrompt[],
): Promise<Found> {
  const program = await modules.program(file);
  if (program === null) {
    return {
      prompts: [],
      problem: {
        message: `The ${language.id} parser gave up on this file: too large or nested too deep (${(file.text.length / 1e6).toFixed(1)} million characters). Split it, or leave it out under "exclude" in promptmeter.yaml.`,
        span: { start: 0, end: 0 },
      },
    };
  }
  const { firstError } = program.module;
  const problem: ParseProblem | null =
    firstError === null
      ? null
      : { message: `Syntax error; what could be read around it is listed.`, span: { ...firstError } };
  if (memory !== null) {
    const prompts = await modules.linked(sources, (links) => memory.prompts(program, file.text, links));
    return { prompts, problem };
  }
  const { prompts, others } = await modules.linked(sources, (links) =>
    findPrompts(program, language, file.text, links, { explains: notPrompts !== undefined }),
  );
  if (file.document === undefined) {
    notPrompts?.push(...others);
    return { prompts, problem };
  }
  notPrompts?.push(...others.map(detached));
  return { prompts: prompts.map(detached), problem };
}
