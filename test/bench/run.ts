/**
 * `npm run bench [-- <checkout>…]`: what the extension costs in size, time and memory, as ratios to peers where there
 * are any. The scan needs a checkout of some size; the other parts need nothing.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Lifetime } from '../../scripts/host/lifetime';
import { repository } from '../../scripts/host/paths';
import { runSuite } from '../../scripts/host/suiteRun';
import { chooseTestHost } from '../../scripts/host/testHost';
import { chosenVersion } from '../../scripts/host/versions';

async function main(checkouts: readonly string[]): Promise<void> {
  const missing = checkouts.find((checkout) => !existsSync(checkout));
  if (missing !== undefined) {
    console.error(`There is no folder ${missing}.`);
    process.exit(2);
  }
  heading('Size of what is packaged');
  execFileSync(process.execPath, ['esbuild.js', '--minify'], { cwd: repository, stdio: 'ignore' });
  sizes();
  heading('Inside the editor');
  await editor(checkouts);
  heading('Counting tokens');
  run('tokens.bench.ts');
  run('countFile.bench.ts');
  heading('Pricing');
  run('prices.bench.ts');
  heading('Typing in a document');
  run('typing.bench.ts');
  heading('Timing requests');
  run('experiments.bench.ts');
  heading('The page of a run');
  run('page.bench.ts');
  heading('Scanning a workspace');
  if (checkouts.length === 0) {
    console.log('Name checkouts to measure scans: npm run bench -- path/to/checkout');
  }
  for (const checkout of checkouts) {
    run('scan.bench.ts', checkout);
    run('prefilter.bench.ts', checkout);
  }
}

function heading(text: string): void {
  console.log(`\n── ${text}`);
}

function run(script: string, ...args: string[]): void {
  const path = join(repository, 'test/bench', script);
  execFileSync(process.execPath, ['--import', 'tsx', path, ...args], { cwd: repository, stdio: 'inherit' });
}

function sizes(): void {
  const dist = join(repository, 'dist');
  const rows = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(dist, path)).isFile() && !path.endsWith('.map'))
    .map((path) => {
      const bytes = readFileSync(join(dist, path));
      return [
        path,
        { kB: Math.round(bytes.length / 1000), 'gzip kB': Math.round(gzipSync(bytes).length / 1000) },
      ] as const;
    });
  console.table(Object.fromEntries(rows));
}

async function editor(checkouts: readonly string[]): Promise<void> {
  const lifetime = new Lifetime().endWithProcess();
  try {
    const host = await chooseTestHost(chosenVersion(process.env), process.env);
    console.log(`Running in ${host.description}.`);
    const alone = { name: 'bench', folder: 'test/bench/editor', restricted: false };
    const scans = { name: 'bench-scan', folder: 'test/bench/editorScan', restricted: false };
    for (const suite of [alone, ...checkouts.map((path) => ({ ...scans, workspace: resolve(path) }))]) {
      const { failed } = await runSuite(suite, host.start, undefined, lifetime);
      if (failed > 0) process.exitCode = 1;
    }
  } finally {
    await lifetime.end();
  }
}

void main(process.argv.slice(2));
