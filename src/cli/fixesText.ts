import { tokenChange } from '../report/adviceWords';
import { savedTokens } from '../report/findings';
import type { FindingProfile, WorkspaceReport } from '../report/model';
import { plain } from '../text/plain';
import { counted, integer } from '../report/words';
import type { FileFixes } from '../workspace/fixFiles';

/** What `--fix` has done, or would do: a line for each fix and for each that was left, then the sum. */
export function fixesText(files: readonly FileFixes[], report: WorkspaceReport, isDryRun: boolean): string {
  const lines: string[] = [];
  let [made, tokens, left] = [0, 0, 0];
  for (const file of files) {
    for (const finding of file.applied) {
      made += 1;
      tokens += savedTokens(finding);
      lines.push(
        `${place(file, finding)}  ${finding.rule}  ${finding.action}: ${tokenChange(-savedTokens(finding))}`,
      );
    }
    for (const { finding, why } of file.left) {
      left += 1;
      lines.push(`${place(file, finding)}  ${finding.rule}  left: ${plain(why)}`);
    }
  }
  const touched = files.filter(({ applied }) => applied.length > 0).length;
  const sum =
    made === 0
      ? `Nothing to fix in ${counted(report.totals.prompts, 'prompt')}`
      : `${counted(made, 'fix', 'fixes')} in ${counted(touched, 'file')} ${isDryRun ? 'would save' : 'saved'} ${integer(tokens)} tokens in a call of each prompt`;
  return `${[...lines, `${sum}${left === 0 ? '' : `; ${integer(left)} left`}.`].join('\n')}\n`;
}

function place({ path }: FileFixes, { startLine }: FindingProfile): string {
  return `${plain(path)}:${startLine}`;
}
