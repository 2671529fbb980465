import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { defaultAssumptions } from '../cost/assumptions';
import type { CacheRequest, FileOutcome, Found } from './analyzer';
import { diskSources } from './diskSources';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { hashOfFile } from './fileState';
import { findFiles } from './findFiles';
import type { FoundFile, FoundFiles } from './findFiles';
import { hasCurrentCounts } from './currentCounts';
import { KeptCounts } from './keptCounts';
import { InstallationError } from '../prompt/assets';
import { nodeAssets } from './nodeAssets';
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

type Say = (progress: ThreadProgress) => void;

/** Entry of a worker thread: answers one request after the other. */
function serve(port: NonNullable<typeof parentPort>, engine: Engine, counts: KeptCounts): void {
  const say = (response: ThreadResponse): void => port.postMessage(response);
  port.on('message', (message: ThreadRequest) => {
    answer(engine, counts, message, say).then(say, (error: unknown) =>
      say({
        kind: 'failed',
        id: message.id,
        message: wordsOf(error),
        installation: error instanceof InstallationError,
      }),
    );
  });
  say({ kind: 'ready' });
}

async function answer(
  engine: Engine,
  counts: KeptCounts,
  message: ThreadRequest,
  say: Say,
): Promise<ThreadAnswer> {
  const { id } = message;
  switch (message.kind) {
    case 'analyze':
      return { kind: 'profile', id, profile: await engine.analyze(message.request) };
    case 'fix':
      return { kind: 'fixed', id, fixed: await engine.fix(message.request) };
    case 'count':
      return { kind: 'count', id, count: await engine.countText(message.text, message.as) };
    case 'find':
      return { kind: 'found', id, found: find(engine, counts, message, say) };
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

function find(engine: Engine, counts: KeptCounts, message: FindMessage, say: Say): Found {
  const { request } = message;
  const now = Date.now();
  const cache = request.cache === undefined ? null : openCache(request.root, request.cache);
  const { assumptions = defaultAssumptions } = request.cache ?? {};
  const isCurrent = (outcome: FileOutcome): boolean =>
    hasCurrentCounts(outcome, { root: request.root, assumptions, counts });
  const sorter = new Sorter(cache, isCurrent, now, (files) => say({ kind: 'toRead', files }));
  cache?.touch();
  const key = listingKey(request);
  const listed = key === null ? undefined : cache?.listed(key, now);
  listed?.files.forEach((file) => sorter.add(file));
  const walked = listed === undefined ? walk(engine, message, (file) => sorter.add(file), say) : null;
  const { skipped } = listed ?? walked!;
  const listing = key === null || walked === null || cache === null ? null : listingOf(walked, key, now);
  return { ...sorter.end(), skipped, listing };
}

type FindMessage = ThreadRequest & { readonly kind: 'find' };

function walk(
  engine: Engine,
  { request, flag }: FindMessage,
  onFound: (file: FoundFile) => void,
  say: Say,
): FoundFiles {
  const only = request.only === undefined ? null : new Set(request.only);
  let folders = 0;
  return findFiles({
    ...request,
    claims: (path) => (only === null || only.has(path)) && engine.claims(path),
    onFound,
    signal: {
      throwIfAborted: () => {
        if (isCalledOff(flag)) throw abortError();
        if (++folders % foldersPerSign === 0) say({ kind: 'alive' });
      },
    },
  });
}

/** Enough files that a message about them costs nothing, few enough that all threads end together. */
const readAtOnce = 64;

/** Tells the files that have changed, some at a time, from those whose results are known. */
class Sorter {
  private toRead: FoundFile[] = [];
  private readonly known: FileOutcome[] = [];
  private quiet = 0;

  constructor(
    private readonly cache: ResultCache | null,
    private readonly isCurrent: (outcome: FileOutcome) => boolean,
    private readonly now: number,
    private readonly tell: (files: readonly FoundFile[]) => void,
  ) {}

  add(file: FoundFile): void {
    const result = this.cache?.find(file, this.now);
    if (result === undefined || (result.outcome !== null && !this.isCurrent(result.outcome))) {
      this.toRead.push(file);
      if (this.toRead.length >= readAtOnce) this.flush();
    } else if (result.outcome === null) this.quiet += 1;
    else this.known.push(result.outcome);
  }

  end(): Pick<Found, 'known' | 'quiet'> {
    if (this.toRead.length > 0) this.flush();
    return { known: this.known, quiet: this.quiet };
  }

  private flush(): void {
    this.tell(this.toRead);
    this.toRead = [];
  }
}

/** Results are told some at a time: each message costs as much as a small file. */
const toldAtOnce = 64;
const toldAfterMs = 100;

async function analyzeFiles(
  engine: Engine,
  { request, flag, at, way }: ThreadRequest & { kind: 'files' },
  say: Say,
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
    const { outcome, state } = await profileFoundFile(file, request, (each) => {
      if (each.text.length > longText) say({ kind: 'alive', extraMs: each.text.length / charactersPerMs });
      return engine.analyze(each);
    });
    const isQuiet = 'prompts' in outcome && outcome.prompts.length === 0 && outcome.problem === null;
    files.push({ outcome: isQuiet && request.explain !== true ? null : outcome, state });
  }
  tell();
}

/** What is longer has more time: dense code takes some 2 seconds for a million characters, and a busy machine longer. */
const longText = 500_000;
const charactersPerMs = 150;

type Mutable<T> = T extends readonly (infer Item)[] ? Item[] : never;

function isCalledOff(flag: CalledOff): boolean {
  return Atomics.load(flag, 0) !== 0;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (parentPort !== null) {
  const { assetsFolder, countsFolder } = workerData as ThreadData;
  const counts = new KeptCounts(countsFolder);
  serve(parentPort, createEngine(nodeAssets(assetsFolder), diskSources, counts), counts);
}
