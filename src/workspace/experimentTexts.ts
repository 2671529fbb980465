import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Assumptions } from '../cost/assumptions';
import type { Profile } from '../report/model';
import type { Analyzer } from './analyzer';
import { readerInside } from './diskSources';
import type { InsideText } from './diskSources';

/** Where the texts of an experiment come from. */
export interface ExperimentTexts {
  /** A file of the workspace, as it is or as it is in a git revision. */
  read(path: string, ref: string | undefined): Promise<InsideText>;
  promptsIn(path: string, text: string): Promise<readonly Profile[]>;
}

/** More is no file of prompts. */
const mostBytes = 16 * 1024 * 1024;

/** The texts of the workspace whose root this is, absolute. Git is only run where it may be. */
export function experimentTexts(
  root: string,
  assumptions: Assumptions,
  analyzer: Analyzer,
  mayRunGit: boolean,
): ExperimentTexts {
  const read = readerInside(root);
  return {
    read: async (path, ref) => {
      if (ref === undefined) return read(path);
      if (!mayRunGit) return { reason: 'git is only run in a trusted workspace' };
      // What begins with a dash would be an option.
      if (!/^\w[\w./~^@{}-]*$/.test(ref)) return { reason: `"${ref}" is no git revision` };
      try {
        const args = ['show', `${ref}:./${path}`];
        const { stdout } = await promisify(execFile)('git', args, { cwd: root, maxBuffer: mostBytes });
        return { text: stdout };
      } catch {
        return { reason: `git has no such file at ${ref}` };
      }
    },
    promptsIn: async (path, text) => (await analyzer.analyze({ path, text, root, assumptions })).prompts,
  };
}
