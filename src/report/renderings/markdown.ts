import { evidenceWords, longNotPrompts, whyNotWords } from '../evidenceWords';
import type { Profile, WorkspaceReport } from '../model';
import { costPer1kCalls, inputTokens, modelName, perMonth } from '../words';
import { promptsByCost } from '../workspaceReport';
import { adviceRows } from './adviceRows';
import { codeSpan, escapeMarkdown, markdownTable } from '../../text/markdown';
import type { RenderContext, Rendering } from './rendering';
import { shownLines } from './shownLines';
import { isPriced, methodSentences, totalsSentence } from './summary';

/** The report for a pull request or a wiki. Text of the workspace cannot become markup. */
export const markdown: Rendering = {
  id: 'markdown',
  label: 'Markdown',
  render: (report, context) => `${blocks(report, context).join('\n\n')}\n`,
};

function blocks(report: WorkspaceReport, context: RenderContext): string[] {
  const prompts = promptsByCost(report);
  const priced = prompts.filter(isPriced);
  const unpriced = prompts.filter((profile) => !isPriced(profile));
  const beyond = prompts.filter(({ violations }) => violations.length > 0);
  const found = adviceRows(report);
  const broken = report.files.flatMap(({ path, problem }) => (problem === null ? [] : [{ path, problem }]));
  return [
    '## Prompts',
    escapeMarkdown(totalsSentence(report)),
    ...(priced.length === 0 ? [] : [pricedTable(priced, context)]),
    ...(unpriced.length === 0 ? [] : ['### Unpriced', unpricedTable(unpriced, context)]),
    ...(beyond.length === 0
      ? []
      : [
          '### Beyond a limit of the model',
          markdownTable(
            ['Where', 'Limit'],
            beyond.flatMap(({ path, startLine, violations }) =>
              violations.map(({ message, remedy }) => [
                location(path, startLine, context),
                escapeMarkdown(`${message} ${remedy}`),
              ]),
            ),
          ),
        ]),
    ...(found.length === 0
      ? []
      : [
          '### Advice',
          markdownTable(
            ['Where', 'Rule', 'Finding', 'Fix'],
            found.map(({ path, line, rule, message, title, refusal }) => [
              location(path, line, context),
              codeSpan(rule),
              escapeMarkdown(refusal === null ? message : `${message} ${refusal}`),
              escapeMarkdown(title),
            ]),
          ),
        ]),
    ...(broken.length === 0
      ? []
      : [
          '### Not read completely',
          markdownTable(
            ['File', 'Problem'],
            broken.map(({ path, problem }) => [
              location(path, problem.line, context),
              escapeMarkdown(problem.message),
            ]),
          ),
        ]),
    ...(context.explain === true ? explanation(report, context) : []),
    ...methodSentences(report, prompts).map((sentence) => escapeMarkdown(sentence)),
  ];
}

function pricedTable(prompts: readonly Profile[], context: RenderContext): string {
  const lineOf = shownLines(prompts);
  const monthly = prompts.some(({ cost }) => perMonth(cost) !== null);
  return markdownTable(
    ['Prompt', 'Where', 'Model', '>Input', '>Cost', ...(monthly ? ['>Monthly'] : [])],
    prompts.map((profile) => [
      ...place(profile, lineOf(profile), context),
      escapeMarkdown(costPer1kCalls(profile)),
      ...(monthly ? [escapeMarkdown(perMonth(profile.cost) ?? '')] : []),
    ]),
  );
}

function unpricedTable(prompts: readonly Profile[], context: RenderContext): string {
  const lineOf = shownLines(prompts);
  return markdownTable(
    ['Prompt', 'Where', 'Model', '>Input', 'Reason'],
    prompts.map((profile) => [
      ...place(profile, lineOf(profile), context),
      profile.cost.kind === 'unpriced' ? escapeMarkdown(profile.cost.reason) : '',
    ]),
  );
}

function explanation(report: WorkspaceReport, context: RenderContext): string[] {
  const rows = report.files.flatMap((file) => [
    ...file.prompts.map((prompt) => [
      location(file.path, prompt.startLine, context),
      'prompt',
      escapeMarkdown(evidenceWords(prompt)),
    ]),
    ...longNotPrompts(file).map((literal) => [
      location(file.path, literal.startLine, context),
      'no prompt',
      escapeMarkdown(whyNotWords(literal)),
    ]),
  ]);
  return rows.length === 0 ? [] : ['### Why', markdownTable(['Where', 'Verdict', 'Because'], rows)];
}

function place(profile: Profile, line: number, context: RenderContext): string[] {
  const { name, path, alwaysOn } = profile;
  return [
    codeSpan(name) + (alwaysOn ? ' (always-on)' : ''),
    location(path, line, context),
    codeSpan(modelName(profile)),
    escapeMarkdown(inputTokens(profile)),
  ];
}

function location(path: string, line: number, { linkTo }: RenderContext): string {
  const text = codeSpan(`${path}:${line}`, 500);
  return linkTo === undefined ? text : `[${text}](${linkTo(path, line)})`;
}
