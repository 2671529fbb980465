import { isVersionOf } from './matching';

/** A model that its maker takes off its own platform. */
export interface Retirement {
  /** From this day on requests fail, or another model answers them, YYYY-MM-DD. */
  readonly retiresOn: string;
  /** What its maker lets answer from that day on, at its own price; null where requests fail. */
  readonly answeredBy: string | null;
  /** What the maker recommends in its place, or in the place of that where it has gone as well. */
  readonly replacement: string;
  readonly source: string;
  /** Day on which that was read, YYYY-MM-DD. */
  readonly checked: string;
}

/**
 * Maker, day, replacement, and the models, which also stand for their dated versions. Other sellers have other days.
 * Last whether the replacement answers requests for the model from that day on.
 */
const retirements: readonly (readonly [
  maker: string,
  retiresOn: string,
  replacement: string,
  models: readonly string[],
  isRedirected?: true,
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
  ['anthropic', '2026-11-30', 'claude-sonnet-5-5', ['claude-sonnet-4-5']],
  ['anthropic', '2027-01-22', 'claude-opus-5-5', ['claude-opus-4-5']],
  [
    'openai',
    '2024-01-04',
    'gpt-3.5-turbo-instruct',
    [
      'text-davinci-001',
      'text-davinci-002',
      'text-davinci-003',
      'text-curie-001',
      'text-babbage-001',
      'text-ada-001',
    ],
  ],
  [
    'openai',
    '2024-09-13',
    'gpt-3.5-turbo',
    ['gpt-3.5-turbo-0613', 'gpt-3.5-turbo-16k', 'gpt-3.5-turbo-0301'],
  ],
  ['openai', '2024-12-06', 'gpt-4o', ['gpt-4-vision-preview', 'gpt-4-1106-vision-preview']],
  ['openai', '2025-06-06', 'gpt-4o', ['gpt-4-32k']],
  ['openai', '2025-07-14', 'gpt-4.1', ['gpt-4.5-preview']],
  ['openai', '2025-07-28', 'o3', ['o1-preview']],
  ['openai', '2025-10-27', 'o4-mini', ['o1-mini']],
  ['openai', '2026-02-17', 'gpt-5.1-chat-latest', ['chatgpt-4o-latest']],
  ['openai', '2026-03-26', 'gpt-5', ['gpt-4-0314', 'gpt-4-0125-preview', 'gpt-4-turbo-preview']],
  ['openai', '2026-07-23', 'gpt-5.4-mini', ['gpt-5.1-codex-mini', 'computer-use-preview']],
  ['openai', '2026-07-23', 'gpt-5.3-chat-latest', ['gpt-5-chat-latest', 'gpt-5.1-chat-latest']],
  ['openai', '2026-07-23', 'gpt-5.4', ['gpt-5-codex', 'gpt-5.1-codex-max', 'gpt-5.2-codex']],
  ['openai', '2026-07-23', 'gpt-5', ['gpt-5.1-codex']],
  ['openai', '2026-07-23', 'gpt-4.1-mini', ['gpt-4o-search-preview', 'gpt-4o-mini-search-preview']],
  ['openai', '2026-08-10', 'gpt-5.5', ['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest']],
  ['openai', '2026-09-28', 'gpt-5-mini', ['gpt-3.5-turbo-1106', 'gpt-3.5-turbo-instruct']],
  ['openai', '2026-10-23', 'gpt-5.6-terra', ['gpt-3.5-turbo', 'o4-mini']],
  [
    'openai',
    '2026-10-23',
    'gpt-5.6-sol',
    ['gpt-4', 'gpt-4-1106-preview', 'gpt-4-turbo', 'gpt-4o-2024-05-13', 'o1', 'o1-pro', 'o3-mini'],
  ],
  ['openai', '2026-10-23', 'gpt-5.6-luna', ['gpt-4.1-nano']],
  ['openai', '2026-12-11', 'gpt-6.1-sol', ['gpt-5']],
  ['openai', '2026-12-11', 'gpt-6.1-terra', ['gpt-5-mini']],
  ['openai', '2026-12-11', 'gpt-5.6-luna', ['gpt-5-nano']],
  ['openai', '2026-12-11', 'gpt-5.6-sol', ['gpt-5-pro', 'o3', 'o3-pro']],
  [
    'openai',
    '2027-01-14',
    'gpt-6-luna',
    [
      'gpt-4o-2024-08-06',
      'gpt-4o-2024-11-20',
      'gpt-4o-mini-2024-07-18',
      'gpt-4.1-2025-04-14',
      'gpt-4.1-mini-2025-04-14',
    ],
  ],
  [
    'google',
    '2025-12-02',
    'gemini-3.1-pro-preview',
    ['gemini-2.5-pro-preview-03-25', 'gemini-2.5-pro-preview-05-06', 'gemini-2.5-pro-preview-06-05'],
  ],
  ['google', '2026-03-09', 'gemini-3.1-pro-preview', ['gemini-3-pro-preview']],
  ['google', '2026-05-25', 'gemini-3.1-flash-lite', ['gemini-3.1-flash-lite-preview']],
  ['google', '2026-06-01', 'gemini-3.5-flash', ['gemini-2.0-flash']],
  ['google', '2026-06-01', 'gemini-3.1-flash-lite', ['gemini-2.0-flash-lite']],
  ['google', '2026-12-01', 'gemini-3.8-flash', ['gemini-2.5-pro'], true],
  ['google', '2026-12-01', 'gemini-3.5-flash-lite', ['gemini-2.5-flash'], true],
  ['deepseek', '2026-07-24', 'deepseek-v4-flash', ['deepseek-chat', 'deepseek-reasoner']],
];

/** Where each maker's days stand, and when that was read. */
const sources: Readonly<Record<string, Pick<Retirement, 'source' | 'checked'>>> = {
  anthropic: {
    source: 'https://platform.claude.com/docs/en/about-claude/model-deprecations',
    checked: '2026-11-30',
  },
  openai: { source: 'https://developers.openai.com/api/docs/deprecations', checked: '2026-11-30' },
  google: { source: 'https://ai.google.dev/gemini-api/docs/deprecations', checked: '2026-11-30' },
  deepseek: { source: 'https://api-docs.deepseek.com/news/news260424', checked: '2026-11-29' },
};

/**
 * When a maker retires a model of its own; null where nothing is known of it. `model` as a call spells it; `today` is
 * YYYY-MM-DD: what is retired by then is recommended to nobody.
 */
export function retirementOf(maker: string, model: string, today: string): Retirement | null {
  const found = entryOf(maker, model);
  if (found === null) return null;
  const [, retiresOn, first, , isRedirected = false] = found;
  let replacement = first;
  for (let next = entryOf(maker, first); next !== null && next[1] <= soon(today);) {
    replacement = next[2];
    next = entryOf(maker, replacement);
  }
  return { retiresOn, answeredBy: isRedirected ? first : null, replacement, ...sources[maker]! };
}

/** The last day of the coming 60, YYYY-MM-DD. */
export function soon(today: string): string {
  return new Date(Date.parse(today) + 60 * 86_400_000).toISOString().slice(0, 10);
}

/** What is shown before its model is there, which goes on a day of its own. */
const preview = /-(?:preview|exp|experimental)(?![a-z])/;

/** The entry of the longest name: a version may go before the others of its model. */
function entryOf(maker: string, model: string): (typeof retirements)[number] | null {
  const id = model.toLowerCase();
  const name = id.replace(/-latest$/, '');
  const lengthOf = ([by, , , models]: (typeof retirements)[number]): number =>
    by !== maker
      ? 0
      : Math.max(
          0,
          ...models
            .filter((each) => each === id || isVersionOf(each, name))
            .filter((each) => preview.test(each) || !preview.test(name))
            .map((each) => each.length),
        );
  const [best] = retirements
    .map((entry) => ({ entry, length: lengthOf(entry) }))
    .sort((a, b) => b.length - a.length);
  return best === undefined || best.length === 0 ? null : best.entry;
}
