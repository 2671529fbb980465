import type { ListedRun } from '../../bench/store/runList';
import { money } from '../../report/money';

/** How long ago, in short: `2 d ago`. */
export function ago(at: string, now = Date.now()): string {
  const minutes = Math.floor((now - Date.parse(at)) / 60_000);
  if (!(minutes >= 1)) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 24 ? `${hours} h ago` : `${Math.floor(hours / 24)} d ago`;
}

/** `2 d ago · 22 % faster · 50 pairs · $0.12`. */
export function runLine({ run, summary, end }: ListedRun, now = Date.now()): string {
  const words = [ago(run.at, now)];
  if (end !== 'complete' && end !== 'decided') words.push(end === 'killed' ? 'did not end' : end);
  if (summary === null) return words.join(' · ');
  const { pairs, spentUsd, simulated } = summary;
  words.push(verdictInShort[pairs.valid === 0 ? 'none' : summary.tone]);
  words.push(`${pairs.valid} ${pairs.valid === 1 ? 'pair' : 'pairs'}`);
  words.push(simulated ? 'simulated' : money(spentUsd, null));
  return words.join(' · ');
}

const verdictInShort = {
  good: 'better',
  bad: 'worse',
  same: 'no difference',
  open: 'not decided',
  none: 'nothing measured',
} as const;

/** What else is to be known of the end of a run. */
export function endWords({ run, summary, end }: ListedRun): string[] {
  const { planned, valid } = summary?.pairs ?? { planned: run.plan.pairs, valid: null };
  const pairs = valid === null ? `${planned} pairs planned` : `${valid} of ${planned} pairs`;
  return [end === 'killed' ? `${pairs}; it did not come to its end` : pairs];
}
