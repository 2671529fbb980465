import type { CacheablePrefix } from '../prefix/cacheablePrefix';
import { isWrittenAsItStands } from '../prefix/writtenAsItStands';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { coarserDate } from './coarserDate';
import { movedLine } from './movedLine';

/** A clock or a random value in front of what could be cached. */
export const cacheVolatilePrefix: Rule = {
  id: 'cache/volatile-prefix',
  title: 'Value of the moment in front of constant text',
  tier: 'review',
  level: 'information',
  explanation: `A time, an id or a random value near the start makes each call's prefix a new one: the provider's cache finds nothing of the text behind it, however long that is.

A date in place of a time leaves the cache in place all day: where the code formats the time, the fix takes hours, minutes and seconds out of the format. Otherwise, where the value has a line of its own that says what it is, the fix moves that line to the end of its text; elsewhere move it yourself, or into the user's message. Whether the model still heeds it there is worth a test.`,
  find: (priced, { prefix }) => {
    if (prefix === null || !couldBeCached(prefix)) return [];
    const { breaker, potentialTokens, tokens, minimumTokens } = prefix;
    if (breaker === null || !isOfTheMoment(breaker) || isWrittenAsItStands(breaker, priced)) return [];
    const often = breaker.volatility === 'minute' ? 'each minute' : 'with each call';
    const coarser = coarserDate(breaker, priced);
    const moved = coarser === null ? movedLine(breaker, priced) : null;
    return [
      promptFinding(
        cacheVolatilePrefix,
        {
          message: `${breaker.name || 'A value'} changes ${often}, after ${tokens} tokens: ${potentialTokens} could be cached (at least ${minimumTokens} are needed).`,
          action: coarser === null ? 'Move what changes behind what does not' : 'Keep only the date',
          span: breaker.span,
          path: breaker.path,
          ...(moved !== null && { tier: 'needs-ab' as const, moves: true as const }),
          fix:
            coarser ??
            (moved === null
              ? {
                  none: 'Where the value stands may matter to the model: move its line to the end of the text, or into the message of the user.',
                }
              : { edits: moved }),
        },
        priced,
      ),
    ];
  },
};

/** Whether a prefix is too short only because of what breaks it. */
export function couldBeCached({ potentialTokens, tokens, minimumTokens }: CacheablePrefix): boolean {
  return minimumTokens !== null && tokens < minimumTokens && potentialTokens >= minimumTokens;
}

/** Whether the value is of a clock or of chance, rather than what somebody asks. */
export function isOfTheMoment({
  volatility,
  name,
  isCondition,
}: NonNullable<CacheablePrefix['breaker']>): boolean {
  if (isCondition) return false;
  return (
    volatility === 'minute' ||
    (volatility === 'call' && /uuid|nanoid|random|time|now|\bid\b|_id\b|Id\b/.test(name))
  );
}
