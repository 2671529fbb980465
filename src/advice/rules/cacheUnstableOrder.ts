import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { sortedOrder } from './sortedOrder';

/** The same things in another order each time. */
export const cacheUnstableOrder: Rule = {
  id: 'cache/unstable-order',
  title: 'Order that differs from run to run',
  tier: 'review',
  level: 'information',
  explanation: `Sets, folder listings, keys of merged objects and shuffled examples come in another order from run to run. The prefix then differs although it says the same, and the provider's cache finds nothing.

**The fix** sorts listings of folders, keys, and sets of texts that are joined. Elsewhere sort them by name yourself, give \`json.dumps\` \`sort_keys=True\`, or fix the seed. Leave it where the order is meant to be random.`,
  find: (priced, { prefix }) => {
    const { breaker = null, potentialTokens = 0, minimumTokens = null } = prefix ?? {};
    if (breaker?.volatility !== 'order' || minimumTokens === null || potentialTokens < minimumTokens) {
      return [];
    }
    const edits = sortedOrder(breaker, priced);
    return [
      promptFinding(
        cacheUnstableOrder,
        {
          message: `${breaker.name} can come in another order each time: the cache finds nothing of what stands behind it.`,
          action: 'Sort it',
          span: breaker.span,
          path: breaker.path,
          fix: edits === null ? { none: 'How to sort it depends on what it holds.' } : { edits },
        },
        priced,
      ),
    ];
  },
};
