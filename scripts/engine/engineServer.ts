/**
 * The process of an engine that really generates: llama.cpp by node-llama-cpp, with the chat interface of OpenAI, one
 * request at a time. Started by `runOnEngine.ts` with the folder of its packages and the model.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What is used of node-llama-cpp 3, which is no dependency of this project. */
interface Engine {
  readonly getLlama: (options: object) => Promise<{ loadModel(options: object): Promise<Model> }>;
}

interface Model {
  tokenize(text: string, specialTokens: boolean): number[];
  detokenize(tokens: readonly number[]): string;
  isEogToken(token: number): boolean;
  createContext(options: object): Promise<{ getSequence(): Sequence }>;
}

interface Sequence {
  /** What its cache of keys and values holds. */
  readonly contextTokens: readonly number[];
  eraseContextTokenRanges(ranges: readonly { start: number; end: number }[]): Promise<void>;
  evaluate(tokens: readonly number[], options: object): AsyncGenerator<number>;
}

interface ChatRequest {
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly max_tokens?: number;
}

async function main(folder: string, modelPath: string): Promise<void> {
  const entry = pathToFileURL(join(folder, 'node_modules/node-llama-cpp/dist/index.js'));
  const { getLlama } = (await import(entry.href)) as Engine;
  const threads = 1;
  const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, maxThreads: threads });
  const model = await llama.loadModel({ modelPath });
  const context = await model.createContext({ contextSize: 4096, threads, batchSize: 512 });
  const sequence = context.getSequence();
  let last = Promise.resolve();
  const server = createServer({ noDelay: true, keepAliveTimeout: 65_000 }, (request, response) => {
    last = last.then(() => answer(model, sequence, request, response)).catch(() => void response.destroy());
  });
  server.listen(0, '127.0.0.1', () => {
    process.send!(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
}

async function answer(
  model: Model,
  sequence: Sequence,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { messages, max_tokens: limit = 64 } = (await bodyOf(request)) as ChatRequest;
  const chat = messages.map(({ role, content }) => `<|im_start|>${role}\n${content}<|im_end|>\n`).join('');
  const prompt = model.tokenize(`${chat}<|im_start|>assistant\n`, true);
  const kept = await keepPrefix(sequence, prompt);
  const head = { id: 'engine', object: 'chat.completion.chunk', created: 0, model: 'random' };
  const send = (more: object): void =>
    void response.write(`data: ${JSON.stringify({ ...head, ...more })}\n\n`);
  const output: number[] = [];
  let written = '';
  let finish = 'length';
  for await (const token of sequence.evaluate(prompt.slice(kept), { temperature: 0, yieldEogToken: true })) {
    if (response.destroyed) return;
    if (model.isEogToken(token)) {
      finish = 'stop';
      break;
    }
    output.push(token);
    if (output.length === 1) {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
    }
    const text = model.detokenize(output);
    // A character may take several tokens.
    if (!text.endsWith('\uFFFD')) {
      send({ choices: [{ index: 0, delta: { content: text.slice(written.length) }, finish_reason: null }] });
      written = text;
    }
    if (output.length >= limit) break;
  }
  send({ choices: [{ index: 0, delta: {}, finish_reason: finish }] });
  const usage = {
    prompt_tokens: prompt.length,
    completion_tokens: output.length,
    total_tokens: prompt.length + output.length,
    prompt_tokens_details: { cached_tokens: kept },
  };
  send({ choices: [], usage });
  response.end('data: [DONE]\n\n');
}

/** Keeps what the cache and a prompt have in common, but its last token, and gives its length. */
async function keepPrefix(sequence: Sequence, prompt: readonly number[]): Promise<number> {
  const cached = sequence.contextTokens;
  let kept = 0;
  while (kept < prompt.length - 1 && cached[kept] === prompt[kept]) kept++;
  await sequence.eraseContextTokenRanges([{ start: kept, end: cached.length }]);
  return kept;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

const [folder, modelPath] = process.argv.slice(2);
void main(folder!, modelPath!);
