import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { CacheRequest, FileOutcome, Found } from './analyzer';
import { diskSources } from './diskSources';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { hashOfFile } from './fileState';
import { findFiles } from './findFiles';
import type { FoundFile, FoundFiles } from './findFiles';
import { MissingAssetError, nodeAssets } from './nodeAssets';
import type {
  CalledOff,
  ThreadAnswer,
  ThreadData,
  ThreadProgress,
  ThreadRequest,
  ThreadResponse,
} from './protocol';
import { listingKey, listingOf } from './listing';
import { profileFoundFile } from './profileFoundFile';
import { abortError } from './reasons';
import { ResultCache } from './resultCache';

type Say = (response: ThreadResponse) => void;

/** Entry of a worker thread: answers one request after the other. */
function serve(port: NonNullable<typeof parentPort>, engine: Engine): void {
  const say: Say = (response) => port.postMessage(response);
  port.on('message', (message: ThreadRequest) => {
    answer(engine, message, say).then(say, (error: unknown) =>
      say({
        kind: 'failed',
        id: message.id,
        message: wordsOf(error),
        installation: error instanceof MissingAssetError,
      }),
    );
  });
  say({ kind: 'ready' });
}

async function answer(
  engine: Engine,
  message: ThreadRequest,
  say: (progress: ThreadProgress) => void,
): Promise<ThreadAnswer> {
  const { id } = message;
  switch (message.kind) {
    case 'analyze':
      return { kind: 'profile', id, profile: await engine.analyze(message.request) };
    case 'count':
      return { kind: 'count', id, count: await engine.countText(message.text, message.model) };
    case 'find':
      return { kind: 'found', id, found: find(engine, message, say) };
    case 'files':
      await analyzeFiles(engine, message, say);
      return { kind: 'done', id };
    case 'remember': {
      const { root, cache, results, listing } = message.request;
      openCache(root, cache).save(results, listing);
      return { kind: 'done', id };
    }
  }
}

function openCache(root: string, { folder, assumptions, maxFileBytes }: CacheRequest): ResultCache {
  return new ResultCache(folder, root, JSON.stringify([engineVersion(), assumptions, maxFileBytes ?? null]));
}

let version: string | null = null;

/** What of the product itself decides over results: the code, its prices, and the assets. */
function engineVersion(): string {
  return (version ??= readVersion(workerData as ThreadData));
}

function readVersion({ script, assetsFolder }: ThreadData): string {
  const bundles = [script, join(dirname(script), 'pricing.js')].map(hashOfFile);
  const sizes = readdirSync(assetsFolder).map((name) => `${name} ${statSync(join(assetsFolder, name)).size}`);
  return [...bundles, ...sizes.sort()].join('\n');
}

/** Folders between two signs of life. */
const foldersPerSign = 200;

function find(engine: Engine, message: FindMessage, say: (progress: ThreadProgress) => void): Found {
  const { request } = message;
  if (request.cache === undefined) {
    const { files, skipped } = walk(engine, message, say);
    return { files, skipped, known: [], quiet: 0, listing: null };
  }
  const cache = openCache(request.root, request.cache);
  cache.touch();
  const now = Date.now();
  const key = listingKey(request);
  const listed = key === null ? undefined : cache.listed(key, now);
  if (listed !== undefined) return { ...withoutKnown(listed, cache, now), listing: null };
  const walked = walk(engine, message, say);
  const listing = key === null ? null : listingOf(walked, key, now);
  return { ...withoutKnown(walked, cache, now), listing };
}

type FindMessage = ThreadRequest & { readonly kind: 'find' };

function walk(
  engine: Engine,
  { request, flag }: FindMessage,
  say: (progress: ThreadProgress) => void,
): FoundFiles {
  const only = request.only === undefined ? null : new Set(request.only);
  let folders = 0;
  return findFiles({
    ...request,
    claims: (path) => (only === null || only.has(path)) && engine.claims(path),
    signal: {
      throwIfAborted: () => {
        if (isCalledOff(flag)) throw abortError();
        if (++folders % foldersPerSign === 0) say({ kind: 'alive' });
      },
    },
  });
}

/** The files that have changed, and the results of the others. */
function withoutKnown(
  { files, skipped }: Pick<FoundFiles, 'files' | 'skipped'>,
  cache: ResultCache,
  now: number,
): Omit<Found, 'listing'> {
  const changed: FoundFile[] = [];
  const known: FileOutcome[] = [];
  let quiet = 0;
  for (const file of files) {
    const result = cache.find(file, now);
    if (result === undefined) changed.push(file);
    else if (result.outcome === null) quiet += 1;
    else known.push(result.outcome);
  }
  return { files: changed, skipped, known, quiet };
}

/** Results are told some at a time: each message costs as much as a small file. */
const toldAtOnce = 64;
const toldAfterMs = 100;

async function analyzeFiles(
  engine: Engine,
  { request, flag, at, way }: ThreadRequest & { kind: 'files' },
  say: (progress: ThreadProgress) => void,
): Promise<void> {
  let files: Mutable<(ThreadProgress & { kind: 'files' })['files']> = [];
  let told = performance.now();
  const tell = (): void => {
    say({ kind: 'files', files });
    files = [];
    told = performance.now();
  };
  for (const [index, file] of request.files.entries()) {
    if (isCalledOff(flag)) throw abortError();
    if (index > 0 && Atomics.load(way, 0) !== 0) break;
    if (files.length >= toldAtOnce || performance.now() - told > toldAfterMs) tell();
    Atomics.store(at, 0, index);
    const { outcome, state } = await profileFoundFile(file, request, (each) => engine.analyze(each));
    const isQuiet = 'prompts' in outcome && outcome.prompts.length === 0 && outcome.problem === null;
    files.push({ outcome: isQuiet && request.explain !== true ? null : outcome, state });
  }
  tell();
}

type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : never;

function isCalledOff(flag: CalledOff): boolean {
  return Atomics.load(flag, 0) !== 0;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (parentPort !== null) {
  serve(parentPort, createEngine(nodeAssets((workerData as ThreadData).assetsFolder), diskSources));
}
