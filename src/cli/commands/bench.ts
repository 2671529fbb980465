import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Comparison } from '../../bench/comparison';
import { checkedKey } from '../../bench/endpoint';
import type { Endpoint } from '../../bench/endpoint';
import type { PlanSettings } from '../../bench/experiment';
import type { RunProgress } from '../../bench/trial';
import { countedAs } from '../../cost/countedAs';
import { money } from '../../report/money';
import { createTokenCounter } from '../../tokens/counter';
import { readEndpoints } from '../../workspace/config/endpoints';
import { readUserSettings } from '../../workspace/config/userSettings';
import { callVolume } from '../../workspace/callVolume';
import { experimentTexts } from '../../workspace/experimentTexts';
import { nodeAssets } from '../../workspace/nodeAssets';
import { priceTableOf } from '../../workspace/prices/priceTableOf';
import { readText } from '../../workspace/readText';
import { relativePath } from '../../workspace/root';
import { webPageFile } from '../../workspace/webPageFile';
import { name, wholeNumber } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure, interruptedCode } from '../failure';
import { readSettings } from '../settings';
import type { Settings } from '../settings';
import { alignedTable } from '../table';

interface BenchFlags {
  readonly endpoints?: string;
  readonly pairs?: number;
  readonly maxUsd: number;
  readonly yes?: boolean;
  readonly allowCode?: boolean;
  readonly resume?: boolean;
  readonly config?: string;
  readonly format: 'table' | 'json' | 'markdown' | 'csv' | 'html';
}

/** Nobody has to say how much; more has to be said. */
const usualMaxUsd = 1;

/** Compares variants of a prompt with real requests. */
export const bench: CliCommand = {
  register: (program, context) => {
    program
      .command('bench')
      .description('run an experiment of promptmeter.yaml: which variant is faster, cheaper and still good')
      .argument('<experiment>', 'its name under experiments', name)
      .option(
        '--endpoints <file>',
        'JSON file of your endpoints (default: $PROMPTMETER_ENDPOINTS, or endpoints.json of your configuration folder)',
        name,
      )
      .option('--pairs <n>', 'instead of what the experiment says', wholeNumber(1))
      .option(
        '--max-usd <usd>',
        'stop before more is spent; an experiment can only lower it',
        dollars,
        usualMaxUsd,
      )
      .option('--yes', 'run without asking')
      .option(
        '--allow-code',
        'run the JavaScript in checks of the experiment, as you would run the workspace',
      )
      .option('--resume', 'go on with the last run that did not come to its end')
      .option('--config <file>', 'use this configuration instead of promptmeter.yaml', name)
      .addOption(
        new Option('--format <format>', 'form of the result')
          .choices(['table', 'json', 'markdown', 'csv', 'html'])
          .default('table'),
      )
      .addHelpText(
        'after',
        `
Examples:
  promptmeter bench shorter-summary
  promptmeter bench shorter-summary --endpoints ~/endpoints.json --max-usd 0.20 --yes --format json

The endpoint "simulated" is built in: it needs no key, costs nothing and measures nobody.
Ctrl-C ends the requests that are under way and says what was spent; --resume goes on from there.
Exit codes: 0 fine, 1 the ceiling was reached or answers got worse, 2 bad arguments or configuration, 3 an endpoint
failed, 130 interrupted.`,
      )
      .action((experiment: string, flags: BenchFlags) => run(experiment, flags, context));
  },
};

