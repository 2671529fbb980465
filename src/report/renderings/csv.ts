import { csvRow } from '../../text/csv';
import type { CsvCell } from '../../text/csv';
import type { Profile } from '../model';
import { promptsByCost } from '../workspaceReport';
import type { Rendering } from './rendering';

const columns: readonly (readonly [string, (profile: Profile) => CsvCell])[] = [
  ['id', ({ id }) => id],
  ['path', ({ path }) => path],
  ['startLine', ({ startLine }) => startLine],
  ['endLine', ({ endLine }) => endLine],
  ['name', ({ name }) => name],
  ['format', ({ format }) => format],
  ['alwaysOn', ({ alwaysOn }) => alwaysOn],
  ['provider', ({ provider }) => provider],
  ['model', ({ model }) => model],
  ['pricedAs', ({ pricedAs }) => pricedAs.model],
  ['matchedModel', ({ pricedAs }) => pricedAs.matchedModel],
  ['modelAssumed', ({ pricedAs }) => pricedAs.assumed],
  ['inputTokens', ({ tokens }) => tokens.input],
  ['staticTokens', ({ tokens }) => tokens.static],
  ['variableTokens', ({ tokens }) => tokens.variables],
  ['overheadTokens', ({ tokens }) => tokens.overhead],
  ['outputTokens', ({ tokens }) => tokens.output],
  ['method', ({ tokens }) => tokens.method],
  ['encoding', ({ tokens }) => tokens.encoding],
  ['errorPct', ({ tokens }) => tokens.errorPct],
  ['per1kCallsUsd', ({ cost }) => (cost.kind === 'priced' ? cost.per1kCallsUsd : null)],
  ['perCallUsd', ({ cost }) => (cost.kind === 'priced' ? cost.perCallUsd : null)],
  ['monthlyUsd', ({ cost }) => (cost.kind === 'priced' ? cost.monthlyUsd : null)],
  ['priceAsOf', ({ cost }) => (cost.kind === 'priced' ? cost.priceAsOf : null)],
  ['unpriced', ({ cost }) => (cost.kind === 'unpriced' ? cost.reason : null)],
  ['toolTokens', ({ tokens }) => tokens.tools],
  ['responseFormatTokens', ({ tokens }) => tokens.responseFormat],
  ['imageTokens', ({ tokens }) => tokens.images],
  ['costBound', ({ cost }) => (cost.kind === 'priced' ? cost.bound : null)],
  ['uncounted', ({ requestParts }) => requestParts.flatMap(({ unseen }) => unseen).join(', ')],
  ['inputTokensLow', ({ range }) => range.inputTokens.low],
  ['inputTokensHigh', ({ range }) => (range.isOpen ? null : range.inputTokens.high)],
  ['perCallUsdLow', ({ range }) => range.perCallUsd?.low ?? null],
  ['perCallUsdHigh', ({ range }) => range.perCallUsd?.high ?? null],
  ['assumptions', ({ cost }) => (cost.kind === 'priced' ? cost.assumptions.join(' ') : null)],
];

/** One row for each prompt as RFC 4180 has it, dearest first; empty cells where nothing is known. */
export const csv: Rendering = {
  id: 'csv',
  label: 'CSV',
  render: (report) => {
    const rows = promptsByCost(report).map((profile) => columns.map(([, value]) => value(profile)));
    return [columns.map(([name]) => name), ...rows].map((row) => `${csvRow(row)}\r\n`).join('');
  },
};
