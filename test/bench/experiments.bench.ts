/**
 * What timing of requests adds to the truth: the thread that times experiments against a plain `node:http` reader, both
 * against the simulator in a thread of its own, which says when it received a request and wrote each chunk.
 *
 *     npm run build && npx tsx test/bench/experiments.bench.ts
 *
 * Requests of both kinds take turns, so that other work on the machine disturbs both: read the differences.
 */
import { setMaxListeners } from 'node:events';
import { Agent, request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Measure } from '../../src/bench/client/measure';
import { usualDeadlines } from '../../src/bench/client/measurement';
import { receivedHeader } from '../../src/bench/simulator/simulatedHeader';
import { startSimulator } from '../../src/bench/simulator/simulatorThread';
import type { SimulatorThread } from '../../src/bench/simulator/simulatorThread';
import { median, quantile } from '../../src/bench/statistics/quantile';
import { seededRandom, shuffled } from '../../src/bench/statistics/random';
import { Timer } from '../../src/bench/timing/timer';

const dist = join(__dirname, '../../dist');
const random = seededRandom(1);

/** How one request was timed, against what the server says. */
interface Timed {
  /** Time to the first token, less what the server took for it, ms. */
  readonly overheadMs: number;
  readonly ttftMs: number;
  readonly truthMs: number;
  readonly delaysMs: readonly number[];
}

type Ask = (text: string) => Promise<Timed>;

async function main(): Promise<void> {
  const timer = new Timer(join(dist, 'benchTimer.js'));
  const answer = 'one two three four five six seven eight nine ten '.repeat(3).trim();
  const servers: SimulatorThread[] = [];
  const server = async (gapMs: number): Promise<{ ours: Ask; raw: Ask }> => {
    const latency = { baseMs: 20, perInputTokenMs: 0.1, gapMs, noise: 0 };
    const started = await startSimulator(join(dist, 'benchSimulator.js'), { latency, answer, cache: null });
    servers.push(started);
    const { origin } = started;
    const endpoint = { name: origin, kind: 'openai', baseUrl: `${origin}/v1`, model: 'simulated-1' } as const;
    return { ours: timed(timer.measureFor({ endpoint, apiKey: '' })), raw: plainReader(origin) };
  };
  try {
    const { ours, raw } = await server(5);
    for (let i = 0; i < 30; i++) for (const ask of [ours, raw]) await paused(ask);
    await overhead(ours, raw);
    await sameAndInjected(ours);
    await busyHost(ours);
    const slow = await server(20);
    await manyAtOnce(slow.ours, slow.raw);
  } finally {
    await timer.dispose();
    for (const each of servers) await each.dispose();
  }
}

const usual = 'Which roses like shade?';

async function paused(ask: Ask, text = usual): Promise<Timed> {
  const result = await ask(text);
  await setTimeout(5 + 5 * random());
  return result;
}

async function overhead(ours: Ask, raw: Ask): Promise<void> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let i = 0; i < 150; i++) {
    for (const [ask, to] of shuffled([[ours, a] as const, [raw, b] as const], random)) {
      to.push((await paused(ask)).overheadMs);
    }
  }
  const more = median(a) - median(b);
  row('TTFT overhead p50, 1 stream', `${ms(median(a))}, node:http ${ms(median(b))}`, more, 2);
}

async function sameAndInjected(ours: Ask): Promise<void> {
  // 20 tokens of 0.1 ms.
  const longer = `${usual}${' '.repeat(79)}x`;
  for (const [title, other, limit] of [
    ['A/A, 50 pairs: median difference', usual, 0.25],
    ['+2 ms injected, 50 pairs: not recovered', longer, 0.3],
  ] as const) {
    const [seen, truth]: [number[], number[]] = [[], []];
    for (let pair = 0; pair < 50; pair++) {
      const results = new Map<string, Timed>();
      for (const arm of shuffled(['a', 'b'], random)) {
        results.set(arm, await paused(ours, arm === 'a' ? usual : other));
      }
      const [a, b] = [results.get('a')!, results.get('b')!];
      seen.push(b.ttftMs - a.ttftMs);
      truth.push(b.truthMs - a.truthMs);
    }
    const missed = median(seen.map((each, i) => each - truth[i]!));
    row(title, `seen ${ms(median(seen))}, the server's ${ms(median(truth))}`, Math.abs(missed), limit);
  }
}

const streams = 32;

