import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { PromptAssumptions } from '../../../src/cost/assumptions';
import { noSources } from '../../../src/prompt/sources';
import { assumptionsByPrompt } from '../../../src/workspace/assumptionsByPrompt';

describe('what is assumed of a prompt', () => {
  const id = 'src/bot/a.py#GREETING';
  const rows: readonly (readonly [string, PromptAssumptions[], number])[] = [
    ['what holds for all', [], 300],
    ['its id', [{ pattern: id, outputTokens: 1 }], 1],
    [
      'an id before any glob',
      [
        { pattern: id, outputTokens: 1 },
        { pattern: '**', outputTokens: 2 },
      ],
      1,
    ],
    [
      'the last of its globs',
      [
        { pattern: '**', outputTokens: 1 },
        { pattern: 'src/**', outputTokens: 2 },
      ],
      2,
    ],
    ['a glob of files', [{ pattern: '*.py', outputTokens: 1 }], 1],
    ['a folder', [{ pattern: 'src/bot', outputTokens: 1 }], 1],
    ['a glob of ids', [{ pattern: 'src/**#GREET*', outputTokens: 1 }], 1],
    ['a glob of other ids', [{ pattern: 'src/**#OTHER*', outputTokens: 1 }], 300],
    ['a glob of other files', [{ pattern: '*.ts', outputTokens: 1 }], 300],
  ];
  for (const [name, prompts, outputTokens] of rows) {
    it(`follows ${name}`, () => {
      const call = assumptionsByPrompt({ ...defaultAssumptions, prompts }, noSources)({ id });
      assert.equal(call.outputTokens, outputTokens);
      assert.equal(call.defaultModel, defaultAssumptions.defaultModel);
    });
  }

  it('puts the variables of all that matches together, with the text of files', () => {
    const asked: string[] = [];
    const sources = {
      read: (path: string) => {
        asked.push(path);
        return path === 'there.txt' ? 'Hello' : null;
      },
    };
    const prompts: PromptAssumptions[] = [
      { pattern: id, variables: { name: { tokens: 3 }, text: { file: 'there.txt' } } },
      {
        pattern: '**',
        variables: { name: { tokens: 9 }, tone: { sample: 'kind' }, gone: { file: 'gone.txt' } },
      },
    ];
    const { variables } = assumptionsByPrompt({ ...defaultAssumptions, prompts }, sources)({ id });
    assert.deepEqual(variables, { name: { tokens: 3 }, tone: { sample: 'kind' }, text: { sample: 'Hello' } });
    assert.deepEqual(asked.toSorted(), ['gone.txt', 'there.txt']);
  });
});
