/**
 * `promptmeter count` on a file of 20 MB against a script that does the same with gpt-tokenizer: whole processes, in
 * turn, nothing kept between them. The command line must be built.
 *
 *     npx tsx test/bench/countFile.bench.ts
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpora } from './tokenCorpora';

const rounds = 5;
const megabytes = 20;
const script = `
const { readFileSync } = require('node:fs');
const { countTokens } = require('gpt-tokenizer/encoding/o200k_base');
console.log(countTokens(readFileSync(process.argv[1], 'utf8'), { disallowedSpecial: new Set() }));
`;

interface Run {
  readonly ms: number;
  readonly tokens: number;
}

function run(args: readonly string[], read: (stdout: string) => number): Run {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return { ms: performance.now() - start, tokens: read(stdout) };
}

function countedBy(stdout: string): number {
  return (JSON.parse(stdout) as { results: { tokens: number }[] }).results[0]!.tokens;
}

function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'promptmeter-bench-'));
  try {
    const file = join(folder, 'text.md');
    // Prompts, code, JSON and English, none of it twice in the same order.
    const { prompt } = corpora(megabytes * 1_000_000);
    writeFileSync(file, prompt!);
    const arms: Readonly<Record<string, () => Run>> = {
      promptmeter: () =>
        run(['dist/cli.js', 'count', file, '--model', 'gpt-5-mini', '--format', 'json'], countedBy),
      'gpt-tokenizer': () => run(['-e', script, file], Number),
    };
    const runs: Record<string, Run[]> = {};
    for (let round = 0; round < rounds; round++) {
      for (const [name, arm] of Object.entries(arms)) (runs[name] ??= []).push(arm());
    }
    const median = (name: string): number =>
      runs[name]!.map(({ ms }) => ms).sort((a, b) => a - b)[rounds >> 1]!;
    console.log(`\nCount of a file of ${megabytes} MB, whole process, median of ${rounds}`);
    console.table(
      Object.fromEntries(
        Object.keys(arms).map((name) => [
          name,
          {
            ms: Math.round(median(name)),
            'x promptmeter': (median(name) / median('promptmeter')).toFixed(1),
            tokens: runs[name]![0]!.tokens,
          },
        ]),
      ),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
