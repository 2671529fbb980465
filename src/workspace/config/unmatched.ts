import { closestMatch } from 'leven';
import type { Assumptions } from '../../cost/assumptions';
import { plain } from '../../text/plain';
import type { Profile, WorkspaceReport } from '../../report/model';
import { isOfPrompt } from '../assumptionsByPrompt';

/**
 * What `promptmeter.yaml` says of prompts, variables and models that are not there, as sentences in plain text. `report`
 * is that of the whole workspace: what lies outside a scan may be there all the same.
 */
export function unmatchedKeys(
  said: Pick<Assumptions, 'prompts' | 'declaredPrices' | 'defaultModel'>,
  report: Pick<WorkspaceReport, 'files'>,
): string[] {
  const prompts = report.files.flatMap((file) => file.prompts);
  const ofPrompts = said.prompts.flatMap(({ pattern, variables }) => {
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
  return [...ofPrompts, ...unmatchedModels(said, prompts)];
}

/** Models whose entry nothing is priced with, be it by way of another entry. */
function unmatchedModels(
  { declaredPrices, defaultModel }: Pick<Assumptions, 'declaredPrices' | 'defaultModel'>,
  prompts: readonly Pick<Profile, 'pricedAs'>[],
): string[] {
  const entries = Object.entries(declaredPrices);
  const priced = prompts.flatMap(({ pricedAs }) => [pricedAs.model, pricedAs.as.model]);
  const used = new Set([defaultModel, ...priced, ...entries.flatMap(([, entry]) => entry.extends ?? [])]);
  return entries.flatMap(([model]) =>
    used.has(model)
      ? []
      : [`models: "${plain(model, 120)}" is the model of no prompt.${nearest(model, priced)}`],
  );
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
