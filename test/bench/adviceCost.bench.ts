/**
 * What advice adds to the processor time of reading, counting and pricing prompts.
 *
 *   npx tsx test/bench/adviceCost.bench.ts [--rounds N] <checkout>…
 *
 * All files of each checkout are analysed in this process, N times without any rule and N times with all of them (5
 * unless told), in turns; nothing is kept between. Prints the least time of each, in seconds of the processor, and the
 * share that advice adds.
 */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rules } from '../../src/advice/rules';
import type { RuleLevel } from '../../src/cost/assumptions';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { createPromptParser } from '../../src/prompt/parse';
import type { SourceFile } from '../../src/prompt/model';
import { diskSources } from '../../src/workspace/diskSources';
import { createEngine } from '../../src/workspace/engine';
import { findFiles } from '../../src/workspace/findFiles';
import { generatedReason } from '../../src/workspace/generatedCode';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { readText } from '../../src/workspace/readText';
import { findRoot } from '../../src/workspace/root';

const assets = nodeAssets(join(__dirname, '../../dist/assets'));
const off: Record<string, RuleLevel> = Object.fromEntries(rules.map(({ id }) => [id, 'off']));

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' } },
  });
  if (positionals.length === 0) throw new Error('Name at least one checkout.');
  const table: Record<string, object> = {};
  for (const folder of positionals) {
    const { root, files } = await filesOf(resolve(folder));
    let prompts = 0;
    const best = { without: Infinity, with: Infinity };
    for (let round = 0; round < Number(values.rounds); round++) {
      for (const way of ['without', 'with'] as const) {
        const engine = createEngine(assets, diskSources);
        const assumptions = { ...defaultAssumptions, rules: way === 'with' ? {} : off };
        const before = process.cpuUsage();
        prompts = 0;
        for (const file of files) {
          prompts += (await engine.analyze({ ...file, root, assumptions })).prompts.length;
        }
        const { user, system } = process.cpuUsage(before);
        // The first round warms up.
        if (round > 0 || Number(values.rounds) === 1) best[way] = Math.min(best[way], (user + system) / 1e6);
      }
    }
    table[folder] = {
      files: files.length,
      prompts,
      'without (s)': Number(best.without.toFixed(2)),
      'with (s)': Number(best.with.toFixed(2)),
      'advice adds %': Number(((best.with / best.without - 1) * 100).toFixed(1)),
    };
  }
  console.table(table);
}

async function filesOf(folder: string): Promise<{ root: string; files: SourceFile[] }> {
  const { root, repository } = await findRoot([folder]);
  const parser = createPromptParser(assets);
  const claims = (path: string): boolean => parser.claims(path);
  const found = findFiles({ root, repository, paths: [folder], include: [], exclude: [], claims }).files;
  const files = found.flatMap(({ path, absolutePath }): SourceFile[] => {
    const read = readText(absolutePath);
    return read.kind !== 'text' || generatedReason(path, read.text) !== null
      ? []
      : [{ path, text: read.text }];
  });
  return { root, files };
}

void main();
