/**
 * Counting against other libraries, all in the same run: read the ratios, not the times.
 *
 *     npx tsx test/bench/tokens.bench.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildTokenTables } from '../../scripts/buildTokenTables';
import { Recount, tokenSum } from '../../src/tokens/recount';
import { corpora, worstInputs } from './tokenCorpora';
import { loaders } from './tokenLibraries';
import type { Count } from './tokenLibraries';
import type { Load } from './tokenLoad';

const names = Object.keys(loaders);
const others = names.filter((name) => name !== 'promptmeter');

function elapsed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

const geometricMean = (values: readonly number[]): number =>
  Math.exp(values.reduce((sum, value) => sum + Math.log(value), 0) / values.length);

/** Milliseconds for all the texts, of each library in turn; median of rounds after a first one that is not timed. */
function timePaired(
  counts: Readonly<Record<string, Count>>,
  texts: readonly string[],
): Record<string, number> {
  const times: Record<string, number[]> = {};
  for (let round = 0; round <= 5; round++) {
    for (const name of names) {
      const ms = elapsed(() => {
        for (const text of texts) counts[name]!(text);
      });
      if (round > 0) (times[name] ??= []).push(ms);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name]!)]));
}

function speed(counts: Readonly<Record<string, Count>>): void {
  const whole = corpora(1_000_000);
  // Different texts, as in a workspace: the same one over and over would show how well caches work.
  for (const [label, size, texts] of [
    ['1 MB', 1_000_000, 1],
    ['50 KB', 50_000, 5],
    ['2 KB', 2000, 100],
    ['100 B', 100, 2000],
  ] as const) {
    const rows: Record<string, Record<string, string>> = {};
    const ratios: Record<string, number>[] = [];
    for (const [corpus, text] of Object.entries(whole)) {
      const stride = Math.floor((text.length - size) / texts);
      const slices = Array.from({ length: texts }, (_, n) => text.slice(n * stride, n * stride + size));
      const found = new Set(
        names.map((name) => slices.reduce((sum, slice) => sum + counts[name]!(slice), 0)),
      );
      const times = timePaired(counts, slices);
      const megabytes = slices.reduce((sum, slice) => sum + Buffer.byteLength(slice), 0) / 1e6;
      const ratio = Object.fromEntries(others.map((name) => [name, times[name]! / times.promptmeter!]));
      ratios.push(ratio);
      rows[corpus] = {
        'MB/s': (megabytes / (times.promptmeter! / 1000)).toFixed(1),
        ...Object.fromEntries(others.map((name) => [`x ${name}`, ratio[name]!.toFixed(1)])),
        'counts equal': found.size === 1 ? 'yes' : [...found].join(' / '),
      };
    }
    rows['geometric mean'] = Object.fromEntries(
      others.map((name) => [`x ${name}`, geometricMean(ratios.map((ratio) => ratio[name]!)).toFixed(1)]),
    );
    console.log(`\nCount, o200k_base, ${label}`);
    console.table(rows);
  }
}

function worst(counts: Readonly<Record<string, Count>>): void {
  const english = corpora(1_000_000).english!;
  counts.promptmeter!(english);
  const englishMs = elapsed(() => counts.promptmeter!(english));
  const rows: Record<string, Record<string, string>> = {};
  for (const size of [2000, 10_000, 100_000, 1_000_000]) {
    for (const [input, text] of Object.entries(worstInputs(size))) {
      const row = (rows[input] ??= {});
      const ms = elapsed(() => counts.promptmeter!(text));
      row[`ours ${size}`] = ms.toFixed(2);
      if (size === 1_000_000) row['÷ 1 MB of English'] = (ms / englishMs).toFixed(1);
      if (size <= 10_000) row[`WASM ${size}`] = elapsed(() => counts['tiktoken WASM']!(text)).toFixed(1);
      if (size <= 2000) row[`js-tiktoken ${size}`] = elapsed(() => counts['js-tiktoken']!(text)).toFixed(0);
    }
  }
  console.log('\nWorst inputs, one run each, ms by bytes (the others are quadratic: not run beyond)');
  console.table(rows);
}

/** Bundles the kernel as it ships: unbundled, tsx turns every imported constant into a call. */
async function bundleKernel(folder: string): Promise<void> {
  await build({
    entryPoints: ['src/tokens/encoding.ts'],
    outfile: join(folder, 'encoding.cjs'),
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'error',
  });
}

function loads(folder: string): void {
  writeFileSync(join(folder, 'prompt.txt'), corpora(50_000).prompt!);
  const runs: Record<string, Load[]> = {};
  for (let round = 0; round < 7; round++) {
    for (const name of names) {
      const args = ['--expose-gc', '--import', 'tsx', join(__dirname, 'tokenLoad.ts'), name, folder];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      (runs[name] ??= []).push(JSON.parse(stdout) as Load);
    }
  }
  const of = (name: string, key: keyof Load): number => median(runs[name]!.map((run) => run[key]));
  const total = (name: string): number => of(name, 'loadMs') + of(name, 'firstMs');
  console.log('\nLoad of o200k_base and a first count of 50 KB, median of 7 fresh processes');
  console.table(
    Object.fromEntries(
      names.map((name) => [
        name,
        {
          'load ms': of(name, 'loadMs').toFixed(0),
          'first 50 KB ms': of(name, 'firstMs').toFixed(0),
          'RSS + MB': of(name, 'rssMb').toFixed(0),
          'time ÷ js-tiktoken': (total(name) / total('js-tiktoken')).toFixed(2),
          'memory ÷ js-tiktoken': (of(name, 'rssMb') / of('js-tiktoken', 'rssMb')).toFixed(2),
        },
      ]),
    ),
  );
}

/** A keystroke in the middle of a text, against counting all of it. */
function edits(counts: Readonly<Record<string, Count>>): void {
  const rows: Record<string, Record<string, string>> = {};
  for (const size of [20_000, 100_000, 1_000_000]) {
    const recount = new Recount(tokenSum(counts.promptmeter!));
    let text = corpora(size).prompt!;
    recount.of(text);
    const [again, all]: [number[], number[]] = [[], []];
    for (let n = 0; n < 40; n++) {
      text = `${text.slice(0, size / 2)}x${text.slice(size / 2)}`;
      again.push(elapsed(() => recount.of(text)));
      all.push(elapsed(() => counts.promptmeter!(text)));
    }
    rows[size] = {
      'after an edit, ms': median(again).toFixed(3),
      'all of it, ms': median(all).toFixed(3),
      '÷': (median(again) / median(all)).toFixed(2),
    };
  }
  console.log('\nCount of a prompt after a keystroke, by characters');
  console.table(rows);
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  try {
    await Promise.all([buildTokenTables(folder), bundleKernel(folder)]);
    loads(folder);
    const counts: Record<string, Count> = {};
    for (const library of names) counts[library] = await loaders[library]!(folder);
    speed(counts);
    worst(counts);
    edits(counts);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
