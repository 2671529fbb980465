import { endpointsOf } from '../plan';
import type { Plan } from '../plan';
import { simulatedNames } from '../simulator/simulatedEndpoints';
import type { Money } from '../words';
import type { DayLedger } from './dayLedger';

/** What experiments may spend in a day where the user says nothing else. */
export const usualDailyUsd = 5;

/** What a day allows. */
export interface Day {
  readonly ledger: DayLedger;
  /** Id of the run that is gone on with: what it spent counts against its own ceiling. Null for a new one. */
  readonly resumed: string | null;
  readonly money: Money;
}

/**
 * A plan that spends no more than its day leaves. Throws an Error with a sentence where that is not enough. Plans that
 * are only simulated or free are left as they are.
 */
export function withinDay(plan: Plan, { ledger, resumed, money }: Day): Plan {
  const isSimulated = endpointsOf(plan).every(({ name }) => simulatedNames.includes(name));
  if (isSimulated || plan.boundUsd === 0) return plan;
  const spent = ledger.spentUsd();
  const left = ledger.dailyUsd - spent;
  const ceiling = `the ceiling per day is ${money(ledger.dailyUsd)} (experiments.dailyUsd of your settings)`;
  // Fails closed: what is no number is too much.
  if (!(left > 0)) {
    throw new Error(`Nothing was sent: experiments have spent ${money(spent)} today, and ${ceiling}.`);
  }
  if (plan.expectedUsd > left) {
    throw new Error(
      `Nothing was sent: it would cost about ${money(plan.expectedUsd)}, experiments have spent ${money(spent)} today, and ${ceiling}.`,
    );
  }
  return { ...plan, maxUsd: Math.min(plan.maxUsd, left + (resumed === null ? 0 : ledger.spentUsd(resumed))) };
}
