import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assumptions, RefreshedPrices } from '../../cost/assumptions';
import { bundledPrices } from '../../cost/priceData';
import type { Providers } from '../../cost/providers';
import { makeFolder } from '../makeFolder';
import { errorCode, reasonOf } from '../reasons';
import { isTableOfPrices } from './tableForm';

/*
 * Tables of prices that the user had fetched, in a folder of the user: each in a file named after its content, and an
 * index of the one that is in force and the one before it. The index is small, so that whoever only needs the date
 * reads no prices; it is replaced as a whole, so that a reader sees the old table or the new one.
 */

const indexName = 'prices.json';
const schemaVersion = 1;

/** A table that is kept. */
export interface KeptTable {
  /** Name of its file in the folder. */
  readonly file: string;
  /** Day on which it was fetched, or was said to be current, YYYY-MM-DD. */
  readonly asOf: string;
  readonly sha256: string;
  /** Where it is from, and what the server calls this state of it; null if it did not say. */
  readonly url: string;
  readonly etag: string | null;
}

/** Which tables are in force and before; null is the bundled one. */
export interface PriceIndex {
  readonly inForce: KeptTable | null;
  readonly before: KeptTable | null;
}

/** What a folder keeps, as it is to be used. */
export interface KeptPrices {
  readonly index: PriceIndex;
  /** The table in force; null where the bundled one is newer, or there is none that can be used. */
  readonly refreshed: RefreshedPrices | null;
  /** Why what is kept cannot be used, what holds instead and what to do; null if nothing is wrong. */
  readonly problem: string | null;
}

const nothing: PriceIndex = { inForce: null, before: null };

/** Reads what a folder keeps. Never throws. */
export function readKeptPrices(folder: string | null): KeptPrices {
  if (folder === null) return { index: nothing, refreshed: null, problem: null };
  const index = readIndex(folder);
  if (typeof index === 'string') return { index: nothing, refreshed: null, problem: problem(folder, index) };
  const { inForce } = index;
  // What comes with a newer version of the product is newer than what an older one had fetched.
  if (inForce === null || inForce.asOf < bundledPrices.asOf) return { index, refreshed: null, problem: null };
  const table = readTable(folder, inForce);
  if ('reason' in table) return { index, refreshed: null, problem: problem(folder, table.reason) };
  const { file, asOf, sha256 } = inForce;
  return { index, refreshed: { file: join(folder, file), asOf, sha256 }, problem: null };
}

/** Date of the table that is in force. */
export function pricesAsOf({ refreshedPrices }: Pick<Assumptions, 'refreshedPrices'>): string {
  return refreshedPrices?.asOf ?? bundledPrices.asOf;
}

/** A kept table, as it was written and in the form of one; or why it cannot be read. */
export function readTable(
  folder: string,
  { file, sha256 }: Pick<KeptTable, 'file' | 'sha256'>,
): { readonly text: string; readonly providers: Providers } | { readonly reason: string } {
  try {
    const text = readFileSync(join(folder, file), 'utf8');
    if (hashOf(text) !== sha256) return { reason: `${file} is not what was written` };
    const providers: unknown = JSON.parse(text);
    return isTableOfPrices(providers) ? { text, providers } : { reason: `${file} is no table of prices` };
  } catch (error) {
    return { reason: errorCode(error) === 'ENOENT' ? `${file} is not there` : `${file}: ${reasonOf(error)}` };
  }
}

/** Puts a table in force; the one that was in force stays as the one before. Throws if the folder cannot be written. */
export function keepPrices(
  folder: string,
  text: string,
  about: Pick<KeptTable, 'asOf' | 'url' | 'etag'>,
): KeptTable {
  const sha256 = hashOf(text);
  const table: KeptTable = { file: `${sha256.slice(0, 16)}.json`, sha256, ...about };
  const { index, refreshed } = readKeptPrices(folder);
  const now = refreshed === null ? null : index.inForce;
  makeFolder(folder);
  writeWhole(folder, table.file, text);
  // The same prices on a later day are no new table.
  writeIndex(folder, { inForce: table, before: now?.sha256 === sha256 ? index.before : now });
  return table;
}

/** Exchanges the table in force and the one before; null, or why that is not done, as a sentence. */
export function undoUpdate(folder: string): string | null {
  const { inForce, before } = readKeptPrices(folder).index;
  if (inForce === null && before === null) {
    return 'There is no price update to take back: the bundled prices are in use.';
  }
  const table = before === null ? null : readTable(folder, before);
  if (table !== null && 'reason' in table) {
    return `The prices before cannot be used (${table.reason}): those in use stay.`;
  }
  writeIndex(folder, { inForce: before, before: inForce });
  return null;
}

function readIndex(folder: string): PriceIndex | string {
  let text: string;
  try {
    text = readFileSync(join(folder, indexName), 'utf8');
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? nothing : `${indexName}: ${reasonOf(error)}`;
  }
  try {
    const index = JSON.parse(text) as PriceIndex & { readonly schemaVersion: unknown };
    const { inForce, before } = index;
    if (index.schemaVersion === schemaVersion && [inForce, before].every(isTable)) return { inForce, before };
  } catch {
    // Said below.
  }
  return `${indexName} is not what was written`;
}

function isTable(value: unknown): boolean {
  if (value === null) return true;
  if (typeof value !== 'object') return false;
  const { file, asOf, sha256, url, etag } = value as Readonly<Record<string, unknown>>;
  return (
    [file, asOf, sha256, url].every((each) => typeof each === 'string') &&
    /^[0-9a-f]{16}\.json$/.test(file as string) &&
    isDate(asOf as string) &&
    (etag === null || typeof etag === 'string')
  );
}

/** Whether a text is a day of the calendar, YYYY-MM-DD. */
function isDate(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

function writeIndex(folder: string, index: PriceIndex): void {
  writeWhole(folder, indexName, `${JSON.stringify({ schemaVersion, ...index }, null, 2)}\n`);
  const kept = [index.inForce?.file, index.before?.file, indexName];
  for (const name of readdirSync(folder)) {
    if (/^[0-9a-f]{16}\.json/.test(name) && !kept.includes(name)) rmSync(join(folder, name), { force: true });
  }
}

/** Written aside and renamed: nobody reads half a file. */
function writeWhole(folder: string, name: string, text: string): void {
  const draft = join(folder, `${name}.${randomUUID()}`);
  try {
    writeFileSync(draft, text);
    renameSync(draft, join(folder, name));
  } finally {
    rmSync(draft, { force: true });
  }
}

function problem(folder: string, reason: string): string {
  return `The updated prices in ${folder} cannot be used: ${reason}. The bundled ones of ${bundledPrices.asOf} hold instead; update the prices to mend this.`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
