import { profileOf } from '../advice/advised';
import assert from 'node:assert/strict';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { Prompt } from '../../../src/prompt/model';
import type { Profile } from '../../../src/report/model';
import { promptMarkdown } from '../../../src/report/renderings/promptMarkdown';
import { renderings } from '../../../src/report/renderings/renderings';
import { createReport } from '../../../src/report/workspaceReport';
import { file, message, profile, prompt, text, variable } from './samples';

/** A call of 3 words, one variable and a frame of 7, with gpt-4o: a window of 128,000, an output of 16,384. */
function call(changes: Partial<Prompt>, assumptions: Partial<Assumptions>): Profile {
  const parts = [text('Summarize this text'), variable('ticket')];
  return profile(prompt([message(parts)], changes), { assumptions });
}

interface Case {
  readonly title: string;
  readonly changes?: Partial<Prompt>;
  readonly assumptions?: Partial<Assumptions>;
  readonly violations: readonly (readonly [limit: string, message: string, remedy: string])[];
}

const cases: readonly Case[] = [
  { title: 'what fits', violations: [] },
  {
    title: 'what just fits',
    changes: { parameters: { max_tokens: 16_384 } },
    assumptions: { variableTokens: 128_000 - 16_384 - 10 },
    violations: [],
  },
  {
    title: 'an input beyond the window',
    assumptions: { variableTokens: 128_000 },
    violations: [
      [
        'context-window',
        'The input of 128,010 tokens exceeds the context window of gpt-4o: 128,000.',
        'Shorten it by 10 tokens, or choose a model with a larger window.',
      ],
    ],
  },
  {
    title: 'the largest that was stated',
    assumptions: { variableTokens: { low: 1, expected: 5, high: 128_000 } },
    violations: [
      [
        'context-window',
        'The input of 128,010 tokens exceeds the context window of gpt-4o: 128,000.',
        'Shorten it by 10 tokens, or choose a model with a larger window.',
      ],
    ],
  },
  {
    title: 'a cap that the input leaves no room for',
    changes: { parameters: { max_tokens: 1_000 } },
    assumptions: { variableTokens: 127_490 },
    violations: [
      [
        'context-window',
        'Input and output together, 128,500 tokens, exceed the context window of gpt-4o: 128,000.',
        'Set max_tokens to 500 or less, or shorten the input.',
      ],
    ],
  },
  {
    title: 'a cap beyond what the model gives',
    changes: { parameters: { max_completion_tokens: 20_000 } },
    violations: [
      [
        'max-output',
        'The output of 20,000 tokens exceeds the 16,384 that gpt-4o gives.',
        'Set max_completion_tokens to 16,384 or less, or choose a model that gives more.',
      ],
    ],
  },
  {
    title: 'an input that a part of the window is not for',
    changes: { model: 'gpt-5' },
    assumptions: { variableTokens: 280_000 },
    violations: [
      [
        'max-input',
        'The input of 280,010 tokens exceeds the 272,000 that gpt-5 takes.',
        'Shorten it by 8,010 tokens, or choose a model that takes more.',
      ],
    ],
  },
  {
    title: 'an output of Claude',
    changes: { model: 'claude-sonnet-4-5', provider: 'anthropic', parameters: { max_tokens: 100_000 } },
    violations: [
      [
        'max-output',
        'The output of 100,000 tokens exceeds the 64,000 that claude-sonnet-4-5 gives.',
        'Set max_tokens to 64,000 or less, or choose a model that gives more.',
      ],
    ],
  },
  { title: 'a model that nobody knows', changes: { model: 'acme-1', provider: null }, violations: [] },
];

describe('a cap beyond what the model gives', () => {
  it('fills no cost: the model gives no more', () => {
    const { tokens, cost, range } = call({ parameters: { max_completion_tokens: 999_999, n: 2 } }, {});
    assert.equal(tokens.output, 2 * 16_384);
    assert.equal(range.outputTokens.high, 2 * 16_384);
    assert.ok(
      cost.kind === 'priced' &&
        cost.assumptions.includes(
          'Output is counted at the most that the model gives, 16384 tokens, for each of 2 answers (n): max_completion_tokens = 999999 is more.',
        ),
      JSON.stringify(cost),
    );
  });
});

describe('limits of a call', () => {
  for (const { title, changes = {}, assumptions = {}, violations } of cases) {
    it(title, () => {
      const found = call(changes, assumptions).violations;
      assert.deepEqual(
        found.map(({ limit, message: words, remedy }) => [limit, words, remedy]),
        violations,
      );
    });
  }

  it('are said by the hover and by each report', () => {
    const beyond = call({ parameters: { max_tokens: 20_000 } }, {});
    assert.match(promptMarkdown(beyond), /⚠ The output of 20,000 tokens exceeds.*Set max\\_tokens to 16,384/);
    const report = createReport({
      root: '/w',
      pricesAsOf: '2026-09-23',
      files: [file('src/a.py', [beyond])],
      skipped: [],
      durationMs: 1,
    });
    const render = (id: string): string =>
      renderings
        .find((rendering) => rendering.id === id)!
        .render(report, { tool: { name: 'promptmeter', version: '0' }, columns: null });
    assert.match(render('table'), /Beyond a limit of the model\n {2}src\/a\.py:1 {2}The output of 20,000/);
    assert.match(render('markdown'), /### Beyond a limit of the model[^]*The output of 20,000/);
    assert.match(render('json'), /"violations": \[\s*\{\s*"limit": "max-output"/);
  });
});

describe('limits that are declared', () => {
  it('go before those of the model that it extends', async () => {
    const text = `from openai import OpenAI
client = OpenAI()

def ask():
    return client.chat.completions.create(
        model="my-ft",
        max_tokens=100,
        messages=[{"role": "user", "content": "Say something about the tides of the sea."}],
    )
`;
    const declaredPrices = {
      'my-ft': { source: 'promptmeter.yaml', extends: 'gpt-4o', maxOutputTokens: 10 },
    };
    const { violations } = await profileOf('a.py', text, { declaredPrices });
    assert.deepEqual(
      violations.map(({ limit, message }) => [limit, message]),
      [['max-output', 'The output of 100 tokens exceeds the 10 that my-ft gives.']],
    );
  });
});
