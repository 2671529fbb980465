import type { NotPrompt } from '../explanation';
import type { Found, PromptFormat } from '../format';
import type { ParseProblem, SourceFile } from '../model';
import { findPrompts } from './findPrompts';
import type { Grammars } from './grammars';
import type { CodeLanguage } from './languages';
import { codeLanguages } from './languages';

/** One format per programming language. */
export function codeFormats(grammars: Grammars): PromptFormat[] {
  return codeLanguages.map((language) => ({
    id: language.id,
    language: language.id,
    claims: ({ path }) => grammarFor(language, path) !== null,
    read: (file, _sources, notPrompts) => readCode(file, language, grammars, notPrompts),
  }));
}

function grammarFor(language: CodeLanguage, path: string): CodeLanguage['grammars'][string] | null {
  const extension = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return language.grammars[extension] ?? null;
}

async function readCode(
  file: SourceFile,
  language: CodeLanguage,
  grammars: Grammars,
  notPrompts?: NotPrompt[],
): Promise<Found> {
  if (notPrompts === undefined && !mayHoldPrompt(file.text)) return { prompts: [], problem: null };
  const grammar = await grammars.load(grammarFor(language, file.path)!);
  const tree = language.parse(grammar, file.text);
  if (tree === null) {
    return {
      prompts: [],
      problem: {
        message: `The ${language.id} parser gave up on this file: too deep or too large.`,
        span: { start: 0, end: 0 },
      },
    };
  }
  const module = language.module(tree, file.text);
  const problem: ParseProblem | null =
    module.firstError === null
      ? null
      : { message: `Syntax error; what could be read around it is listed.`, span: module.firstError };
  return { prompts: findPrompts(module, language, file, notPrompts), problem };
}

/** A cheap test that spares most source files the parser: every rule needs one of these words. */
function mayHoldPrompt(text: string): boolean {
  return evidence.test(text);
}

/** The words of names, calls and message lists; and the words that a text addressing a model begins with. */
const evidence =
  /prompt|instruction|preamble|\bpersona|template|tmpl|system|\bmessages?["']?\s*[:=([]|(?:system|human|user|ai|assistant|chat|developer)_?Message|["']?\brole["']?\s*[:=]|completion|generate_?content|responses\.|llm|agent|dspy|crewai|\bask|gpt|claude|gemini|You are|You're|Act as|Your (?:task|job|role)/i;
