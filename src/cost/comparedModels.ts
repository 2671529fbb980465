import { retirementOf, soon } from './modelLifecycle';

/** Small and large models of the makers most used. Of November 2026. */
const models: readonly (readonly [maker: string, model: string])[] = [
  ['openai', 'gpt-5.6-luna'],
  ['openai', 'gpt-5.4-mini'],
  ['openai', 'gpt-5.6-sol'],
  ['anthropic', 'claude-haiku-4-5'],
  ['anthropic', 'claude-sonnet-5'],
  ['google', 'gemini-3.5-flash-lite'],
  ['google', 'gemini-3.8-flash'],
];

/** Models that an explanation compares with: none that its maker retires soon after `today` (YYYY-MM-DD). */
export function comparedModels(today: string): string[] {
  return models.flatMap(([maker, model]) => {
    const retirement = retirementOf(maker, model, today);
    return retirement !== null && retirement.retiresOn <= soon(today) ? [] : [model];
  });
}
