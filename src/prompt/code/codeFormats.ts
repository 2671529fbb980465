import type { NotPrompt } from '../explanation';
import type { Found, PromptFormat } from '../format';
import type { ParseProblem, SourceFile } from '../model';
import type { Sources } from '../sources';
import { findPrompts } from './findPrompts';
import type { Grammars } from './grammars';
import type { CodeLanguage } from './languages';
import { codeLanguageOf, codeLanguages } from './languages';
import type { Modules } from './modules';
import { createModules } from './modules';
import { notebook } from './notebook';
import { detached } from './statementMemory';

/** One format per programming language, and the notebooks that hold cells of one. */
export function codeFormats(grammars: Grammars): PromptFormat[] {
  const modules = createModules(grammars);
  const busy = new Set<string>();
  const formats = codeLanguages.map((language): PromptFormat => ({
    id: language.id,
    language: language.id,
    claims: ({ path }) => codeLanguageOf(path)?.language === language,
    read: (file, sources, notPrompts) =>
      readDocument(file, busy, (each) => readCode(each, language, modules, sources, notPrompts)),
  }));
  const python = formats.find(({ id }) => id === 'python')!;
  return [...formats, notebook(python)];
}

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
    return detached(await read(file));
  } finally {
    busy.delete(document);
  }
}

async function readCode(
  file: SourceFile,
  language: CodeLanguage,
  modules: Modules,
  sources: Sources,
  notPrompts?: NotPrompt[],
): Promise<Found> {
  if (notPrompts === undefined && !mayHoldPrompt(file.text)) return { prompts: [], problem: null };
  const program = await modules.program(file);
  if (program === null) {
    return {
      prompts: [],
      problem: {
        message: `The ${language.id} parser gave up on this file: too deep or too large.`,
        span: { start: 0, end: 0 },
      },
    };
  }
  const { firstError } = program.module;
  const problem: ParseProblem | null =
    firstError === null
      ? null
      : { message: `Syntax error; what could be read around it is listed.`, span: firstError };
  const { prompts, others } = await modules.linked(sources, (links) =>
    findPrompts(program, language, file.text, links, notPrompts !== undefined),
  );
  notPrompts?.push(...others);
  return { prompts, problem };
}

/** A cheap test that spares most source files the parser: every rule needs one of these words. */
function mayHoldPrompt(text: string): boolean {
  return evidence.test(text);
}

/** The words of names, calls and message lists; and the words that a text addressing a model begins with. */
const evidence =
  /prompt|instruction|preamble|\bpersona|template|tmpl|system|\bmessages?["']?\s*[:=([]|(?:system|human|user|ai|assistant|chat|developer)_?Message|["']?\brole["']?\s*[:=]|completion|generate_?content|responses\.|llm|agent|dspy|crewai|\bask|gpt|claude|gemini|You are|You're|Act as|Your (?:task|job|role)/i;
