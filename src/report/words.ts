import { isVersionOf } from '../cost/matching';
import type { Cost, Priced } from '../cost/cost';
import type { TokenCount } from '../tokens/tokenCount';
import type { CountMethod } from '../tokens/tokenCount';
import type { Accuracy } from './accuracy';
import type {
  CountedBy,
  MessageProfile,
  OpenRange,
  Profile,
  PromptTokens,
  VariableProfile,
  WorkspaceReport,
} from './model';
import { conversion, money, moneyPerMonth } from './money';
import type { Shown } from './money';
import { partNames } from './partNames';
import { plain } from '../text/plain';

/*
 * The only place where numbers become words, with `money.ts` for amounts. `~` marks an estimate, `≤` a cost with output
 * at its declared cap, `≤~` both; unknown is "unpriced", never $0.00.
 */

/** What the marks say, for those who read a table of costs. */
export const legend =
  '~ is an estimate, ≤ has output at its declared cap, ≤~ is both; what a cost names behind + is in no sum.';

/** A whole number with separators: `1,842`. */
export function integer(value: number): string {
  return grouped(String(Math.round(value)));
}

/** Tokens, in thousands from 10,000 on: `1,842 tok`, `12.3k tok`, `1.2M tok`; `~` before what is not exact. */
export function tokens(count: number, method: CountMethod = 'exact'): string {
  return `${mark(method)}${scaled(count)} tok`;
}

/** A share of 1: `60 %`, `<0.1 %`. */
export function percent(share: number): string {
  if (share > 0 && share < 0.0005) return '<0.1 %';
  return `${Number((share * 100).toFixed(1))} %`;
}

/** The headline of a cost: `~$1.06/1K`, `≤$1.06/1K`, `≤~$1.06/1K`, `free`, `unpriced`. */
export function per1kCalls(cost: Cost): string {
  return cost.kind === 'unpriced' ? 'unpriced' : amount(cost, cost.per1kCallsUsd, '/1K');
}

/**
 * Tokens of one call: `1,842 tok`; an estimate with its error: `~1,842 tok ±4 %`; from the smallest to the largest
 * where somebody has stated that: `1,200–3,400 tok`; with what is sent and not in sight: `~1,842 tok + tools`.
 */
export function inputTokens({
  tokens: count,
  range,
  requestParts,
}: Pick<Profile, 'tokens' | 'range' | 'requestParts'>): string {
  const unseen = requestParts
    .filter((part) => part.unseen.length > 0)
    .map(({ kind }) => ` + ${kind === 'chatFormat' ? 'names' : partNames[kind].toLowerCase()}`)
    .join('');
  const { low, high } = range.inputTokens;
  if (low < high) return `${tokenRange(range.inputTokens)}${unseen}`;
  const error = count.errorPct === null ? '' : ` ±${count.errorPct} %`;
  return `${tokens(count.input, count.method)}${error}${unseen}`;
}

/** `1,200–3,400 tok`, `0–128k tok`. */
export function tokenRange({ low, high }: OpenRange): string {
  if (high === null) return `from ${scaled(low)} tok`;
  const [from, to] = [scaled(low), `${scaled(high)} tok`];
  return from === scaled(high) ? to : `${from}–${to}`;
}

/**
 * The headline of a cost, from the smallest to the largest where somebody has stated that: `$0.46–$2.10/1K`,
 * `≤$0.46–$2.10/1K` with output at its cap; with what may be billed beside and is in no sum: `~$3.02/1K + fees`.
 */
export function costPer1kCalls(profile: Pick<Profile, 'cost' | 'range'>): string {
  return [summedPer1kCalls(profile), notInSum(profile)].filter(Boolean).join(' ');
}

/** That without what is in no sum. */
export function summedPer1kCalls({ cost, range }: Pick<Profile, 'cost' | 'range'>): string {
  const { statedPerCallUsd: stated } = range;
  if (cost.kind === 'unpriced' || stated === null) return per1kCalls(cost);
  return `${cost.isUpperBound === true ? '≤' : ''}${rangePer1kCalls(stated, cost.currency)}/1K`;
}

/** What may be billed beside a cost: `+ fees + audio`; empty where nothing is known to be. */
export function notInSum({ cost }: Pick<Profile, 'cost'>): string {
  return cost.kind === 'unpriced' ? '' : (cost.besides ?? []).map((name) => `+ ${name}`).join(' ');
}

/** What the mark before a cost says, as a sentence; nothing where it is exact. */
export function boundSentences({ bound, isUpperBound, besides = [] }: Priced): string[] {
  const cap = 'output is counted at its declared cap, and a shorter answer costs less';
  return [
    ...(isUpperBound !== true ? [] : [bound === 'estimated' ? `≤~: an estimate; ${cap}.` : `≤: ${cap}.`]),
    ...(besides.length === 0 ? [] : [`Not included: ${besides.join(', ')}.`]),
  ];
}

