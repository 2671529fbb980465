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

/**
 * Whether the text of a file could call a function of such a module: true wherever `askingLinks` follows an import of
 * it to a call.
 */
export function mayCallAsking(text: string, paths: ModulePaths | undefined): boolean {
  if (paths === undefined) return false;
  for (const { 0: all, 1: quoted, 2: bare, 3: list, index } of text.matchAll(specifiers)) {
    const named = quoted ?? bare;
    for (const specifier of named === undefined ? list!.split(',') : [named]) {
      const [path = ''] = specifier.trim().split(/\s/);
      if (!asks(path) || !paths.mayBeHere(path) || isOfTypes(text, index)) continue;
      const end = index + all.length;
      const imported =
        quoted === undefined ? importedBehind(text, bare, end) : importedBefore(text, index, end);
      if (imported === null || isUsed(text, imported)) return true;
    }
  }
  return false;
}

/** The names of an import, and where it stands. */
interface Imported {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** `import a, b as c`, `import (…)` behind Python's `from`; null if any name may be meant. */
function importedBehind(text: string, from: string | undefined, start: number): Imported | null {
  if (from === undefined) return null;
  const found = /^\s*(?:\(([^)]*)\)|([^\n(]*))/.exec(text.slice(start, start + longestList));
  const listed = (found?.[1] ?? found?.[2] ?? '*').replace(/#[^\n]*/g, '');
  if (/[*\\]/.test(listed)) return null;
  return { names: wordsOf(listed), start, end: start + (found?.[0].length ?? 0) };
}

/** `import a, { b as c } from`; null if the names stand elsewhere: `const x = require(`. */
function importedBefore(text: string, from: number, end: number): Imported | null {
  const start = Math.max(0, from - longestList);
  const found = /\bimport\s([^'"`;]*)$/.exec(text.slice(start, from));
  if (found === null || !text.startsWith('from', from)) return null;
  return { names: wordsOf(found[1]!), start: start + found.index, end };
}

const longestList = 2000;

function wordsOf(list: string): string[] {
  return list.match(/[A-Za-z_$][\w$]*/g) ?? [];
}

/** Whether one of the names stands where a value does: not only in the import, and in types. */
function isUsed(text: string, { names, start, end }: Imported): boolean {
  if (names.length === 0) return false;
  const one = `(?:${names.map((name) => name.replaceAll('$', '\\$')).join('|')})`;
  // It is called or asked for a member; or it is given or passed on, where in front of a type stands a colon.
  const used = new RegExp(
    `(?<![\\w$])${one}\\s*[.(\`<?!]|(?:[=(,]|\\breturn|\\bawait|\\byield)\\s*${one}\\s*(?:[)\\]},;]|$)`,
    'm',
  );
  return used.test(text.slice(0, start)) || used.test(text.slice(end));
}

/** `from "…"`, `import("…")`, `require("…")`, and Python's `from … import`, `import …, …`. */
const specifiers =
  /\b(?:from|import|require)\b\s*\(?\s*["'`]([^"'`\n]{1,200})|\bfrom[ \t]+([\w.]{1,200})[ \t]+import\b|^[ \t]*import[ \t]+([\w.][\w., \t]{0,1000})/gm;

/** `import type { … } from "…"`: types are not called. */
function isOfTypes(text: string, from: number): boolean {
  return /\b(?:import|export)\s+type\s[^'"`;]*$/.test(text.slice(Math.max(0, from - 1000), from));
}
