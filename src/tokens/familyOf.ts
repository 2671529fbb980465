import type { FamilyId } from './families';
import { byModelPrefix } from './modelPrefixes';

/** Beginnings of model ids and the family they mean. As of 2026-11-22. */
const prefixes: readonly (readonly [FamilyId, readonly string[]])[] = [
  ['openai-o200k', ['gpt-4o', 'chatgpt-4o', 'gpt-4.1', 'gpt-4.5', 'gpt-5-chat']],
  ['openai-reasoning', ['o1', 'o3', 'o4', 'gpt-5', 'gpt-6']],
  ['gpt-oss', ['gpt-oss']],
  ['openai-cl100k', ['gpt-4', 'gpt-3.5', 'gpt-35', 'davinci-002', 'babbage-002']],
  ['openai-embedding', ['text-embedding-3', 'text-embedding-ada-002']],
  ['openai-p50k', ['text-davinci-002', 'text-davinci-003', 'code-davinci', 'code-cushman']],
  ['openai-p50k-edit', ['text-davinci-edit-001', 'code-davinci-edit-001']],
  ['openai-r50k', ['text-davinci', 'text-curie', 'text-babbage', 'text-ada']],
  ['openai-r50k', ['davinci', 'curie', 'babbage', 'ada']],
  ['gpt2', ['gpt2', 'gpt-2']],

  ['claude-2', ['claude-1', 'claude-2', 'claude-v1', 'claude-v2', 'claude-instant']],
  ['claude-3', ['claude-3', 'claude-4', 'claude-opus-4', 'claude-sonnet-4', 'claude-haiku-4']],
  ['claude-4.7', ['claude-opus-4.7', 'claude-opus-4.8', 'claude-opus-4.9', 'claude-mythos-preview']],
  ['claude-4.7', ['claude-4.7-opus', 'claude-4.8-opus', 'claude-4.9-opus']],
  ['claude-5', ['claude-opus-5', 'claude-sonnet-5', 'claude-5-opus', 'claude-5-sonnet']],
  // Documented to have the vocabulary of 4.7; that they have the frame of their generation is an assumption.
  ['claude-5', ['claude-fable-5', 'claude-mythos-5']],
  [
    'claude-unlisted',
    ['claude', 'claude-opus-5.1', 'claude-opus-5.5', 'claude-sonnet-5.1', 'claude-sonnet-5.5'],
  ],
  ['claude-unlisted', ['claude-fable-5.1', 'claude-fable-5.5', 'claude-mythos-5.1', 'claude-mythos-5.5']],

  ['gemini', ['gemini']],
  ['gemma', ['gemma-3', 'gemma3', 'gemma-3n', 'gemma3n']],
  ['llama-3', ['llama-3', 'llama3', 'meta-llama-3', 'deepseek-r1-distill-llama']],
  ['llama-3', ['llama-v3', 'llama-v3p1', 'llama-v3p2', 'llama-v3p3']],
  ['llama', ['llama', 'meta-llama', 'codellama', 'code-llama']],
  ['qwen-3', ['qwen3', 'qwen-3']],
  ['qwen', ['qwen', 'qwen3.5', 'qwen-3.5', 'qwq', 'qvq', 'deepseek-r1-distill-qwen']],
  ['deepseek-v3', ['deepseek-v3', 'deepseek-v3p1', 'deepseek-r1']],
  ['deepseek', ['deepseek-v', 'deepseek-chat', 'deepseek-reasoner', 'deepseek-coder']],
  ['mistral-tekken', ['mistral-nemo', 'open-mistral-nemo']],
  ['mistral', ['mistral', 'mixtral', 'open-mistral', 'open-mixtral', 'codestral', 'devstral', 'magistral']],
  ['mistral', ['ministral', 'pixtral', 'voxtral']],
  ['grok', ['grok']],
];

const listed = byModelPrefix(prefixes);

/** Family of a model under any host's spelling; `unknown` if the table has none. */
export function familyOf(model: string): FamilyId {
  return listed(model) ?? 'unknown';
}
