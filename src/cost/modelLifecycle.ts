import { isVersionOf } from './matching';

/** A model that its maker takes off its own platform. */
export interface Retirement {
  /** From this day on requests fail, YYYY-MM-DD. */
  readonly retiresOn: string;
  /** What the maker recommends in its place. */
  readonly replacement: string;
  readonly source: string;
  /** Day on which that was read, YYYY-MM-DD. */
  readonly checked: string;
}

/** Maker, day, replacement, and the models, which also stand for their dated versions. Other sellers have other days. */
const retirements: readonly (readonly [
  maker: string,
  retiresOn: string,
  replacement: string,
  models: readonly string[],
])[] = [
  [
    'anthropic',
    '2024-11-06',
    'claude-haiku-4-5',
    [
      'claude-1',
      'claude-1.0',
      'claude-1.1',
      'claude-1.2',
      'claude-1.3',
      'claude-instant-1',
      'claude-instant-1.0',
      'claude-instant-1.1',
      'claude-instant-1.2',
    ],
  ],
  [
    'anthropic',
    '2025-07-21',
    'claude-sonnet-4-6',
    ['claude-2', 'claude-2.0', 'claude-2.1', 'claude-3-sonnet'],
  ],
  ['anthropic', '2025-10-28', 'claude-sonnet-4-6', ['claude-3-5-sonnet']],
  ['anthropic', '2026-01-05', 'claude-opus-4-8', ['claude-3-opus']],
  ['anthropic', '2026-02-19', 'claude-sonnet-4-6', ['claude-3-7-sonnet']],
  ['anthropic', '2026-02-19', 'claude-haiku-4-5', ['claude-3-5-haiku']],
  ['anthropic', '2026-04-20', 'claude-haiku-4-5', ['claude-3-haiku']],
  ['anthropic', '2026-06-15', 'claude-sonnet-4-6', ['claude-sonnet-4', 'claude-sonnet-4-0']],
  ['anthropic', '2026-06-15', 'claude-opus-4-8', ['claude-opus-4', 'claude-opus-4-0']],
  ['anthropic', '2026-08-05', 'claude-opus-4-8', ['claude-opus-4-1']],
  ['openai', '2026-02-17', 'gpt-5.1-chat-latest', ['chatgpt-4o-latest']],
  ['openai', '2026-07-23', 'gpt-5.4-mini', ['gpt-5.1-codex-mini', 'computer-use-preview']],
  ['openai', '2026-07-23', 'gpt-5.3-chat-latest', ['gpt-5-chat-latest', 'gpt-5.1-chat-latest']],
  ['openai', '2026-07-23', 'gpt-5.4', ['gpt-5-codex', 'gpt-5.1-codex-max', 'gpt-5.2-codex']],
  ['openai', '2026-07-23', 'gpt-5', ['gpt-5.1-codex']],
  ['openai', '2026-07-23', 'gpt-4.1-mini', ['gpt-4o-search-preview', 'gpt-4o-mini-search-preview']],
  ['openai', '2026-10-23', 'gpt-4.1-mini', ['gpt-3.5-turbo']],
  ['deepseek', '2026-07-24', 'deepseek-v4-flash', ['deepseek-chat', 'deepseek-reasoner']],
];

/** Where each maker's days stand, and when that was read. */
const sources: Readonly<Record<string, Pick<Retirement, 'source' | 'checked'>>> = {
  anthropic: {
    source: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
    checked: '2026-07-28',
  },
  openai: { source: 'https://developers.openai.com/api/docs/deprecations', checked: '2026-04-23' },
  deepseek: { source: 'https://api-docs.deepseek.com/news/news260424', checked: '2026-11-29' },
};

/** When a maker retires a model of its own; null where nothing is known of it. `model` as a call spells it. */
export function retirementOf(maker: string, model: string): Retirement | null {
  const name = model.toLowerCase().replace(/-latest$/, '');
  const found = retirements.find(
    ([by, , , models]) =>
      by === maker && models.some((each) => each === model.toLowerCase() || isVersionOf(each, name)),
  );
  if (found === undefined) return null;
  const [, retiresOn, replacement] = found;
  return { retiresOn, replacement, ...sources[maker]! };
}
