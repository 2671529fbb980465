import { sentElsewhere } from '../report/linkSenders';
import type { FileProfile } from '../report/model';
import type { FoundFile } from './findFiles';
import { readText } from './readText';

/** Files that are searched for the names of texts at most. */
const mostSearched = 4_000;

/** Files that are read at most, as a call in them may send such a text. */
const mostSenders = 200;

/**
 * Of other files of a root those that may send texts which no call sends in the files that were asked for: they write
 * the name of one. Null where there are too many to look.
 */
export function senderFiles(asked: readonly FileProfile[], others: readonly FoundFile[]): FoundFile[] | null {
  const names = unsentNames(asked);
  if (names.length === 0) return [];
  const known = new Set(asked.map(({ path }) => path));
  const searched = others.filter(({ path }) => !known.has(path));
  if (searched.length > mostSearched) return null;
  const anyName = new RegExp(names.map((name) => name.replace(/[^\p{L}\p{N}_]/gu, '\\$&')).join('|'));
  const found: FoundFile[] = [];
  for (const file of searched) {
    const result = readText(file.absolutePath);
    if (result.kind === 'text' && anyName.test(result.text)) found.push(file);
    if (found.length > mostSenders) return null;
  }
  return found;
}

/** Whether some text of the files may be sent by a call of another. */
export function mayBeSentElsewhere(files: readonly FileProfile[]): boolean {
  return files.some(({ prompts }) => prompts.some(sentElsewhere));
}

/** What other files call such a text: its constant, else its file. */
function unsentNames(files: readonly FileProfile[]): string[] {
  const names = new Set<string>();
  for (const prompt of files.flatMap(({ prompts }) => prompts.filter(sentElsewhere))) {
    const symbol = /^.*#([\p{L}_$][\p{L}\p{N}_$]*)(?:-\d+)?$/u.exec(prompt.id)?.[1];
    const file = prompt.path.slice(prompt.path.lastIndexOf('/') + 1);
    // A package is imported by its folder.
    const stem = /^(?:__init__|index|mod)\./.test(file)
      ? (prompt.path.split('/').at(-2) ?? '')
      : file.replace(/(?<=.)\..*$/, '');
    // What a library makes goes by the name of a variable, which the prompt does not have.
    const isNamed = symbol !== undefined && prompt.evidence.kind !== 'held';
    names.add(isNamed ? symbol : stem);
  }
  return [...names].filter((name) => name !== '');
}
