/** After so many days a table is told to be old: prices have been cut to a fifth within two months. */
const oldAfterDays = 60;

/** Days between the date of a table (YYYY-MM-DD) and a moment. */
export function ageDays(asOf: string, now: Date): number {
  return Math.floor((now.getTime() - Date.parse(asOf)) / 86_400_000);
}

/** A sentence if a table is old, else null. */
export function ageWarning(asOf: string, now: Date): string | null {
  const days = ageDays(asOf, now);
  return days > oldAfterDays
    ? `The prices are of ${asOf}, ${days} days ago; some may have changed since.`
    : null;
}
