import type { ModelPrice } from '@pydantic/genai-prices';
import type { PriceRow, RateSheet } from './priceRow';
import type { DayPrices } from './providers';
import type { PriceRule } from './rules/rule';

/** The rates by the hour, where they differ. */
export function hourRates(
  { parts, rest }: DayPrices,
  sheetOf: (price: ModelPrice) => RateSheet | null,
  offPeakDays: PriceRule['offPeakDays'] | null,
  today: string,
): Pick<PriceRow, 'hours' | 'otherHours'> {
  const otherHours = parts.length === 0 ? null : sheetOf(rest);
  if (otherHours === null) return { hours: [], otherHours };
  const except = offPeakDays && offPeakDays.from <= today ? offPeakDays : null;
  const hours = parts.flatMap(({ fromUtcSeconds, toUtcSeconds, prices }) => {
    const sheet = sheetOf(prices);
    if (sheet === null) return [];
    return [
      {
        ...sheet,
        fromUtcSeconds,
        toUtcSeconds,
        exceptWeekdays: except?.weekdays ?? [],
        weekdayUtcOffsetHours: except?.utcOffsetHours ?? 0,
      },
    ];
  });
  return { hours, otherHours };
}
