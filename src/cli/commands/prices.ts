import { Option } from 'commander';
import { countedAs } from '../../cost/countedAs';
import { ageWarning } from '../../cost/priceAge';
import { priceTableOf } from '../../workspace/prices/priceTableOf';
import { name } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { readSettings } from '../settings';
import { priceJson, priceText } from './priceRendering';
import { registerPricesUpdate } from './pricesUpdate';

interface ShowOptions {
  readonly format: 'table' | 'json';
}

/** Shows what the price table knows. */
export const prices: CliCommand = {
  register: (program, context) => {
    const prices = program.command('prices').description('prices of models');
    prices
      .command('show')
      .description('show what a model costs, where each price comes from and of which day it is')
      .argument('<model>', 'as your code spells it, such as gpt-5-mini or azure/gpt-4o', name)
      .addOption(
        new Option('--format <format>', 'form of the result').choices(['table', 'json']).default('table'),
      )
      .option('--config <file>', 'use this promptmeter.yaml')
      .addHelpText('after', '\nExample:\n  promptmeter prices show anthropic/claude-sonnet-4-5 --format json')
      .action((model: string, options: ShowOptions & { config?: string }) => show(model, options, context));
    registerPricesUpdate(prices, context);
  },
};

async function show(
  model: string,
  { format, config }: ShowOptions & { readonly config?: string },
  context: CliContext,
): Promise<void> {
  const flags = { include: [], exclude: [], ...(config === undefined ? {} : { config }) };
  const { assumptions } = await readSettings([], flags, context, { needsConfig: false });
  const { terminal } = context;
  const now = new Date();
  const row = (await priceTableOf(assumptions, now)).find(model);
  if ('unpriced' in row) throw new CliFailure(row.unpriced);
  const as = countedAs(model, assumptions);
  terminal.out(format === 'json' ? priceJson(model, row, as) : priceText(model, row, as));
  if (format === 'table') for (const note of row.notes) terminal.note(note);
  const warning = ageWarning(row.asOf, now);
  if (warning !== null) terminal.note(`${warning} promptmeter prices update fetches newer ones.`);
}
