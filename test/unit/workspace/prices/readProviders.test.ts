import assert from 'node:assert/strict';
import { createPriceTable } from '../../../../src/cost/priceTable';
import { readProviders } from '../../../../src/workspace/prices/readProviders';
import { freshTable, newModel } from './freshTable';
import type { Edit } from './freshTable';
import { atOnce } from '../../support/atOnce';

const bundled = JSON.stringify(freshTable());
const twice = freshTable();
twice.find(({ id }) => id === 'openai')!.models.push(newModel, newModel);

describe('readProviders', () => {
  it('reads the bundled table so that every price stays the same', () => {
    const read = atOnce(readProviders(bundled));
    assert.ok('providers' in read);
    const now = new Date('2026-11-22T12:00:00Z');
    const catalogue = { source: 'test', asOf: '2026-11-22', providers: read.providers };
    const [before, after] = [createPriceTable({ now }), createPriceTable({ now, refreshed: catalogue })];
    let compared = 0;
    for (const { id, models } of freshTable()) {
      for (const model of models) {
        const [a, b] = [before, after].map((table) => table.find(model.id, id));
        const strip = (row: typeof a): object => ({ ...row, source: '', asOf: '' });
        assert.deepEqual(strip(b), strip(a), `${id} ${model.id}`);
        compared += 1;
      }
    }
    assert.ok(compared > 1000);
  });

  const edits: readonly (readonly [what: string, edit: Edit, mistake: RegExp])[] = [
    [
      'a string',
      ['openai', 'gpt-5', 'input_mtok', '1.25'],
      /^openai, gpt-5, input_mtok is "1\.25", which is no price/,
    ],
    [
      'a negative price',
      ['openai', 'gpt-5', 'output_mtok', -1],
      /^openai, gpt-5, output_mtok is -1, which is no price/,
    ],
    [
      'no number',
      ['openai', 'gpt-5', 'output_mtok', null],
      /^openai, gpt-5, output_mtok is null, which is no price/,
    ],
    [
      'a broken tier',
      ['openai', 'gpt-5', 'input_mtok', { base: 1, tiers: [{ start: 9, price: 'x' }] }],
      /^openai, gpt-5, input_mtok is \{"base":1.*, which is no price/,
    ],
  ];
  for (const [what, edit, mistake] of edits) {
    it(`refuses ${what} and names the entry`, () => {
      const read = atOnce(readProviders(JSON.stringify(freshTable(edit))));
      assert.ok('mistake' in read);
      assert.match(read.mistake, mistake);
    });
  }

  const texts: readonly (readonly [what: string, text: string, mistake: RegExp])[] = [
    ['NaN', bundled.replace(/"input_mtok":[\d.]+/, '"input_mtok":NaN'), /^It cannot be read: .*NaN/],
    [
      'infinity',
      bundled.replace(/"input_mtok":[\d.]+/, '"input_mtok":1e999'),
      /input_mtok is Infinity, which is no price/,
    ],
    ['what is no JSON', '<html>', /^It cannot be read: /],
    ['nothing', '', /^It cannot be read: /],
    ['an object', '{}', /^The whole is \{\}, which is no list of sellers\.$/],
    ['an empty list', '[]', /^It has no prices of openai\.$/],
    ['half a download', bundled.slice(0, bundled.length / 2), /^It cannot be read: /],
    [
      'an unknown rule',
      bundled.replace('"starts_with"', '"begins_with"'),
      /which is no rule that is known here/,
    ],
    [
      'a broken pattern',
      bundled.replace('{"contains":"claude"}', '{"regex":"("}'),
      /^anthropic, model_match, regex is "\(", which is no rule/,
    ],
    [
      'an empty rule',
      bundled.replace('{"contains":"claude"}', '{"contains":""}'),
      /contains is "", which is no rule/,
    ],
    ...['(a+)+$', '(a|a)*$', '^(?:a|b|ab){2,}$', 'a*a*b', '(?:x{1,9}){1,9}', '(?:a|a)'.repeat(20)].map(
      (slow) =>
        [
          `the slow pattern ${slow.slice(0, 20)}`,
          bundled.replace('{"contains":"claude"}', JSON.stringify({ regex: slow })),
          /^anthropic, model_match, regex is .*, which is no rule/,
        ] as const,
    ),
    ...[0, -1].map(
      (size) =>
        [
          `a context window of ${size}`,
          bundled.replace(/"context_window":\d+/, `"context_window":${size}`),
          /context_window is -?\d, which is no number of tokens/,
        ] as const,
    ),
    [
      'two models of one id',
      JSON.stringify(twice),
      /^openai is .*, which is no list of models with an id each/,
    ],
    [
      'an unknown condition',
      bundled.replace(/"start_date":"/, '"start_moon":"'),
      /constraint is .*which is no condition that is known here/,
    ],
    [
      'rules without end',
      `[{"id":"a","name":"","api_pattern":"","models":[],"model_match":${'{"or":['.repeat(5000)}${']}'.repeat(5000)}}]`,
      /./,
    ],
  ];
  for (const [what, text, mistake] of texts) {
    it(`refuses ${what}`, () => {
      const read = atOnce(readProviders(text));
      assert.ok('mistake' in read);
      assert.match(read.mistake, mistake);
    });
  }

  it('takes models that are new, and keys that are unknown here', () => {
    const table = freshTable();
    table.find(({ id }) => id === 'openai')!.models.unshift({ ...newModel, collapse: true });
    const read = atOnce(readProviders(JSON.stringify(table)));
    assert.ok('providers' in read);
    const catalogue = { source: 'test', asOf: '2026-11-22', providers: read.providers };
    const row = createPriceTable({ refreshed: catalogue }).find('gpt-77');
    assert.ok('outputUsdPerMTok' in row);
    assert.equal(row.outputUsdPerMTok, 9);
  });
});
