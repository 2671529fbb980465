/**
 * `npx tsx scripts/killExperiments.ts [times]`: kills runs of the built command line at random moments, 100 unless told
 * otherwise, and goes on with each. Ends with 1 where a trial is lost or double, or a ceiling exceeded.
 */
import { killRuns } from '../test/unit/bench/runner/killing';

async function main(): Promise<number> {
  const times = Number(process.argv[2] ?? 100);
  if (!Number.isSafeInteger(times) || times < 1) {
    console.error('Usage: npx tsx scripts/killExperiments.ts [times]');
    return 2;
  }
  const { kills, lost, requests } = await killRuns(times);
  console.log(
    `${kills} kills, ${requests} requests, ${lost} of them in flight at a kill; none lost else, none double.`,
  );
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
