import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { Cost } from '../../../src/cost/cost';
import { noSources } from '../../../src/prompt/sources';
import { createEngine } from '../../../src/workspace/engine';
import { InstallationError } from '../../../src/prompt/assets';
import type { Assets } from '../../../src/prompt/assets';
import { nodeAssets as diskAssets } from '../../../src/workspace/nodeAssets';
import { keepPrices, readKeptPrices } from '../../../src/workspace/prices/priceStore';
import { nodeAssets } from '../support/assets';
import { freshTable } from './prices/freshTable';
import { inFolder } from './tempFolder';

describe('createEngine', () => {
  it('goes the whole way from a file to counted and priced prompts', async () => {
    const engine = createEngine(nodeAssets(), () => noSources);
    const text = '# Rules\n\nAnswer in one sentence.\n';
    const profile = await engine.analyze({
      path: 'AGENTS.md',
      text,
      root: null,
      assumptions: defaultAssumptions,
    });
    assert.equal(profile.problem, null);
    assert.equal(profile.prompts.length, 1);
    const [prompt] = profile.prompts;
    assert.equal(prompt?.pricedAs.model, 'gpt-5-mini');
    assert.equal(prompt.cost.kind, 'priced');
    const count = await engine.countText('Answer in one sentence.', {
      model: 'gpt-5-mini',
      vocabulary: null,
    });
    assert.equal(count.method, 'exact');
    assert.ok(prompt.tokens.input > count.tokens);
  });

  const declared: readonly (readonly [
    title: string,
    yaml: Partial<Assumptions>,
    method: string,
    encoding: string,
  ])[] = [
    ['as an unknown model', {}, 'estimated', 'o200k_base'],
    [
      'as a model it extends',
      { declaredPrices: { mine: { source: 'here', extends: 'gpt-4' } } },
      'exact',
      'cl100k_base',
    ],
    [
      'as a Claude it extends',
      { declaredPrices: { mine: { source: 'here', extends: 'claude-sonnet-4-5' } } },
      'calibrated',
      'o200k_base',
    ],
    [
      'with its encoding',
      { declaredPrices: { mine: { source: 'here', encoding: 'o200k_base' } } },
      'exact',
      'o200k_base',
    ],
    [
      'with its vocabulary',
      { declaredPrices: { mine: { source: 'here', encoding: 'llama-3' } } },
      'calibrated',
      'o200k_base',
    ],
  ];
  for (const [title, assumptions, method, encoding] of declared) {
    it(`counts a declared model ${title}`, async () => {
      const engine = createEngine(nodeAssets(), () => noSources);
      const text =
        'from openai import OpenAI\nOpenAI().responses.create(model="mine", instructions="You are a clerk.", input="Hi")\n';
      const profile = await engine.analyze({
        path: 'a.py',
        text,
        root: null,
        assumptions: { ...defaultAssumptions, ...assumptions },
      });
      const { tokens } = profile.prompts[0]!.messages[0]!;
      assert.deepEqual([tokens.method, tokens.encoding], [method, encoding]);
    });
  }

  it('prices with an updated table as soon as the assumptions name it', async () => {
    await inFolder({}, async (folder) => {
      const engine = createEngine(nodeAssets(), () => noSources);
      const text = '# Rules\n\nAnswer in one sentence.\n';
      const priced = async (refreshedPrices: Assumptions['refreshedPrices']): Promise<Cost> => {
        const assumptions = { ...defaultAssumptions, refreshedPrices };
        const request = { path: 'AGENTS.md', text, root: null, assumptions };
        return (await engine.analyze(request)).prompts[0]!.cost;
      };
      const table = freshTable(['openai', 'gpt-5-mini', 'input_mtok', 77]);
      const about = { asOf: '2026-11-29', url: 'https://example.com/', etag: null };
      keepPrices(folder, JSON.stringify(table), about);
      const { refreshed } = readKeptPrices(folder);
      const [before, after, again] = [await priced(null), await priced(refreshed), await priced(null)];
      assert.ok(before.kind === 'priced' && after.kind === 'priced');
      assert.equal(after.components[0]?.usdPerMTok, 77);
      assert.deepEqual(
        [after.priceSource, after.priceAsOf],
        ['@pydantic/genai-prices, updated', '2026-11-29'],
      );
      assert.deepEqual(again, before);
      assert.equal(before.components[0]?.usdPerMTok, 0.25);
    });
  });

  it('names the files that a result depends on, also those that are missing', async () => {
    const files: Readonly<Record<string, string>> = {
      'src/prompts.py': 'CLERK = "You are a clerk. Answer each question in one short sentence."\n',
    };
    const read = (path: string): string | null => files[path] ?? null;
    const engine = createEngine(nodeAssets(), () => ({ read }));
    const text =
      'from openai import OpenAI\nfrom .prompts import CLERK\nOpenAI().responses.create(model="gpt-5", instructions=CLERK, input=q)\n';
    const request = { path: 'src/a.py', text, root: '/root', assumptions: defaultAssumptions };
    const { prompts, dependsOn } = await engine.analyze(request);
    assert.equal(prompts[0]?.messages[0]?.path, 'src/prompts.py');
    assert.ok(dependsOn?.includes('src/prompts.py'));
    const alone = await engine.analyze({ ...request, text: 'x = 1' });
    assert.equal('dependsOn' in alone, false);
  });

  it('tells an incomplete installation from a bad file', async () => {
    const engine = createEngine(diskAssets('/nowhere'), () => noSources);
    await assert.rejects(engine.countText('a', { model: 'gpt-5-mini', vocabulary: null }), InstallationError);
  });

  describe('names what is damaged of the installation:', () => {
    const request = {
      path: 'src/a.py',
      text: 'from openai import OpenAI\nOpenAI().responses.create(model="claude-sonnet-4-5", input="You are a clerk.")\n',
      root: '/root',
      assumptions: defaultAssumptions,
    };
    for (const name of [
      'o200k_base.bin',
      'claude-4.7.weights.json',
      'claude-3.weights.json',
      'tree-sitter-python.wasm',
    ]) {
      it(name, async () => {
        const whole = nodeAssets();
        const assets: Assets = {
          read: async (wanted) => {
            const bytes = await whole.read(wanted);
            return wanted === name ? bytes.subarray(0, bytes.length / 2) : bytes;
          },
        };
        const engine = createEngine(assets, () => noSources);
        const read = (model: string): Promise<unknown> =>
          engine.analyze({ ...request, text: request.text.replace('claude-sonnet-4-5', model) });
        await assert.rejects(
          Promise.all([read('claude-sonnet-4-5'), read('claude-opus-4-8')]),
          (error: unknown) =>
            error instanceof InstallationError &&
            error.message.startsWith(`${name} is damaged (`) &&
            error.message.endsWith('. Install Promptmeter again.'),
        );
      });
    }
  });
});
