import { rangeOf } from '../../cost/assumptions';
import type { Assumptions } from '../../cost/assumptions';
import type { Profile, WorkspaceReport } from '../../report/model';
import { plain } from '../../text/plain';
import { counted, integer } from '../../report/words';
import { promptsByCost } from '../../report/workspaceReport';

/** More would not be read; the others have the same form. */
const shownPrompts = 20;
const shownModels = 20;

/**
 * The text of a first `promptmeter.yaml`, from what a scan found. It says what is assumed already, so that it changes
 * nothing as it is; the rest are comments to be taken in.
 */
export function initialConfig(report: WorkspaceReport, assumptions: Assumptions): string {
  const prompts = promptsByCost(report);
  return [
    '# What Promptmeter assumes about the prompts of this workspace, in the editor and on the command line.',
    `# Written from a scan that found ${counted(prompts.length, 'prompt')} in ${counted(report.files.filter((file) => file.prompts.length > 0).length, 'file')}. Every key is optional.`,
    '',
    ...defaultsLines(prompts, assumptions),
    '',
    ...variableLines(prompts),
    '',
    ...modelLines(prompts),
    '',
    '# What amounts are shown in, at your own rate; JSON and CSV stay in USD.',
    '# currency: { code: EUR, perUsd: 0.92, asOf: 2026-11-01 }',
    '',
    '# Globs of the files to read (none means all) and to leave out, relative to this file.',
    '# include: ["src/**"]',
    '# exclude: ["**/legacy/**"]',
    '',
  ].join('\n');
}

function defaultsLines(prompts: readonly Profile[], assumptions: Assumptions): string[] {
  const noModel = prompts.filter(({ pricedAs }) => pricedAs.assumed).length;
  const noCap = prompts.filter(({ tokens }) => tokens.outputSource.kind === 'assumed').length;
  const places = prompts.flatMap(assumedVariables).length;
  const { callsPerMonth, cacheHitRatio } = assumptions;
  return [
    'defaults:',
    `  # Counted and priced with where the code shows no model: ${counted(noModel, 'prompt')}.`,
    `  model: ${quoted(assumptions.defaultModel)}`,
    `  # Output of a call that declares no cap: ${counted(noCap, 'prompt')}. A range is shown as one:`,
    '  # { low: 50, expected: 300, high: 1200 }',
    `  outputTokens: ${sizeText(assumptions.outputTokens)}`,
    `  # Size of a variable that nobody has stated: ${counted(places, 'place')}.`,
    `  variableTokens: ${sizeText(assumptions.variableTokens)}`,
    '  # Calls of each prompt per month; adds a cost per month.',
    callsPerMonth === null ? '  # callsPerMonth: 100000' : `  callsPerMonth: ${callsPerMonth}`,
    "  # Share of the input that the provider's cache serves, from 0 to 1.",
    cacheHitRatio === 0 ? '  # cacheHitRatio: 0.6' : `  cacheHitRatio: ${cacheHitRatio}`,
  ];
}

function sizeText(size: Assumptions['outputTokens']): string {
  const { low, expected, high } = rangeOf(size);
  return low < high ? `{ low: ${low}, expected: ${expected}, high: ${high} }` : String(expected);
}

function variableLines(prompts: readonly Profile[]): string[] {
  const withVariables = prompts.filter((prompt) => assumedVariables(prompt).length > 0);
  const shown = withVariables.slice(0, shownPrompts);
  const more = withVariables.length - shown.length;
  return [
    '# How large variables are, by prompt id or glob: tokens (a number or a range), sample ("a text") or file (a path',
    '# with such a text). The same keys as under defaults can stand beside variables.',
    '# prompts:',
    ...(shown.length === 0 ? ['#   "src/a.py#PROMPT":', '#     variables: { name: { tokens: 3 } }'] : []),
    ...shown.flatMap((prompt) => [
      `#   ${quoted(prompt.id)}:`,
      '#     variables:',
      ...[...new Set(assumedVariables(prompt))].map((name) => `#       ${quoted(name)}: { tokens: 100 }`),
    ]),
    ...(more > 0 ? [`#   … and ${counted(more, 'more prompt')} with variables.`] : []),
  ];
}

function assumedVariables({ messages }: Profile): string[] {
  return messages.flatMap(({ variables }) =>
    variables.filter(({ source }) => source === 'assumed').map(({ name }) => name),
  );
}

function modelLines(prompts: readonly Profile[]): string[] {
  const models = new Map<string, { prompts: number; unpriced: boolean }>();
  for (const { pricedAs, cost } of prompts) {
    const before = models.get(pricedAs.model)?.prompts ?? 0;
    models.set(pricedAs.model, { prompts: before + 1, unpriced: cost.kind === 'unpriced' });
  }
  const sorted = [...models].sort(([, a], [, b]) => b.prompts - a.prompts);
  const unpriced = sorted.filter(([, model]) => model.unpriced);
  const list = sorted
    .slice(0, shownModels)
    .map(([model, found]) => `${plain(model, 60)} (${integer(found.prompts)})`)
    .join(', ');
  return [
    `# Models of these prompts: ${list === '' ? 'none' : list}.`,
    '# Your own prices go before the price table. A model without a price needs one here.',
    '# models:',
    ...(unpriced.length === 0 ? [['my-fine-tune', null] as const] : unpriced)
      .slice(0, shownModels)
      .map(([model]) => `#   ${quoted(model)}: { inputUsdPerMTok: 3, outputUsdPerMTok: 12 }`),
  ];
}

/** Text of the workspace as a scalar on one line: JSON is YAML, and escapes what a line cannot hold. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
