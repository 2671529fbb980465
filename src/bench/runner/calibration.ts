import { setTimeout } from 'node:timers/promises';
import type { Measure } from '../client/measure';
import type { Calibration } from '../comparison';
import { usualDeadlines } from '../client/measurement';
import { hodgesLehmann } from '../statistics/hodgesLehmann';
import { median } from '../statistics/quantile';
import { seededRandom } from '../statistics/random';

/** Latency of the server that is measured against. */
export const calibrationLatency = { baseMs: 20, perInputTokenMs: 0, gapMs: 2, noise: 0 };
const calibrationPairs = 30;
const warmup = 5;

/**
 * An A/A run against a server of our own on this machine: about 3 s, free. Null where it gave too few answers to say
 * anything. `measure` must be what will measure the experiment.
 */
export async function calibrate(measure: Measure, signal: AbortSignal): Promise<Calibration | null> {
  const random = seededRandom(1);
  const delays: number[] = [];
  const one = async (): Promise<number | null> => {
    const measured = await measure(
      {
        messages: [{ role: 'user', content: 'calibration' }],
        maxOutputTokens: 5,
        temperature: null,
        deadlines: usualDeadlines,
      },
      signal,
    );
    await setTimeout(3 + 4 * random());
    if (measured.eventLoopDelayP99Ms !== null) delays.push(measured.eventLoopDelayP99Ms);
    const { status, ttftMs, truth } = measured;
    // What the server was late is not ours.
    return status === 'ok' && ttftMs !== null && truth !== null ? ttftMs - truth.ttftMs : null;
  };
  for (let i = 0; i < warmup; i++) await one();
  delays.length = 0;
  const times: number[] = [];
  const differences: number[] = [];
  for (let i = 0; i < calibrationPairs && !signal.aborted; i++) {
    const first = await one();
    const second = await one();
    if (first === null || second === null) continue;
    times.push(first, second);
    differences.push(random() < 0.5 ? second - first : first - second);
  }
  if (differences.length < calibrationPairs / 2) return null;
  const { low, high } = hodgesLehmann(differences);
  return {
    pairs: differences.length,
    overheadMs: median(times),
    noiseMs: (high - low) / 2,
    eventLoopDelayP99Ms: Math.max(0, ...delays),
  };
}
