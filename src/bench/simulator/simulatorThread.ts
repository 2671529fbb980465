import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { usualOptions } from './options';
import type { SimulatorOptions } from './options';

/** A simulated server that runs beside this thread. */
export interface SimulatorThread {
  readonly origin: string;
  dispose(): Promise<void>;
}

/** Starts one. `script`: the bundle of the thread, absolute. */
export async function startSimulator(
  script: string,
  options: Partial<SimulatorOptions> = {},
): Promise<SimulatorThread> {
  const worker = new Worker(script, { workerData: { ...usualOptions, ...options } });
  const [origin] = (await once(worker, 'message')) as [string];
  return {
    origin,
    dispose: async () => {
      await worker.terminate();
    },
  };
}
