import type { EncodingName } from './encodings';
import { byFactor, sameEncoding } from './estimators';
import type { Estimator } from './estimators';

/** Models that share a vocabulary and a chat format. */
export interface ModelFamily {
  /** The encoding counted with. */
  readonly encoding: EncodingName;
  readonly estimator: Estimator;
  /** Where encoding and estimator come from. */
  readonly source: string;
  /** YYYY-MM-DD of the source. */
  readonly asOf: string;
}

const measured = '2026-11-22';
const tiktoken = 'tiktoken 1.0.22, its table of models';

/**
 * A vocabulary whose ratio to o200k_base was measured on English, code, JSON, Chinese, emoji and prompts (150,000
 * characters each). The factor is the middle of English, code, JSON and prompts; the error reaches to the farthest
 * of all six, and 5 points beyond it, as single texts stray from the mean of their kind.
 */
function measuredRatio(factor: number, errorPct: number, vocabulary: string): ModelFamily {
  return {
    encoding: 'o200k_base',
    estimator: byFactor(factor, errorPct),
    source: `measured against o200k_base on six corpora, with ${vocabulary}`,
    asOf: measured,
  };
}

/** A vocabulary nobody here has: the count in o200k_base as it is, with an error nobody knows. */
function unmeasured(reason: string): ModelFamily {
  return { encoding: 'o200k_base', estimator: byFactor(1, null), source: reason, asOf: measured };
}

const claudeReference =
  'fitted on 160 slices of English, code, JSON and prompts, counted with the ctok 1.0.0 reconstruction';

/** The families by id. Dated data: vocabularies change with model generations. */
export const families = {
  'openai-o200k': { encoding: 'o200k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-reasoning': {
    encoding: 'o200k_base',
    estimator: sameEncoding,
    source: `${tiktoken}, for o1 to gpt-5; release notes of ttok 1.0 for gpt-5.1 and later`,
    asOf: measured,
  },
  'gpt-oss': {
    encoding: 'o200k_base',
    estimator: sameEncoding,
    source: 'o200k_harmony: the ranks of o200k_base with other special tokens',
    asOf: measured,
  },
  'openai-cl100k': { encoding: 'cl100k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-embedding': { encoding: 'cl100k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-retired': unmeasured('p50k_base or r50k_base, whose tables are not included'),

  'claude-2': measuredRatio(1.11, 25, 'the vocabulary of @anthropic-ai/tokenizer 0.0.4'),
  'claude-3': {
    encoding: 'o200k_base',
    estimator: byFactor(1.226, 12),
    source: claudeReference,
    asOf: measured,
  },
  'claude-4.7': {
    encoding: 'o200k_base',
    estimator: byFactor(1.521, 18),
    source: claudeReference,
    asOf: measured,
  },
  // The vocabulary of 4.7 in another message frame.
  'claude-5': {
    encoding: 'o200k_base',
    estimator: byFactor(1.521, 18),
    source: claudeReference,
    asOf: measured,
  },
  'claude-unlisted': {
    encoding: 'o200k_base',
    estimator: byFactor(1.521, null),
    source: 'assumed to use the vocabulary of the newest known models',
    asOf: measured,
  },

  gemini: measuredRatio(1.22, 40, "Gemma 3's vocabulary, which Gemini is said to share"),
  gemma: measuredRatio(1.22, 40, "Gemma 3's vocabulary"),
  'llama-3': measuredRatio(1, 30, "Llama 3's vocabulary"),
  qwen: measuredRatio(1.05, 20, "Qwen 3's vocabulary; other generations assumed alike"),
  deepseek: measuredRatio(1.07, 25, "DeepSeek V3's vocabulary; V4 assumed alike"),
  llama: unmeasured('generations of Llama other than 3 have other vocabularies'),
  mistral: unmeasured("Mistral's vocabularies were not measured"),
  grok: unmeasured("Grok's vocabulary is not published"),
  unknown: unmeasured('a model this table does not know'),
} as const satisfies Record<string, ModelFamily>;

/** Id of a family. */
export type FamilyId = keyof typeof families;
