/** The thread that checks answers: it may be ended at any time. A bundle of its own. */
import { parentPort } from 'node:worker_threads';
import type { ToChecks } from './checker';
import { failedChecks } from './runChecks';

parentPort!.on('message', ({ checks, values, answer }: ToChecks) => {
  parentPort!.postMessage(failedChecks(checks, values, answer));
});
