import { escapedPattern } from '../../escapedPattern';
import { asks } from '../evidence/askingModules';
import type { ModulePaths } from '../flow/modulePaths';
import type { CodeText } from './codeText';

/** An import of a module whose functions may hand to a model what they are given, as the text of a file shows it. */
export interface AskingImport {
  readonly specifier: string;
  /** Null if any name may be meant. */
  readonly names: readonly string[] | null;
  /** Where the import stands. */
  readonly start: number;
  readonly end: number;
}

/** The imports of such modules in the text of a file: all that `askingLinks` may follow. */
export function askingImports(text: string, paths: ModulePaths | undefined): AskingImport[] {
  if (paths === undefined) return [];
  const found: AskingImport[] = [];
  for (const { 0: all, 1: quoted, 2: bare, 3: list, index } of text.matchAll(specifiers)) {
    const named = quoted ?? bare;
    for (const each of named === undefined ? list!.split(',') : [named]) {
      const [specifier = ''] = each.trim().split(/\s/);
      if (!asks(specifier) || !paths.mayBeHere(specifier) || isOfTypes(text, index)) continue;
      const end = index + all.length;
      const imported =
        quoted === undefined ? importedBehind(text, bare, end) : importedBefore(text, index, end);
      found.push({ specifier, ...(imported ?? { names: null, start: index, end }) });
    }
  }
  return found;
}

/** Whether one of the names stands where a value does: not only in the import, and in types. */
export function isUsed(text: string, { names, start, end }: AskingImport): boolean {
  if (names === null) return true;
  if (names.length === 0) return false;
  const one = oneOf(names);
  // It is called or asked for a member; or it is given or passed on, where in front of a type stands a colon.
  const used = new RegExp(
    `(?<![\\w$])${one}\\s*[.(\`<?!]|(?:[=(,]|\\breturn|\\bawait|\\byield)\\s*${one}\\s*(?:[)\\]},;]|$)`,
    'm',
  );
  return used.test(text.slice(0, start)) || used.test(text.slice(end));
}

/**
 * Whether a call of what is imported may be given a text for a model. Functions are known by their small letter: what
 * else an import names may be a class, whose methods are called by other names.
 */
export function mayBeHanded(text: string, code: CodeText, imported: AskingImport): boolean {
  const { names, start, end } = imported;
  if (names === null || names.some((name) => !/^[a-z_]/.test(name))) return isUsed(code.text, imported);
  const uses = new RegExp(`(?<![\\w$.])${oneOf(names)}\\b(?:\\s*\\??\\.\\s*([\\w$]+))*\\s*(.?)`, 'g');
  for (const use of code.text.matchAll(uses)) {
    const { index } = use;
    if (index >= start && index < end) continue;
    const behind = index + use[0].length;
    if (use[2] !== '(') return true;
    const args = code.around(behind);
    if (args === null || mayCarry(text.slice(args.start, args.end))) return true;
  }
  return false;
}

/** What an argument shows that may be a text for a model: letters between quotes, or a name that says so. */
function mayCarry(args: string): boolean {
  return (
    /["'`][^"'`]{12}|[A-Z][A-Z0-9_]{3}/.test(args) ||
    /prompt|system|instruct|message|template|format/i.test(args)
  );
}

function oneOf(names: readonly string[]): string {
  return `(?:${names.map(escapedPattern).join('|')})`;
}

interface ImportedNames {
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** `import a, b as c`, `import (…)` behind Python's `from`; null if any name may be meant. */
function importedBehind(text: string, from: string | undefined, start: number): ImportedNames | null {
  if (from === undefined) return null;
  const found = /^\s*(?:\(([^)]*)\)|([^\n(]*))/.exec(text.slice(start, start + longestList));
  const listed = (found?.[1] ?? found?.[2] ?? '*').replace(/#[^\n]*/g, '');
  if (/[*\\]/.test(listed)) return null;
  return { names: wordsOf(listed), start, end: start + (found?.[0].length ?? 0) };
}

/** `import a, { b as c } from`; null if the names stand elsewhere: `const x = require(`. */
function importedBefore(text: string, from: number, end: number): ImportedNames | null {
  const start = Math.max(0, from - longestList);
  const found = /\bimport\s([^'"`;]*)$/.exec(text.slice(start, from));
  if (found === null || !text.startsWith('from', from)) return null;
  return { names: wordsOf(found[1]!), start: start + found.index, end };
}

const longestList = 2000;

function wordsOf(list: string): string[] {
  return (list.match(/[A-Za-z_$][\w$]*/g) ?? []).filter((word) => word !== 'as' && word !== 'type');
}

/** `from "…"`, `import("…")`, `require("…")`, and Python's `from … import`, `import …, …`. */
const specifiers =
  /\b(?:from|import|require)\b\s*\(?\s*["'`]([^"'`\n]{1,200})|\bfrom[ \t]+([\w.]{1,200})[ \t]+import\b|^[ \t]*import[ \t]+([\w.][\w., \t]{0,1000})/gm;

/** `import type { … } from "…"`: types are not called. */
function isOfTypes(text: string, from: number): boolean {
  return /\b(?:import|export)\s+type\s[^'"`;]*$/.test(text.slice(Math.max(0, from - 1000), from));
}
