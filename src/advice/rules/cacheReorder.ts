import type { PrefixBreaker } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { movedLine } from './movedLine';
import { couldBeCached, isOfTheMoment } from './cacheVolatilePrefix';

/** What differs from call to call stands in front of long text that does not. */
export const cacheReorder: Rule = {
  id: 'cache/reorder',
  title: 'Variable in front of long constant text',
  tier: 'needs-ab',
  level: 'hint',
  explanation: `A cache takes the start of a call up to the first value that differs. Here that value stands early, and the text behind it is long enough to be cached by itself.

Put the constant text first, and what differs behind it: a line of its own at the end, or a name in the text (“the document below”) with the document after it. Where the value has a line that says what it is, the fix moves it to the end of its text. Order can carry meaning (“the text above”), and models heed what comes last: test both.`,
  find: (priced, { prefix }) => {
    if (prefix === null || !couldBeCached(prefix)) return [];
    const { breaker, potentialTokens, splitTokens, minimumTokens } = prefix;
    if (breaker === null || isOfTheMoment(breaker) || breaker.volatility === 'order') return [];
    if (splitTokens >= potentialTokens / 2) return [];
    if (isWrittenAsItStands(breaker, priced)) return [];
    const moved = breaker.isCondition ? null : movedLine(breaker, priced);
    const what = breaker.isCondition ? `What depends on ${breaker.name}` : breaker.name || 'A value';
    return [
      promptFinding(
        cacheReorder,
        {
          message: `${what} stands after ${splitTokens} of ${potentialTokens} constant tokens; behind them, all could be cached (at least ${minimumTokens} are needed).`,
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
 * Whether nothing fills the place: doubled braces are an escape where single ones beside them are what the text is filled
 * in by, and in Markdown a name within a path, in code, is what the path is called.
 */
function isWrittenAsItStands({ span, path }: PrefixBreaker, { textOf, path: own }: PricedPrompt): boolean {
  const file = path ?? own;
  const document = textOf(file) ?? '';
  if (/\.mdc?$/.test(file)) {
    const lineStart = document.lastIndexOf('\n', span.start) + 1;
    const inCode = document.slice(lineStart, span.start).split('`').length % 2 === 0;
    const code = inCode ? /[^`\n]*$/.exec(document.slice(lineStart, span.start))![0] : '';
    if (code.includes('/') || (inCode && document.startsWith('/', span.end))) return true;
  }
  return document.startsWith('{{', span.start) && /(?<!\{)\{[a-z]\w*\}(?!\})/.test(document);
}
