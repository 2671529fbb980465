import type { Links } from './links';

/** Words in the path of a module that say that its functions talk to a model. */
const clues = 'llm|openai|anthropic|gpt|claude|gemini|completion|inference|genai|[^a-z]ai(?![a-z])';

const asking = new RegExp(clues, 'i');
const importing = new RegExp(`\\b(?:from|import|require)\\b[^\\n;]{0,200}?(?:${clues})`, 'i');

/** Only the modules whose functions may hand to a model what they are given; the others are not even asked for. */
export function askingLinks(links: Links): Links {
  const asks = (specifier: string): boolean => specifier.length < 150 && asking.test(` ${specifier}`);
  return {
    module: (from, specifier) => (asks(specifier) ? links.module(from, specifier) : null),
    submodule: (from, specifier, name) => (asks(specifier) ? links.submodule(from, specifier, name) : null),
  };
}

/** Whether the text of a file could import such a module: true wherever `askingLinks` follows an import of it. */
export function mayImportAsking(text: string): boolean {
  return importing.test(text);
}
