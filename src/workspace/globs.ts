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
