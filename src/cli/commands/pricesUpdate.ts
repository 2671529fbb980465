import type { Command } from 'commander';
import type { PriceChanges } from '../../cost/priceChanges';
import {
  changesBySeller,
  firstChanges,
  priceChangeLine,
  priceChangesSummary,
} from '../../report/renderings/priceChanges';
import { readKeptPrices, pricesAsOf, undoUpdate } from '../../workspace/prices/priceStore';
import { updatePrices } from '../../workspace/prices/updatePrices';
import type { Decision } from '../../workspace/prices/updatePrices';
import type { CliContext } from '../command';
import { CliFailure } from '../failure';

interface UpdateFlags {
  readonly yes?: boolean;
  readonly undo?: boolean;
}

/** Fetches newer prices, or takes an update back. */
export function registerPricesUpdate(prices: Command, context: CliContext): void {
  prices
    .command('update')
    .description('fetch the newest prices and keep them for you; nothing else is ever fetched')
    .option('--yes', 'take them even if some are more than ten times higher or lower, or zero, or come or go')
    .option('--undo', 'exchange the prices in use and those before the last update')
    .addHelpText('after', '\nExamples:\n  promptmeter prices update\n  promptmeter prices update --undo')
    .action((flags: UpdateFlags) => (flags.undo === true ? undo(context) : update(flags, context)));
}

async function update({ yes = false }: UpdateFlags, context: CliContext): Promise<void> {
  const { terminal, signal, pricesUrl } = context;
  const folder = folderOf(context);
  if (terminal.watched) terminal.note('Fetching prices … (Ctrl+C stops)');
  const decide = (changes: PriceChanges): Promise<Decision> => decideOn(changes, yes, context);
  const outcome = await updatePrices({ folder, url: pricesUrl, signal, decide });
  switch (outcome.kind) {
    case 'updated': {
      const { changes, keptOld, asOf } = outcome;
      const { changed } = changes;
      const whose = changed.length > shownChanges ? [`${changesBySeller(changed)}.`] : [];
      const lines = [...whose, ...changed.map(priceChangeLine)].map((line) => `  ${line}`);
      terminal.out([`Prices as of ${asOf}: ${priceChangesSummary(changes, keptOld)}`, ...lines].join('\n'));
      return;
    }
    case 'current':
      terminal.out(`Prices as of ${outcome.asOf}: nothing changed.`);
      return;
    case 'stopped':
      throw new CliFailure(`The prices of ${outcome.asOf} stay in use.`);
    case 'failed':
      throw new CliFailure(outcome.reason);
  }
}

/** More of them are told by their sellers first. */
const shownChanges = 20;

const decisions: ReadonlyMap<string, Decision> = new Map([
  ['y', 'take'],
  ['yes', 'take'],
  ['k', 'keepOld'],
  ['keep', 'keepOld'],
]);

async function decideOn({ absurd }: PriceChanges, yes: boolean, { terminal }: CliContext): Promise<Decision> {
  terminal.note('More than ten times higher or lower, zero, or no price before or after:');
  for (const line of firstChanges(absurd, shownChanges)) terminal.note(`  ${line}`);
  if (yes) return 'take';
  if (terminal.ask === null) {
    terminal.note('Nobody can be asked about these prices: --yes takes them.');
    return 'stop';
  }
  const list = absurd.length > shownChanges ? '[l]ist all, ' : '';
  const question = `Take these prices? [y]es, [k]eep the old ones of these models, ${list}[N]o: `;
  for (;;) {
    const answer = (await terminal.ask(question)).trim().toLowerCase();
    if (list === '' || (answer !== 'l' && answer !== 'list')) return decisions.get(answer) ?? 'stop';
    for (const change of absurd) terminal.note(`  ${priceChangeLine(change)}`);
  }
}

function undo(context: CliContext): void {
  const folder = folderOf(context);
  const before = readKeptPrices(folder);
  // An index that cannot be read does not tell what was before.
  if (before.problem !== null && before.index.inForce === null) throw new CliFailure(before.problem);
  const why = undoUpdate(folder);
  if (why !== null) throw new CliFailure(why);
  const { refreshed, problem } = readKeptPrices(folder);
  if (problem !== null) throw new CliFailure(problem);
  const which = refreshed === null ? 'bundled' : 'updated';
  context.terminal.out(
    `Prices as of ${pricesAsOf({ refreshedPrices: refreshed })} (${which}) are in use; --undo again goes back.`,
  );
}

function folderOf({ pricesFolder }: CliContext): string {
  if (pricesFolder === null) throw new CliFailure('There is no folder to keep prices in: set HOME.');
  return pricesFolder;
}
