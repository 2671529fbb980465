import { readFileSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { isInside } from './root';

/** Git's own rule: names differ by case only where the file system says so. */
const flags = process.platform === 'win32' || process.platform === 'darwin' ? 'i' : '';

/** Rules that follow each other and say the same, as one test of the name and one of the path below their folder. */
interface RuleGroup {
  readonly ignores: boolean;
  readonly names: RegExp | null;
  readonly paths: RegExp | null;
}

interface RuleFile {
  /** With a separator at its end. */
  readonly folder: string;
  /** The last ones first: they win. */
  readonly groups: readonly RuleGroup[];
}

/**
 * The rules that hold in one folder: those of its own `.gitignore` and of every folder above it. They are for whoever
 * comes down to a path through its folders, and so has asked about each of these before: a rule tells of what it
 * names, not of all that lies in it.
 */
export class IgnoreRules {
  private constructor(
    private readonly files: readonly RuleFile[],
    private readonly onRead: (file: string) => void,
  ) {}

  /**
   * The rules above a folder, from the top of its repository on; none where git leaves the folder out. `onRead` is told
   * of each file that rules are looked for in, here and further down.
   */
  static above(
    folder: string,
    repository: string | null,
    onRead: (file: string) => void = () => undefined,
  ): IgnoreRules {
    const none = new IgnoreRules([], onRead);
    return none.downTo(folder, repository) ?? none;
  }

  private downTo(folder: string, repository: string | null): IgnoreRules | null {
    if (repository === null || !isInside(folder, repository)) return this;
    if (folder === repository) return this.with(folder, join(folder, '.git', 'info', 'exclude'));
    const parent = dirname(folder);
    const rules = this.downTo(parent, repository)?.entering(parent);
    return rules === undefined || rules.ignores(folder, true) ? null : rules;
  }

  /** The rules inside a folder that these rules do not ignore, if it has a `.gitignore`. */
  entering(folder: string): IgnoreRules {
    return this.with(folder, join(folder, '.gitignore'));
  }

  /** Whether git leaves out a path in the folder of these rules. The deepest file with a rule for it decides. */
  ignores(path: string, isFolder: boolean): boolean {
    if (this.files.length === 0) return false;
    const end = isFolder ? folderEnd : '';
    const name = path.slice(path.lastIndexOf(sep) + 1) + end;
    for (let i = this.files.length - 1; i >= 0; i--) {
      const { folder, groups } = this.files[i]!;
      const below = withSlashes(path.slice(folder.length)) + end;
      for (const group of groups) {
        if (group.names?.test(name) === true || group.paths?.test(below) === true) return group.ignores;
      }
    }
    return false;
  }

  private with(folder: string, file: string): IgnoreRules {
    this.onRead(file);
    const groups = groupsOf(readIfThere(file));
    if (groups.length === 0) return this;
    const rules = { folder: folder.endsWith(sep) ? folder : folder + sep, groups };
    return new IgnoreRules([...this.files, rules], this.onRead);
  }
}

function groupsOf(text: string): RuleGroup[] {
  const groups: { ignores: boolean; names: string[]; paths: string[] }[] = [];
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const rule = ruleOf(line);
    if (rule === null) continue;
    if (groups[0]?.ignores !== rule.ignores) groups.unshift({ ignores: rule.ignores, names: [], paths: [] });
    groups[0]![rule.isPath ? 'paths' : 'names'].push(rule.pattern);
  }
  return groups.map(({ ignores, names, paths }) => ({ ignores, names: anyOf(names), paths: anyOf(paths) }));
}

function anyOf(patterns: readonly string[]): RegExp | null {
  return patterns.length === 0 ? null : new RegExp(`^(?:${patterns.join('|')})$`, `s${flags}`);
}

interface Rule {
  readonly ignores: boolean;
  /** Of a path below the folder of the file; else of a name at any depth. */
  readonly isPath: boolean;
  readonly pattern: string;
}

/** Null for blank lines, comments, and what can match nothing. */
function ruleOf(line: string): Rule | null {
  // Blanks at the end count only behind a backslash.
  const written = line.replace(/(?<!\s)\s+$/, (blanks, at: number) =>
    line[at - 1] === '\\' ? blanks.slice(0, 1) : '',
  );
  if (written.startsWith('#')) return null;
  const ignores = !written.startsWith('!');
  const glob = /^!?(.*?)(\/?)$/s.exec(written)!;
  if (glob[1] === '') return null;
  const isPath = glob[1]!.includes('/');
  const pattern = patternOf(glob[1]!.replace(/^\//, ''));
  return pattern === null
    ? null
    : { ignores, isPath, pattern: pattern + (glob[2] === '' ? `${folderEnd}?` : folderEnd) };
}

/** Stands behind a folder where it is tested: no name has it. */
const folderEnd = '\0';

const piece =
  /^\*\*\/|\/\*\*\/|\/\*\*$|\*+|\?|\\([^])|\[([!^]?)(\]?(?:\[:[a-z]+:\]|\\[^]|[^\]\\])*)\]|([^])/g;

/** The regular expression of a glob without a slash at its ends; null if its brackets do not close. */
function patternOf(glob: string): string | null {
  let pattern = '';
  for (const [all, escape, not, range, letter] of glob.matchAll(piece)) {
    if (all === '[') return null;
    if (all === '**/') pattern += '(?:.*/)?';
    else if (all === '/**/') pattern += '/(?:.*/)?';
    else if (all === '/**') pattern += '/.+';
    else if (all.startsWith('*')) pattern += '[^/]*';
    else if (all === '?') pattern += `[^/${folderEnd}]`;
    else if (range !== undefined) pattern += `(?![/${folderEnd}])[${not === '' ? '' : '^'}${classOf(range)}]`;
    else pattern += escaped(escape ?? letter ?? '');
  }
  return isRegExp(pattern) ? pattern : null;
}

const letterClasses: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  space: '\\s',
  upper: 'A-Z',
  xdigit: '0-9A-Fa-f',
};

function classOf(range: string): string {
  return range.replace(
    /\[:([a-z]+):\]|\\([^])|[^-]/g,
    (letter, name: string | undefined, escape: string | undefined) =>
      name === undefined ? escaped(escape ?? letter) : (letterClasses[name] ?? ''),
  );
}

function escaped(letter: string): string {
  return /[\\^$.*+?()[\]{}|/-]/.test(letter) ? `\\${letter}` : letter;
}

/** A range may go backwards. */
function isRegExp(pattern: string): boolean {
  try {
    new RegExp(pattern);
    return true;
  } catch {
    return false;
  }
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function readIfThere(path: string): string {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