async function run(experimentName: string, flags: BenchFlags, context: CliContext): Promise<void> {
  const { terminal } = context;
  if (flags.yes !== true && terminal.ask === null) {
    throw new CliFailure('Nobody can be asked whether to send requests: --yes sends them.');
  }
  const scope = flags.config === undefined ? {} : { config: flags.config };
  const settings = await readSettings([context.cwd], { ...scope, include: [], exclude: [] }, context);
  const declared = Object.hasOwn(settings.experiments, experimentName)
    ? settings.experiments[experimentName]!
    : undefined;
  if (declared === undefined) throw unknownExperiment(experimentName, settings);
  const {
    Bench,
    DayLedger,
    endpointNames,
    endpointsOf,
    networkOf,
    openRun,
    planLines,
    readRun,
    resolveExperiment,
    runsFolder,
    usualDailyUsd,
    withinDay,
    ...renderings
  } = await import('../../bench/experiments');
  const changes: Partial<PlanSettings> = flags.pairs === undefined ? {} : { pairs: flags.pairs };
  const resolved = await context.withAnalyzer({ threads: 1 }, (analyzer) =>
    resolveExperiment(
      experimentName,
      declared,
      experimentTexts(settings.root, settings.assumptions, analyzer, true),
      changes,
    ),
  );
  if ('mistakes' in resolved) throw new CliFailure(resolved.mistakes.join('\n'));
  const { experiment } = resolved;
  if (flags.allowCode !== true && experiment.checks.some(({ type }) => type === 'javascript')) {
    throw new CliFailure(
      `The checks of "${experimentName}" run JavaScript of this workspace, which may do all that you may: read it, and add --allow-code.`,
    );
  }
  const program = new Bench({
    timer: join(context.scriptsFolder, 'benchTimer.js'),
    simulator: join(context.scriptsFolder, 'benchSimulator.js'),
    checks: join(context.scriptsFolder, 'benchChecks.js'),
    version: context.version,
  });
  try {
    const endpoints = await sentence(() =>
      program.withSimulated(ownEndpoints(flags, context), endpointNames(experiment)),
    );
    const counters = createTokenCounter(nodeAssets(context.assetsFolder));
    const planned = await program.plan(experiment, {
      endpoints,
      // Prices that a workspace declares count for no ceiling.
      table: await priceTableOf({ ...settings.assumptions, declaredPrices: {} }),
      counterFor: async (model) => {
        const as = countedAs(model, { declaredPrices: {} });
        const counter = await counters.forModel(as.model, as.vocabulary);
        return (text) => Promise.resolve(counter.count(text));
      },
      maxUsd: Math.min(flags.maxUsd, declared.plan?.maxUsd ?? Infinity),
    });
    if ('mistakes' in planned) throw new CliFailure(planned.mistakes.join('\n'));
    const { plan: whole } = planned;
    if (whole.expectedUsd > whole.maxUsd) {
      for (const line of planLines(whole, usd)) terminal.note(line);
      throw new CliFailure(
        `The experiment costs about ${usd(whole.expectedUsd)}, more than the ceiling of ${usd(whole.maxUsd)}. ` +
          'Raise --max-usd (and maxUsd of the experiment), or plan fewer --pairs.',
      );
    }
    const folder = runsFolder(settings.root);
    const resume = flags.resume === true ? openRun(folder, whole) : null;
    if (flags.resume === true && resume === null) {
      throw new CliFailure(
        'There is no run to go on with: the last one is complete, or the experiment has changed.',
      );
    }
    const ledger = new DayLedger(context.spendFolder, dailyUsd(context, usualDailyUsd));
    const resumed = resume === null ? null : readRun(resume)!.run.id;
    const plan = await sentence(() => withinDay(whole, { ledger, resumed, money: usd }));
    for (const line of planLines(plan, usd)) terminal.note(line);
    const keys = await sentence(() => keysOf(endpointsOf(plan), context));
    const network = await sentence(() => networkOf(context.environment));
    await confirm(flags, context);
    const progress = progressLine(context);
    const finished = await sentence(() =>
      context.endingItself(() =>
        program.run(plan, {
          folder,
          keys,
          network,
          ledger,
          signal: context.signal,
          ...(resume === null ? {} : { resume }),
          onProgress: progress,
          onCalibration: (calibration) => {
            if (calibration !== null && calibration.eventLoopDelayP99Ms > 5) {
              terminal.note('This machine is busy: close what runs beside, or expect pairs to be left out.');
            }
          },
        }),
      ),
    );
    if (finished.comparison.end.reason === 'cancelled') throw interrupted(finished.comparison);
    const shown = {
      comparison: finished.comparison,
      trialsFile: relativePath(settings.root, finished.file),
      margin: experiment.plan.margin,
    };
    switch (flags.format) {
      case 'json':
        terminal.out(renderings.resultJson(shown));
        break;
      case 'csv':
        terminal.out(renderings.resultCsv(shown));
        break;
      case 'markdown':
        terminal.out(renderings.resultMarkdown(shown, usd));
        break;
      case 'html': {
        const { assumptions } = settings;
        const run = readRun(finished.file)!;
        const ids = run.run.arms.flatMap(({ source }) => (source === undefined ? [] : [source.id]));
        const volume = callVolume(ids, assumptions, true);
        const data = renderings.exportedRun(run, shown.trialsFile, {
          currency: assumptions.currency,
          volume,
        });
        terminal.out(await webPageFile(context.scriptsFolder, 'comparison', { title: experimentName, data }));
        break;
      }
      case 'table':
        terminal.out(renderings.resultText(shown, usd, alignedTable));
    }
    const failure = failureOf(finished.comparison);
    if (failure !== null) throw failure;
  } finally {
    await program.dispose();
  }
}

function usd(amount: number): string {
  return money(amount, null);
}

function dollars(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError('It must be an amount in dollars, 0 or more.');
  }
  return value;
}

function unknownExperiment(experimentName: string, { experiments, configFile }: Settings): CliFailure {
  const known = Object.keys(experiments).join(', ');
  if (known === '') {
    return new CliFailure(
      `There are no experiments${configFile === null ? '' : ` in ${configFile}`}. Declare one under experiments in promptmeter.yaml.`,
    );
  }
  return new CliFailure(`There is no experiment "${experimentName}". There are: ${known}.`);
}

