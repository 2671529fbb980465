import { encodingNames } from './encodings';
import type { EncodingName } from './encodings';
import { byWeights, sameEncoding } from './estimators';
import type { Estimator } from './estimators';

/** The fitted weight tables, by the vocabulary that each was fitted to. */
export const weightTableNames = [
  'claude-2',
  'claude-3',
  'claude-4.7',
  'deepseek-v3',
  'gemma-3',
  'llama-3',
  'mistral-tekken',
  'qwen-3',
] as const;

/** Name of a fitted weight table. */
export type WeightTableName = (typeof weightTableNames)[number];

/** What a user may say that a model counts with: an encoding, or a vocabulary that is estimated. */
export type VocabularyName = EncodingName | WeightTableName;

/** All of them. */
export const vocabularyNames: readonly VocabularyName[] = [...encodingNames, ...weightTableNames];

/** How the texts of a vocabulary are counted. */
export function countingWith(vocabulary: VocabularyName): {
  readonly encoding: EncodingName;
  readonly estimator: Estimator;
} {
  return isEncoding(vocabulary)
    ? { encoding: vocabulary, estimator: sameEncoding }
    : { encoding: 'o200k_base', estimator: byWeights(vocabulary) };
}

function isEncoding(vocabulary: VocabularyName): vocabulary is EncodingName {
  return (encodingNames as readonly string[]).includes(vocabulary);
}
