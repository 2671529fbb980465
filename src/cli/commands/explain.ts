import { join } from 'node:path';
import { Option } from 'commander';
import { ruleOf, rules } from '../../advice/rules';
import { unescapeMarkdown } from '../../text/markdown';
import { ruleMarkdown } from '../../report/renderings/ruleMarkdown';
import type { Profile, WorkspaceReport } from '../../report/model';
import { explainCost } from '../../workspace/explainCost';
import { explainFit } from '../../workspace/explainFit';
import { scanWorkspace } from '../../workspace/scan';
import { existingPaths, name, wholeNumber } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { readSettings } from '../settings';
import type { SettingFlags } from '../settings';

interface ExplainFlags extends Omit<SettingFlags, 'include' | 'exclude'> {
  readonly format: 'text' | 'markdown';
  readonly budget?: number;
}

/** Shows where the cost of one prompt comes from, or what a rule is about. */
export const explain: CliCommand = {
  register: (program, context) => {
    program
      .command('explain')
      .description(
        'show in plain arithmetic where the cost of a prompt comes from, and what would change it; or what a rule finds',
      )
      .argument(
        '<prompt | rule>',
        'id of a prompt as scan prints it, such as src/a.py#PROMPT, or of a rule',
        name,
      )
      .option('--model <id>', 'price with this model where the code shows none', name)
      .option('--output-tokens <n>', 'expect so much output where the code sets no limit', wholeNumber(0))
      .option('--budget <tokens>', 'say what has to shrink so that the input fits', wholeNumber(1))
      .option('--config <file>', 'use this configuration instead of promptmeter.yaml', name)
      .addOption(
        new Option('--format <format>', 'form of the result').choices(['text', 'markdown']).default('text'),
      )
      .addHelpText(
        'after',
        `
Examples:
  promptmeter explain src/summarize.py#SUMMARY_PROMPT
  promptmeter explain json/minify

Rules: ${rules.map((rule) => rule.id).join(', ')}.`,
      )
      .action((id: string, flags: ExplainFlags) => run(id, flags, context));
  },
};

async function run(id: string, flags: ExplainFlags, context: CliContext): Promise<void> {
  const { cwd, terminal, signal } = context;
  if (ruleOf(id) !== undefined) {
    const explanation = ruleMarkdown(id);
    terminal.out(flags.format === 'markdown' ? explanation : unescapeMarkdown(explanation));
    return;
  }
  const at = id.lastIndexOf('#');
  if (at < 1) {
    throw new CliFailure(
      `${id} is no id of a prompt (they are like src/a.py#PROMPT; scan lists them), and no rule (${rules.map((each) => each.id).join(', ')}).`,
    );
  }
  const file = id.slice(0, at);
  const [folder = cwd] = await existingPaths(['.'], cwd);
  const settings = await readSettings([folder], { ...flags, include: [], exclude: [] }, context);
  const paths = await existingPaths([join(settings.root, file)], cwd);
  const { root, repository, assumptions, include, exclude } = settings;
  const explanation = await context.withAnalyzer({ threads: 1 }, async (analyzer) => {
    const options = { root, repository, paths, include, exclude, assumptions, analyzer, signal };
    const prompt = promptOf(await scanWorkspace({ ...options, findsSenders: true }), id);
    const cost = await explainCost(prompt, assumptions);
    return flags.budget === undefined
      ? cost
      : `${cost}\n\n${await explainFit(prompt, flags.budget, { root, assumptions, analyzer, signal })}`;
  });
  terminal.out(flags.format === 'markdown' ? explanation : unescapeMarkdown(explanation));
}

function promptOf(report: WorkspaceReport, id: string): Profile {
  const prompts = report.files.flatMap((each) => each.prompts);
  const prompt = prompts.find((each) => each.id === id);
  if (prompt === undefined) {
    const known = prompts.length === 0 ? 'none' : prompts.map((each) => each.id).join(', ');
    throw new CliFailure(`There is no prompt ${id}. Prompts of the file: ${known}.`);
  }
  return prompt;
}
