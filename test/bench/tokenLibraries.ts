import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { createEncoding } from '../../src/tokens/encoding';

/** Counts the tokens of a text in o200k_base. */
export type Count = (text: string) => number;

interface Kernel {
  readonly createEncoding: typeof createEncoding;
}

/** How to load each library; the folder holds our own code and token table. */
export const loaders: Readonly<Record<string, (folder: string) => Promise<Count>>> = {
  async promptmeter(folder) {
    const { createEncoding } = (await import(join(folder, 'encoding.cjs'))) as Kernel;
    const encoding = createEncoding('o200k_base', readFileSync(join(folder, 'o200k_base.bin')));
    return (text) => encoding.count(text);
  },
  async 'js-tiktoken'() {
    const [{ Tiktoken }, ranks] = await Promise.all([
      import('js-tiktoken/lite'),
      import('js-tiktoken/ranks/o200k_base'),
    ]);
    const encoding = new Tiktoken(ranks.default);
    return (text) => encoding.encode(text, [], []).length;
  },
  async 'gpt-tokenizer'() {
    const { countTokens } = await import('gpt-tokenizer/encoding/o200k_base');
    const asText = { disallowedSpecial: new Set<string>() };
    return (text) => countTokens(text, asText);
  },
  async 'ai-tokenizer'() {
    const [{ Tokenizer }, data] = await Promise.all([
      import('ai-tokenizer'),
      import('ai-tokenizer/encoding/o200k_base'),
    ]);
    const encoding = new Tokenizer(data);
    // Its `count` throws at the text of a special token.
    return (text) => encoding.encode(text, [], []).length;
  },
  async 'tiktoken WASM'() {
    const { get_encoding } = await import('tiktoken');
    const encoding = get_encoding('o200k_base');
    return (text) => encoding.encode_ordinary(text).length;
  },
};