/** 1,000 calls, from the cheapest to the dearest: `$0.46–$2.10`, `from $0.46` where there is no limit. */
export function rangePer1kCalls({ low, high }: OpenRange, shown: Shown): string {
  const from = money(low * 1000, shown);
  if (high === null) return `from ${from}`;
  const to = money(high * 1000, shown);
  return from === to ? from : `${from}–${to}`;
}

/** One call: `~$0.0011`. */
export function perCall(cost: Cost): string {
  return cost.kind === 'unpriced' ? 'unpriced' : amount(cost, cost.perCallUsd, '');
}

/** `~$471/mo`; null where no volume is known. */
export function perMonth(cost: Cost): string | null {
  if (cost.kind === 'unpriced' || cost.monthlyUsd === null) return null;
  return amount(cost, cost.monthlyUsd, '/mo', moneyPerMonth);
}

/** A sum of several prompts' costs per 1,000 calls of each; `unpriced` where none has a price. */
export function sumPer1kCalls({
  per1kCallsUsd,
  currency,
}: Pick<WorkspaceReport['totals'], 'per1kCallsUsd' | 'currency'>): string {
  return per1kCallsUsd === null ? 'unpriced' : marked(money(per1kCallsUsd, currency), '~', '/1K');
}

/**
 * How a number was obtained: `exact`, `estimated, ±12 %`; with a provider's count `exact, counted by Anthropic
 * messages/count_tokens on 2026-11-29`.
 */
export function accuracy({
  method,
  errorPct,
  counted: by,
}: Accuracy & Pick<PromptTokens, 'counted'>): string {
  return `${errorPct === null ? method : `${method}, ±${errorPct} %`}${countedBy(by, method)}`;
}

function countedBy(by: CountedBy | undefined, method: CountMethod): string {
  if (by === undefined) return '';
  const { source, countedOn, isSame } = by;
  // Where the sum is no count, the text is what was counted of it.
  const what = method === 'exact' ? '' : 'text ';
  if (isSame) return `, ${what}counted by ${source} on ${countedOn}`;
  return `, ${what}calibrated on ${countedOn}'s exact count by ${source}`;
}

/** How a count was obtained: `exact, o200k_base`; `estimated from o200k_base, ±12 %`. */
export function countSource({
  method,
  encoding,
  errorPct,
  counted: by,
}: Omit<TokenCount, 'tokens'> & Pick<PromptTokens, 'counted'>): string {
  // The provider's own vocabulary has no name.
  if (by !== undefined) return accuracy({ method, errorPct, counted: by });
  if (method === 'exact' || method === 'measured') return `${method}, ${encoding}`;
  return `${method} from ${encoding}${errorPct === null ? '' : `, ±${errorPct} %`}`;
}

/** The model of a prompt, marked where it is assumed or priced as another: `gpt-5-mini (assumed)`, `a (priced as b)`. */
export function modelName(profile: Pick<Profile, 'pricedAs'>, maximum = 60): string {
  const other = pricedAsOther(profile);
  const mark = other === null ? '' : ` (priced as ${plain(other, maximum)})`;
  return `${countedModel(profile, maximum)}${mark}`;
}

/** That without what it is priced as. */
export function countedModel({ pricedAs }: Pick<Profile, 'pricedAs'>, maximum = 60): string {
  return `${plain(pricedAs.model, maximum)}${pricedAs.assumed ? ' (assumed)' : ''}`;
}

/** The model of the price table where that is not the one written, of whatever date, version or place. */
function pricedAsOther({ pricedAs: { model, matchedModel } }: Pick<Profile, 'pricedAs'>): string | null {
  if (matchedModel === null) return null;
  const [written, matched] = [model, matchedModel].map((name) =>
    name
      .slice(name.lastIndexOf('/') + 1)
      .toLowerCase()
      .replace(/^(?:[a-z-]+\.)+/, '')
      .replaceAll('.', '-'),
  ) as [string, string];
  return isVersionOf(matched, written) ? null : matchedModel;
}

/** One line over a prompt: `1,842 tok · ~$1.06/1K · gpt-5-mini`. */
export function lensTitle(profile: Profile): string {
  const parts = [inputTokens(profile), costPer1kCalls(profile)];
  const month = perMonth(profile.cost);
  if (month !== null) parts.push(month);
  parts.push(withoutIcons(modelName(profile)));
  if (profile.prefix?.eligible === true) parts.push(`cacheable ${prefixTokens(profile)}`);
  if (profile.alwaysOn) parts.push('always-on context');
  const [sender] = profile.sentBy ?? [];
  if (sender !== undefined) parts.push(withoutIcons(`sent by ${plain(sender.id, 60)}`));
  return parts.join(' · ');
}

/** As exact as the texts are counted. */
function prefixTokens({ prefix, messages }: Profile): string {
  const method = messages.find((message) => message.tokens.method !== 'exact')?.tokens.method;
  return tokens(prefix?.tokens ?? 0, method);
}

