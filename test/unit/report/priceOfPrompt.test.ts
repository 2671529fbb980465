import assert from 'node:assert/strict';
import type { Assumptions } from '../../../src/cost/assumptions';
import { createPriceTable } from '../../../src/cost/priceTable';
import { profileOf } from '../advice/advised';

function python(client: string, model: string): string {
  return `from openai import OpenAI, AzureOpenAI
client = ${client}

def ask():
    return client.chat.completions.create(
        model="${model}",
        max_tokens=100,
        messages=[{"role": "user", "content": "Say something about the tides of the sea."}],
    )
`;
}

const litellm = (model: string): string => `import litellm

def ask():
    return litellm.completion(
        model="${model}",
        max_tokens=100,
        messages=[{"role": "user", "content": "Say something about the tides of the sea."}],
    )
`;

const typescript = (made: string, imports: string): string => `import { generateText } from 'ai';
${imports}
export const ask = () => generateText({ model: ${made}, prompt: 'Say something about the tides of the sea.' });
`;

const at = (address: string): string => `OpenAI(base_url="${address}", api_key=key)`;

/** File, document, what is declared: what the price was found for, or why there is none, and what is said of it. */
const rows: readonly (readonly [string, string, Partial<Assumptions>, string, RegExp | null])[] = [
  ['a.py', python('OpenAI()', 'gpt-4o'), {}, 'openai gpt-4o', null],
  ['a.py', python('AzureOpenAI(azure_endpoint=x)', 'gpt-4o'), {}, 'azure gpt-4o', null],
  [
    'a.py',
    python(at('https://openrouter.ai/api/v1'), 'deepseek/deepseek-r1'),
    {},
    'openrouter deepseek/deepseek-r1',
    null,
  ],
  ['a.py', python(at('https://api.cerebras.ai/v1'), 'gpt-oss-120b'), {}, 'cerebras gpt-oss-120b', null],
  ['a.py', python(at('http://localhost:11434/v1'), 'gpt-4o'), {}, 'unpriced: own machines', null],
  [
    'a.py',
    python(at('https://llm.example.com/v1'), 'gpt-4o'),
    {},
    'openai gpt-4o',
    /goes to llm\.example\.com, whose prices are not known/,
  ],
  ['a.py', litellm('openrouter/deepseek/deepseek-r1'), {}, 'openrouter deepseek/deepseek-r1', null],
  ['a.py', litellm('azure/gpt-4o'), {}, 'azure gpt-4o', null],
  ['a.py', litellm('openai/gpt-4o'), {}, 'openai gpt-4o', null],
  ['a.py', litellm('openrouter/nobody/nothing'), {}, 'unpriced: does not know', null],
  [
    'a.py',
    litellm('openai/gpt-4o'),
    { declaredPrices: { 'openai/gpt-4o': { source: 'here', inputUsdPerMTok: 1, outputUsdPerMTok: 2 } } },
    'declared openai/gpt-4o',
    null,
  ],
  [
    'a.py',
    litellm('openai/gpt-4o'),
    { declaredPrices: { 'gpt-4o': { source: 'here', inputUsdPerMTok: 1, outputUsdPerMTok: 2 } } },
    'declared gpt-4o',
    null,
  ],
  [
    'a.py',
    litellm('azure/my-gpt4o'),
    { declaredPrices: { 'azure/my-gpt4o': { source: 'here', inputUsdPerMTok: 1, outputUsdPerMTok: 2 } } },
    'declared azure/my-gpt4o',
    null,
  ],
  [
    'a.ts',
    typescript(
      "openrouter('deepseek/deepseek-r1')",
      "import { createOpenRouter } from '@openrouter/ai-sdk-provider';\nconst openrouter = createOpenRouter({ apiKey });",
    ),
    {},
    'openrouter deepseek/deepseek-r1',
    null,
  ],
  [
    'a.ts',
    typescript("openai('gpt-4o')", "import { openai } from '@ai-sdk/openai';"),
    {},
    'openai gpt-4o',
    null,
  ],
];

describe('whose price a prompt has', () => {
  for (const [path, text, assumed, expected, says] of rows) {
    it(`${expected}: ${/base_url="[^"]*|model="[^"]*|model: [^,]*/.exec(text)?.[0] ?? path}`, async () => {
      const { cost, pricedAs } = await profileOf(path, text, assumed);
      if (cost.kind === 'unpriced') {
        assert.ok(expected.startsWith('unpriced: '), cost.reason);
        assert.ok(cost.reason.includes(expected.slice('unpriced: '.length)), cost.reason);
        return;
      }
      const row = createPriceTable().find(pricedAs.as.model, pricedAs.as.provider);
      const seller = cost.priceSource.startsWith('declared') || 'unpriced' in row ? 'declared' : row.provider;
      assert.equal(`${seller} ${pricedAs.matchedModel ?? ''}`, expected);
      if (says === null) return;
      assert.equal(cost.bound, 'estimated');
      assert.ok(
        cost.assumptions.some((each) => says.test(each)),
        cost.assumptions.join('\n'),
      );
    });
  }
});
