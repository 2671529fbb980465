/** The thread that sends requests and times them, apart from everything else that there is to do. A bundle of its own. */
import { parentPort } from 'node:worker_threads';
import { ConnectionWatch } from '../client/connectionWatch';
import { listModels } from '../client/listModels';
import { measureWith } from '../client/measure';
import type { Measure } from '../client/measure';
import type { FromTimer, ToTimer } from './protocol';

const port = parentPort!;
const watch = new ConnectionWatch();
const measures = new Map<string, Measure>();
const running = new Map<number, AbortController>();

function take(message: ToTimer): void {
  switch (message.kind) {
    case 'connect':
      measures.set(message.connection.endpoint.name, measureWith(message.connection, watch));
      return;
    case 'cancel':
      running.get(message.id)?.abort();
      return;
    case 'measure': {
      const { id, endpoint, request } = message;
      void answer(id, async (signal) => {
        const measurement = await measures.get(endpoint)!(request, signal);
        return { kind: 'measured', id, measurement };
      });
      return;
    }
    case 'list': {
      const { id, connection } = message;
      void answer(id, async (signal) => ({
        kind: 'listed',
        id,
        models: await listModels(connection, signal),
      }));
    }
  }
}

/** Answers with what work gives, or with why it failed; it may be called off meanwhile. */
async function answer(id: number, work: (signal: AbortSignal) => Promise<FromTimer>): Promise<void> {
  const controller = new AbortController();
  running.set(id, controller);
  let said: FromTimer;
  try {
    said = await work(controller.signal);
  } catch (error) {
    said = { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
  }
  running.delete(id);
  port.postMessage(said);
}

port.on('message', take);
