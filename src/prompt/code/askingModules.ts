import type { Program } from './environment';

/** Words in the path of a module that say that its functions talk to a model. */
const clues = 'llm|openai|anthropic|gpt|claude|gemini|completion|inference|genai|[^a-z]ai(?![a-z])';

const asking = new RegExp(clues, 'i');
const importing = new RegExp(`\\b(?:from|import|require)\\b[^\\n;]{0,200}?(?:${clues})`, 'i');

/** Whether a file imports a module whose functions may hand to a model what they are given. */
export function importsAsking({ module }: Program): boolean {
  return module.imports.some(
    ({ module: specifier }) => specifier.length < 150 && asking.test(` ${specifier}`),
  );
}

/** Whether the text of a file could import such a module: true wherever `importsAsking` is. */
export function mayImportAsking(text: string): boolean {
  return importing.test(text);
}
