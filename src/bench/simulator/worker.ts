/** The simulator in a thread of its own, as a server is a process of its own. A bundle of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import type { SimulatorOptions } from './options';
import { Simulator } from './simulator';

void Simulator.start(workerData as SimulatorOptions).then((simulator) => {
  parentPort!.postMessage(simulator.origin);
});
