import type { Comparison, ContrastResult } from '../comparison';
import type { PlanSettings } from '../experiment';
import { percent } from '../words';

/** What a run says, in plain words. */
export interface Verdict {
  /** `good` if a candidate is better, `bad` if it is worse, `open` where nothing is decided. Never told by colour alone. */
  readonly tone: 'good' | 'bad' | 'same' | 'open';
  /** One sentence: what to know if nothing else is read. */
  readonly headline: string;
  /** What stands behind it, a sentence each. */
  readonly details: readonly string[];
  /** Pairs that may decide it; null where more pairs decide nothing. */
  readonly morePairs: number | null;
}

const measures = { ttft: 'to the first token', e2e: 'to the last token' } as const;

/** What the comparison says of each candidate, the first one's tone first. */
export function verdictOf(comparison: Comparison, plan: PlanSettings): Verdict {
  const own = comparison.contrasts.filter(({ primary }) => primary);
  const [first] = own;
  if (first === undefined) {
    return { tone: 'open', headline: withoutPairs(comparison), details: [], morePairs: null };
  }
  const best = own.find(({ verdict }) => verdict === 'faster') ?? first;
  const sentences = own.map((contrast) => speed(contrast, plan));
  const place = own.indexOf(best);
  const others = sentences.filter((_, i) => i !== place);
  return {
    tone: toneOf(best),
    headline: sentences[place]!,
    details: [...others, ...comparison.contrasts.flatMap(bill), ...worth(comparison)],
    morePairs: best.morePairs,
  };
}

function withoutPairs({ end, pairs }: Comparison): string {
  const why = end.message === null ? '' : ` ${end.message}`;
  if (pairs.invalid === 0) return `Nothing is measured yet.${why}`;
  const leftOut = pairs.invalid === 1 ? 'one was left out' : `${pairs.invalid} were left out`;
  return `No pair counts${end.reason === 'running' ? ' yet' : ''}: ${leftOut}.${why}`;
}

/** Whether what a contrast says is good for its candidate. */
export function toneOf({ verdict }: ContrastResult): Verdict['tone'] {
  switch (verdict) {
    case 'faster':
    case 'lower':
      return 'good';
    case 'slower':
    case 'higher':
      return 'bad';
    case 'noDifference':
      return 'same';
    case 'inconclusive':
    case 'notComparable':
      return 'open';
  }
}

/** `B is 22 % faster to the first token than A (95 %: between 19 % and 24 %).` */
function speed(contrast: ContrastResult, { margin, primary }: PlanSettings): string {
  const { baseline, candidate, verdict, ratio, reason, morePairs, n } = contrast;
  const until = measures[primary];
  switch (verdict) {
    case 'faster':
    case 'lower':
    case 'slower':
    case 'higher': {
      const word = verdict === 'faster' || verdict === 'lower' ? 'faster' : 'slower';
      if (ratio === null) return `${candidate} is ${word} ${until} than ${baseline}: its requests fail.`;
      return `${candidate} is ${percent(Math.abs(1 - ratio))} ${word} ${until} than ${baseline}${interval(contrast)}.`;
    }
    case 'noDifference':
      return `${candidate} and ${baseline} are equally fast ${until}: no difference beyond ${percent(margin)}.`;
    case 'notComparable':
      return `The times of ${candidate} and ${baseline} cannot be compared. ${reason ?? ''}`.trim();
    case 'inconclusive':
      if (reason !== null) return `Whether ${candidate} is faster than ${baseline} is not decided. ${reason}`;
      return morePairs === null
        ? `Whether ${candidate} is faster than ${baseline} is not decided after ${n} pairs.`
        : `Whether ${candidate} is faster than ${baseline} is not decided: about ${morePairs} more pairs are needed.`;
  }
}

function interval({ low, high }: ContrastResult): string {
  if (low === null || high === null) return '';
  const [least, most] = [Math.abs(1 - low), Math.abs(1 - high)].sort((a, b) => a - b) as [number, number];
  return ` (95 %: between ${percent(least)} and ${percent(most)})`;
}

/** What a candidate costs beside the baseline; nothing where no price is known. */
function bill({ metric, baseline, candidate, verdict, ratio }: ContrastResult): string[] {
  if (metric !== 'cost' || ratio === null) return [];
  switch (verdict) {
    case 'lower':
    case 'faster':
      return [`A call of ${candidate} costs ${percent(1 - ratio)} less than one of ${baseline}.`];
    case 'higher':
    case 'slower':
      return [`A call of ${candidate} costs ${percent(ratio - 1)} more than one of ${baseline}.`];
    case 'noDifference':
      return [`Calls of ${candidate} and ${baseline} cost the same.`];
    case 'inconclusive':
    case 'notComparable':
      return [`Which of ${candidate} and ${baseline} costs less is not decided.`];
  }
}

function worth({ worthTaking }: Comparison): string[] {
  return worthTaking.map(({ candidate, worth: isWorth, why }) => {
    const word =
      isWorth === null ? 'may be worth taking' : isWorth ? 'is worth taking' : 'is not worth taking';
    return `${candidate} ${word}. ${why}`;
  });
}
