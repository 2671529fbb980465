import { encodings } from '../encodings';
import type { EncodingName } from '../encodings';
import { checksumOfText } from '../fnv1a';
import { pieceKinds } from './pieceAtoms';

/** A fitted estimator of one vocabulary, as `scripts/fitEstimators.ts` writes it. */
export interface WeightTable {
  /** Which vocabulary: `claude-3`. */
  readonly name: string;
  /** The encoding whose pieces it was fitted to. */
  readonly encoding: EncodingName;
  /** What the counts came from that it was fitted to. */
  readonly reference: string;
  /** YYYY-MM-DD of the fit. */
  readonly asOf: string;
  /** Percent that 95 % of texts of 400 characters and more keep within; the bound of a text of unknown content. */
  readonly errorPct: number;
  /** Tokens that each atom of a piece adds. */
  readonly weights: ReadonlyMap<string, number>;
  readonly bound: ErrorBound;
}

/**
 * The relative variance of an estimate, by kind of piece (in the order of `pieceKinds`): `share` does not get less
 * with length (what is particular to a text), `perToken` does. `width` standard deviations hold 95 % of texts.
 */
export interface ErrorBound {
  readonly width: number;
  readonly share: readonly number[];
  readonly perToken: readonly number[];
}

/** The table on disk: weights in thousandths of a token, so that every runtime reads the same numbers. */
interface StoredTable {
  readonly format: number;
  readonly name: string;
  readonly encoding: string;
  readonly reference: string;
  readonly asOf: string;
  readonly errorPct: number;
  readonly bound: ErrorBound;
  readonly thousandths: Readonly<Record<string, number>>;
  /** FNV-1a of all other fields as compact JSON, in UTF-16. */
  readonly checksum: number;
}

const format = 1;

function checksumOf(fields: Omit<StoredTable, 'checksum'>): number {
  return checksumOfText(JSON.stringify(fields));
}

/** Name of the asset with a weight table. */
export function weightAsset(name: string): string {
  return `${name}.weights.json`;
}

/** The JSON that `readWeightTable` reads, an atom a line. */
export function writeWeightTable(table: WeightTable): string {
  const { name, encoding, reference, asOf, errorPct, bound, weights } = table;
  const head = { format, name, encoding, reference, asOf, errorPct, bound };
  const entries = [...weights]
    .map(([key, weight]) => [key, Math.round(1000 * weight)] as const)
    .filter(([, thousandths]) => thousandths !== 0)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const checksum = checksumOf({ ...head, thousandths: Object.fromEntries(entries) });
  const lines = entries.map(([key, thousandths]) => `${JSON.stringify(key)}:${thousandths}`);
  const fields = JSON.stringify({ ...head, checksum }, null, 1).slice(0, -2);
  return `${fields},\n "thousandths": {\n${lines.join(',\n')}\n}}\n`;
}

/** Reads what `writeWeightTable` wrote. Throws an Error that says what is wrong with the asset. */
export function readWeightTable(bytes: Uint8Array): WeightTable {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const stored = JSON.parse(text) as Partial<StoredTable> | null;
  if (typeof stored !== 'object' || stored === null || stored.format !== format) {
    throw new Error(`Estimator table: not of format ${format}.`);
  }
  const { checksum, ...fields } = stored;
  const { name, encoding, reference, asOf, errorPct, bound, thousandths } = fields;
  if (typeof name !== 'string' || typeof reference !== 'string' || typeof asOf !== 'string') {
    throw new Error('Estimator table: without name, reference and date.');
  }
  if (!isEncoding(encoding)) throw new Error(`Estimator table ${name}: of the unknown encoding ${encoding}.`);
  if (!isPositive(errorPct) || bound === undefined || !isBound(bound)) {
    throw new Error(`Estimator table ${name}: without a valid error bound.`);
  }
  const weights = new Map<string, number>();
  for (const [key, value] of Object.entries(thousandths ?? {})) {
    if (!Number.isFinite(value)) {
      throw new Error(`Estimator table ${name}: the weight of "${key}" is no number.`);
    }
    weights.set(key, value / 1000);
  }
  if (weights.size === 0) throw new Error(`Estimator table ${name}: without weights.`);
  if (checksum !== checksumOf(fields as Omit<StoredTable, 'checksum'>)) {
    throw new Error(`Estimator table ${name}: the checksum does not match.`);
  }
  return { name, encoding, reference, asOf, errorPct, bound, weights };
}

function isEncoding(name: unknown): name is EncodingName {
  return typeof name === 'string' && Object.hasOwn(encodings, name);
}

function isBound({ width, share, perToken }: Partial<ErrorBound>): boolean {
  return isPositive(width) && [share, perToken].every((list) => isVariances(list));
}

function isVariances(list: unknown): boolean {
  return (
    Array.isArray(list) &&
    list.length === pieceKinds.length &&
    list.every((value) => Number.isFinite(value) && value >= 0)
  );
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}
