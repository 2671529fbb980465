import ignore from 'ignore';

/** Tests a path relative to the root, with `/`; a folder's path ends in one. */
export type PathTest = (path: string) => boolean;

/** Longest list that one pattern with braces may become. */
const maxAlternatives = 256;

/**
 * A test for globs as `include` and `exclude` have them: `.gitignore` syntax (`*.py` at any depth, `src/**`,
 * `docs` for all that is in it) and `{a,b}`.
 */
export function globTest(patterns: readonly string[]): PathTest {
  if (patterns.length === 0) return () => false;
  const rules = ignore({ ignorecase: false }).add(patterns.flatMap(expandBraces).map(anchored));
  return (path) => rules.ignores(path);
}

const longestGlob = 4000;

/** Why no path can match a glob that somebody wrote, and what to write instead; null if one can. */
export function globMistake(pattern: string): string | null {
  const quoted = JSON.stringify(pattern);
  if (pattern.trim() === '') return 'an empty glob matches nothing: write "**" for everything.';
  if (pattern.length > longestGlob) return `a glob is at most ${longestGlob} characters long.`;
  if (pattern.startsWith('!')) {
    return `${quoted} takes nothing back: write the glob without "!" into the other list (include or exclude), or "\\!" for the character.`;
  }
  if (pattern.split('/').includes('..')) {
    return `${quoted} leads out: globs are relative to the root and match what lies in it.`;
  }
  // What is escaped, and whole brackets, cannot be mistaken.
  const rest = pattern.replace(/\\./g, '').replace(/\[[!^]?.[^\]]*\]/g, '');
  if (rest.endsWith('\\')) return `${quoted} ends in a backslash: paths have "/".`;
  if (rest.includes('[')) return `${quoted} has a "[" that is not closed: write "\\[" for the character.`;
  const opened = rest.split('{').length;
  const closed = rest.split('}').length;
  if (opened > closed) return `${quoted} has a "{" that is not closed: write {a,b}.`;
  if (opened < closed) return `${quoted} has a "}" that was not opened: write {a,b}.`;
  return null;
}

/**
 * Globs as VS Code has them, relative to a folder (its path relative to the root, empty for the root itself), as globs
 * relative to the root: `out` is only the one in the folder itself.
 */
export function globsIn(folder: string, patterns: readonly string[]): string[] {
  const above = folder === '' ? '/' : `/${folder.replace(/[\\*?[\]]/g, '\\$&')}/`;
  return patterns.map((pattern) => above + pattern.replace(/^\.?\//, ''));
}

/** `./src` means what `/src` does; a leading `#` or `!` is meant literally, there are no comments in a list. */
function anchored(pattern: string): string {
  if (pattern.startsWith('./')) return pattern.slice(1);
  return /^[#!]/.test(pattern) ? `\\${pattern}` : pattern;
}

/** `a{b,c}` as `ab`, `ac`; innermost and first braces first. Braces without a comma stay. */
function expandBraces(pattern: string): string[] {
  let patterns = [pattern];
  for (;;) {
    const expanded = patterns.flatMap((one) => {
      const braces = /\{([^{},]*(?:,[^{},]*)+)\}/.exec(one);
      if (braces === null) return [one];
      const before = one.slice(0, braces.index);
      const after = one.slice(braces.index + braces[0].length);
      return braces[1]!.split(',').map((choice) => before + choice + after);
    });
    if (expanded.length === patterns.length || expanded.length > maxAlternatives) return expanded;
    patterns = expanded;
  }
}
