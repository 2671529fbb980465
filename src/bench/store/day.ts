import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { endpointsOf } from '../plan';
import type { Plan } from '../plan';
import { simulatedNames } from '../simulator/simulatedEndpoints';
import type { Money } from '../words';
import { chargedUsd } from './run';
import { readRun } from './runFile';

/** What a day allows, and where its runs are. */
export interface Day {
  /** Folder of the runs, absolute. */
  readonly folder: string;
  readonly dailyUsd: number;
  /** The run that is gone on with: what it spent counts against its own ceiling. */
  readonly resumed: string | null;
  readonly money: Money;
  readonly now?: Date;
}

/**
 * A plan that spends no more than its day leaves. Throws an Error with a sentence where that is not enough. Plans that
 * are only simulated or free are left as they are.
 */
export function withinDay(plan: Plan, day: Day): Plan {
  const isSimulated = endpointsOf(plan).every(({ name }) => simulatedNames.includes(name));
  if (isSimulated || plan.boundUsd === 0) return plan;
  const { dailyUsd, money } = day;
  const spent = spentOn(day);
  const left = dailyUsd - spent;
  const ceiling = `the ceiling per day is ${money(dailyUsd)} (promptmeter.experiments.dailyUsd)`;
  if (left <= 0) {
    throw new Error(`Nothing was sent: experiments have spent ${money(spent)} today, and ${ceiling}.`);
  }
  if (plan.expectedUsd > left) {
    throw new Error(
      `Nothing was sent: it would cost about ${money(plan.expectedUsd)}, experiments have spent ${money(spent)} today, and ${ceiling}.`,
    );
  }
  return { ...plan, maxUsd: Math.min(plan.maxUsd, left) };
}

/** What the stored runs spent at most on a day of this machine, USD; simulated answers cost nothing. */
function spentOn({ folder, resumed, now = new Date() }: Day): number {
  if (!existsSync(folder)) return 0;
  const today = now.toDateString();
  const isToday = ({ at }: { readonly at: string }): boolean => new Date(at).toDateString() === today;
  return readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => join(folder, name))
    .filter((path) => path !== resumed)
    .reduce((sum, path) => {
      const run = readRun(path);
      if (run === null) return sum;
      const simulated = new Set(run.trials.filter((trial) => trial.simulated).map(({ id }) => id));
      const sent = run.sent.filter((each) => isToday(each) && !simulated.has(each.id));
      const ids = new Set(sent.map(({ id }) => id));
      return sum + chargedUsd({ sent, trials: run.trials.filter(({ id }) => ids.has(id)) });
    }, 0);
}
