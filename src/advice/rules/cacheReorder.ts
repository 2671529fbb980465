import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import { isWrittenAsItStands } from '../prefix/writtenAsItStands';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { movedLine } from './movedLine';
import { couldBeCached, isOfTheMoment } from './cacheVolatilePrefix';

/** What is asked about, by the last word of its name: another one in each call, or in each run of an agent. */
const asked =
  /(?:^|[._\W])(?:(?:quer|repl|histor|summar)(?:y|ies)|(?:question|task|input|text|document|doc|content|article|passage|transcript|message|request|conversation|code|diff|patch|snippet|email|ticket|issue|review|answer|response|report|paper|abstract|chunk|statement|result|observation|draft)s?|analysis|(?<![._])context|(?<=[._])number)$/i;

/** A team, a project and a folder may be the same in all calls. */
const person = /user|customer|client|account|member|name/i;

/** What differs from call to call stands in front of long text that does not. */
export const cacheReorder: Rule = {
  id: 'cache/reorder',
  title: 'Variable in front of long constant text',
  tier: 'needs-ab',
  level: 'hint',
  explanation: `A cache takes the start of a call up to the first value that differs. Here that value stands early, and the text behind it is long enough to be cached by itself.

Put the constant text first, and what differs behind it: a line of its own at the end, or a name in the text (“the document below”) with the document after it. Where the value has a line that says what it is, the fix moves it to the end of its text. Order can carry meaning (“the text above”), and models heed what comes last: test both.

**Silent** where nothing tells that the value differs: switches, settings, and names that do not say what somebody asks about.`,
  find: (priced, { prefix }) => {
    if (prefix === null || !couldBeCached(prefix)) return [];
    const { breaker, potentialTokens, splitTokens, minimumTokens } = prefix;
    if (breaker === null || isOfTheMoment(breaker) || !differsSurely(breaker)) return [];
    if (splitTokens >= potentialTokens / 2) return [];
    if (isWrittenAsItStands(breaker, priced)) return [];
    const moved = movedLine(breaker, priced);
    return [
      promptFinding(
        cacheReorder,
        {
          message: `${breaker.name} stands after ${splitTokens} of ${potentialTokens} constant tokens; behind them, all could be cached (at least ${minimumTokens} are needed).`,
          action: 'Put constant text first',
          span: breaker.span,
          path: breaker.path,
          ...(moved !== null && { moves: true as const }),
          fix:
            moved === null
              ? { none: 'The order of a prompt can carry meaning: move the value yourself, and test both.' }
              : { edits: moved },
        },
        priced,
      ),
    ];
  },
};

/**
 * Whether the value is another one in other calls. A switch and a setting may be the same in all of them, and names like
 * `personality` or `entity_types` do not tell.
 */
function differsSurely({ name, volatility, isCondition }: PrefixBreaker): boolean {
  if (isCondition) return false;
  return (volatility === 'user' && person.test(name)) || (volatility === 'call' && asked.test(wordsOf(name)));
}

/** `taskAnalysis` as `task_analysis`. */
function wordsOf(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}
