import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ignore from 'ignore';
import type { Ignore } from 'ignore';
import { isInside, relativePath } from './root';

/** Git's own rule: names differ by case only where the file system says so. */
const ignorecase = process.platform === 'win32' || process.platform === 'darwin';

interface RuleFile {
  readonly folder: string;
  readonly lines: readonly string[];
  readonly rules: Ignore;
}

/** The rules that hold in one folder: those of its own `.gitignore` and of every folder above it. */
export class IgnoreRules {
  private constructor(private readonly files: readonly RuleFile[]) {}

  static readonly none = new IgnoreRules([]);

  /** The rules at the top of a repository, with its private excludes. */
  static ofRepository(top: string): IgnoreRules {
    const text = readIfThere(join(top, '.git', 'info', 'exclude'));
    return IgnoreRules.none.with(top, text).entering(top);
  }

  /** The rules in `folder`, from the top of the repository down to it. */
  static above(folder: string, repository: string | null): IgnoreRules {
    if (repository === null || !isInside(folder, repository)) return IgnoreRules.none.entering(folder);
    if (folder === repository) return IgnoreRules.ofRepository(folder);
    const parent = IgnoreRules.above(dirname(folder), repository);
    return parent.entering(folder);
  }

  /** The rules inside a folder that these rules do not ignore. */
  entering(folder: string): IgnoreRules {
    const text = readIfThere(join(folder, '.gitignore'));
    return this.without(folder).with(folder, text);
  }

  /** Whether git leaves the path out. The deepest file with a rule for it decides. */
  ignores(path: string, isFolder: boolean): boolean {
    for (let i = this.files.length - 1; i >= 0; i--) {
      const file = this.files[i]!;
      const name = relativePath(file.folder, path);
      if (name === '') continue;
      const result = file.rules.test(isFolder ? `${name}/` : name);
      if (result.ignored) return true;
      if (result.unignored) return false;
    }
    return false;
  }

  private with(folder: string, text: string): IgnoreRules {
    if (text.trim() === '') return this;
    return new IgnoreRules([...this.files, ruleFile(folder, text.replace(/^\uFEFF/, '').split(/\r?\n/))]);
  }

  /**
   * A folder that an upper file ignores and a deeper one takes back is entered; the upper rule must not then ignore
   * everything in it, as it would since the library looks at the folders above a path too.
   */
  private without(folder: string): IgnoreRules {
    return new IgnoreRules(
      this.files.map((file) => {
        let kept = file;
        const name = relativePath(file.folder, folder);
        if (name === '') return kept;
        for (;;) {
          const { rule } = kept.rules.test(`${name}/`);
          if (rule === undefined) return kept;
          const lines = kept.lines.filter((line) => line.trimEnd() !== rule.pattern.trimEnd());
          if (lines.length === kept.lines.length) return kept;
          kept = ruleFile(kept.folder, lines);
        }
      }),
    );
  }
}

function ruleFile(folder: string, lines: readonly string[]): RuleFile {
  return { folder, lines, rules: ignore({ ignorecase }).add(lines) };
}

function readIfThere(path: string): string {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true ? readFileSync(path, 'utf8') : '';
  } catch {
    return '';
  }
}
