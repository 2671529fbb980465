import { protectedText, touches } from '../text/protectedText';
import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import type { Change, WrittenText } from '../text/writtenText';

const ids =
  /(?<![\w-])(?:[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32})(?![\w-])/gi;
const encoded =
  /(?<![\w+/=-])(?=[A-Za-z0-9+/]*\d)(?=[A-Za-z0-9+/]*[A-Z])[A-Za-z0-9+/]{200,}={0,2}(?![\w+/=-])/g;
const link = /https?:\/\/[^\s"'<>)\]\uFFFC]+/g;
const tracking = /(?<=[?&])(?:utm_\w+|gclid|fbclid|mc_[ce]id|igshid)=[^&#\s"'<>)\]]*&?/g;

/** What each of them has somewhere; it is found in less time. */
const mayBeId = /[0-9a-f]{8}/i;
const mayBeEncoded = /[A-Za-z0-9+/]{200}/;

/** One or two may be what the text is about. */
const fewestIds = 3;

/** Signs without a meaning, which tokenizers cut into small pieces. */
export const longIds = textRule({
  id: 'long-ids',
  title: 'Long ids',
  tier: 'review',
  level: 'off',
  action: 'Remove what only tracks',
  message: 'Long ids cost a token for one or two of their signs.',
  explanation: `A UUID is 27 tokens, a SHA-256 33, a kilobyte of base64 700, an address with tracking parameters 39 instead of 11.

**The fix** removes tracking parameters (\`utm_…\`) from addresses. For ids there is none: give each a short name, such as [1], in the text, and put the id in its place where the answer is read. Data in base64 belong into a file or an image of the request.

Off unless you switch it on: a prompt that shows such an address often means it to be passed on as it stands.`,
  look: (written) => {
    const { text } = written;
    const found: TextFinding[] = [];
    const links = text.includes('://') ? [...text.matchAll(link)] : [];
    const parameters = links.flatMap(({ index, 0: url }) => withoutTracking(url, index));
    if (parameters.length > 0) {
      found.push({
        changes: parameters,
        message: 'These addresses have parameters that only track who follows them.',
      });
    }
    for (const [pattern, sign, none] of [
      [ids, mayBeId, 'A short name in its place has to be turned back into the id where the answer is read.'],
      [encoded, mayBeEncoded, 'Encoded data belong into a file or an image of the request.'],
    ] as const) {
      const changes = sign.test(text) ? named(written, pattern) : [];
      if (changes.length >= (pattern === ids ? fewestIds : 1)) found.push({ changes, none });
    }
    return found.sort((a, b) => a.changes[0]!.start - b.changes[0]!.start);
  },
});

/** An address without the parameters that track; where there are no others, without the mark before them. */
function withoutTracking(url: string, offset: number): Change[] {
  const found = [...url.matchAll(tracking)].map(({ index, 0: { length } }) => ({
    start: offset + index,
    end: offset + index + length,
    replacement: '',
  }));
  const [query = ''] = /\?[^#]*/.exec(url) ?? [];
  const [first, ...others] = found;
  const isAll = query.replace(tracking, '') === '?';
  return first !== undefined && isAll ? [{ ...first, start: first.start - 1 }, ...others] : found;
}

/** Each id with a number of its own in its place: what short names would cost. Ids in code and examples stay. */
function named(written: WrittenText, pattern: RegExp): Change[] {
  const numbers = new Map<string, number>();
  return [...written.text.matchAll(pattern)].flatMap(({ index: start, 0: id }): Change[] => {
    const end = start + id.length;
    if (touches(protectedText(written), start, end)) return [];
    if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
    return [{ start, end, replacement: `[${numbers.get(id)!}]` }];
  });
}
