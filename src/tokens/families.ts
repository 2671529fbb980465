import type { EncodingName } from './encodings';
import { byFactor, byWeights, sameEncoding } from './estimators';
import type { Estimator } from './estimators';
import type { WeightTableName } from './vocabularyNames';

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
const fittedOn = '2026-11-28';
const tiktoken = 'tiktoken 1.0.22, its table of models';

/**
 * How far 95 % of the counts of nine other vocabularies lie from one in o200k_base (scripts/spreadOfVocabularies.ts on
 * 3,072 texts): the best that can be said of a vocabulary that nobody here has.
 */
const spreadPct = 43;
/** The same of the vocabularies of Claude 3 and Claude 4.7. */
const claudeSpreadPct = 53;
/** With the bound of the estimate itself (about 6 points), that of a vocabulary nobody here has. */
const beyondTekkenPct = spreadPct - 6;

/** A vocabulary nobody here has: the count in o200k_base as it is, within the spread of the known ones. */
function unmeasured(reason: string): ModelFamily {
  return {
    encoding: 'o200k_base',
    estimator: byFactor(1, spreadPct),
    source: `${reason}; the bound is the spread of nine known vocabularies (docs/measurements.md)`,
    asOf: '2026-11-29',
  };
}

/** A vocabulary that is not published, or too large to ship, and a weight table fitted to its counts. */
function fitted(table: WeightTableName, source: string): ModelFamily {
  return { encoding: 'o200k_base', estimator: byWeights(table), source, asOf: fittedOn };
}

/** A model that is said to have a fitted vocabulary, or one much like it: its bound is so many points wider. */
function believed(table: WeightTableName, addedErrorPct: number, source: string): ModelFamily {
  return { encoding: 'o200k_base', estimator: byWeights(table, { addedErrorPct }), source, asOf: fittedOn };
}

const claudeReference =
  'fitted to 3,072 texts of 16 kinds, counted with the ctok 1.0.0 reconstruction (docs/measurements.md)';
const vocabulary = (name: string): string =>
  `fitted to 3,072 texts of 16 kinds, counted with the vocabulary of ${name} (docs/measurements.md)`;

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
    encoding: 'o200k_harmony',
    estimator: sameEncoding,
    source: 'o200k_harmony: the ranks of o200k_base with other special tokens',
    asOf: measured,
  },
  'openai-cl100k': { encoding: 'cl100k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-embedding': { encoding: 'cl100k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-p50k': { encoding: 'p50k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-p50k-edit': { encoding: 'p50k_edit', estimator: sameEncoding, source: tiktoken, asOf: measured },
  'openai-r50k': { encoding: 'r50k_base', estimator: sameEncoding, source: tiktoken, asOf: measured },
  gpt2: { encoding: 'gpt2', estimator: sameEncoding, source: tiktoken, asOf: measured },

  'claude-2': fitted('claude-2', vocabulary('@anthropic-ai/tokenizer 0.0.4')),
  'claude-3': fitted('claude-3', claudeReference),
  'claude-4.7': fitted('claude-4.7', claudeReference),
  // The vocabulary of 4.7 in another message frame.
  'claude-5': fitted('claude-4.7', claudeReference),
  'claude-unlisted': believed(
    'claude-4.7',
    claudeSpreadPct,
    'assumed to use the vocabulary of the newest known models; the bound holds for that of Claude 3, too',
  ),

  gemma: fitted('gemma-3', vocabulary('Gemma 3')),
  gemini: believed('gemma-3', 5, 'said to share the vocabulary of Gemma 3'),
  'llama-3': fitted('llama-3', vocabulary('Llama 3')),
  'qwen-3': fitted('qwen-3', vocabulary('Qwen 3')),
  qwen: believed('qwen-3', 5, 'other generations than Qwen 3, assumed to be much alike'),
  'deepseek-v3': fitted('deepseek-v3', vocabulary('DeepSeek V3')),
  deepseek: believed('deepseek-v3', 5, 'other generations than V3 and R1, assumed to be much alike'),
  'mistral-tekken': fitted('mistral-tekken', vocabulary('Mistral NeMo (Tekken)')),
  // Older models have a SentencePiece vocabulary of a quarter of the size, which takes more tokens.
  mistral: believed(
    'mistral-tekken',
    beyondTekkenPct,
    'assumed to be Tekken, as in models since Mistral NeMo',
  ),
  llama: unmeasured('generations of Llama other than 3 have other vocabularies'),
  grok: unmeasured("Grok's vocabulary is not published"),
  unknown: unmeasured('a model this table does not know'),
} as const satisfies Record<string, ModelFamily>;

/** Id of a family. */
export type FamilyId = keyof typeof families;
