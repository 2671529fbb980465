/** A generator of numbers in [0, 1) that gives the same sequence for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

/** Random helpers over one seeded source. */
export interface Dice {
  below(limit: number): number;
  pick<T>(from: readonly T[]): T;
  /** Between one and `most` results of `make`, joined. */
  many(most: number, make: () => string): string;
}

/** Dice for a seed. */
export function dice(seed: number): Dice {
  const random = seededRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return {
    below,
    pick: (from) => from[below(from.length)]!,
    many(most, make) {
      let text = '';
      for (let n = 1 + below(most); n > 0; n--) text += make();
      return text;
    },
  };
}
