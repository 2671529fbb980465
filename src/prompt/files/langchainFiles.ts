import { dataOf } from '../data/dataFile';
import type { DataNode } from '../data/dataNode';
import { at, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { Message, SourceFile } from '../model';
import type { Role } from '../roles';
import { resolvePath } from '../resolvePath';
import { roleNamed } from '../roles';
import type { Sources } from '../sources';
import { jinja } from '../templates/jinja';
import { langchainFString } from '../templates/langchainFString';
import { mustache } from '../templates/mustache';
import type { TemplateLanguage } from '../templates/template';
import { templateParts } from '../templates/template';
import { dataMessage } from './dataMessage';
import { trimLines } from './message';
import { walk } from '../data/walk';
import { modelOf } from './values';

const typed = /^[ \t{-]*["']?_type["']?\s*:\s*["']?(?:prompt|few_shot|chat|[a-z_]*chain)\b/m;
const untyped = /^[ \t{]*["']?input_variables["']?\s*:/m;
const template = /^[ \t{]*["']?template(?:_path)?["']?\s*:/m;

/**
 * Prompts and chains that LangChain has saved as YAML or JSON: `_type: prompt | few_shot | chat`, or input variables
 * beside a template; in a chain or an agent wherever they stand.
 */
export const langchainFiles: PromptFormat = {
  id: 'langchain-file',
  language: 'yaml',
  mayClaim: (path) => /\.(?:ya?ml|json)$/i.test(path),
  claims: ({ path, text }) =>
    /\.(?:ya?ml|json)$/i.test(path) && (typed.test(text) || (untyped.test(text) && template.test(text))),
  read: readLangchainFile,
};

function readLangchainFile(file: SourceFile, sources: Sources): Found {
  const { root, problem } = dataOf(file);
  const prompts: FoundPrompt[] = [];
  const done = new Set<DataNode>();
  for (const { node, parents } of walk(root)) {
    // The template of a few-shot prompt's examples is part of that prompt.
    if (!isPrompt(node) || parents.some((parent) => done.has(parent))) continue;
    const messages = messagesOf(node, file, sources);
    if (messages.length === 0) continue;
    done.add(node);
    const path = at(node, 'template_path');
    const place = path?.kind === 'text' ? path.literal()?.span : undefined;
    prompts.push({
      format: 'langchain-file',
      messages,
      ...modelBeside(parents),
      ...(place && { place }),
      symbol: null,
    });
  }
  return { prompts, problem };
}

function isPrompt(node: DataNode): boolean {
  const type = textAt(node, '_type');
  if (type !== undefined) return /^(?:prompt|few_shot|chat)$/.test(type);
  if (at(node, 'input_variables') === undefined) return false;
  return (at(node, 'template') ?? at(node, 'template_path')) !== undefined;
}

function messagesOf(node: DataNode, file: SourceFile, sources: Sources): Message[] {
  const language = languageOf(textAt(node, 'template_format'));
  if (textAt(node, '_type') === 'chat') return chatOf(at(node, 'messages'), language);
  if (textAt(node, '_type') === 'few_shot') {
    const pieces = [at(node, 'prefix'), at(node, 'example_prompt', 'template'), at(node, 'suffix')];
    return pieces.flatMap((piece) => dataMessage(piece, 'prompt', language) ?? []);
  }
  const written = dataMessage(at(node, 'template'), 'prompt', language);
  if (written !== null) return [written];
  const reference = textAt(node, 'template_path');
  const other = reference === undefined ? null : referenced(reference, file.path, sources);
  if (other === null) return [];
  const span = trimLines(other.text, { start: 0, end: other.text.length });
  const parts = templateParts(plainText(other.text, span), language);
  return parts.length === 0 ? [] : [{ role: 'prompt', span, parts, turn: 0, path: other.path }];
}

/** A path in a saved prompt is relative to where the program runs: the root, or the file's own folder. */
function referenced(reference: string, from: string, sources: Sources): SourceFile | null {
  for (const path of new Set([resolvePath('', reference), resolvePath(from, reference)])) {
    const text = sources.read(path);
    if (text !== null) return { path, text };
  }
  return null;
}

function chatOf(list: DataNode | undefined, language: TemplateLanguage): Message[] {
  return itemsOf(list).flatMap((item, turn) => {
    const text = at(item, 'prompt', 'template') ?? at(item, 'template') ?? at(item, 'content');
    return dataMessage(text, roleOf(item), language, turn) ?? [];
  });
}

function roleOf(item: DataNode): Role {
  const type = textAt(item, '_type') ?? textAt(item, 'role') ?? textAt(item, 'type') ?? '';
  return roleNamed(type.replace(/_?message.*$/i, '')) ?? 'prompt';
}

function languageOf(format: string | undefined): TemplateLanguage {
  return format === 'jinja2' ? jinja : format === 'mustache' ? mustache : langchainFString;
}

/** The model of the chain around a prompt, which stands beside it under `llm`. */
function modelBeside(parents: readonly DataNode[]): Pick<FoundPrompt, 'model' | 'provider' | 'parameters'> {
  for (const parent of parents.toReversed()) {
    const llm = at(parent, 'llm');
    if (llm === undefined) continue;
    const parameters = Object.fromEntries(
      Object.entries(scalarsOf(llm)).filter(([key]) => /^(?:temperature|max_tokens|top_p|n)$/.test(key)),
    );
    return { ...modelOf(textAt(llm, 'model_name') ?? textAt(llm, 'model')), parameters };
  }
  return {};
}
