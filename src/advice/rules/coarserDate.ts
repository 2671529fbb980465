import type { Finding, TextEdit } from '../finding';
import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';

/** How code writes a moment, and how it writes its day alone. */
interface Coarsening {
  readonly pattern: RegExp;
  /** What stands in the place of all that is found; null where it says no day, or nothing but a day. */
  readonly coarser: (match: RegExpExecArray) => string | null;
}

const percentTime = /[ T,-]*(?:at )?%[HI](?::%M(?::%S(?:\.%f)?)?)?(?: ?%p)?(?: ?%[Zz])?/;
const letterTime = /[ T,-]*(?:'T')?(?:HH?|hh?):mm(?::ss(?:\.f+)?)?(?: ?tt)?(?: ?(?:zzz|K|Z))?/;
const exampleTime = /[ T,-]*(?:at )?(?:15|0?3):04(?::05(?:\.0+)?)?(?: ?PM)?(?: ?(?:MST|Z07:00))?/;

const coarsenings: readonly Coarsening[] = [
  // Python: a format of a call, or one in the braces of a literal.
  {
    pattern: /(?<=strftime\(\s*(["']))[^"'\\]*(?=\1\s*\))|(?<=now\([^()]*\):)%[^{}]*(?=\})/,
    coarser: ([format]) => withoutTime(format, percentTime, /%[dDjxae]/i, /%[HIMSpXcfsTR]/),
  },
  {
    pattern: /\bdatetime\.(?:utc)?now\([^()]*\)(?=\.isoformat\(\)|\s*\})/,
    coarser: ([moment]) => `${moment}.date()`,
  },
  // JavaScript
  { pattern: /\bnew Date\(\)\.toISOString\(\)(?!\.)/, coarser: ([moment]) => `${moment}.slice(0, 10)` },
  {
    pattern: /(?<=\bnew Date\(\)\.)toLocaleString(?=\((?:\)|["'][\w-]*["']\)))/,
    coarser: () => 'toLocaleDateString',
  },
  // C#: a format of a call, or one in the braces of a literal.
  {
    pattern: /(?<=DateTime\.(?:Utc)?Now\.ToString\(")[^"\\]*(?="\))|(?<=DateTime\.(?:Utc)?Now:)[^{}"]*(?=\})/,
    coarser: ([format]) => withoutTime(format, letterTime, /d/, /[Hhmst]/),
  },
  // Go
  {
    pattern: /(?<=time\.Now\(\)(?:\.UTC\(\))?\.Format\(")[^"\\]*(?="\))/,
    coarser: ([format]) => withoutTime(format, exampleTime, /02|_2|Jan 2\b/, /15|03|04|05|PM/),
  },
  {
    pattern: /(?<=time\.Now\(\)(?:\.UTC\(\))?\.Format\()time\.RFC3339(?:Nano)?(?=\))/,
    coarser: () => 'time.DateOnly',
  },
];

/** A format without what of it is smaller than a day, where that leaves a day and nothing else changes. */
function withoutTime(format: string, time: RegExp, day: RegExp, smaller: RegExp): string | null {
  const rest = format.replace(time, '');
  return rest === format || !day.test(rest) || smaller.test(rest) ? null : rest;
}

/** The edit that takes the time out of a moment; null where it is not written with both, or its line speaks of a time. */
export function coarserDate({ span, path }: PrefixBreaker, priced: PricedPrompt): Finding['fix'] | null {
  const document = priced.textOf(path ?? priced.path) ?? '';
  const written = document.slice(span.start, span.end);
  const line = document.slice(document.lastIndexOf('\n', span.start - 1) + 1, span.start);
  if (/\b(?:time|hours?|minutes?|clock)\b/i.test(line)) return null;
  for (const { pattern, coarser } of coarsenings) {
    const match = pattern.exec(written);
    const newText = match && coarser(match);
    if (match === null || newText === null) continue;
    const start = span.start + match.index;
    const edit: TextEdit = { span: { start, end: start + match[0].length }, newText };
    return { edits: [edit] };
  }
  return null;
}
