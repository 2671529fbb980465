import type { DataNode } from '../data/dataNode';
import { at, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import { yamlData } from '../data/yamlData';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { SourceFile } from '../model';
import { mustache } from '../templates/mustache';
import { chatMessages, dataMessage } from './dataMessage';
import { modelOf } from './values';

const extension = /\.prompt\.ya?ml$/;

/** Prompt files of GitHub Models (`.prompt.yml`): `messages` with roles, model and parameters, judges. */
export const githubPrompt: PromptFormat = {
  id: 'github-prompt',
  language: 'yaml',
  mayClaim: (path) => extension.test(path),
  claims: ({ path, text }) => extension.test(path) && /^(?:\{\s*)?["']?messages["']?\s*:/m.test(text),
  read: readGithubPrompt,
};

function readGithubPrompt({ text }: SourceFile): Found {
  const { root, problem } = yamlData(text);
  const messages = chatMessages(at(root, 'messages'), mustache);
  const prompts: FoundPrompt[] = [];
  if (messages.length > 0) {
    prompts.push({
      format: 'github-prompt',
      messages,
      ...modelOf(textAt(root, 'model')),
      parameters: scalarsOf(at(root, 'modelParameters')),
      symbol: null,
    });
  }
  prompts.push(...itemsOf(at(root, 'evaluators')).flatMap((evaluator) => judgeOf(at(evaluator, 'llm'))));
  return { prompts, problem };
}

/** The prompt of an evaluator that asks a model. */
function judgeOf(judge: DataNode | undefined): FoundPrompt[] {
  const messages = [
    dataMessage(at(judge, 'systemPrompt'), 'system', mustache),
    dataMessage(at(judge, 'prompt'), 'user', mustache),
  ]
    .filter((message) => message !== null)
    .map((message, turn) => ({ ...message, turn }));
  if (messages.length === 0) return [];
  return [{ format: 'github-prompt', messages, ...modelOf(textAt(judge, 'modelId')), symbol: null }];
}