/** Each stream has a request after the other, 30 chunks at 20 ms each; the first opens its connection. */
async function manyAtOnce(ours: Ask, raw: Ask): Promise<void> {
  const stream = async (ask: Ask): Promise<number[]> => {
    await setTimeout(600 * random());
    await ask(usual);
    const delays: number[] = [];
    for (let i = 0; i < 3; i++) {
      await setTimeout(100 * random());
      delays.push(...(await ask(usual)).delaysMs);
    }
    return delays;
  };
  const [a, b]: [number[], number[]] = [[], []];
  for (let round = 0; round < 4; round++) {
    for (const [ask, to] of shuffled([[ours, a] as const, [raw, b] as const], random)) {
      to.push(...(await Promise.all(Array.from({ length: streams }, () => stream(ask)))).flat());
    }
  }
  const figures = (delays: readonly number[]): string =>
    `${ms(quantile(delays, 0.5))} / ${ms(quantile(delays, 0.99))}`;
  row(
    `${streams} streams, chunk delay p50 / p99`,
    `${figures(a)}, node:http ${figures(b)}`,
    quantile(a, 0.99) - quantile(b, 0.99),
    5,
  );
}

async function busyHost(ours: Ask): Promise<void> {
  const [idle, blocked]: [number[], number[]] = [[], []];
  for (let round = 0; round < 6; round++) {
    for (let i = 0; i < 15; i++) idle.push((await paused(ours)).overheadMs);
    const block = setInterval(() => {
      const until = performance.now() + 40;
      while (performance.now() < until);
    }, 100);
    for (let i = 0; i < 15; i++) blocked.push((await paused(ours)).overheadMs);
    clearInterval(block);
  }
  const moved = Math.abs(median(blocked) - median(idle));
  row(
    'main thread blocked 40 of 100 ms: moves',
    `idle ${ms(median(idle))}, blocked ${ms(median(blocked))}`,
    moved,
    5,
  );
}

function timed(measure: Measure): Ask {
  const { signal } = new AbortController();
  setMaxListeners(streams, signal);
  return async (content) => {
    const { ttftMs, truth, message } = await measure(
      {
        messages: [{ role: 'user', content }],
        maxOutputTokens: 64,
        temperature: null,
        deadlines: usualDeadlines,
      },
      signal,
    );
    if (ttftMs === null || truth === null) throw new Error(message ?? 'No answer.');
    return {
      overheadMs: ttftMs - truth.ttftMs,
      ttftMs,
      truthMs: truth.ttftMs,
      delaysMs: truth.chunkDelaysMs,
    };
  };
}

/** What no library reads faster: chunks off the socket, and the marks of the server in them. */
function plainReader(origin: string): Ask {
  const agent = new Agent({ keepAlive: true });
  const now = (): number => Number(process.hrtime.bigint());
  return (content) =>
    new Promise((resolve, reject) => {
      const body = JSON.stringify({
        model: 'simulated-1',
        stream: true,
        messages: [{ role: 'user', content }],
      });
      const start = now();
      const request = httpRequest(
        `${origin}/v1/chat/completions`,
        { agent, method: 'POST', headers: { 'content-type': 'application/json' } },
        (response) => {
          let ttftNs: number | null = null;
          let firstNs = 0;
          const delays: number[] = [];
          response.on('data', (chunk: Buffer) => {
            const heard = now();
            for (const match of chunk.toString().matchAll(/"simulated_at_ns":"(\d+)"/g)) {
              ttftNs ??= heard - start;
              firstNs ||= Number(match[1]);
              delays.push((heard - Number(match[1])) / 1e6);
            }
          });
          response.on('end', () => {
            const ttftMs = (ttftNs ?? NaN) / 1e6;
            const truthMs = (firstNs - Number(response.headers[receivedHeader])) / 1e6;
            resolve({
              overheadMs: ttftMs - truthMs,
              ttftMs,
              truthMs,
              delaysMs: delays,
            });
          });
          response.on('error', reject);
        },
      );
      request.on('error', reject);
      request.end(body);
    });
}

function ms(value: number): string {
  return `${value.toFixed(2)} ms`;
}

function row(title: string, figures: string, difference: number, limit: number): void {
  const held = difference <= limit ? '' : '  over';
  console.log(
    `${title.padEnd(42)} ${figures.padEnd(54)} ${ms(difference).padStart(9)} (at most ${limit} ms)${held}`,
  );
}

void main();
