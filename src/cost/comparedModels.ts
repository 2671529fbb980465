/** Models that an explanation compares with: small and large ones of the makers most used. Of November 2026. */
export const comparedModels: readonly string[] = [
  'gpt-5-nano',
  'gpt-5-mini',
  'gpt-5',
  'claude-haiku-4-5',
  'claude-sonnet-4-5',
  'gemini-2.5-flash',
];
