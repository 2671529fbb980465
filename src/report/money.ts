import type { Currency } from '../cost/currency';

/*
 * The only place where money becomes words: in one locale on every machine, so that two of them print the same. Bills
 * are in USD; amounts are converted here, when they are shown.
 */

/** What amounts are shown in; USD where there is nothing. */
export type Shown = Currency | null | undefined;

/**
 * An amount with the decimals of its currency from 1 on (two for most, `¥1,235`, `KWD 1.235`), else enough for two
 * digits, at most six: `$12.40`, `€0.42`, `CHF 0.0031`.
 */
export function money(usd: number, shown: Shown): string {
  const amount = converted(usd, shown);
  if (amount === 0) return written(0, shown, 0, 0);
  const size = Math.abs(amount);
  const sign = amount < 0 ? '−' : '';
  if (size < 0.0000005) return `${sign}<${written(0.000001, shown, 6, 6)}`;
  const own = minorUnits(isUsd(shown) ? 'USD' : shown.code);
  const decimals = size >= 0.995 ? own : Math.min(6, 1 - Math.floor(Math.log10(size)));
  return `${sign}${written(size, shown, Math.min(own, decimals), decimals)}`;
}

/** An amount of a month, where less than the smallest coin is not told apart: `$471`, `<$0.01`. */
export function moneyPerMonth(usd: number, shown: Shown): string {
  const coin = 10 ** -minorUnits(isUsd(shown) ? 'USD' : shown.code);
  const size = converted(usd, shown);
  return size > 0 && size < coin ? `<${written(coin, shown, 0, 6)}` : money(usd, shown);
}

/** A difference: `+$0.42`, `−€0.05`, `±$0`. */
export function moneyChange(usd: number, shown: Shown): string {
  if (usd === 0) return `±${money(0, shown)}`;
  return `${usd > 0 ? '+' : ''}${money(usd, shown)}`;
}

/** An amount in full, as arithmetic needs it: `$0.0004605`. */
export function moneyExactly(usd: number, shown: Shown): string {
  return written(Number(converted(usd, shown).toPrecision(10)), shown, 0, 20);
}

/** A price per million tokens, as sellers state it: `$0.25`, `$0.0028`; `–` where there is none. Never converted. */
export function usdPerMTok(rate: number | null): string {
  if (rate === null) return '–';
  return rate === 0 ? '$0' : written(rate, null, 2, 6);
}

/** `converted at 0.92 EUR per USD of 2026-11-01`; null where amounts are in USD anyway. */
export function conversion(shown: Shown): string | null {
  return isUsd(shown) ? null : `converted at ${rateOf(shown)} ${shown.code} per USD of ${shown.asOf}`;
}

/** The rate as a factor: `0.92`. */
export function rateOf({ perUsd }: Currency): string {
  return formatter('decimal', 0, 20).format(perUsd);
}

/** Whether amounts need no conversion. */
export function isUsd(shown: Shown): shown is null | undefined {
  return shown === null || shown === undefined || shown.code === 'USD';
}

/** What a sum of amounts is shown in that are shown in these: USD where they differ. */
export function sharedCurrency([first, ...others]: readonly Shown[]): Currency | null {
  const isSame = (other: Shown): boolean =>
    other?.code === first?.code && other?.perUsd === first?.perUsd && other?.asOf === first?.asOf;
  return first !== undefined && others.every(isSame) ? first : null;
}

/** Without the noise of binary fractions, which would round 4.765 down. */
function converted(usd: number, shown: Shown): number {
  return Number((isUsd(shown) ? usd : usd * shown.perUsd).toPrecision(12));
}

function written(amount: number, shown: Shown, least: number, most: number): string {
  // A code stands before a space that does not break, which terminals and searches take for a letter.
  return formatter(isUsd(shown) ? 'USD' : shown.code, least, most)
    .format(amount)
    .replace(/[\u00a0\u202f]/g, ' ');
}

/** Making one takes a thousand times as long as using it. */
const formatters = new Map<string, Intl.NumberFormat>();

/** Decimals in which a currency is paid, as Unicode CLDR has them: 0 for JPY, 2 for most, 3 for KWD. */
function minorUnits(code: string): number {
  return formatter(code, undefined, undefined).resolvedOptions().maximumFractionDigits ?? 2;
}

function formatter(code: string, least: number | undefined, most: number | undefined): Intl.NumberFormat {
  const key = `${code} ${least} ${most}`;
  let format = formatters.get(key);
  if (format === undefined) {
    const style = code === 'decimal' ? {} : ({ style: 'currency', currency: code } as const);
    format = new Intl.NumberFormat('en-US', {
      ...style,
      minimumFractionDigits: least,
      maximumFractionDigits: most,
    });
    formatters.set(key, format);
  }
  return format;
}
