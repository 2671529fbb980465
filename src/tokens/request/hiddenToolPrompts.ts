import type { ToolChoice } from '../../prompt/request';
import type { ModelCounter } from '../counter';
import { byModelPrefix } from '../modelPrefixes';
import { recorded } from './requestCount';

/** A system prompt that the provider puts before a request with tools, in tokens, and how far off that may be. */
export interface HiddenPrompt {
  readonly tokens: number;
  readonly error: number;
  readonly source: string;
  readonly asOf: string;
}

interface Row {
  /** With `tool_choice` auto or none, and with any or one tool. */
  readonly auto: number;
  readonly required: number;
  readonly error: number;
  readonly source: string;
  readonly asOf: string;
}

const documented = 'Claude documentation, Tool use, table of system prompts';
const row = (auto: number, required: number, error: number, source: string, asOf = '2026-07-01'): Row => ({
  auto,
  required,
  error,
  source,
  asOf,
});

/** One row for each generation. Dated: Anthropic changes the prompts of models that are on sale. */
const rows: readonly (readonly [Row, readonly string[]])[] = [
  [row(530, 281, 0, documented, '2024-06-01'), ['claude-3-opus']],
  [row(159, 235, 0, documented, '2024-06-01'), ['claude-3-sonnet']],
  [row(264, 340, 0, documented, '2024-11-01'), ['claude-3-haiku', 'claude-3-5-haiku']],
  [row(346, 313, 0, documented, '2025-06-01'), ['claude-3-5-sonnet', 'claude-3-7-sonnet']],
  [
    row(313, 315, 10, `${documented}; ${recorded} agree`),
    ['claude-opus-4', 'claude-sonnet-4', 'claude-opus-4-1', 'claude-4-opus', 'claude-4-sonnet'],
  ],
  [
    row(496, 588, 10, `${documented}; ${recorded} agree`),
    ['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5', 'claude-4-5-sonnet', 'claude-4-5-haiku'],
  ],
  [
    row(497, 589, 10, `${documented}; ${recorded} agree`),
    ['claude-opus-4-6', 'claude-sonnet-4-6', 'claude-4-6-opus', 'claude-4-6-sonnet'],
  ],
  [row(675, 804, 20, documented), ['claude-opus-4-7']],
  [row(290, 410, 20, documented), ['claude-opus-4-8']],
  [row(354, 474, 20, documented), ['claude-sonnet-5']],
  [
    row(290, 410, 30, 'as Claude Opus 4.8: the example of a count in the documentation agrees'),
    ['claude-opus-5'],
  ],
  [row(290, 410, 40, `as Claude Opus 4.8; ${recorded} agree`), ['claude-fable-5', 'claude-mythos-5']],
  [
    row(350, 450, 250, 'not documented for this model: between those of its neighbours'),
    ['claude', 'claude-opus-5-5', 'claude-sonnet-5-5', 'claude-fable-5-1', 'claude-fable-5-2'],
  ],
];

const listed = byModelPrefix(rows);

/** The prompt that is hidden before the tools of a model; null where its provider documents none. */
export function hiddenToolPrompt({ model }: ModelCounter, choice: ToolChoice | null): HiddenPrompt | null {
  const found = listed(model);
  if (found === null) return null;
  const { auto, required, error, source, asOf } = found;
  return { tokens: choice === 'required' ? required : auto, error, source, asOf };
}
