import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Currency } from '../../../src/cost/currency';
import type { Profile } from '../../../src/report/model';
import { costExplanation } from '../../../src/report/renderings/costExplanation';
import { unescapeMarkdown } from '../../../src/text/markdown';
import { promptMarkdown } from '../../../src/report/renderings/promptMarkdown';
import { renderings } from '../../../src/report/renderings/renderings';
import { lensTitle, statusText, tooltip } from '../../../src/report/words';
import { createReport } from '../../../src/report/workspaceReport';
import { file, message, prices, profile, prompt, text } from './samples';

const euro: Currency = { code: 'EUR', perUsd: 0.5, asOf: '2026-11-01' };
const how = 'converted at 0.5 EUR per USD of 2026-11-01';

/** 400,000 output tokens of gpt-4o cost $4 in each call. */
function sample(currency: Currency | null): Profile {
  const assumptions = { currency, callsPerMonth: 10 };
  const subject = prompt([message([text('Hello')])], { parameters: { max_tokens: 16_000, n: 25 } });
  return profile(subject, { assumptions });
}

function render(id: string, currency: Currency | null): string {
  const files = [file('src/a.py', [sample(currency)])];
  const input = { root: '/work', pricesAsOf: '2026-09-23', skipped: [], durationMs: 1 };
  const context = { tool: { name: 'promptmeter', version: '1' }, columns: null };
  const output = renderings.find((one) => one.id === id)!.render(createReport({ ...input, files }), context);
  return id === 'markdown' ? unescapeMarkdown(output) : output;
}

function explained(subject: Profile): string {
  const row = prices.find('gpt-4o', 'openai');
  return unescapeMarkdown(costExplanation(subject, { row, assumptions: defaultAssumptions, others: [] }));
}

describe('amounts in a currency of the reader', () => {
  const shown = sample(euro);
  const inUsd = 'In USD ≤$4.00 per call, ≤$4,000.02/1K calls; ';

  it('are short in lens and status bar', () => {
    assert.match(lensTitle(shown), /^\d+ tok · ≤€2,000\.01\/1K · ≤€20\.00\/mo · gpt-4o$/);
    assert.match(statusText(shown), /^\d+ tok · ≤€2,000\.01\/1K$/);
  });

  const details: readonly (readonly [string, (subject: Profile) => string])[] = [
    ['tooltip', tooltip],
    ['hover', (subject) => unescapeMarkdown(promptMarkdown(subject))],
    ['explanation', explained],
  ];
  for (const [name, words] of details) {
    it(`stand beside the amount in USD, the rate and its day in the ${name}`, () => {
      assert.match(words(shown), /€2,000\.01/);
      assert.ok(words(shown).includes(`${inUsd}${how}.`), words(shown));
      for (const plain of [null, { code: 'USD', perUsd: 1, asOf: '2026-11-01' }]) {
        assert.doesNotMatch(words(sample(plain)), /€|converted|In USD/);
      }
    });
  }

  it('keep prices per million tokens and the arithmetic in USD, with the conversion as its last line', () => {
    const words = explained(shown);
    assert.match(words, /Output {7}400,000 tokens × \$10\.00 ÷ 1M = \$4\n/);
    assert.match(
      words,
      /In EUR {7}\$4000\.0\d+ × 0\.5 = €2000\.0\d+\n```|In EUR {7}\$4,000\.0\d+ × 0\.5 = €2,000\.0\d+\n```/,
    );
    assert.match(words, /\| Half of what max_\w+ allows.*€1,000\.01.*−€1,000\.00/);
    assert.match(unescapeMarkdown(promptMarkdown(shown)), /\| Output \| 400,000 \| \$10\.00 \| €2\.00 \|/);
  });

  for (const id of ['table', 'markdown']) {
    it(`are shown in the ${id}, whose last line has the rate and the totals in USD`, () => {
      const output = render(id, euro);
      assert.match(output, /≤€2,000\.01\/1K/);
      assert.match(output, /~€2,000\.01\/1K calls of each priced prompt · ~€20\.00\/mo/);
      assert.ok(
        output.endsWith(`Amounts are ${how}; in USD the totals are ~$4,000.02/1K calls, ~$40.00/mo.\n`),
        output,
      );
      assert.doesNotMatch(render(id, null), /€|converted/);
    });
  }

  it('are added to JSON and left out of CSV, which stay in USD', () => {
    const { currency, ...rest } = JSON.parse(render('json', euro)) as Record<string, unknown>;
    assert.deepEqual(currency, euro);
    assert.deepEqual(rest, JSON.parse(render('json', null)));
    assert.equal(render('csv', euro), render('csv', null));
  });
});
