import assert from 'node:assert/strict';
import { plainBilling } from '../../../src/prompt/request';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { Prompt } from '../../../src/prompt/model';
import { costExplanation } from '../../../src/report/renderings/costExplanation';
import { unescapeMarkdown } from '../../../src/text/markdown';
import { message, prices, profile, prompt, text, variable } from './samples';

function explained(changes: Partial<Prompt> = {}, assumed: Partial<Assumptions> = {}): string {
  const assumptions = { ...defaultAssumptions, variableTokens: 7, ...assumed };
  const subject = profile(prompt([message([text('Say hello to '), variable('name')])], changes), {
    assumptions,
  });
  const row = prices.find(subject.pricedAs.model, subject.provider);
  const others = [['gpt-5-nano', prices.find('gpt-5-nano')]] as const;
  return unescapeMarkdown(costExplanation(subject, { row, assumptions, others }));
}

describe('the explanation of a cost', () => {
  it('is plain arithmetic from tokens and rates to the sum', () => {
    const words = explained({}, { callsPerMonth: 2000 });
    const input = Number(/Input: (\d+) tokens = .*variables 7 \+ chat format \d+/.exec(words)?.[1]);
    const usd = (input * 2.5) / 1e6;
    assert.ok(words.includes(`Input        ${input} tokens × $2.50 ÷ 1M = $${usd}\n`), words);
    assert.ok(words.includes('Output       300 tokens × $10.00 ÷ 1M = $0.003\n'), words);
    assert.ok(
      words.includes(`One call     $${usd} + $0.003 = $${Number((usd + 0.003).toPrecision(10))}\n`),
      words,
    );
    assert.match(words, /1,000 calls {2}\$0\.0030\d+ × 1,000 = \$3\.0\d+\n/);
    assert.match(words, /A month {6}\$0\.0030\d+ × 2,000 = \$6\.\d+\n/);
  });

  const parts: readonly (readonly [string, Partial<Prompt>, Partial<Assumptions>, RegExp])[] = [
    ['where the price comes from', {}, {}, /Prices of 2026-09-23 \(@pydantic\/genai-prices/],
    ['what the model takes', {}, {}, /Context window: 128,000 tokens, of which the input takes <0.1 %/],
    ['what the model gives', {}, {}, /At most 16,384 tokens of output \(LiteLLM .* of 2026-07-24\)/],
    [
      'an output cap beyond it',
      { parameters: { max_tokens: 20_000 } },
      {},
      /⚠ The output of 20,000 tokens exceeds the 16,384/,
    ],
    [
      'an input beyond it',
      {},
      { variableTokens: 200_000 },
      /⚠ The input of 200,0\d\d tokens exceeds the context window/,
    ],
    [
      'an input and an output that do not fit together',
      {},
      { variableTokens: 127_800 },
      /⚠ Input and output together, 128,1\d\d tokens/,
    ],
    [
      'what can be cached',
      {},
      {},
      /### Cache\n\n- .*Cacheable prefix.*: 2 tokens now.* caches from 1,024 on\./,
    ],
    [
      'how many calls are expected to find it there',
      { messages: [message([text('word '.repeat(3000)), variable('name')])] },
      { callsPerHour: 140 },
      /At 140 calls an hour, [\d.]+ % of the calls are expected to find it \(kept short\)/,
    ],
    [
      'that the cost has the prefix written, where it says what reading it saves',
      {
        model: 'claude-sonnet-4-5',
        provider: 'anthropic',
        messages: [
          message([text('word '.repeat(3000))], { role: 'system' }),
          message([variable('name')], { turn: 1 }),
        ],
        billing: { ...plainBilling, cacheMarks: ['5m'] },
      },
      { callsPerHour: 140 },
      /against plain input\.\n- The cost shown has it written by each call/,
    ],
    [
      'that nobody has said how often it is called',
      { messages: [message([text('word '.repeat(3000)), variable('name')])] },
      {},
      /How many calls are expected to find it is not known: `callsPerHour`/,
    ],
    [
      'what costs nothing',
      { model: 'deepseek/deepseek-chat:free', provider: 'openrouter' },
      {},
      /\*\*PROMPT\*\* is free with/,
    ],
    [
      'what is possible',
      {},
      {},
      /300 tokens are assumed, the call declares no cap, possible are 0–16.4k tok/,
    ],
    [
      'a declared cap',
      { parameters: { max_tokens: 20 } },
      {},
      /Output: at most 20 tokens, the call says max_tokens/,
    ],
    ['what twice the output costs', {}, {}, /\| Twice the output: 600 tokens \| \$6\.0\d \| \+\$3\.00 \|/],
    ['what larger variables cost', {}, {}, /\| Variables of twice the size: 14 tokens \|/],
    [
      'what the cache saves',
      {},
      { variableTokens: 2000 },
      /\| All input read from the cache .*\| −\$2\.5\d \|/,
    ],
    [
      'what several answers add',
      { parameters: { n: 3 } },
      {},
      /900 tokens are assumed in 3 answers, the call/,
    ],
    [
      'what the standard rates would cost',
      { parameters: { service_tier: 'priority' } },
      {},
      /\| At the standard rates \| \$3\.0\d \| −\$2\.1\d \|/,
    ],
    ['what a batch costs', {}, {}, /\| As a batch, answered within a day \| \$1\.5\d \| −\$1\.5\d \|/],
    ['what another model costs', {}, {}, /\| gpt-5-nano at as many tokens \| \$0\.12 \| −\$2\.9\d \|/],
    [
      'why there is no price',
      { model: 'gpt-99', provider: null },
      {},
      /has no known price.*\n(?:.*\n)*.*does not know gpt-99/,
    ],
  ];
  for (const [name, changes, assumed, expected] of parts) {
    it(`says ${name}`, () => assert.match(explained(changes, assumed), expected));
  }

  it('says nothing of changes where there is no price', () => {
    assert.ok(!explained({ model: 'gpt-99', provider: null }).includes('What would change it'));
  });

  it('keeps markup of the workspace out', () => {
    const subject = profile(prompt([message([text('x')])], { name: '[x](command:evil) <b>' }));
    const row = prices.find('gpt-4o');
    const markdown = costExplanation(subject, { row, assumptions: defaultAssumptions, others: [] });
    assert.ok(!/(?<!\\)\]\(/.test(markdown) && !markdown.includes('<b>'), markdown);
  });
});
