/** Ranks of values, 1 for the smallest; equal values share the mean of theirs. */
export interface Ranks {
  /** In the order of the values. */
  readonly ranks: readonly number[];
  /** Σ(t³ − t) over the groups of equal values. */
  readonly tieTerm: number;
}

/** Ranks values, infinite ones included. */
export function rank(values: readonly number[]): Ranks {
  const order = values.map((_, i) => i).sort((a, b) => compare(values[a]!, values[b]!));
  const ranks = new Array<number>(values.length);
  let tieTerm = 0;
  for (let start = 0; start < order.length;) {
    let end = start + 1;
    while (end < order.length && values[order[end]!] === values[order[start]!]) end++;
    const shared = (start + 1 + end) / 2;
    for (let i = start; i < end; i++) ranks[order[i]!] = shared;
    const size = end - start;
    tieTerm += size ** 3 - size;
    start = end;
  }
  return { ranks, tieTerm };
}

/** Ascending, with infinite values at the ends: a difference of two infinite values is no order. */
export function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
