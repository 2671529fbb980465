/** Smaller models of the same maker and generation, the next one first. Of November 2026. */
const smaller: readonly (readonly [of: RegExp, models: readonly string[]])[] = [
  [/^gpt-4o(?!-mini)/, ['gpt-4o-mini']],
  [/^gpt-4\.1(?!-)/, ['gpt-4.1-mini', 'gpt-4.1-nano']],
  [/^gpt-4\.1-mini/, ['gpt-4.1-nano']],
  [/^gpt-5(?:\.[12])?(?:-\d{4}|$)/, ['gpt-5-mini', 'gpt-5-nano']],
  [/^gpt-5-mini/, ['gpt-5-nano']],
  [/^gpt-5\.4(?:-\d{4}|$)/, ['gpt-5.4-mini', 'gpt-5.4-nano']],
  [/^gpt-5\.4-mini/, ['gpt-5.4-nano']],
  [/^o3(?!-mini)/, ['o4-mini']],
  [/^claude-opus-/, ['claude-sonnet-4-6', 'claude-haiku-4-5']],
  [/^claude-sonnet-/, ['claude-haiku-4-5']],
  [/^gemini-2\.5-pro/, ['gemini-2.5-flash', 'gemini-2.5-flash-lite']],
  [/^gemini-2\.5-flash(?!-lite)/, ['gemini-2.5-flash-lite']],
];

/** The smaller models beside one, by the price table's id; none where nothing is known of it. */
export function smallerModels(matchedModel: string): readonly string[] {
  return smaller.find(([of]) => of.test(matchedModel))?.[1] ?? [];
}
