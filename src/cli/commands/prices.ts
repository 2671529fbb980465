import { Option } from 'commander';
import type { PriceRow, Rates } from '../../cost/priceRow';
import { families } from '../../tokens/families';
import { familyOf } from '../../tokens/familyOf';
import { name } from '../arguments';
import type { CliCommand, CliContext } from '../command';
import { CliFailure } from '../failure';
import { alignedTable } from '../table';

interface ShowOptions {
  readonly format: 'table' | 'json';
}

/** Shows what the price table knows. */
export const prices: CliCommand = {
  register: (program, context) => {
    program
      .command('prices')
      .description('prices of models')
      .command('show')
      .description('show what a model costs, where the price comes from and of which day it is')
      .argument('<model>', 'as your code spells it, such as gpt-5-mini or azure/gpt-4o', name)
      .addOption(
        new Option('--format <format>', 'form of the result').choices(['table', 'json']).default('table'),
      )
      .addHelpText('after', '\nExample:\n  promptmeter prices show anthropic/claude-sonnet-4-5 --format json')
      .action((model: string, options: ShowOptions) => show(model, options, context));
  },
};

async function show(model: string, { format }: ShowOptions, { terminal }: CliContext): Promise<void> {
  const { createPriceTable } = await import('../../cost/pricing');
  const row = createPriceTable().find(model);
  if ('unpriced' in row) throw new CliFailure(row.unpriced);
  terminal.out(format === 'json' ? asJson(model, row) : asTable(model, row));
  if (format === 'table') for (const note of row.notes) terminal.note(note);
}

/** The contract's fields; what the table does not know is null. */
function asJson(model: string, row: PriceRow): string {
  const result = {
    schemaVersion: 1,
    model,
    matchedModel: row.matchedModel,
    provider: row.provider,
    source: row.source,
    asOf: row.asOf,
    usdPerMTok: usdPerMTok(row),
    tiers: row.tiers.map((tier) => ({
      aboveInputTokens: tier.aboveInputTokens,
      usdPerMTok: usdPerMTok(tier),
    })),
    contextWindow: row.contextWindow,
    maxOutputTokens: null,
    encoding: families[familyOf(model)].encoding,
    minimumCacheableTokens: null,
    notes: row.notes,
  };
  return JSON.stringify(result, null, 2);
}

function usdPerMTok(rates: Rates): Readonly<Record<string, number | null>> {
  return {
    input: rates.inputUsdPerMTok,
    cacheRead: rates.cacheReadUsdPerMTok,
    cacheWrite5m: rates.cacheWriteUsdPerMTok,
    cacheWrite1h: null,
    output: rates.outputUsdPerMTok,
    batchInput: null,
    batchOutput: null,
  };
}

function asTable(model: string, row: PriceRow): string {
  const rates = (label: string, value: Rates): string[] => [
    label,
    dollars(value.inputUsdPerMTok),
    dollars(value.cacheReadUsdPerMTok),
    dollars(value.cacheWriteUsdPerMTok),
    dollars(value.outputUsdPerMTok),
  ];
  const rows = [
    rates(row.tiers.length === 0 ? 'all' : 'base', row),
    ...row.tiers.map((tier) => rates(`above ${tier.aboveInputTokens.toLocaleString('en-US')} tokens`, tier)),
  ];
  const shown = row.matchedModel === model ? model : `${model} (${row.matchedModel})`;
  const context =
    row.contextWindow === null ? '' : `\nContext window: ${row.contextWindow.toLocaleString('en-US')} tokens`;
  return `${shown}, sold by ${row.provider}; $ per million tokens as of ${row.asOf} (${row.source})

${alignedTable(['Input size', 'Input', 'Cache read', 'Cache write', 'Output'], rows, [1, 2, 3, 4])}${context}`;
}

function dollars(usd: number | null): string {
  return usd === null ? '–' : `$${usd}`;
}
