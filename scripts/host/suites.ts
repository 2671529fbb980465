import { cpSync, existsSync, mkdtempSync, readdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { build } from 'esbuild';
import type { Lifetime } from './lifetime';
import { repository, sampleWorkspace } from './paths';

/** Tests that run together inside one VS Code. */
export interface Suite {
  readonly name: string;
  /** Where its test files lie, relative to the repository; a folder inside that is another suite's is not. */
  readonly folder: string;
  /** True runs it in Restricted Mode: with workspace trust, in a folder nobody trusts. */
  readonly restricted: boolean;
  /** What it opens, absolute; a copy of the sample workspace if left out. */
  readonly workspace?: string;
}

/** The suites of this project. */
export const suites: readonly Suite[] = [
  { name: 'integration', folder: 'test/integration', restricted: false },
  { name: 'restricted', folder: 'test/integration/restricted', restricted: true },
];

/** The test files of a suite, relative to the repository. */
export function testFilesOf(suite: Suite): string[] {
  const root = join(repository, suite.folder);
  if (!existsSync(root)) return [];
  const others = suites
    .map((other) => other.folder)
    .filter((folder) => folder.startsWith(`${suite.folder}/`));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((path) => posix.join(suite.folder, path.replaceAll('\\', '/')))
    .filter((path) => path.endsWith('.test.ts') && !others.some((folder) => path.startsWith(`${folder}/`)))
    .sort();
}

/**
 * Bundles the bootstrap and each test file of a suite on its own, since mocha loads them one by one. Returns
 * the module that VS Code is to load as its `extensionTestsPath`.
 */
export async function bundleSuite(suite: Suite): Promise<string> {
  const outdir = join(repository, 'out', suite.name);
  // Tests that are gone from the sources must not run from an old bundle.
  rmSync(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: repository,
    entryPoints: ['test/integration/index.ts', ...testFilesOf(suite)],
    outdir,
    outbase: 'test',
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    sourcemap: 'linked',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(outdir, 'integration/index.js');
}

/** A copy of the sample workspace that a suite may write into; it goes with the lifetime. */
export function copyOfSampleWorkspace(lifetime: Lifetime): string {
  if (!existsSync(sampleWorkspace)) throw new Error(`The sample workspace is missing: ${sampleWorkspace}`);
  const parent = temporaryFolder(lifetime);
  const copy = join(parent, 'workspace');
  cpSync(sampleWorkspace, copy, { recursive: true });
  return copy;
}

/** A new empty folder, with a short path since sockets are made in it; it goes with the lifetime. */
export function temporaryFolder(lifetime: Lifetime): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'promptmeter-')));
  lifetime.onEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
