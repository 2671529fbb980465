import { parentPort, workerData } from 'node:worker_threads';
import { diskSources } from './diskSources';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { findFiles } from './findFiles';
import { MissingAssetError, nodeAssets } from './nodeAssets';
import type {
  CalledOff,
  ThreadAnswer,
  ThreadData,
  ThreadProgress,
  ThreadRequest,
  ThreadResponse,
} from './protocol';
import { profileFoundFile } from './profileFoundFile';
import { abortError } from './reasons';

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
  }
}

/** Folders between two signs of life. */
const foldersPerSign = 200;

function find(
  engine: Engine,
  { request, flag }: ThreadRequest & { kind: 'find' },
  say: (progress: ThreadProgress) => void,
): ReturnType<typeof findFiles> {
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

async function analyzeFiles(
  engine: Engine,
  { request, flag }: ThreadRequest & { kind: 'files' },
  say: (progress: ThreadProgress) => void,
): Promise<void> {
  for (const file of request.files) {
    if (isCalledOff(flag)) throw abortError();
    const outcome = await profileFoundFile(file, request, (each) => engine.analyze(each));
    const isQuiet = 'prompts' in outcome && outcome.prompts.length === 0 && outcome.problem === null;
    say({ kind: 'file', outcome: isQuiet && request.explain !== true ? null : outcome });
  }
}

function isCalledOff(flag: CalledOff): boolean {
  return Atomics.load(flag, 0) !== 0;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

if (parentPort !== null) {
  serve(parentPort, createEngine(nodeAssets((workerData as ThreadData).assetsFolder), diskSources));
}