/** The prompt under the cursor in a status bar: `1,842 tok · ~$1.06/1K`. */
export function statusText(profile: Profile): string {
  return `${inputTokens(profile)} · ${costPer1kCalls(profile)}`;
}

/** What a short form leaves out, as plain lines: name, how the count was obtained, why there is no price. */
export function tooltip(profile: Profile): string {
  const { tokens: count, cost } = profile;
  const lines = [
    plain(profile.name),
    `${integer(count.input)} input tokens (${accuracy(count)}), counted for ${modelName(profile)}`,
  ];
  if (cost.kind === 'unpriced') lines.push(`Unpriced: ${plain(cost.reason, 400)}`);
  else {
    const words = per1kCalls(cost);
    lines.push(words === 'free' ? 'Free' : `${perCall(cost)} per call, ${words} calls`);
    lines.push(...boundSentences(cost), pricesOf(cost));
    lines.push(...inUsd(cost).map((sentence) => plain(sentence)));
  }
  if (profile.alwaysOn) lines.push('Always-on context: input tokens of every call.');
  return lines.join('\n');
}

/** A count of selected text: `~123 tok`. */
export function selectionText(count: TokenCount): string {
  return tokens(count.tokens, count.method);
}

/** What `selectionText` leaves out. */
export function selectionTooltip(count: TokenCount, model: string): string {
  return `${integer(count.tokens)} tokens selected (${countSource(count)}), counted for ${plain(model)}, without chat format`;
}

/** The literal text of a message, beside it: `812 tok`. */
export function messageHint({ tokens: { text, method } }: MessageProfile): string {
  return tokens(text, method);
}

/** A variable's assumed size, beside it: `~100 tok`. */
export function variableHint({
  tokens: count,
  method,
  range,
}: Pick<VariableProfile, 'tokens' | 'method' | 'range'>): string {
  return range === undefined ? tokens(count, method) : tokenRange(range);
}

/** `Prices of 2026-09-23 (@pydantic/genai-prices 0.1.8)`. */
export function pricesOf({ priceAsOf, priceSource }: Pick<Priced, 'priceAsOf' | 'priceSource'>): string {
  return `Prices of ${priceAsOf} (${priceSource})`;
}

/** What a converted cost is in USD, and how it was converted, as a sentence; nothing where it is in USD. */
export function inUsd(cost: Priced): string[] {
  const { currency, ...bill } = cost;
  const how = conversion(currency);
  return how === null || perCall(bill) === 'free'
    ? []
    : [`In USD ${perCall(bill)} per call, ${per1kCalls(bill)} calls; ${how}.`];
}

/** `1 prompt`, `2 prompts`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${integer(count)} ${count === 1 ? noun : plural}`;
}

/** How far a scan has come: `1,200 of 5,230 files`. No total means that files are still looked for. */
export function scanProgress({ done, total }: { readonly done: number; readonly total: number }): string {
  return total === 0 ? 'Looking for files …' : `${integer(done)} of ${counted(total, 'file')}`;
}

/** The same of a scan that was called off. */
export function stoppedScan(progress: { readonly done: number; readonly total: number }): string {
  return progress.total === 0 ? 'Stopped before files were found.' : `Stopped at ${scanProgress(progress)}.`;
}

/** `~$471/mo`, of all priced prompts together; null where no volume is known. */
export function sumPerMonth({
  monthlyUsd,
  currency,
}: Pick<WorkspaceReport['totals'], 'monthlyUsd' | 'currency'>): string | null {
  return monthlyUsd === null ? null : marked(moneyPerMonth(monthlyUsd, currency), '~', '/mo');
}

function amount(cost: Priced, value: number, unit: string, shownAs = money): string {
  const free = value === 0 && cost.components.every((component) => component.usdPerMTok === 0);
  if (free) return 'free';
  const isAtMost = cost.bound === 'atMost' || cost.isUpperBound === true;
  const sign = `${isAtMost ? '≤' : ''}${cost.bound === 'estimated' ? '~' : ''}`;
  return marked(shownAs(value, cost.currency), sign, unit);
}

/** Less than an amount is no estimate of it. */
function marked(words: string, sign: string, unit: string): string {
  return words.startsWith('<') ? `${words}${unit}` : `${sign}${words}${unit}`;
}

function mark(method: CountMethod): string {
  return method === 'exact' || method === 'measured' ? '' : '~';
}

function scaled(count: number): string {
  if (count < 10_000) return integer(count);
  const [value, unit] = count < 999_500 ? [count / 1000, 'k'] : [count / 1e6, 'M'];
  return `${Number(value.toPrecision(3))}${unit}`;
}

function grouped(digits: string): string {
  return digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** Titles of the editor turn `$(name)` into a picture. */
function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$ (');
}
