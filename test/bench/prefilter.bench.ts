/**
 * Whether the pre-filter loses prompts, and how fast it is: every source file of a checkout is parsed, with what it
 * imports, and those with prompts must be among those that the filter lets through.
 *
 *   npx tsx test/bench/prefilter.bench.ts <checkout>
 *
 * Prints each file that it loses; fails if there is one.
 */
import { join, resolve } from 'node:path';
import { createPrefilter } from '../../src/prompt/code/filter/prefilter';
import type { Prefilter } from '../../src/prompt/code/filter/prefilter';
import { codeLanguageOf } from '../../src/prompt/code/languages';
import type { SourceFile } from '../../src/prompt/model';
import { createPromptParser } from '../../src/prompt/parse';
import { diskSources } from '../../src/workspace/diskSources';
import { findFiles } from '../../src/workspace/findFiles';
import { generatedReason } from '../../src/workspace/generatedCode';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { readText } from '../../src/workspace/readText';
import { findRoot } from '../../src/workspace/root';

const assets = nodeAssets(join(__dirname, '../../dist/assets'));

function filterOf(path: string, filters: Map<string, Prefilter>): Prefilter {
  const { language } = codeLanguageOf(path)!;
  const filter = filters.get(language.id) ?? createPrefilter(language);
  filters.set(language.id, filter);
  return filter;
}

async function main(checkout: string): Promise<void> {
  const { root, repository } = await findRoot([checkout]);
  const claims = (path: string): boolean => codeLanguageOf(path) !== null;
  const options = { root, repository, paths: [checkout], include: [], exclude: [], claims };
  const files = findFiles(options).files.flatMap(({ path, absolutePath }): SourceFile[] => {
    const read = readText(absolutePath);
    return read.kind === 'text' && generatedReason(path, read.text) === null
      ? [{ path, text: read.text }]
      : [];
  });
  const filters = new Map<string, Prefilter>();
  const sources = diskSources(root);
  const before = process.cpuUsage();
  const passed = new Set<SourceFile>();
  for (const file of files) if (filterOf(file.path, filters)(file, sources)) passed.add(file);
  const { user, system } = process.cpuUsage(before);
  const megabytes = charactersOf(files) / 1e6;
  const share = charactersOf([...passed]) / charactersOf(files);
  console.log(
    `${checkout}: the filter lets ${passed.size} of ${files.length} files through, ` +
      `${(share * 100).toFixed(1)} % of ${megabytes.toFixed(1)} MB, at ${(megabytes / ((user + system) / 1e6)).toFixed(0)} MB/s`,
  );
  const parser = createPromptParser(assets, { filtered: false });
  let holding = 0;
  let lost = 0;
  for (const file of files) {
    const { prompts } = await parser.parse(file, sources);
    if (prompts.length === 0) continue;
    holding += 1;
    if (passed.has(file)) continue;
    lost += 1;
    console.log(`lost: ${file.path}`);
  }
  console.log(`${holding} files hold prompts, lost = ${lost}`);
  if (lost > 0) process.exitCode = 1;
}

function charactersOf(files: readonly SourceFile[]): number {
  return files.reduce((sum, { text }) => sum + text.length, 0);
}

const [checkout] = process.argv.slice(2);
if (checkout === undefined) {
  console.error('Usage: npx tsx test/bench/prefilter.bench.ts <checkout>');
  process.exitCode = 2;
} else void main(resolve(checkout));
