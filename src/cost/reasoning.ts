import type { Parameters } from './requestParameters';

/*
 * Which models think before they answer: thoughts are billed as output, and mostly not seen. Checked 2026-11-29:
 * https://developers.openai.com/api/docs/guides/reasoning, https://ai.google.dev/gemini-api/docs/thinking,
 * https://api-docs.deepseek.com/guides/reasoning_model.
 */
const thinking: readonly RegExp[] = [
  /^(?:gpt-5(?!.*chat)|gpt-6|gpt-oss|o[134](?:-|$))/,
  /^gemini-(?:2\.5-(?:pro|flash(?!-lite|-image))|3)/,
  /^(?:deepseek-(?:reasoner|r1|v4|flash)|magistral|qwq|sonar-reasoning)/,
  /^grok-(?:3-mini|4(?!.*non-reasoning))/,
];

/** Whether a model, as the price table names it, thinks as long as it likes where the call does not say. */
export function thinksByDefault(matchedModel: string): boolean {
  const name = matchedModel.slice(matchedModel.lastIndexOf('/') + 1).toLowerCase();
  return thinking.some((pattern) => pattern.test(name));
}

/** What the call says about thinking: `reasoning_effort`, `thinking.type`. */
export function reasoningParameters(parameters: Parameters): Parameters {
  return Object.fromEntries(
    Object.entries(parameters).filter(([name]) => /effort|reasoning|thinking/i.test(name)),
  );
}

/** Whether thoughts may be billed: the model thinks by itself, or is asked to, and nothing turns that off. */
export function mayThink(matchedModel: string, parameters: Parameters): boolean {
  const said = Object.values(reasoningParameters(parameters));
  return said.length === 0 ? thinksByDefault(matchedModel) : !said.some(isOff);
}

function isOff(value: Parameters[string]): boolean {
  return value === 0 || value === false || value === 'none' || value === 'disabled';
}
