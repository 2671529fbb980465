import { lineAt } from '../../prompt/span';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** Calls that wait for one another without need. */
export const parallelCalls: Rule = {
  id: 'call/parallel',
  title: 'Calls that could run together',
  tier: 'review',
  level: 'off',
  explanation: `This call is awaited after the one before it, and uses nothing of its answer. Both together take as long as the longer one: \`await Promise.all([…])\` in TypeScript, \`await asyncio.gather(…)\` in Python. It costs the same.

**Leave it** where the order is meant: the first call warms the cache that the second reads, rate limits allow one at a time, or what is shown shall come one after the other. Off unless you switch it on: in public code about half of such pairs are meant.`,
  find: (priced) => {
    const { call, site } = priced.prompt;
    const document = priced.textOf(priced.path);
    const before = site?.independentOf ?? null;
    if (call === null || before === null || document === null) return [];
    if (!isAwaited(document, before.start) || !isAwaited(document, call.start)) return [];
    const line = lineAt(document, before.start);
    return [
      promptFinding(
        parallelCalls,
        {
          message: `This call uses nothing of the answer to the one in line ${line}: together they would take as long as the longer one.`,
          action: 'Run both calls at the same time',
          fix: { none: 'Whether the order of the calls is meant is for you to say.' },
        },
        priced,
      ),
    ];
  },
};

function isAwaited(document: string, start: number): boolean {
  return /\bawait\s+$/.test(document.slice(Math.max(0, start - 20), start));
}