/** Errors with a sentence are the user's to mend. */
async function sentence<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.constructor === Error) throw new CliFailure(error.message);
    throw error;
  }
}

/** The user's endpoints; none where there is no file and none was named. They never come from the workspace. */
function ownEndpoints({ endpoints: named }: BenchFlags, context: CliContext): readonly Endpoint[] {
  const stated = named ?? context.environment['PROMPTMETER_ENDPOINTS'];
  const usual = context.configFolder === null ? null : join(context.configFolder, 'endpoints.json');
  const path = stated !== undefined && stated !== '' ? resolve(context.cwd, stated) : usual;
  if (path === null || (path === usual && !existsSync(path))) return [];
  const result = readEndpoints(jsonOf(path));
  if ('mistakes' in result) {
    throw new CliFailure(result.mistakes.map((mistake) => `${path}: ${mistake}`).join('\n'));
  }
  return result.endpoints;
}

/** What this user lets experiments spend in a day. No flag and no workspace says otherwise. */
function dailyUsd({ configFolder }: CliContext, usual: number): number {
  const path = configFolder === null ? null : join(configFolder, 'settings.json');
  if (path === null || !existsSync(path)) return usual;
  const result = readUserSettings(jsonOf(path));
  if ('mistakes' in result) {
    throw new CliFailure(result.mistakes.map((mistake) => `${path}: ${mistake}`).join('\n'));
  }
  return result.settings['experiments.dailyUsd'] ?? usual;
}

function jsonOf(path: string): unknown {
  const read = readText(path);
  if (read.kind === 'skipped') throw new CliFailure(`${path}: ${read.reason}.`);
  try {
    return JSON.parse(read.text);
  } catch {
    throw new CliFailure(`${path} is no JSON.`);
  }
}

/** The keys of the endpoints that are used, out of the environment. */
function keysOf(endpoints: readonly Endpoint[], { environment }: CliContext): Map<string, string> {
  const keys = new Map<string, string>();
  for (const at of endpoints) {
    if (at.apiKeyEnv === undefined) continue;
    const key = checkedKey(environment[at.apiKeyEnv] ?? '', at.apiKeyEnv);
    if (key === '') {
      throw new CliFailure(`${at.name} needs a key: set the environment variable ${at.apiKeyEnv}.`);
    }
    keys.set(at.name, key);
  }
  return keys;
}

async function confirm({ yes }: BenchFlags, { terminal }: CliContext): Promise<void> {
  if (yes === true) return;
  const answer = await terminal.ask!('Send these requests? [y]es, [N]o: ');
  if (!/^y(es)?$/i.test(answer.trim())) throw new CliFailure('Nothing was sent.');
}

/** Tells how far the run is, in one line that is written over where somebody watches. */
function progressLine({ terminal }: CliContext): ((progress: RunProgress) => void) | undefined {
  if (!terminal.watched) return undefined;
  let last = '';
  return ({ phase, pairs, planned, requests, spentUsd, waiting }) => {
    const words =
      waiting ??
      (phase === 'warmup' || phase === 'priming'
        ? 'warming up'
        : phase === 'quality'
          ? `answers for the checks, ${requests} requests`
          : `${Math.floor((pairs / planned) * 10) * 10} % of the pairs, ${usd(spentUsd)}`);
    if (words !== last) terminal.note(words);
    last = words;
  };
}

/** What an interrupted run leaves; its pairs are too few for a result. */
function interrupted({ spentUsd, pairs, usageUnknown }: Comparison): CliFailure {
  const unknown = usageUnknown === 0 ? '' : `, ${usageUnknown} requests of unknown usage at their worst case`;
  return new CliFailure(
    `Called off, nothing is under way: ${usd(spentUsd)} spent at most${unknown}; ${pairs.valid} of ${pairs.planned} pairs are kept. The same command with --resume goes on from there.`,
    interruptedCode,
  );
}

function failureOf({ end, quality, arms }: Comparison): CliFailure | null {
  const failed = quality.find(({ verdict }) => verdict === 'failed');
  switch (end.reason) {
    case 'complete':
    case 'decided': {
      if (failed !== undefined) return new CliFailure(`The answers of ${failed.candidate} got worse.`, 1);
      const silent = arms.find(({ ok }) => ok === 0);
      return silent === undefined ? null : new CliFailure(`${silent.arm} gave no answer at all.`, 3);
    }
    case 'endpoint':
      return new CliFailure(end.message ?? 'An endpoint failed.', 3);
    case 'ceiling':
    case 'storage':
    case 'cancelled':
    case 'killed':
    case 'running':
      return new CliFailure(end.message ?? end.reason, 1);
  }
}
