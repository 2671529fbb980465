import type { Links } from '../flow/links';

/** Words in the path of a module that say that its functions talk to a model. */
const asking = /llm|openai|anthropic|gpt|claude|gemini|completion|inference|genai|[^a-z]ai(?![a-z])/i;

/** Letters, one of which is in some word of each such path; `ai` stands alone. */
export const askingHints = [
  'llm',
  'openai',
  'anthropic',
  'gpt',
  'claude',
  'gemini',
  'completion',
  'inference',
  'genai',
  'ai',
] as const;

/** Only the modules whose functions may hand to a model what they are given; the others are not even asked for. */
export function askingLinks(links: Links): Links {
  return {
    module: (from, specifier) => (asks(specifier) ? links.module(from, specifier) : null),
    submodule: (from, specifier, name) => (asks(specifier) ? links.submodule(from, specifier, name) : null),
    text: () => null,
  };
}

/** Whether a module's functions may hand to a model what they are given, judged by how an import names it. */
export function asks(specifier: string): boolean {
  return specifier.length < 150 && asking.test(` ${specifier}`);
}
