/**
 * How fast a scan is beside plain tree-sitter parsing of the same files, and how much memory it takes.
 *
 *   npx tsx test/bench/scan.bench.ts <checkout> [rounds]
 *
 * Every measurement is a process of its own, so that its peak memory is its own; the arms of a round run one after
 * the other in changing order, and ratios are taken within a round. The files are the source files that a scan
 * reads. Both arms find and read them; the scan then pre-filters, parses, follows, counts and prices.
 */
import { execFile, execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { defaultAssumptions } from '../../src/cost/assumptions';
import type { Assets } from '../../src/prompt/assets';
import { createPromptParser } from '../../src/prompt/parse';
import { findFiles } from '../../src/workspace/findFiles';
import type { FindOptions } from '../../src/workspace/findFiles';
import { generatedReason } from '../../src/workspace/generatedCode';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { readText } from '../../src/workspace/readText';
import { findRoot } from '../../src/workspace/root';
import { scanWorkspace } from '../../src/workspace/scan';
import { createThreadAnalyzer } from '../../src/workspace/threadAnalyzer';

interface Measurement {
  readonly files: number;
  readonly prompts: number;
  readonly bytes: number;
  readonly ms: number;
  readonly peakRssMb: number;
}

const project = join(__dirname, '../..');
const assetsFolder = join(project, 'dist/assets');
const grammarOf: Readonly<Record<string, string>> = {
  py: 'python',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  js: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  jsx: 'javascript',
};

function extension(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1).toLowerCase();
}

async function sources(checkout: string): Promise<FindOptions> {
  const { root, repository } = await findRoot([checkout]);
  const parser = createPromptParser(nodeAssets(assetsFolder));
  const claims = (path: string): boolean => Object.hasOwn(grammarOf, extension(path)) && parser.claims(path);
  return { root, repository, paths: [checkout], include: [], exclude: [], claims };
}

/** Finds, reads and parses, and nothing else. */
async function measureParse(checkout: string): Promise<Measurement> {
  const assets: Assets = nodeAssets(assetsFolder);
  const started = performance.now();
  const found = await findFiles(await sources(checkout));
  // The module reads its own file if it is not given the bytes.
  const runtime = { locateFile: (file: string) => file, wasmBinary: await assets.read('tree-sitter.wasm') };
  await Parser.init(runtime);
  const parsers = new Map<string, Parser>();
  let files = 0;
  let bytes = 0;
  for (const file of found.files) {
    const read = await readText(file.absolutePath);
    if (read.kind === 'skipped' || generatedReason(file.path, read.text) !== null) continue;
    const name = grammarOf[extension(file.path)]!;
    let parser = parsers.get(name);
    if (parser === undefined) {
      parser = new Parser().setLanguage(await Language.load(await assets.read(`tree-sitter-${name}.wasm`)));
      parsers.set(name, parser);
    }
    parser.parse(read.text)?.delete();
    files += 1;
    bytes += Buffer.byteLength(read.text);
  }
  return { files, prompts: 0, bytes, ms: performance.now() - started, peakRssMb: peakRssMb() };
}

async function measureScan(checkout: string, threads: number): Promise<Measurement> {
  const started = performance.now();
  const script = join(project, 'dist/worker.js');
  const inner = createThreadAnalyzer({ script, assetsFolder, threads });
  let bytes = 0;
  const analyzer: typeof inner = {
    ...inner,
    analyze: (request, signal) => {
      bytes += Buffer.byteLength(request.text);
      return inner.analyze(request, signal);
    },
  };
  const report = await scanWorkspace({
    ...(await sources(checkout)),
    assumptions: defaultAssumptions,
    analyzer,
    concurrency: threads * 2 + 2,
  });
  const ms = performance.now() - started;
  inner.dispose();
  const { files, prompts } = report.totals;
  return { files, prompts, bytes, ms, peakRssMb: peakRssMb() };
}

function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

const cores = availableParallelism();
const arms: Readonly<Record<string, (checkout: string) => Promise<Measurement>>> = {
  'tree-sitter': measureParse,
  'scan, 1 thread': (checkout) => measureScan(checkout, 1),
  ...(cores > 1 ? { [`scan, ${cores} threads`]: (checkout: string) => measureScan(checkout, cores) } : {}),
};

async function inOwnProcess(arm: string, checkout: string): Promise<Measurement> {
  const args = ['--import', 'tsx', __filename, '--arm', arm, checkout];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: project });
  return JSON.parse(stdout) as Measurement;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

async function compare(checkout: string, rounds: number): Promise<void> {
  execFileSync(process.execPath, ['esbuild.js', 'worker', '--minify'], { cwd: project, stdio: 'ignore' });
  const names = Object.keys(arms);
  const measured = new Map<string, Measurement[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    const order = [...names.slice(round % names.length), ...names.slice(0, round % names.length)];
    for (const name of order) measured.get(name)!.push(await inOwnProcess(name, checkout));
  }
  const baseline = measured.get(names[0]!)!;
  console.log(
    `${checkout}: ${baseline[0]!.files} files, ${megabytes(baseline[0]!.bytes)} MB, ${rounds} rounds, medians`,
  );
  console.log(
    `${'arm'.padEnd(18)}  files/s   MB/s    ms  peak RSS MB  time ÷ tree-sitter (min–max)  prompts`,
  );
  for (const name of names) {
    const runs = measured.get(name)!;
    const ratios = runs.map((run, round) => run.ms / baseline[round]!.ms);
    const of = (value: (run: Measurement) => number): number => median(runs.map(value));
    const cells = [
      of(({ files, ms }) => (files / ms) * 1000)
        .toFixed(0)
        .padStart(7),
      of(({ bytes, ms }) => bytes / 1e3 / ms)
        .toFixed(2)
        .padStart(5),
      of(({ ms }) => ms)
        .toFixed(0)
        .padStart(5),
      of((run) => run.peakRssMb)
        .toFixed(0)
        .padStart(11),
      `${median(ratios).toFixed(2)} (${Math.min(...ratios).toFixed(2)}–${Math.max(...ratios).toFixed(2)})`.padEnd(
        29,
      ),
      String(runs[0]!.prompts).padStart(7),
    ];
    console.log(`${name.padEnd(18)}  ${cells.join('  ')}`);
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--arm') {
    console.log(JSON.stringify(await arms[args[1]!]!(args[2]!)));
    return;
  }
  const [checkout, rounds = '5'] = args;
  if (checkout === undefined || !(Number(rounds) >= 1)) {
    console.error('Usage: npx tsx test/bench/scan.bench.ts <checkout> [rounds]');
    process.exitCode = 2;
    return;
  }
  await compare(resolve(checkout), Number(rounds));
}

void main(process.argv.slice(2));
