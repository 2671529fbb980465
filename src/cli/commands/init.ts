import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defaultAssumptions } from '../../cost/assumptions';
import { counted } from '../../report/words';
import { initialConfig } from '../../workspace/config/initialConfig';
import { writeNewConfig } from '../../workspace/config/writeConfig';
import { readKeptPrices } from '../../workspace/prices/priceStore';
import { reasonOf } from '../../workspace/reasons';
import { configFileName, findRoot } from '../../workspace/root';
import { scanWorkspace } from '../../workspace/scan';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { noProgress, progressBar } from '../progress';

/** Writes a first configuration. */
export const init: CliCommand = {
  register: (program, context) => {
    program
      .command('init')
      .description(`write a commented ${configFileName} from what a scan finds`)
      .option('--force', 'replace the one that is there')
      .action((flags: { readonly force?: boolean }) => run(flags.force === true, context));
  },
};

async function run(force: boolean, { cwd, terminal, signal, ...context }: CliContext): Promise<void> {
  const { root, repository, configFile } = await findRoot([cwd]);
  const path = configFile ?? join(root, configFileName);
  if (configFile !== null && !force) throw exists(path);
  const { refreshed } = readKeptPrices(context.pricesFolder);
  const assumptions = { ...defaultAssumptions, refreshedPrices: refreshed };
  const threads = availableParallelism();
  const progress = terminal.watched ? progressBar() : noProgress;
  const report = await context
    .withAnalyzer({ threads }, (analyzer) =>
      scanWorkspace({
        root,
        repository,
        paths: [root],
        include: [],
        exclude: [],
        assumptions,
        analyzer,
        signal,
        onProgress: (done, total) => progress.update(done, total),
      }),
    )
    .finally(() => progress.stop());
  const text = initialConfig(report, assumptions);
  try {
    if (!writeNewConfig(path, text, force)) throw exists(path);
  } catch (error) {
    if (error instanceof CliFailure) throw error;
    throw new CliFailure(`${path} cannot be written: ${reasonOf(error, 'write')}.`);
  }
  terminal.out(`Wrote ${path} from ${counted(report.totals.prompts, 'prompt')}.`);
}

function exists(path: string): CliFailure {
  return new CliFailure(`${path} is there already. Edit it, or replace it with --force.`);
}
