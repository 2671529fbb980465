import { refusalOf } from '../../advice/finding';
import { fixTitle } from '../adviceWords';
import { findingsIn, savedTokens } from '../findings';
import type { FoundIn } from '../findings';
import type { WorkspaceReport } from '../model';

/** One finding of a report, in words that may quote the workspace. */
export interface AdviceRow {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  readonly message: string;
  /** What its fix does and saves. */
  readonly title: string;
  /** Why its fix is refused; null where it is not. */
  readonly refusal: string | null;
}

/** What is found in all files: what saves most money first, then what saves most tokens, and last what is refused. */
export function adviceRows({ files }: Pick<WorkspaceReport, 'files'>): AdviceRow[] {
  const usd = ({ finding }: FoundIn): number => finding.saving?.usdPer1kCalls ?? 0;
  const refused = ({ finding }: FoundIn): number => (refusalOf(finding) === null ? 0 : 1);
  return files
    .flatMap((file) => findingsIn(file).map((found) => ({ ...found, path: file.path })))
    .sort(
      (a, b) => refused(a) - refused(b) || usd(b) - usd(a) || savedTokens(b.finding) - savedTokens(a.finding),
    )
    .map(({ finding, prompt, path }) => ({
      path,
      line: finding.startLine,
      rule: finding.rule,
      message: finding.message,
      title: fixTitle(finding, prompt),
      refusal: refusalOf(finding),
    }));
}
