/** Where two lists differ: what stands from `start` to `end` of the first stands from `from` to `to` in the second. */
export interface ChangedRun {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

/** More pairs of pieces are compared as one: nobody waits for a difference that is a little smaller. */
const mostPairs = 4_000_000;

/** The differences of two texts, both as lists of signs: whole pieces (lines) first, then signs within them. */
export function changedRuns(
  a: readonly string[],
  b: readonly string[],
  endsPiece: (sign: string) => boolean,
): ChangedRun[] {
  const [left, right] = [piecesOf(a, endsPiece), piecesOf(b, endsPiece)];
  return runsOfPieces(
    left.map(({ text }) => text),
    right.map(({ text }) => text),
  ).map((run) => {
    const whole = {
      start: left[run.start]?.start ?? a.length,
      end: left[run.end]?.start ?? a.length,
      from: right[run.from]?.start ?? b.length,
      to: right[run.to]?.start ?? b.length,
    };
    return trimmed(a, b, whole);
  });
}

interface Piece {
  readonly start: number;
  readonly text: string;
}

function piecesOf(signs: readonly string[], endsPiece: (sign: string) => boolean): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  for (let i = 0; i < signs.length; i++) {
    if (!endsPiece(signs[i]!) && i < signs.length - 1) continue;
    pieces.push({ start, text: signs.slice(start, i + 1).join('') });
    start = i + 1;
  }
  return pieces;
}

/** Longest common subsequence of what lies between the common start and end. */
function runsOfPieces(a: readonly string[], b: readonly string[]): ChangedRun[] {
  const inner = trimmed(a, b, { start: 0, end: a.length, from: 0, to: b.length });
  const [n, m] = [inner.end - inner.start, inner.to - inner.from];
  if (n === 0 && m === 0) return [];
  if (n === 0 || m === 0 || n * m > mostPairs) return [inner];
  const width = m + 1;
  const lengths = new Uint32Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[inner.start + i] === b[inner.from + j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!);
    }
  }
  const runs: ChangedRun[] = [];
  let [i, j] = [0, 0];
  while (i < n || j < m) {
    const [start, from] = [i, j];
    const isCommon = (): boolean => i < n && j < m && a[inner.start + i] === b[inner.from + j];
    while ((i < n || j < m) && !isCommon()) {
      if (j >= m || (i < n && lengths[(i + 1) * width + j]! >= lengths[i * width + j + 1]!)) i++;
      else j++;
    }
    if (i > start || j > from) {
      runs.push({
        start: inner.start + start,
        end: inner.start + i,
        from: inner.from + from,
        to: inner.from + j,
      });
    }
    while (isCommon()) [i, j] = [i + 1, j + 1];
  }
  return runs;
}

function trimmed(a: readonly string[], b: readonly string[], run: ChangedRun): ChangedRun {
  let { start, end, from, to } = run;
  while (start < end && from < to && a[start] === b[from]) [start, from] = [start + 1, from + 1];
  while (start < end && from < to && a[end - 1] === b[to - 1]) [end, to] = [end - 1, to - 1];
  return { start, end, from, to };
}
