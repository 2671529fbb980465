import type { Span } from '../prompt/span';
import type { MessageProfile, Profile } from './model';

/**
 * Where the text of the cacheable prefix lies in the prompt's own file, if it is long enough to be cached: the literals in
 * the order in which providers read them, from the first to where the prefix ends.
 */
export function prefixSpans({ messages, prefix }: Pick<Profile, 'messages' | 'prefix'>): Span[] {
  if (prefix?.eligible !== true || prefix.end === null) return [];
  const { path, offset } = prefix.end;
  const written = inOrder(messages.filter(({ runtimeOnly }) => runtimeOnly !== true));
  // A block of YAML ends before its last line break, which is a part of its text.
  const starts = written.map(({ path: own, span }) =>
    own === path && span.start <= offset ? span.start : -1,
  );
  const start = Math.max(...starts);
  const last = start < 0 ? -1 : starts.indexOf(start);
  return written.slice(0, last + 1).flatMap((message, index) => {
    if (message.path !== undefined) return [];
    const { end } = message.span;
    return [{ start: message.span.start, end: index === last ? Math.min(offset, end) : end }];
  });
}

/** Providers put the instructions first, wherever the call writes them. */
function inOrder(messages: readonly MessageProfile[]): MessageProfile[] {
  const leads = ({ role }: MessageProfile): boolean => role === 'system';
  return [...messages.filter(leads), ...messages.filter((message) => !leads(message))];
}
