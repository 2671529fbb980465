import { closestMatch } from 'leven';
import type { PromptAssumptions } from '../../cost/assumptions';
import { plain } from '../../report/plain';
import type { WorkspaceReport } from '../../report/model';
import { isOfPrompt } from '../assumptionsByPrompt';

/**
 * What `promptmeter.yaml` says of prompts and variables that are not there, as sentences in plain text. `report` is that
 * of the whole workspace: what lies outside a scan may be there all the same.
 */
export function unmatchedKeys(
  said: readonly PromptAssumptions[],
  report: Pick<WorkspaceReport, 'files'>,
): string[] {
  const prompts = report.files.flatMap((file) => file.prompts);
  return said.flatMap(({ pattern, variables }) => {
    const matching = prompts.filter(({ id }) => isOfPrompt(pattern, id));
    if (matching.length === 0) {
      const ids = prompts.map(({ id }) => id);
      return [`prompts: "${plain(pattern, 120)}" is no prompt of the workspace.${nearest(pattern, ids)}`];
    }
    const names = new Set(matching.flatMap(({ messages }) => messages.flatMap(namesIn)));
    return Object.keys(variables ?? {}).flatMap((name) =>
      names.has(name)
        ? []
        : [
            `prompts: "${plain(pattern, 120)}" has no variable "${plain(name, 60)}".${nearest(name, [...names])}`,
          ],
    );
  });
}

function namesIn({
  variables,
}: WorkspaceReport['files'][number]['prompts'][number]['messages'][number]): string[] {
  return variables.map(({ name }) => name);
}

function nearest(written: string, known: readonly string[]): string {
  const found = closestMatch(written, known, { maxDistance: Math.max(2, Math.ceil(written.length / 3)) });
  return found === undefined ? '' : ` Did you mean "${plain(found, 120)}"?`;
}
