import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { get_encoding } from 'tiktoken';
import type { Assets } from '../../../src/prompt/assets';
import { createEncoding } from '../../../src/tokens/encoding';
import type { Encoding } from '../../../src/tokens/encoding';
import { encodingNames, encodings, tableFile, tableNames } from '../../../src/tokens/encodings';
import type { EncodingName } from '../../../src/tokens/encodings';
import { packRanks } from '../../../src/tokens/rankTable';

const requireHere = createRequire(join(process.cwd(), 'package.json'));
const packed = new Map<string, Uint8Array>();

function published(name: string): { readonly bpe_ranks: string; readonly pat_str: string } {
  return requireHere(`js-tiktoken/ranks/${name}`) as { readonly bpe_ranks: string; readonly pat_str: string };
}

/** The ranks of an encoding as js-tiktoken ships them. */
export function ranksOf(name: string): string {
  return published(name).bpe_ranks;
}

/** The pattern of an encoding's pre-tokeniser as js-tiktoken ships it. */
export function patternOf(name: string): string {
  return published(name).pat_str;
}

/** The token table of an encoding, packed once per test process. */
export function tableOf(name: EncodingName): Uint8Array {
  return packedTable(encodings[name].table);
}

function packedTable(name: string): Uint8Array {
  let table = packed.get(name);
  if (table === undefined) packed.set(name, (table = packRanks(ranksOf(name))));
  return table;
}

/** Where the fitted weight tables lie. */
export const weightFolder = join(process.cwd(), 'src/tokens/estimate/tables');

/** Assets that hold the token and weight tables and log what was read. */
export function tableAssets(log: string[] = []): Assets {
  return {
    read(asset) {
      log.push(asset);
      if (asset.endsWith('.weights.json')) return readFile(join(weightFolder, asset));
      const name = tableNames.find((each) => tableFile(each) === asset);
      return name === undefined
        ? Promise.reject(new Error(`no ${asset}`))
        : Promise.resolve(packedTable(name));
    },
  };
}

/** A new encoding and the reference it must agree with. */
export interface Pair {
  readonly name: EncodingName;
  /** Whether models of today use it. The others are tried with fewer texts. */
  readonly current: boolean;
  readonly ours: Encoding;
  readonly reference: (text: string) => Uint32Array;
}

/** Both implementations of every encoding, or of the named ones. */
export function pairs(names: readonly EncodingName[] = encodingNames): Pair[] {
  return names.map((name) => {
    // tiktoken's WASM port does not know o200k_harmony: the ordinary tokens of o200k_base.
    const wasm = get_encoding(name === 'o200k_harmony' ? 'o200k_base' : name);
    return {
      name,
      current: name === 'o200k_base' || name === 'cl100k_base',
      ours: createEncoding(name, tableOf(name)),
      reference: (text) => wasm.encode_ordinary(text),
    };
  });
}
