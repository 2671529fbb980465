import { parentPort, workerData } from 'node:worker_threads';
import { diskSources } from './diskSources';
import { createEngine } from './engine';
import type { Engine } from './engine';
import { MissingAssetError, nodeAssets } from './nodeAssets';
import type { ThreadData, ThreadRequest, ThreadResponse } from './protocol';

/** Entry of a worker thread: answers one request after the other. */
function serve(port: NonNullable<typeof parentPort>, engine: Engine): void {
  const say = (response: ThreadResponse): void => port.postMessage(response);
  port.on('message', (message: ThreadRequest) => {
    answer(engine, message).then(say, (error: unknown) =>
      say({
        kind: 'failed',
        id: message.id,
        message: error instanceof Error ? error.message : String(error),
        installation: error instanceof MissingAssetError,
      }),
    );
  });
  say({ kind: 'ready' });
}

async function answer(engine: Engine, message: ThreadRequest): Promise<ThreadResponse> {
  const { id } = message;
  return message.kind === 'analyze'
    ? { kind: 'profile', id, profile: await engine.analyze(message.request) }
    : { kind: 'count', id, count: await engine.countText(message.text, message.model) };
}

if (parentPort !== null) {
  serve(parentPort, createEngine(nodeAssets((workerData as ThreadData).assetsFolder), diskSources));
}
