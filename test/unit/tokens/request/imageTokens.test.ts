import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Attachment } from '../../../../src/prompt/request';
import { imageRuleOf } from '../../../../src/tokens/request/imageRules';
import { imageTokens, tokensOf } from '../../../../src/tokens/request/imageTokens';
import { wordCounter } from '../../report/samples';

/** Model, width, height, detail; tokens, worked out from the documentation's formula or given there. */
const cases: readonly (readonly [string, number, number, string | null, number])[] = [
  // The examples of OpenAI's documentation.
  ['gpt-4o', 1024, 1024, 'high', 765],
  ['gpt-4o', 2048, 4096, 'high', 1105],
  ['gpt-4o', 4096, 8192, 'low', 85],
  ['gpt-4.1-mini', 1024, 1024, null, Math.ceil(1024 * 1.62)],
  ['gpt-4.1-mini', 1800, 2400, null, Math.ceil(1452 * 1.62)],
  // 512 × 512 is one tile; 1,920 × 1,080 shrinks to 1,365 × 768, 3 × 2 tiles.
  ['gpt-4o', 512, 512, null, 85 + 170],
  ['gpt-4o-mini', 512, 512, null, 2833 + 5667],
  ['gpt-4.1', 1920, 1080, 'auto', 85 + 6 * 170],
  ['o3', 512, 512, null, 75 + 150],
  ['gpt-5', 1920, 1080, null, 70 + 6 * 140],
  ['gpt-5', 1920, 1080, 'low', 70],
  // Answers that were recorded or published: 17 × 12, 13 × 10 and 64 × 24 patches.
  ['gpt-4.1-nano', 540, 360, null, 502],
  ['gpt-5-mini', 400, 301, 'auto', 156],
  ['gpt-5-mini', 2048, 768, null, 1844],
  // As the maker's calculator has it; a published answer has 2,488, which the bound allows for.
  ['gpt-4.1-mini', 4000, 1474, null, 2348],
  // w × h ÷ 750; the longer side first to 1,568.
  ['claude-sonnet-4-5', 1000, 1000, null, 1334],
  ['claude-haiku-4-5', 540, 360, null, 260],
  ['claude-3-5-sonnet', 3136, 750, null, 784],
  ['claude-opus-4-6', 4000, 4000, null, 1600],
  ['claude-opus-5', 4000, 4000, null, 4784],
  ['gemini-2.5-flash', 384, 384, null, 258],
  ['gemini-2.5-flash', 400, 301, null, 258],
  ['gemini-2.5-pro', 960, 540, null, 516],
  ['gemini-3-flash-preview', 400, 301, null, 1120],
  ['gemini-3-flash-preview', 4000, 3010, 'low', 280],
];

function image(width: number, height: number, detail: string | null = null): Attachment {
  return { kind: 'image', size: { width, height }, detail, name: 'image' };
}

describe('tokens of images', () => {
  for (const [model, width, height, detail, tokens] of cases) {
    it(`${model}: ${width} × ${height} ${detail ?? ''} are ${tokens}`, () => {
      equal(tokensOf({ width, height }, detail, imageRuleOf(model)!), tokens);
    });
  }

  it('never exceed the most patches, whatever the form', () => {
    const rule = imageRuleOf('gpt-4.1-mini')!;
    for (const [width, height] of [
      [1, 100_000],
      [100_000, 1],
      [3, 5_000],
      [7_999, 7_998],
    ] as const) {
      const tokens = tokensOf({ width, height }, null, rule);
      ok(tokens >= 2 && tokens <= Math.ceil(1536 * 1.62), `${width} × ${height}: ${tokens}`);
    }
  });

  it('have a bound that a published answer of a shrunk image keeps', () => {
    const counter = wordCounter({ model: 'gpt-4.1-mini' });
    const { tokens, errorPct } = imageTokens([image(4000, 1474)], counter)!;
    ok(2488 <= tokens * (1 + (errorPct ?? 0) / 100), `${tokens} ±${errorPct} %`);
  });

  it('add up, with a bound where the sizes are in sight', () => {
    const counter = wordCounter({ model: 'claude-sonnet-4-5', family: 'claude-3' });
    const counted = imageTokens([image(1000, 1000), image(540, 360)], counter)!;
    deepEqual([counted.tokens, counted.method, counted.errorPct], [1594, 'estimated', 6]);
    equal(counted.formula, '2 × (pixels ÷ 750, at most 1600)');
  });

  it('are assumed, with the range, where they are not', () => {
    const open: Attachment = { ...image(1, 1), size: null };
    const counted = imageTokens([open, image(512, 512)], wordCounter())!;
    deepEqual([counted.tokens, counted.errorPct], [765 + 255, null]);
    // 1 × 1 is one tile; 2,048 × 768 are 4 × 2. The other one has one.
    equal(
      counted.formula,
      '2 × (85 + 170 for each tile of 512 pixels); 1 of unknown size: 1024 × 1024 pixels assumed, 510 to 1700 tokens possible',
    );
  });

  it('are known of an image of unknown size where only the detail decides', () => {
    const low: Attachment = { ...image(1, 1, 'low'), size: null };
    deepEqual(imageTokens([low], wordCounter())?.tokens, 85);
    const gemini = wordCounter({ model: 'gemini-3-pro-preview', family: 'gemini' });
    deepEqual(imageTokens([{ ...low, detail: null }], gemini)?.errorPct, 3);
  });

  it('are not known of a model without a rule', () => {
    equal(imageTokens([image(9, 9)], wordCounter({ model: 'acme-1', family: 'unknown' })), null);
  });
});
