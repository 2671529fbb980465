import { splitCl100k } from './splitCl100k';
import { splitGpt2 } from './splitGpt2';
import { splitO200k } from './splitO200k';
import type { SplitRules } from './splitRules';

/** What makes one encoding: its tokens and how it splits text. */
export interface EncodingSource {
  /** Name of the token table, the asset `<table>.bin`; the build makes it from `js-tiktoken/ranks/<table>`. */
  readonly table: string;
  /** The first so many tokens of the table, where the encoding has not all of them. */
  readonly firstTokens?: number;
  readonly split: SplitRules;
}

/**
 * The encodings this package counts with. A further one is an entry here, and a file of split rules if its
 * pre-tokeniser is new. Encodings that differ in nothing but special tokens, which are plain text here, share a
 * table; so do gpt2 and p50k_base, which has 24 runs of spaces more.
 */
export const encodings = {
  o200k_base: { table: 'o200k_base', split: splitO200k },
  o200k_harmony: { table: 'o200k_base', split: splitO200k },
  cl100k_base: { table: 'cl100k_base', split: splitCl100k },
  p50k_base: { table: 'p50k_base', split: splitGpt2 },
  p50k_edit: { table: 'p50k_base', split: splitGpt2 },
  r50k_base: { table: 'p50k_base', firstTokens: 50_256, split: splitGpt2 },
  gpt2: { table: 'p50k_base', firstTokens: 50_256, split: splitGpt2 },
} as const satisfies Record<string, EncodingSource>;

/** Name of an encoding, as tiktoken names it. */
export type EncodingName = keyof typeof encodings;

/** All encodings by name. */
export const encodingNames = Object.keys(encodings) as readonly EncodingName[];

/** Names of the token tables that the encodings need. */
export const tableNames: readonly string[] = [...new Set(Object.values(encodings).map(({ table }) => table))];

/** Name of the asset with the token table of an encoding. */
export function tableAsset(name: EncodingName): string {
  return tableFile(encodings[name].table);
}

/** Name of the asset with a token table. */
export function tableFile(table: string): string {
  return `${table}.bin`;
}
