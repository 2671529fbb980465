import type { Rule } from '../rule';

/** Prompts of a workspace that could begin alike; found where all of them are in sight, in the report. */
export const cacheSharedPrefix: Rule = {
  id: 'cache/shared-prefix',
  title: 'Text that several prompts could share',
  tier: 'review',
  level: 'off',
  explanation: `Several calls of the workspace with the same model send the same text, and it is long enough for the provider's cache. Caches go by the start of a request: calls that *begin* with the same text, to the letter and with the same tools, read it from one entry that any of them has written.

**What to do:** put the shared text first in each of them, and end it with a marker where the provider wants one.

**Silent** where they begin with it already: they share the entry as they are.

It pays where the calls follow each other within the lifetime of the cache. There is no automatic fix, since order can carry meaning. The finding needs the whole workspace: it is shown by \`promptmeter scan\` and in the editor's list of advice about a prompt.`,
  find: () => [],
};
