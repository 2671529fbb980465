import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createEncoding } from '../src/tokens/encoding';
import { packRanks } from '../src/tokens/rankTable';
import { boundPct } from '../src/tokens/estimate/fittedEstimator';
import type { ErrorBound } from '../src/tokens/estimate/weightTable';
import { weightAsset, writeWeightTable } from '../src/tokens/estimate/weightTable';
import { apply, crossValidate, fitBound, fitWeights, isCovered, quantile } from './estimators/fit';
import type { Outcome, Sample } from './estimators/fit';
import { dealSources, readAtoms, readSlices } from './estimators/slices';

const usage =
  'Usage: tsx scripts/fitEstimators.ts <slices.jsonl> <field>=<name> … [--out <folder>] [--as-of <date>] [--reference <text>]';

const requireHere = createRequire(__filename);

function main(args: readonly string[]): void {
  const flags = new Map<string, string>();
  const plain: string[] = [];
  for (let i = 0; i < args.length; i++) {
    if (args[i]!.startsWith('--')) flags.set(args[i]!.slice(2), args[++i] ?? '');
    else plain.push(args[i]!);
  }
  const [path, ...fields] = plain;
  if (path === undefined || fields.length === 0) throw new Error(usage);
  const ranks = requireHere('js-tiktoken/ranks/o200k_base') as { readonly bpe_ranks: string };
  const encoding = createEncoding('o200k_base', packRanks(ranks.bpe_ranks));
  const slices = readSlices(path);
  const atoms = readAtoms(
    slices.map(({ text }) => text),
    encoding,
  );

  for (const field of fields) {
    const [key = '', name = key] = field.split('=');
    const samples = slices.flatMap((slice, i) => {
      const count = slice.counts[key];
      return count === undefined || count <= 0 ? [] : [{ slice, atoms: atoms[i]!, count }];
    });
    if (samples.length === 0) throw new Error(`${path} has no field "${key}".`);

    const partOf = dealSources(slices, 4, 'held back');
    const isHeldBack = ({ slice }: Sample): boolean => partOf(slice) === 0;
    const training = samples.filter((sample) => !isHeldBack(sample));
    const bound = fitBound(crossValidate(training, encoding, 4));
    const heldBack = apply(samples.filter(isHeldBack), fitWeights(training), encoding);
    console.log(`\n${name}: ${training.length} slices fitted, ${heldBack.length} held back (other sources)`);
    report(heldBack, bound);

    const everywhere = crossValidate(samples, encoding, 4);
    const shipped = fitBound(everywhere);
    console.log(`${name}, each quarter held back in turn:`);
    report(everywhere, shipped);
    const weights = fitWeights(samples);
    const long = everywhere.filter(({ sample }) => sample.slice.isLong);
    const table = {
      name,
      encoding: encoding.name,
      reference: flags.get('reference') ?? '',
      asOf: flags.get('as-of') ?? new Date().toISOString().slice(0, 10),
      errorPct: Math.ceil(
        100 *
          quantile(
            long.map(({ error }) => Math.abs(error)),
            0.95,
          ),
      ),
      weights,
      bound: shipped,
    };
    const text = writeWeightTable(table);
    console.log(`${weights.size} weights, ${(text.length / 1024).toFixed(0)} kB`);
    const folder = flags.get('out');
    if (folder !== undefined) writeFileSync(join(folder, weightAsset(name)), text);
  }
}

function report(outcomes: readonly Outcome[], bound: ErrorBound): void {
  const rows: [string, readonly Outcome[]][] = [
    ...[...new Set(outcomes.map(({ sample }) => sample.slice.class))]
      .sort()
      .map((name): [string, readonly Outcome[]] => [
        name,
        outcomes.filter(({ sample: { slice } }) => slice.isLong && slice.class === name),
      ]),
    ['all of 400 characters and more', outcomes.filter(({ sample }) => sample.slice.isLong)],
    ['shorter', outcomes.filter(({ sample }) => !sample.slice.isLong)],
  ];
  console.log(
    '| class | slices | median error % | 95th percentile % | within the bound % | bound, median (5th to 95th percentile) |\n| --- | --- | --- | --- | --- | --- |',
  );
  for (const [name, members] of rows) {
    const errors = members.map(({ error }) => Math.abs(error) * 100);
    const within = (100 * members.filter((outcome) => isCovered(outcome, bound)).length) / members.length;
    const bounds = members.map(({ sums }) => boundPct(sums, bound));
    const [low, middle, high] = [0.05, 0.5, 0.95].map((share) => quantile(bounds, share));
    console.log(
      `| ${name} | ${members.length} | ${quantile(errors, 0.5).toFixed(1)} | ${quantile(errors, 0.95).toFixed(1)} | ${within.toFixed(1)} | ±${middle} (${low} to ${high}) |`,
    );
  }
}

main(process.argv.slice(2));
