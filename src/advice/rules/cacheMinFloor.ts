import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** From so much of the minimum on, a prefix is nearly long enough. */
const nearly = 0.8;

/** A prefix that is almost long enough to be cached. */
export const cacheMinFloor: Rule = {
  id: 'cache/min-floor',
  title: 'Prefix just below the cacheable minimum',
  tier: 'needs-ab',
  level: 'off',
  explanation: `Providers cache no prefix below a minimum (1,024 tokens at OpenAI; 512 to 4,096 at Anthropic, by model). This one is nearly there: with a little more that never changes in front (tools, examples, a style guide that other calls send anyway), calls would read most of it from the cache at a fraction of the price.

It pays only if the same prefix is sent often; do not pad a prompt that is sent once an hour.

Off unless you switch it on: how often a prompt is sent is mostly not in sight.`,
  find: (priced, { prefix }) => {
    if (prefix === null || priced.prompt.call === null || prefix.eligible !== false) return [];
    const { tokens, minimumTokens, potentialTokens } = prefix;
    if (minimumTokens === null || tokens < nearly * minimumTokens || potentialTokens >= minimumTokens) {
      return [];
    }
    return [
      promptFinding(
        cacheMinFloor,
        {
          message: `The prefix has ${tokens} constant tokens; from ${minimumTokens} on it could be cached.`,
          action: 'Put more constant text into the prefix',
          fix: { none: 'What else could stand in the prefix is for you to say.' },
        },
        priced,
      ),
    ];
  },
};
