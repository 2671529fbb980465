/** The thread that sends requests and times them, apart from everything else that there is to do. A bundle of its own. */
import { parentPort } from 'node:worker_threads';
import { ConnectionWatch } from '../client/connectionWatch';
import { measureWith } from '../client/measure';
import type { Measure } from '../client/measure';
import type { FromTimer, ToTimer } from './protocol';

const port = parentPort!;
const watch = new ConnectionWatch();
const measures = new Map<string, Measure>();
const running = new Map<number, AbortController>();

async function take(message: ToTimer): Promise<void> {
  switch (message.kind) {
    case 'connect':
      measures.set(message.connection.endpoint.name, measureWith(message.connection, watch));
      return;
    case 'cancel':
      running.get(message.id)?.abort();
      return;
    case 'measure': {
      const { id, endpoint, request } = message;
      const controller = new AbortController();
      running.set(id, controller);
      let answer: FromTimer;
      try {
        const measurement = await measures.get(endpoint)!(request, controller.signal);
        answer = { kind: 'measured', id, measurement };
      } catch (error) {
        answer = { kind: 'failed', id, message: error instanceof Error ? error.message : String(error) };
      }
      running.delete(id);
      port.postMessage(answer);
    }
  }
}

port.on('message', (message: ToTimer) => {
  void take(message);
});
