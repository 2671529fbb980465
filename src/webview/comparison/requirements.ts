import { pick } from '../../bench/view/pick';
import type { Pick, Requirements } from '../../bench/view/pick';
import type { RunView } from '../../bench/view/runView';
import type { Money } from '../../bench/words';
import { chosen } from '../shared/look';
import type { Look } from '../shared/look';

/** Names under which a look keeps the limits. */
export const limits = {
  maxP95Ms: 'maxP95Ms',
  maxUsdPer1kCalls: 'maxUsdPer1kCalls',
  minQuality: 'minQuality',
} as const;

/** What somebody has said that is needed. */
export function requirementsOf(look: Look, primary: 'ttft' | 'e2e'): Requirements {
  const number = (name: string): number | null => {
    const value = look[name];
    return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
  };
  return {
    time: chosen(look, 'pickTime', ['ttft', 'e2e'] as const) ?? primary,
    prefer: chosen(look, 'prefer', ['cost', 'time'] as const) ?? 'cost',
    maxP95Ms: number(limits.maxP95Ms),
    maxUsdPer1kCalls: number(limits.maxUsdPer1kCalls),
    minQuality: number(limits.minQuality),
  };
}

/** The arm that meets what is needed; null where nothing is said to be. */
export function pickedArm(run: RunView, look: Look, money: Money): Pick | null {
  const needed = requirementsOf(look, run.head.plan.primary);
  const isSaid = Object.values(limits).some((name) => needed[name] !== null);
  return isSaid ? pick(run.summary.comparison.arms, needed, money) : null;
}
