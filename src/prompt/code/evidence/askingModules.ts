import type { Links } from '../flow/links';
import type { ModulePaths } from '../flow/modulePaths';

/** Words in the path of a module that say that its functions talk to a model. */
const clues = 'llm|openai|anthropic|gpt|claude|gemini|completion|inference|genai|[^a-z]ai(?![a-z])';

const asking = new RegExp(clues, 'i');

/** Only the modules whose functions may hand to a model what they are given; the others are not even asked for. */
export function askingLinks(links: Links): Links {
  return {
    module: (from, specifier) => (asks(specifier) ? links.module(from, specifier) : null),
    submodule: (from, specifier, name) => (asks(specifier) ? links.submodule(from, specifier, name) : null),
    text: () => null,
  };
}

function asks(specifier: string): boolean {
  return specifier.length < 150 && asking.test(` ${specifier}`);
}

/** Whether the text of a file could import such a module: true wherever `askingLinks` follows an import of it. */
export function mayImportAsking(text: string, paths: ModulePaths | undefined): boolean {
  if (paths === undefined) return false;
  for (const { 1: quoted, 2: bare, 3: list, index } of text.matchAll(specifiers)) {
    const named = quoted ?? bare;
    for (const specifier of named === undefined ? list!.split(',') : [named]) {
      const [path = ''] = specifier.trim().split(/\s/);
      if (asks(path) && paths.mayBeHere(path) && !isOfTypes(text, index)) return true;
    }
  }
  return false;
}

/** `from "…"`, `import("…")`, `require("…")`, and Python's `from … import`, `import …, …`. */
const specifiers =
  /\b(?:from|import|require)\b\s*\(?\s*["'`]([^"'`\n]{1,200})|\bfrom[ \t]+([\w.]{1,200})[ \t]+import\b|^[ \t]*import[ \t]+([\w.][\w., \t]{0,1000})/gm;

/** `import type { … } from "…"`: types are not called. */
function isOfTypes(text: string, from: number): boolean {
  return /\b(?:import|export)\s+type\s[^'"`;]*$/.test(text.slice(Math.max(0, from - 1000), from));
}
