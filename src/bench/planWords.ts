import { modeOf } from './experiment';
import type { Plan } from './plan';
import { simulatedNames } from './simulator/simulatedEndpoints';
import { percent } from './words';
import type { Money } from './words';

/** The plan, a line for each thing to know before anything is sent. */
export function planLines(plan: Plan, money: Money): string[] {
  const { experiment, arms, requests, inputTokens, outputTokens, expectedUsd, boundUsd, maxUsd, seconds } =
    plan;
  const { pairs, concurrency, maxOutputTokens, earlyStopping } = experiment.plan;
  const modes = new Set(arms.map(({ variant }) => modeOf(variant, experiment.plan)));
  const total = requests.warmup + requests.measured + requests.quality + requests.judge;
  const isSimulated = arms.every(({ at }) => simulatedNames.includes(at.name));
  const paid = isSimulated ? ' (simulated: nothing is billed)' : '';
  return [
    `${experiment.name}: ${arms.map(({ id, at }) => `${id} (${at.model} at ${at.name})`).join(', ')}`,
    `${pairs} pairs, ${[...modes].join(' against ')}, ${concurrency} at a time, at most ${maxOutputTokens} output tokens${earlyStopping ? ', ended early if the result is clear' : ''}`,
    `up to ${total} requests: ${requests.warmup} to warm up, ${requests.measured} measured, ${requests.quality} for the checks alone${requests.judge > 0 ? `, ${requests.judge} for the judge` : ''}`,
    `about ${whole(inputTokens)} input tokens, at most ${whole(outputTokens)} output tokens`,
    `cost about ${money(expectedUsd)}, at most ${money(boundUsd)}; the ceiling is ${money(maxUsd)}${paid}`,
    `about ${duration(seconds)}; shows differences from about ${percent(plan.detectable)}`,
    ...plan.notes.map((note) => `note: ${note}`),
  ];
}

/** `7,480`. */
function whole(count: number): string {
  return count.toLocaleString('en-US');
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;
}
