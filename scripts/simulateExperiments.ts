/**
 * `npx tsx scripts/simulateExperiments.ts [runs]`: how often the verdict of an experiment is wrong, and how often its
 * interval holds the true ratio, by simulation; 2,000 runs each unless told otherwise. Ends with 1 where a share lies
 * outside of what `docs/measurements.md` promises.
 */
import { simulate } from '../test/unit/bench/statistics/simulation';

const runs = Number(process.argv[2] ?? 2000);
if (!Number.isSafeInteger(runs) || runs < 1) {
  console.error('Usage: npx tsx scripts/simulateExperiments.ts [runs]');
  process.exit(2);
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(7);
console.log('pairs  looks  true ratio    less     more    same  coverage  mean pairs');
let isWithin = true;
for (const pairs of [50, 100]) {
  for (const stopping of ['none', 'bounds'] as const) {
    for (const trueRatio of [1, 0.9, 0.8]) {
      const seed = pairs * 1000 + Math.round(trueRatio * 100);
      const { less, more, noDifference, coverage, meanPairs } = simulate({
        pairs,
        trueRatio,
        runs,
        seed,
        stopping,
      });
      const wrong = trueRatio === 1 ? less + more : more;
      const isFine =
        (trueRatio === 1 ? wrong >= 0.03 && wrong <= 0.07 : wrong <= 0.05) &&
        coverage >= 0.93 &&
        coverage <= 0.97;
      isWithin &&= isFine;
      console.log(
        `${String(pairs).padStart(5)}  ${String(stopping === 'bounds' ? 5 : 1).padStart(5)}  ${trueRatio.toFixed(2).padStart(10)} ` +
          `${percent(less)}  ${percent(more)} ${percent(noDifference)}   ${percent(coverage)}  ${meanPairs.toFixed(1).padStart(10)}${isFine ? '' : '  outside'}`,
      );
    }
  }
}
process.exitCode = isWithin ? 0 : 1;
