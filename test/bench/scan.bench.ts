/**
 * How long a scan takes beside plain tree-sitter parsing of the same checkout, a second scan beside the first, and a
 * scan of twice the files beside one; what memory it takes, and for how long it blocks the thread that asks for it.
 *
 *   npx tsx test/bench/scan.bench.ts <checkout> [rounds]
 *
 * Every measurement is a process of its own, so that its peak memory is its own; the arms of a round run one after
 * the other in changing order, and ratios are taken within a round. Tree-sitter's arm is the time in its parser alone,
 * single-threaded, for all source files that the scan finds, found and read beforehand. The scan's is everything:
 * starting threads, finding, reading, parsing, following, counting, pricing.
 */
import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { Language, Parser } from '@vscode/tree-sitter-wasm';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { codeLanguageOf } from '../../src/prompt/code/languages';
import { createPromptParser } from '../../src/prompt/parse';
import { findFiles } from '../../src/workspace/findFiles';
import type { FoundFile } from '../../src/workspace/findFiles';
import { generatedReason } from '../../src/workspace/generatedCode';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { readText } from '../../src/workspace/readText';
import { findRoot } from '../../src/workspace/root';
import { scanWorkspace } from '../../src/workspace/scan';
import { createThreadAnalyzer } from '../../src/workspace/threadAnalyzer';

interface Measurement {
  readonly files: number;
  readonly bytes: number;
  readonly prompts: number;
  readonly ms: number;
  /** Of all threads: on a machine that is busy with other things the better measure. */
  readonly cpuMs: number;
  /** Of a second scan in the same process, and in the same checkout. */
  readonly againMs: number;
  readonly peakRssMb: number;
  readonly worstDelayMs: number;
}

const project = join(__dirname, '../..');
const assetsFolder = join(project, 'dist/assets');

async function claimedFiles(checkout: string): Promise<readonly FoundFile[]> {
  const { root, repository } = await findRoot([checkout]);
  const parser = createPromptParser(nodeAssets(assetsFolder));
  const claims = (path: string): boolean => parser.claims(path);
  return findFiles({ root, repository, paths: [checkout], include: [], exclude: [], claims }).files;
}

/** Parses, and nothing else. */
async function measureParse(checkout: string): Promise<Measurement> {
  const assets = nodeAssets(assetsFolder);
  // The module reads its own file if it is not given the bytes.
  const runtime = { locateFile: (file: string) => file, wasmBinary: await assets.read('tree-sitter.wasm') };
  await Parser.init(runtime);
  const parsers = new Map<string, Parser>();
  let files = 0;
  let bytes = 0;
  let ms = 0;
  let cpuMs = 0;
  for (const { path, absolutePath } of await claimedFiles(checkout)) {
    const name = codeLanguageOf(path)?.grammar;
    const read = name === undefined ? null : readText(absolutePath);
    if (name === undefined || read?.kind !== 'text' || generatedReason(path, read.text) !== null) continue;
    let parser = parsers.get(name);
    if (parser === undefined) {
      parser = new Parser().setLanguage(await Language.load(await assets.read(`tree-sitter-${name}.wasm`)));
      parsers.set(name, parser);
    }
    const started = performance.now();
    const before = process.cpuUsage();
    parser.parse(read.text)?.delete();
    ms += performance.now() - started;
    cpuMs += cpuSince(before);
    files += 1;
    bytes += Buffer.byteLength(read.text);
  }
  return { files, bytes, prompts: 0, ms, cpuMs, againMs: 0, peakRssMb: peakRssMb(), worstDelayMs: 0 };
}

