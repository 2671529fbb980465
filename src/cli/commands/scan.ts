import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Option } from 'commander';
import type { SkippedFile, WorkspaceReport } from '../../report/model';
import { renderings } from '../../report/renderings/renderings';
import { fixFiles } from '../../workspace/fixFiles';
import type { FileFixes } from '../../workspace/fixFiles';
import { scanWorkspace } from '../../workspace/scan';
import { unmatchedKeys } from '../../workspace/config/unmatched';
import { existingPaths, globs, name, wholeNumber } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { noProgress, progressBar } from '../progress';
import { readSettings } from '../settings';
import type { SettingFlags } from '../settings';
import { fixesText } from '../fixesText';
import { skippedSummary } from '../skippedSummary';

interface ScanFlags extends SettingFlags {
  readonly explain?: boolean;
  readonly format: string;
  readonly jobs?: number;
  readonly progress: boolean;
  readonly cache: boolean;
  readonly verbose?: boolean;
  readonly fix?: 'safe';
  readonly dryRun?: boolean;
}

const formats = renderings.map((rendering) => rendering.id);

/** Finds the prompts of files and folders and shows what each call costs. */
export const scan: CliCommand = {
  register: (program, context) => {
    program
      .command('scan')
      .description('find the prompts in files and folders and show what each call costs')
      .argument('[paths...]', 'files and folders; what is named is read even if it would be skipped')
      .addOption(new Option('--format <format>', 'form of the report').choices(formats).default(formats[0]))
      .option('--model <id>', 'price with this model where the code shows none', name)
      .option('--output-tokens <n>', 'expect so much output where the code sets no limit', wholeNumber(0))
      .option('--config <file>', 'use this configuration instead of promptmeter.yaml', name)
      .option('--include <glob>', 'read only matching files (repeatable)', globs, [])
      .option('--exclude <glob>', 'leave out matching files (repeatable)', globs, [])
      .option('--jobs <n>', `worker threads (default: ${availableParallelism()})`, wholeNumber(1))
      .option('--explain', 'say what shows that each prompt is one, and why other long texts are none')
      .option('--no-progress', 'no progress bar')
      .option('--no-cache', 'read every file again, and keep nothing for the next scan')
      .option('--verbose', 'list every skipped file')
      .addOption(
        new Option('--fix <tier>', 'make the fixes that change nothing a model reads, and say which').choices(
          ['safe'],
        ),
      )
      .option('--dry-run', 'with --fix: say which, and write nothing')
      .addHelpText(
        'after',
        `
Examples:
  promptmeter scan
  promptmeter scan src prompts/system.md --model gpt-5-nano
  promptmeter scan --include '**/*.{py,md}' --exclude '**/legacy/**' --format markdown
  promptmeter scan --format json | jq '.totals'
  promptmeter scan --format sarif > promptmeter.sarif
  promptmeter scan --fix safe --dry-run`,
      )
      .action((paths: string[], flags: ScanFlags) => run(paths, flags, context));
  },
};

async function run(args: readonly string[], flags: ScanFlags, context: CliContext): Promise<void> {
  const { terminal } = context;
  if (flags.dryRun === true && flags.fix === undefined) {
    throw new CliFailure('--dry-run goes with --fix safe.');
  }
  const paths = await existingPaths(args.length === 0 ? ['.'] : args, context.cwd);
  const settings = await readSettings(paths, flags, context);
  const threads = flags.jobs ?? availableParallelism();
  const progress = flags.progress && terminal.watched ? progressBar() : noProgress;
  // The bar changes how the terminal wraps lines; an interrupt must not leave it so.
  context.signal.addEventListener('abort', () => progress.stop(), { once: true });
  let report: WorkspaceReport;
  const fixes: FileFixes[] = [];
  try {
    report = await context.withAnalyzer({ threads }, async (analyzer) => {
      const scanned = await scanWorkspace({
        root: settings.root,
        repository: settings.repository,
        paths,
        include: settings.include,
        exclude: settings.exclude,
        assumptions: settings.assumptions,
        analyzer,
        explain: flags.explain,
        findsSenders: true,
        cacheFolder: flags.cache ? (context.cacheFolder ?? undefined) : undefined,
        signal: context.signal,
        onProgress: (done, total) => progress.update(done, total),
      });
      if (flags.fix !== undefined) {
        const write = flags.dryRun !== true;
        fixes.push(
          ...(await fixFiles(scanned, {
            analyzer,
            assumptions: settings.assumptions,
            write,
            signal: context.signal,
          })),
        );
      }
      return scanned;
    });
  } finally {
    progress.stop();
  }
  if (flags.fix !== undefined) {
    terminal.out(fixesText(fixes, report, flags.dryRun === true));
    return;
  }
  const rendering = renderings.find((candidate) => candidate.id === flags.format)!;
  const tool = { name: 'promptmeter', version: context.version };
  terminal.out(
    rendering.render(report, { tool, columns: terminal.columns, explain: flags.explain === true }),
  );
  // What lies outside the paths may be there all the same.
  if (
    paths.length === 1 &&
    resolve(paths[0]!) === settings.root &&
    flags.include.length + flags.exclude.length === 0
  ) {
    for (const sentence of unmatchedKeys(settings.assumptions, report)) {
      terminal.note(`${settings.configFile ?? 'promptmeter.yaml'}: ${sentence}`);
    }
  }
  const failed = report.skipped.filter((file) => file.failed === true);
  const skipped = report.skipped.filter((file) => file.failed !== true);
  for (const line of skippedSummary(skipped, flags.verbose === true)) terminal.note(line);
  if (failed.length > 0) throw unreadable(failed, report.root);
}

/** The report stands, but somebody asked for more than is in it. */
function unreadable(files: readonly SkippedFile[], root: string): CliFailure {
  return new CliFailure(files.map(({ path, reason }) => `${join(root, path)}: ${reason}.`).join('\n'));
}
