import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Endpoint } from '../endpoint';
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

/** Endpoints that are always there, as they send nothing anywhere: `simulated` and its siblings in other formats. */
export function simulatedEndpoints(origin: string): Endpoint[] {
  const price = { inputUsdPerMTok: 0.25, outputUsdPerMTok: 2, cacheReadUsdPerMTok: 0.025 };
  const model = 'simulated-1';
  return [
    { name: 'simulated', kind: 'openai', baseUrl: `${origin}/v1`, model, price },
    { name: 'simulated-responses', kind: 'openai-responses', baseUrl: `${origin}/v1`, model, price },
    { name: 'simulated-anthropic', kind: 'anthropic', baseUrl: origin, model, price },
  ];
}

/** Names that nobody else may use: what they stand for is labelled simulated. */
export const simulatedNames: readonly string[] = simulatedEndpoints('http://127.0.0.1').map(
  ({ name }) => name,
);
