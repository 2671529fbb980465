import { equal, ok } from 'node:assert/strict';
import { dice } from '../support/dice';
import { pairs } from './tables';

const random = dice(17);
const letters = Array.from({ length: 1_000_000 }, () => String.fromCharCode(97 + random.below(26))).join('');

const runs: Readonly<Record<string, (length: number) => string>> = {
  'one letter': (length) => 'a'.repeat(length),
  'spaces before a word': (length) => `${' '.repeat(length)}x`,
  'blanks and line breaks': (length) => ' \n'.repeat(length / 2),
  'digits': (length) => '7'.repeat(length),
  'equals signs': (length) => '='.repeat(length),
  'emoji': (length) => '😀'.repeat(length / 4),
  'combining marks': (length) => '\u0301'.repeat(length / 2),
  'capitals after an ideograph': (length) => `你${'A'.repeat(length)}`,
  'alternating case': (length) => 'aB'.repeat(length / 2),
  'random letters': (length) => letters.slice(0, length),
}; // prettier-ignore

describe('worst cases', () => {
  for (const { name, ours, reference } of pairs(['o200k_base', 'cl100k_base', 'p50k_base'])) {
    for (const [what, make] of Object.entries(runs)) {
      it(`${name}: ${what}, a million of it, in linear time`, () => {
        equal(ours.count(make(2000)), reference(make(2000)).length);
        const time = (text: string): number => {
          // Time of this process, not of the clock: other work on the machine stretches a long run more often.
          const start = process.cpuUsage();
          ours.count(text);
          const { user, system } = process.cpuUsage(start);
          return (user + system) / 1000;
        };
        const small = make(100_000);
        const large = make(1_000_000);
        time(small);
        // Ten times the text: ten times the time if linear, a hundred times if quadratic. Below 20 ms the clock
        // and the collector say more than the algorithm.
        const smallMs = Math.min(time(small), time(small), time(small));
        const largeMs = Math.min(time(large), time(large));
        ok(largeMs < 20 || largeMs < 40 * smallMs, `${smallMs} ms grew to ${largeMs} ms`);
      });
    }
  }
});
