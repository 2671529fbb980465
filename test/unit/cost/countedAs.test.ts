import { deepEqual } from 'node:assert/strict';
import { countedAs } from '../../../src/cost/countedAs';
import type { VocabularyName } from '../../../src/tokens/vocabularyNames';

interface Declared {
  readonly extends?: string;
  readonly encoding?: VocabularyName;
}

describe('how a declared model counts', () => {
  const cases: readonly (readonly [
    string,
    Readonly<Record<string, Declared>>,
    string,
    VocabularyName | null,
  ])[] = [
    ['as itself where nothing is declared', {}, 'm', null],
    ['as the model it extends', { m: { extends: 'gpt-4o' } }, 'gpt-4o', null],
    [
      'as what that extends in turn',
      { m: { extends: 'n' }, n: { extends: 'claude-opus-5' } },
      'claude-opus-5',
      null,
    ],
    ['with its encoding', { m: { encoding: 'cl100k_base' } }, 'm', 'cl100k_base'],
    [
      'with its encoding, in the chat format of what it extends',
      { m: { extends: 'gpt-4o', encoding: 'llama-3' } },
      'gpt-4o',
      'llama-3',
    ],
    [
      'with the encoding of what it extends',
      { m: { extends: 'n' }, n: { encoding: 'gemma-3' } },
      'n',
      'gemma-3',
    ],
    [
      'with the nearest encoding',
      { m: { extends: 'n', encoding: 'o200k_base' }, n: { encoding: 'gemma-3' } },
      'n',
      'o200k_base',
    ],
    ['as itself where it extends itself', { m: { extends: 'm' } }, 'm', null],
    ['as the last of a circle', { m: { extends: 'n' }, n: { extends: 'm' } }, 'n', null],
    ['not by what objects inherit', { toString: { extends: 'gpt-4o' } }, 'm', null],
  ];
  for (const [title, models, model, vocabulary] of cases) {
    it(title, () => {
      const declaredPrices = Object.fromEntries(
        Object.entries(models).map(([name, model]) => [name, { source: 'here', ...model }]),
      );
      deepEqual(countedAs('m', { declaredPrices }), { model, vocabulary });
    });
  }
});
