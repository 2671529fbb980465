import type { TextEdit } from '../finding';
import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';

/** Something without an order, and how a language puts what comes of it into one. */
interface Sorting {
  /** From its first sign to the one before its bracket; what stands there is a list of texts for certain. */
  readonly pattern: RegExp;
  /** What is written before it and behind it. */
  readonly around: (match: string) => readonly [string, string];
}

const python = (): readonly [string, string] => ['sorted(', ')'];

const sortings: readonly Sorting[] = [
  // What is joined is text.
  { pattern: /(?<=\.join\()(?:frozen)?set(?=\()/, around: python },
  { pattern: /(?<![\w.])os\.listdir(?=\()|(?<![\w.])glob\.i?glob(?=\()/, around: python },
  { pattern: /(?<![\w.)\]])(?!glob\.)[A-Za-z_][\w.]*\.(?:iterdir|r?glob)(?=\()/, around: python },
  { pattern: /(?<![\w.])Object\.(?:keys|entries)(?=\()/, around: () => ['', '.sort()'] },
  { pattern: /\[\s*\.\.\.new Set(?=\()/, around: () => ['', '.sort()'] },
  { pattern: /(?<![\w.])(?:fs\.)?readdirSync(?=\((?![^()]*withFileTypes))/, around: () => ['', '.sort()'] },
  {
    pattern: /\bawait (?:fs\.)?(?:promises\.)?readdir(?=\((?![^()]*withFileTypes))/,
    around: () => ['(', ').sort()'],
  },
];

/** The edits that sort what has no order of its own; null where it is not known to be texts, or is shuffled on purpose. */
export function sortedOrder({ span, path }: PrefixBreaker, priced: PricedPrompt): TextEdit[] | null {
  const written = priced.textOf(path ?? priced.path)?.slice(span.start, span.end) ?? '';
  if (/shuffle|sample|random/i.test(written)) return null;
  const found = sortings.flatMap(({ pattern, around }) => {
    const match = pattern.exec(written);
    return match === null ? [] : [{ match, around }];
  });
  const [first, ...others] = found;
  if (first === undefined || others.length > 0) return null;
  const { match, around } = first;
  const start = match.index;
  const bracketed = closedAt(written, start + match[0].length);
  if (bracketed === null) return null;
  const end = match[0].startsWith('[')
    ? /^\s*\]/.exec(written.slice(bracketed))
      ? written.indexOf(']', bracketed) + 1
      : null
    : bracketed;
  if (end === null) return null;
  const [before, behind] = around(match[0]);
  const insert = (at: number, newText: string): TextEdit[] =>
    newText === '' ? [] : [{ span: { start: span.start + at, end: span.start + at }, newText }];
  return [...insert(start, before), ...insert(end, behind)];
}

/** Where the bracket that opens at `at` is closed, that included; null where it is not, or a text may hold brackets. */
function closedAt(written: string, at: number): number | null {
  let depth = 0;
  for (let i = at; i < written.length; i++) {
    const sign = written[i]!;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (depth === 0) return /["'`][^"'`]*[()][^"'`]*["'`]/.test(written.slice(at, i)) ? null : i + 1;
  }
  return null;
}
