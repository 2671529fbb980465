/**
 * What a keystroke in an open document costs, beside reading, counting and pricing the whole text.
 *
 *   npx tsx test/bench/typing.bench.ts [file…]
 *
 * The engine is bundled as the product is, and runs in one thread. Full readings and keystrokes take turns on the same
 * texts, in CPU time, so that other work on the machine counts as little as can be; shown are medians.
 */
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { noSources } from '../../src/prompt/sources';
import type { createEngine, Engine } from '../../src/workspace/engine';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { longFile } from './longFile';

const project = join(__dirname, '../..');
const rounds = 5;
const inRow = 9;

interface Kind {
  readonly title: string;
  /** The text after keystroke `n`, of a text that has what it needs. */
  readonly typed: (text: string, n: number) => string;
}

const insert = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);
const middle = (text: string): number => text.indexOf('\n', text.length >> 1) + 1;

const kinds: readonly Kind[] = [
  {
    title: "a letter in a prompt's literal",
    typed: (text, n) => insert(text, Math.max(0, text.indexOf('You are')) + 8, 'x'.repeat(n + 1)),
  },
  { title: 'a line break at the top', typed: (text, n) => insert(text, 0, '\n'.repeat(n + 1)) },
  { title: 'a line break in the middle', typed: (text, n) => insert(text, middle(text), '\n'.repeat(n + 1)) },
  {
    title: 'a call that is still open',
    typed: (text, n) => insert(text, middle(text), `f(${'a'.repeat(n)}\n`),
  },
];

async function bundledEngine(): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'promptmeter-bench-'));
  try {
    const outfile = join(folder, 'engine.js');
    await build({
      entryPoints: [join(project, 'src/workspace/engine.ts')],
      bundle: true,
      platform: 'node',
      outfile,
      logLevel: 'error',
    });
    const bundle = (await import(outfile)) as { createEngine: typeof createEngine };
    return bundle.createEngine(nodeAssets(join(project, 'dist/assets')), () => noSources);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measure(engine: Engine, path: string, text: string): Promise<void> {
  const analyze = async (of: string, document?: string): Promise<number> => {
    const request = { path, text: of, root: null, assumptions: defaultAssumptions };
    const started = process.cpuUsage();
    await engine.analyze(document === undefined ? request : { ...request, document });
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1000;
  };
  const { prompts } = await engine.analyze({ path, text, root: null, assumptions: defaultAssumptions });
  const rows: Record<string, Record<string, string>> = {};
  for (const { title, typed } of kinds) {
    const full: number[] = [];
    const keystroke: number[] = [];
    await analyze(text, path);
    for (let round = 0; round < rounds; round++) {
      // Several of a kind in a row, as they come; the first clears away what the other kind left behind.
      for (let n = 0; n < inRow; n++) full.push(await analyze(typed(text, n)));
      for (let n = 0; n < inRow; n++) keystroke.push(await analyze(typed(text, n), path));
    }
    rows[title] = {
      'full ms': median(full).toFixed(1),
      'keystroke ms': median(keystroke).toFixed(1),
      'keystroke ÷ full': (median(keystroke) / median(full)).toFixed(3),
    };
  }
  console.log(`${basename(path)}: ${text.split('\n').length} lines, ${prompts.length} prompts`);
  console.table(rows);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1]!;
}

async function main(files: readonly string[]): Promise<void> {
  const engine = await bundledEngine();
  for (const language of ['python', 'typescript'] as const) {
    const { path, text } = longFile(language);
    await measure(engine, path, text);
  }
  for (const file of files) await measure(engine, file, readFileSync(file, 'utf8'));
}

void main(process.argv.slice(2));
