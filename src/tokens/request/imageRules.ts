import { byModelPrefix } from '../modelPrefixes';
import { recorded } from './requestCount';

/** How a generation of models turns an image into tokens. */
export type ImageRule = ImageFormula & {
  /** How far off it may be, in percent. */
  readonly errorPct: number;
  readonly source: string;
  readonly asOf: string;
};

export type ImageFormula =
  /** Fitted into 2,048 × 2,048, the shorter side to 768 at most, then tiles of 512: base + tile for each; low: base. */
  | { readonly kind: 'tiles'; readonly base: number; readonly tile: number }
  /** Patches of 32 pixels, shrunk until there are at most so many, each so many tokens. */
  | { readonly kind: 'patches'; readonly most: number; readonly factor: number }
  /** Pixels ÷ 750, the longer side shrunk to so many pixels, at most so many tokens. */
  | { readonly kind: 'area'; readonly longest: number; readonly most: number }
  /** One for a small image, else one for each tile of 768 pixels. */
  | { readonly kind: 'crops'; readonly tile: number }
  /** By the resolution that is asked for, whatever the size. */
  | {
      readonly kind: 'fixed';
      readonly byDetail: Readonly<Record<string, number>>;
      readonly otherwise: number;
    };

const openAi = 'OpenAI documentation, Images and vision';
const rule = (formula: ImageFormula, errorPct: number, source: string, asOf: string): ImageRule => ({
  ...formula,
  errorPct,
  source,
  asOf,
});
const tiles = (base: number, tile: number): ImageRule =>
  rule({ kind: 'tiles', base, tile }, 0, openAi, '2025-12-01');
/** An image that is shrunk to the most patches has been billed with up to 6 % more than the documented formula gives. */
const patches = (factor: number, errorPct = 6, source = openAi, most = 1_536): ImageRule =>
  rule({ kind: 'patches', most, factor }, errorPct, source, '2025-12-01');
const claude = 'Claude documentation, Vision';

/** One row for each generation; models that are not listed have no rule. */
const rows: readonly (readonly [ImageRule, readonly string[]])[] = [
  [tiles(85, 170), ['gpt-4o', 'chatgpt-4o', 'gpt-4.1', 'gpt-4.5', 'gpt-4-turbo', 'gpt-4-vision']],
  [tiles(2_833, 5_667), ['gpt-4o-mini']],
  [tiles(75, 150), ['o1', 'o3']],
  [tiles(65, 129), ['computer-use-preview']],
  [tiles(70, 140), ['gpt-5', 'gpt-5.1', 'gpt-5-chat']],
  [patches(1.62), ['gpt-4.1-mini']],
  [patches(2.46), ['gpt-4.1-nano']],
  [patches(1.72), ['o4-mini']],
  [patches(1.2, 6, `${openAi} with 1.2, as ${recorded} have, instead of 1.62`), ['gpt-5-mini']],
  [patches(2.46, 60, `${openAi}; for gpt-5-mini recorded answers have a quarter less`), ['gpt-5-nano']],
  [
    patches(1.2, 30, 'not documented here: 1.2 as for gpt-5-mini, with a larger budget of patches', 2_500),
    ['gpt-5.2', 'gpt-5.4', 'gpt-5.5', 'gpt-5.6', 'gpt-6'],
  ],
  [
    rule({ kind: 'area', longest: 1_568, most: 1_600 }, 6, `${claude}; ${recorded} agree`, '2026-07-01'),
    ['claude-3', 'claude-4', 'claude-opus-4', 'claude-sonnet-4', 'claude-haiku-4'],
  ],
  [
    rule({ kind: 'area', longest: 2_576, most: 4_784 }, 15, `${claude}, high resolution`, '2026-07-01'),
    ['claude', 'claude-opus-4.7', 'claude-opus-4.8', 'claude-opus-4.9'],
  ],
  [
    rule({ kind: 'crops', tile: 258 }, 5, `Gemini documentation, Tokens; ${recorded} agree`, '2026-05-01'),
    ['gemini-1.5', 'gemini-2'],
  ],
  [
    rule(
      {
        kind: 'fixed',
        byDetail: { low: 280, medium: 560, high: 1_120, ultra_high: 2_240 },
        otherwise: 1_120,
      },
      3,
      `Gemini documentation, Media resolution; ${recorded} agree`,
      '2026-10-01',
    ),
    ['gemini-3', 'gemini'],
  ],
];

/** How a model turns an image into tokens; null where that is not known. */
export const imageRuleOf: (model: string) => ImageRule | null = byModelPrefix(rows);
