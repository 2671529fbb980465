import type { DataNode } from '../data/dataNode';
import { at, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import { jsonData } from '../data/jsonData';
import { walk } from '../data/walk';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { Message, SourceFile } from '../model';
import type { Role } from '../roles';
import { providerInName } from '../modelName';
import { jinja } from '../templates/jinja';
import { langchainFString } from '../templates/langchainFString';
import { mustache } from '../templates/mustache';
import type { TemplateLanguage } from '../templates/template';
import { dataMessage } from './dataMessage';
import { modelOf } from './values';

/** Prompts that LangChain or LangSmith has saved as constructors: `{"lc": 1, "type": "constructor", "id": […]}`. */
export const lcJson: PromptFormat = {
  id: 'lc-json',
  language: 'json',
  mayClaim: (path) => path.endsWith('.json'),
  claims: ({ path, text }) =>
    path.endsWith('.json') &&
    /"lc"\s*:\s*1\b/.test(text) &&
    /"(?:\w*PromptTemplate|(?:System|Human|AI)Message)"/.test(text),
  read: readConstructors,
};

function readConstructors({ text }: SourceFile): Found {
  const { root, problem } = jsonData(text);
  const prompts: FoundPrompt[] = [];
  const done = new Set<DataNode>();
  for (const { node, parents } of walk(root)) {
    if (parents.some((parent) => done.has(parent))) continue;
    const messages = messagesOf(node);
    if (messages.length === 0) continue;
    done.add(node);
    prompts.push({ format: 'lc-json', messages, ...modelAfter(parents), symbol: null });
  }
  return { prompts, problem };
}

/** The class that a constructor makes; undefined for any other node. */
function classOf(node: DataNode | undefined): string | undefined {
  if (textAt(node, 'type') !== 'constructor') return undefined;
  const last = itemsOf(at(node, 'id')).at(-1);
  return last?.kind === 'text' ? last.value : undefined;
}

function messagesOf(node: DataNode): Message[] {
  const name = classOf(node) ?? '';
  const list = name.endsWith('ChatPromptTemplate') ? at(node, 'kwargs', 'messages') : undefined;
  return (list === undefined ? [node] : itemsOf(list)).flatMap((item, turn) => messageOf(item, turn));
}

/** A message or a prompt template of one text. Messages of a chat may hold several texts: the parts of its content. */
function messageOf(node: DataNode, turn: number): Message[] {
  const name = classOf(node);
  if (name === undefined) return [];
  const role = roleOf(name);
  if (/^(?:System|Human|AI|Chat)Message$/.test(name)) {
    return [dataMessage(at(node, 'kwargs', 'content'), role, langchainFString, turn)].filter(
      (m) => m !== null,
    );
  }
  if (!name.endsWith('PromptTemplate')) return [];
  const prompt = at(node, 'kwargs', 'prompt') ?? node;
  return (prompt.kind === 'list' ? prompt.items : [prompt]).flatMap((each) => {
    const language = languageOf(textAt(each, 'kwargs', 'template_format'));
    return dataMessage(at(each, 'kwargs', 'template'), role, language, turn) ?? [];
  });
}

function roleOf(name: string): Role {
  if (name.startsWith('System')) return 'system';
  if (name.startsWith('Human')) return 'user';
  return name.startsWith('AI') ? 'assistant' : 'prompt';
}

function languageOf(format: string | undefined): TemplateLanguage {
  return format === 'jinja2' ? jinja : format === 'mustache' ? mustache : langchainFString;
}

/** The model that a sequence pipes the prompt into: a later step beside it, or what such a step binds. */
function modelAfter(parents: readonly DataNode[]): Pick<FoundPrompt, 'model' | 'provider' | 'parameters'> {
  const sequence = parents.findLast((parent) => classOf(parent) === 'RunnableSequence');
  for (const { node } of walk(at(sequence, 'kwargs') ?? null)) {
    const name = classOf(node) ?? '';
    const model = textAt(node, 'kwargs', 'model') ?? textAt(node, 'kwargs', 'model_name');
    if (model === undefined || !/Chat|LLM|OpenAI|Anthropic/.test(name)) continue;
    const named = modelOf(model);
    const parameters = scalarsOf(at(node, 'kwargs'), ['model', 'model_name']);
    return { ...named, provider: named?.provider ?? providerInName(name), parameters };
  }
  return {};
}
