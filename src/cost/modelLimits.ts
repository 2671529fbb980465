import { bareModelId } from '../tokens/modelId';

/** The largest call that a model takes. */
export interface ModelLimits {
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
}

/** Where the limits below come from; they are data of that day. */
export const modelLimitsSource = {
  name: 'LiteLLM model_prices_and_context_window.json',
  asOf: '2026-07-24',
} as const;

/** Models by id without date, with their limits in tokens: input, output. */
const limits: readonly (readonly [models: readonly string[], maxInput: number, maxOutput: number])[] = [
  [['gpt-5.6-sol', 'gpt-5.6-terra', 'gpt-5.6-luna', 'gpt-5.4-mini'], 400_000, 128_000],
  [['gpt-5.5', 'gpt-5.4'], 1_050_000, 128_000],
  [['gpt-5.2', 'gpt-5.1', 'gpt-5', 'gpt-5-mini', 'gpt-5-nano'], 272_000, 128_000],
  [['gpt-4.1', 'gpt-4.1-mini'], 1_047_576, 32_768],
  [['gpt-4o', 'gpt-4o-mini'], 128_000, 16_384],
  [['o3', 'o4-mini'], 200_000, 100_000],
  [
    [
      'claude-opus-5',
      'claude-fable-5',
      'claude-opus-4-8',
      'claude-opus-4-7',
      'claude-opus-4-6',
      'claude-sonnet-5',
    ],
    1_000_000,
    128_000,
  ],
  [['claude-sonnet-4-6'], 1_000_000, 64_000],
  [['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'], 200_000, 64_000],
  [['claude-opus-4-1'], 200_000, 32_000],
  [['gemini-3.6-flash', 'gemini-3.1-pro-preview'], 1_048_576, 65_536],
  [
    [
      'gemini-3.5-flash',
      'gemini-3-pro-preview',
      'gemini-3-flash-preview',
      'gemini-2.5-pro',
      'gemini-2.5-flash',
      'gemini-2.5-flash-lite',
    ],
    1_048_576,
    65_535,
  ],
  [['deepseek-chat'], 131_072, 8_192],
  [['deepseek-v4-pro', 'deepseek-v4-flash'], 1_000_000, 8_192],
];

const byModel = new Map(
  limits.flatMap(([models, maxInputTokens, maxOutputTokens]) =>
    models.map((model) => [model, { maxInputTokens, maxOutputTokens }] as const),
  ),
);

/** The limits of a model as a text spells it; null where they are not known, also for models with a similar name. */
export function modelLimits(model: string): ModelLimits | null {
  const id = bareModelId(model);
  return byModel.get(id) ?? byModel.get(id.replace(/-latest$/, '')) ?? null;
}
