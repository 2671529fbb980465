import { createRequire } from 'node:module';
import { join } from 'node:path';
import { get_encoding } from 'tiktoken';
import type { Assets } from '../../../src/prompt/assets';
import { createEncoding } from '../../../src/tokens/encoding';
import type { Encoding } from '../../../src/tokens/encoding';
import { encodingNames, tableAsset } from '../../../src/tokens/encodings';
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
  let table = packed.get(name);
  if (table === undefined) packed.set(name, (table = packRanks(ranksOf(name))));
  return table;
}

/** Assets that hold the token tables and log what was read. */
export function tableAssets(log: string[] = []): Assets {
  return {
    read(asset) {
      log.push(asset);
      const name = encodingNames.find((each) => tableAsset(each) === asset);
      return name === undefined ? Promise.reject(new Error(`no ${asset}`)) : Promise.resolve(tableOf(name));
    },
  };
}

/** A new encoding and the reference it must agree with. */
export interface Pair {
  readonly name: EncodingName;
  readonly ours: Encoding;
  readonly reference: (text: string) => Uint32Array;
}

/** Both implementations of every encoding. */
export function pairs(): Pair[] {
  return encodingNames.map((name) => {
    const wasm = get_encoding(name);
    return {
      name,
      ours: createEncoding(name, tableOf(name)),
      reference: (text) => wasm.encode_ordinary(text),
    };
  });
}
