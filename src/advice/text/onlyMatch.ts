/** Where a pattern is found in a text, if in one place alone. The pattern is global. */
export function onlyMatch(text: string, pattern: RegExp): RegExpExecArray | null {
  const [match, ...others] = text.matchAll(pattern);
  return others.length > 0 ? null : (match ?? null);
}
