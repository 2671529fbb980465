import type { Finding, TextEdit } from '../finding';
import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';

/** `strftime("%Y-%m-%d %H:%M:%S")`: the format, and what of it is smaller than a day. */
const format = /strftime\(\s*(["'])((?:[^"'\\])*)\1\s*\)/;
const time = /[ T,-]*(?:at )?%[HI](?::%M(?::%S(?:\.%f)?)?)?(?: ?%p)?(?: ?%[Zz])?/;

/** The edit that takes the time out of a formatted moment; null where it is not formatted with both. */
export function coarserDate({ span, path }: PrefixBreaker, priced: PricedPrompt): Finding['fix'] | null {
  const document = priced.textOf(path ?? priced.path);
  const match = document === null ? null : format.exec(document.slice(span.start, span.end));
  if (match === null) return null;
  const written = match[2]!;
  const rest = written.replace(time, '');
  if (rest === written || !/%[dDjxae]/i.test(rest) || /%[HIMSpXcfsTR]/.test(rest)) return null;
  const start = span.start + match.index + match[0].indexOf(written, match[0].indexOf(match[1]!));
  const edit: TextEdit = { span: { start, end: start + written.length }, newText: rest };
  return { edits: [edit] };
}
