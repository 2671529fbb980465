import { refusalOf } from '../advice/finding';
import type { Tier } from '../advice/finding';
import type { FindingProfile, Profile } from './model';
import { moneyChange } from './money';
import { savedTokens } from './findings';
import type { Savings } from './findings';
import { counted, integer } from './words';

/*
 * How advice is put into words: for titles of actions, lenses and lists.
 */

/** What has to be known before a fix is made, behind its title; nothing for a safe one. */
const tierNotes: Readonly<Record<Tier, string>> = {
  safe: '',
  review: ' (review)',
  'needs-ab': ' (needs an A/B test)',
};

/** What a tier means, for a reader. */
export const tierMeanings: Readonly<Record<Tier, string>> = {
  safe: 'safe: what is changed carries no meaning',
  review: 'review: the meaning stays, but look at the difference',
  'needs-ab': 'needs-ab: it changes what the model is told, so measure it first',
};

/** `Minify JSON: −412 tok, −$0.51/1K calls`; `(review)` or `(needs an A/B test)` behind it where it is not safe; `Minify JSON: not worth it` where it is refused. */
export function fixTitle(finding: FindingProfile, prompt: Pick<Profile, 'messages' | 'cost'>): string {
  if (refusalOf(finding) !== null) return `${finding.action}: not worth it`;
  const saved = savingText(finding, prompt);
  return `${finding.action}${saved === '' ? '' : `: ${saved}`}${tierNotes[finding.tier]}`;
}

/** `−412 tok, −$0.51/1K calls`; `~` where the tokens are not exact, empty where nothing is counted or its fix is refused. */
export function savingText(
  finding: FindingProfile,
  { messages, cost }: Pick<Profile, 'messages' | 'cost'>,
): string {
  if (finding.saving === null || refusalOf(finding) !== null) return '';
  const { usdPer1kCalls: usd } = finding.saving;
  const shown = cost.kind === 'priced' ? cost.currency : null;
  const tokens = savedTokens(finding);
  const parts = [
    ...(tokens === 0 ? [] : [`${mark(messages)}${tokenChange(-tokens)}`]),
    ...(usd === null ? [] : [`${moneyChange(-usd, shown)}/1K calls`]),
  ];
  return parts.join(', ');
}

/** `3 savings −610 tok`. */
export function savingsTitle({ count, tokens }: Savings, { messages }: Pick<Profile, 'messages'>): string {
  return `${counted(count, 'saving')} ${mark(messages)}${tokenChange(-tokens)}`;
}

/** `−412 tok`, `+3 tok`. */
export function tokenChange(tokens: number): string {
  return `${tokens < 0 ? '−' : '+'}${integer(Math.abs(tokens))} tok`;
}

/** Savings are differences of texts: exact where these are counted exactly, whatever variables do. */
function mark(messages: Profile['messages']): string {
  return messages.every(({ tokens }) => tokens.method === 'exact' || tokens.method === 'measured') ? '' : '~';
}
