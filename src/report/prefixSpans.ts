import { renderOrder } from '../advice/prefix/renderOrder';
import type { Span } from '../prompt/span';
import type { Profile } from './model';

/**
 * Where the text of the cacheable prefix lies in the prompt's own file, if it is long enough to be cached: the literals in
 * the order in which providers read them, from the first to where the prefix ends.
 */
export function prefixSpans({ messages, prefix }: Pick<Profile, 'messages' | 'prefix'>): Span[] {
  if (prefix?.eligible !== true || prefix.end === null) return [];
  const { offset } = prefix.end;
  const last = messages[prefix.end.message];
  const sent = renderOrder(messages);
  const covered = last === undefined ? [] : sent.slice(0, sent.indexOf(last) + 1);
  return covered.flatMap((message) => {
    if (message.path !== undefined || message.unlisted !== undefined) return [];
    const { start, end } = message.span;
    // A block of YAML ends before its last line break, which is a part of its text.
    return [{ start, end: message === last ? Math.min(offset, end) : end }];
  });
}