async function measureScan(checkout: string, threads: number): Promise<Measurement> {
  const { root, repository } = await findRoot([checkout]);
  const cacheFolder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const scan = async (): Promise<{ ms: number; prompts: number; files: number }> => {
    const started = performance.now();
    const report = await scanWorkspace({
      root,
      repository,
      paths: [checkout],
      include: [],
      exclude: [],
      assumptions: defaultAssumptions,
      analyzer,
      cacheFolder,
    });
    const { prompts, files } = report.totals;
    return { ms: performance.now() - started, prompts, files };
  };
  const analyzer = createThreadAnalyzer({ script: join(project, 'dist/worker.js'), assetsFolder, threads });
  const before = process.cpuUsage();
  const first = await scan();
  const cpuMs = cpuSince(before);
  delay.disable();
  const again = await scan();
  analyzer.dispose();
  rmSync(cacheFolder, { recursive: true });
  return {
    ...first,
    cpuMs,
    bytes: 0,
    againMs: again.ms,
    peakRssMb: peakRssMb(),
    worstDelayMs: delay.max / 1e6 - 5,
  };
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function peakRssMb(): number {
  return process.resourceUsage().maxRSS / 1024;
}

const threads = availableParallelism();
const arms: Readonly<Record<string, (checkout: string) => Promise<Measurement>>> = {
  'tree-sitter': measureParse,
  'scan, 1 thread': (checkout) => measureScan(checkout, 1),
  [`scan, ${threads} threads`]: (checkout) => measureScan(checkout, threads),
};
const doubled = 'twice the files';

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

/** What a scan finds in a checkout, twice. */
async function copiedTwice(checkout: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  for (const { path, absolutePath } of await claimedFiles(checkout)) {
    for (const copy of ['first', 'second']) {
      const target = join(folder, copy, path);
      mkdirSync(dirname(target), { recursive: true });
      copyFileSync(absolutePath, target);
    }
  }
  return folder;
}

async function compare(checkout: string, rounds: number): Promise<void> {
  execFileSync(process.execPath, ['esbuild.js', 'worker', 'pricing', '--minify'], {
    cwd: project,
    stdio: 'ignore',
  });
  const twice = await copiedTwice(checkout);
  const scanArm = Object.keys(arms).at(-1)!;
  const names = [...Object.keys(arms), doubled];
  const measured = new Map<string, Measurement[]>(names.map((name) => [name, []]));
  try {
    for (let round = 0; round < rounds; round++) {
      for (const name of [...names.slice(round % names.length), ...names.slice(0, round % names.length)]) {
        const run = name === doubled ? inOwnProcess(scanArm, twice) : inOwnProcess(name, checkout);
        measured.get(name)!.push(await run);
      }
    }
  } finally {
    rmSync(twice, { recursive: true });
  }
  print(checkout, rounds, scanArm, measured);
}

function print(
  checkout: string,
  rounds: number,
  scanArm: string,
  measured: ReadonlyMap<string, readonly Measurement[]>,
): void {
  const parsed = measured.get('tree-sitter')!;
  const scans = measured.get(scanArm)!;
  const { files, bytes } = parsed[0]!;
  console.log(
    `${checkout}: ${files} source files, ${(bytes / 1e6).toFixed(1)} MB; ${rounds} rounds, medians`,
  );
  console.table(
    Object.fromEntries(
      [...measured].map(([name, runs]) => [
        name,
        {
          files: runs[0]!.files,
          prompts: runs[0]!.prompts,
          ms: Math.round(median(runs.map(({ ms }) => ms))),
          'cpu ms': Math.round(median(runs.map(({ cpuMs }) => cpuMs))),
          'again ms': Math.round(median(runs.map(({ againMs }) => againMs))),
          'peak RSS MB': Math.round(median(runs.map((run) => run.peakRssMb))),
          'worst delay ms': Math.round(median(runs.map((run) => run.worstDelayMs))),
        },
      ]),
    ),
  );
  const ratio = (words: string, of: (round: number) => number): void => {
    const ratios = Array.from({ length: rounds }, (_, round) => of(round));
    const [low, high] = [Math.min(...ratios).toFixed(3), Math.max(...ratios).toFixed(3)];
    console.log(`${words.padEnd(46)} ${median(ratios).toFixed(3)} (${low} to ${high})`);
  };
  for (const [name, runs] of measured) {
    if (name.startsWith('scan')) {
      ratio(`${name} ÷ tree-sitter`, (round) => runs[round]!.ms / parsed[round]!.ms);
    }
  }
  ratio('again, nothing changed ÷ first scan', (round) => scans[round]!.againMs / scans[round]!.ms);
  ratio('twice the files ÷ once', (round) => measured.get(doubled)![round]!.ms / scans[round]!.ms);
}

async function main(args: readonly string[]): Promise<void> {
  if (args[0] === '--arm') {
    console.log(JSON.stringify(await arms[args[1]!]!(args[2]!)));
    return;
  }
  const [checkout, rounds = '3'] = args;
  if (checkout === undefined || !(Number(rounds) >= 1)) {
    console.error('Usage: npx tsx test/bench/scan.bench.ts <checkout> [rounds]');
    process.exitCode = 2;
    return;
  }
  await compare(resolve(checkout), Number(rounds));
}

void main(process.argv.slice(2));
