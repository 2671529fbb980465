import { bareModelId } from './modelId';

/**
 * Makes a look-up of a table by beginnings of model ids; the longest one that fits wins. Versions are written with
 * dashes or dots (`gpt-4-1`, `gpt-4.1`) and match both. The look-up takes a model under any host's spelling and gives
 * null if the table has none.
 */
export function byModelPrefix<T>(
  table: readonly (readonly [row: T, prefixes: readonly string[]])[],
): (model: string) => T | null {
  const longestFirst = table
    .flatMap(([row, prefixes]) => prefixes.map((prefix) => ({ prefix: dashed(prefix), row })))
    .sort((a, b) => b.prefix.length - a.prefix.length);
  return (model) => {
    const id = dashed(bareModelId(model));
    return longestFirst.find(({ prefix }) => begins(id, prefix))?.row ?? null;
  };
}

function dashed(id: string): string {
  return id.replace(/(?<=\d)\.(?=\d)/g, '-');
}

/** Whether the prefix ends where a word or a version ends: `gpt-4` begins `gpt-4-turbo`, not `gpt-4all`. */
function begins(id: string, prefix: string): boolean {
  if (!id.startsWith(prefix)) return false;
  const next = id.charAt(prefix.length);
  return /\d$/.test(prefix) ? !/[a-z\d]/.test(next) : !/[a-z]/.test(next);
}
