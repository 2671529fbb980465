/** Texts that are remembered, as somebody works in a few documents at a time. */
const keptTexts = 4;
/** About how many characters are counted again around an edit. */
const defaultSegment = 2048;

/** The segments of a text, each counted by itself. */
interface Segments {
  /** Where each segment ends. */
  readonly ends: readonly number[];
  readonly tokens: readonly number[];
  readonly total: number;
}

interface CountedText extends Segments {
  readonly text: string;
}

/**
 * Counts texts most of which are an earlier one with an edit, and counts again only the segments that changed. The
 * sum of the segments is the count of the text: they are cut only where every encoding ends a piece, whatever stands
 * around (see `safeCut`).
 */
export class Recount {
  /** The latest last. */
  private readonly kept: CountedText[] = [];

  /** `count` gives the exact tokens of a text by itself. */
  constructor(
    private readonly count: (text: string) => number,
    private readonly segment = defaultSegment,
  ) {}

  /** Number of tokens of the text. */
  tokens(text: string): number {
    const nearest = this.nearest(text);
    if (nearest === undefined) return this.keep(text, this.segments(text, 0, text.length));
    this.kept.splice(this.kept.indexOf(nearest.old), 1);
    return this.keep(text, nearest.old.text === text ? nearest.old : this.edited(nearest, text));
  }

  private keep(text: string, { ends, tokens, total }: Segments): number {
    this.kept.push({ text, ends, tokens, total });
    if (this.kept.length > keptTexts) this.kept.shift();
    return total;
  }

  /** The kept text that shares the most with this one; none if that is less than half of it. */
  private nearest(text: string): Shared | undefined {
    let best: Shared | undefined;
    for (const old of this.kept) {
      const prefix = commonPrefix(old.text, text);
      const suffix = commonSuffix(old.text, text, prefix);
      if (prefix + suffix > (best === undefined ? text.length / 2 : best.prefix + best.suffix)) {
        best = { old, prefix, suffix };
      }
    }
    return best;
  }

  private edited({ old, prefix, suffix }: Shared, text: string): Segments {
    const moved = text.length - old.text.length;
    // A cut depends on the characters on both sides of it, so both must be unchanged.
    let before = 0;
    while (before < old.ends.length && old.ends[before]! < prefix) before++;
    let after = before;
    while (after < old.ends.length && old.ends[after]! <= old.text.length - suffix) after++;
    const start = before === 0 ? 0 : old.ends[before - 1]!;
    const end = after < old.ends.length ? old.ends[after]! + moved : text.length;
    const middle = this.segments(text, start, end);
    const replaced = old.tokens.slice(before, after + 1).reduce((sum, tokens) => sum + tokens, 0);
    return {
      ends: [
        ...old.ends.slice(0, before),
        ...middle.ends,
        ...old.ends.slice(after + 1).map((e) => e + moved),
      ],
      tokens: [...old.tokens.slice(0, before), ...middle.tokens, ...old.tokens.slice(after + 1)],
      total: old.total - replaced + middle.total,
    };
  }

  private segments(text: string, start: number, end: number): Segments {
    const ends: number[] = [];
    const tokens: number[] = [];
    let total = 0;
    for (let at = start; at < end;) {
      const cut = at + this.segment < end ? Math.min(end, nextCut(text, at + this.segment)) : end;
      const count = this.count(text.slice(at, cut));
      ends.push(cut);
      tokens.push(count);
      total += count;
      at = cut;
    }
    return { ends, tokens, total };
  }
}

interface Shared {
  readonly old: CountedText;
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
