import type { Profile, WorkspaceReport } from '../model';
import { modelName, per1kCalls, perMonth, tokens } from '../words';
import { promptsByCost } from '../workspaceReport';
import { codeSpan, escapeMarkdown } from './escapeMarkdown';
import { markdownTable } from './markdownTable';
import type { Rendering } from './rendering';
import { isPriced, methodSentences, totalsSentence } from './summary';

/** The report for a pull request or a wiki. Text of the workspace cannot become markup. */
export const markdown: Rendering = {
  id: 'markdown',
  label: 'Markdown',
  render: (report) => `${blocks(report).join('\n\n')}\n`,
};

function blocks(report: WorkspaceReport): string[] {
  const prompts = promptsByCost(report);
  const priced = prompts.filter(isPriced);
  const unpriced = prompts.filter((profile) => !isPriced(profile));
  const broken = report.files.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }]));
  return [
    '## Prompts',
    escapeMarkdown(totalsSentence(report)),
    ...(priced.length === 0 ? [] : [pricedTable(priced)]),
    ...(unpriced.length === 0 ? [] : ['### Unpriced', unpricedTable(unpriced)]),
    ...(broken.length === 0
      ? []
      : [
          '### Not read completely',
          markdownTable(
            ['File', 'Problem'],
            broken.map(({ path, problem }) => [
              codeSpan(`${path}:${problem.line}`, 500),
              escapeMarkdown(problem.message),
            ]),
          ),
        ]),
    ...methodSentences(report, prompts).map((sentence) => escapeMarkdown(sentence)),
  ];
}

function pricedTable(prompts: readonly Profile[]): string {
  const monthly = prompts.some(({ cost }) => perMonth(cost) !== null);
  return markdownTable(
    ['Prompt', 'Where', 'Model', '>Input', '>Cost', ...(monthly ? ['>Monthly'] : [])],
    prompts.map((profile) => [
      ...place(profile),
      escapeMarkdown(per1kCalls(profile.cost)),
      ...(monthly ? [escapeMarkdown(perMonth(profile.cost) ?? '')] : []),
    ]),
  );
}

function unpricedTable(prompts: readonly Profile[]): string {
  return markdownTable(
    ['Prompt', 'Where', 'Model', '>Input', 'Reason'],
    prompts.map((profile) => [
      ...place(profile),
      profile.cost.kind === 'unpriced' ? escapeMarkdown(profile.cost.reason) : '',
    ]),
  );
}

function place(profile: Profile): string[] {
  const { name, path, startLine, alwaysOn, tokens: count } = profile;
  return [
    codeSpan(name) + (alwaysOn ? ' (always-on)' : ''),
    codeSpan(`${path}:${startLine}`, 500),
    codeSpan(modelName(profile)),
    escapeMarkdown(tokens(count.input, count.method)),
  ];
}
