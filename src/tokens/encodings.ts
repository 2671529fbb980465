import { splitCl100k } from './splitCl100k';
import { splitO200k } from './splitO200k';
import type { SplitRules } from './splitRules';

/** What makes one encoding: its token table (asset `<name>.bin`) and how it splits text. */
interface EncodingSource {
  readonly split: SplitRules;
}

/**
 * The encodings this package counts with. A further one is an entry here, and a file of split rules if its
 * pre-tokeniser is new; the build makes its table from `js-tiktoken/ranks/<name>`.
 */
export const encodings = {
  o200k_base: { split: splitO200k },
  cl100k_base: { split: splitCl100k },
} as const satisfies Record<string, EncodingSource>;

/** Name of an encoding, as tiktoken names it. */
export type EncodingName = keyof typeof encodings;

/** All encodings by name. */
export const encodingNames = Object.keys(encodings) as readonly EncodingName[];

/** Name of the asset with the token table of an encoding. */
export function tableAsset(name: EncodingName): string {
  return `${name}.bin`;
}
