/** Texts that are remembered, as somebody works in a few documents at a time. */
const keptTexts = 4;
/** About how many characters are counted again around an edit. */
const defaultSegment = 2048;

/** What is added up over the pieces of a text: tokens, or tokens by kind of piece. */
export interface Sum<Count> {
  /** Of a text by itself. */
  readonly of: (text: string) => Count;
  readonly add: (counts: readonly Count[]) => Count;
}

/** Sums numbers of tokens. */
export function tokenSum(of: (text: string) => number): Sum<number> {
  return { of, add: (counts) => counts.reduce((total, count) => total + count, 0) };
}

/** The segments of a text, each counted by itself. */
interface Segments<Count> {
  /** Where each segment ends. */
  readonly ends: readonly number[];
  readonly counts: readonly Count[];
}

interface CountedText<Count> extends Segments<Count> {
  readonly text: string;
}

/**
 * Counts texts most of which are an earlier one with an edit, and counts again only the segments that changed. The
 * sum of the segments is the count of the text: they are cut only where every encoding ends a piece, whatever stands
 * around (see `safeCut`).
 */
export class Recount<Count> {
  /** The latest last. */
  private readonly kept: CountedText<Count>[] = [];

  constructor(
    private readonly sum: Sum<Count>,
    private readonly segment = defaultSegment,
  ) {}

  /** The sum over the text. */
  of(text: string): Count {
    const nearest = this.nearest(text);
    if (nearest === undefined) return this.keep(text, this.segments(text, 0, text.length));
    this.kept.splice(this.kept.indexOf(nearest.old), 1);
    return this.keep(text, nearest.old.text === text ? nearest.old : this.edited(nearest, text));
  }

  private keep(text: string, { ends, counts }: Segments<Count>): Count {
    this.kept.push({ text, ends, counts });
    if (this.kept.length > keptTexts) this.kept.shift();
    return this.sum.add(counts);
  }

  /** The kept text that shares the most with this one; none if that is less than half of it. */
  private nearest(text: string): Shared<Count> | undefined {
    let best: Shared<Count> | undefined;
    for (const old of this.kept) {
      const prefix = commonPrefix(old.text, text);
      const suffix = commonSuffix(old.text, text, prefix);
      if (prefix + suffix > (best === undefined ? text.length / 2 : best.prefix + best.suffix)) {
        best = { old, prefix, suffix };
      }
    }
    return best;
  }

  private edited({ old, prefix, suffix }: Shared<Count>, text: string): Segments<Count> {
    const moved = text.length - old.text.length;
    // A cut depends on the characters on both sides of it, so both must be unchanged.
    let before = 0;
    while (before < old.ends.length && old.ends[before]! < prefix) before++;
    let after = before;
    while (after < old.ends.length && old.ends[after]! <= old.text.length - suffix) after++;
    const start = before === 0 ? 0 : old.ends[before - 1]!;
    const end = after < old.ends.length ? old.ends[after]! + moved : text.length;
    const middle = this.segments(text, start, end);
    return {
      ends: [
        ...old.ends.slice(0, before),
        ...middle.ends,
        ...old.ends.slice(after + 1).map((e) => e + moved),
      ],
      counts: [...old.counts.slice(0, before), ...middle.counts, ...old.counts.slice(after + 1)],
    };
  }

  private segments(text: string, start: number, end: number): Segments<Count> {
    const ends: number[] = [];
    const counts: Count[] = [];
    for (let at = start; at < end;) {
      const cut = at + this.segment < end ? Math.min(end, nextCut(text, at + this.segment)) : end;
      ends.push(cut);
      counts.push(this.sum.of(text.slice(at, cut)));
      at = cut;
    }
    return { ends, counts };
  }
}

interface Shared<Count> {
  readonly old: CountedText<Count>;
  readonly prefix: number;
  readonly suffix: number;
}

/**
 * What a cut may stand behind: white space never follows another character within a piece, but for line breaks behind
 * symbols. No rule looks back over the start of a piece, and the rules that look ahead of a piece ask only whether
 * white space, or the end of the text, follows.
 */
const safeCut = /[\p{L}\p{N}](?=[ \t\r\n])|[^\s\u0085](?=[ \t])/gu;

/** The first safe cut from `from` on, else the end. */
function nextCut(text: string, from: number): number {
  safeCut.lastIndex = from;
  const match = safeCut.exec(text);
  return match === null ? text.length : match.index + match[0].length;
}

/** Long stretches are compared at once, which the engine does a word of memory at a time. */
const stretch = 4096;

function commonPrefix(a: string, b: string): number {
  const limit = Math.min(a.length, b.length);
  let i = 0;
  while (i + stretch <= limit && a.slice(i, i + stretch) === b.slice(i, i + stretch)) i += stretch;
  while (i < limit && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  return i;
}

/** Length of the common end that does not reach into the first `prefix` characters. */
function commonSuffix(a: string, b: string, prefix: number): number {
  const limit = Math.min(a.length, b.length) - prefix;
  let n = 0;
  while (
    n + stretch <= limit &&
    a.slice(a.length - n - stretch, a.length - n) === b.slice(b.length - n - stretch, b.length - n)
  ) {
    n += stretch;
  }
  while (n < limit && a.charCodeAt(a.length - 1 - n) === b.charCodeAt(b.length - 1 - n)) n++;
  return n;
}
