import type { Document } from 'yaml';
import { isAlias, isMap, isScalar, isSeq } from 'yaml';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { Message, Role, SourceFile } from '../model';
import { roleNamed } from '../roles';
import { mustache } from '../templates/mustache';
import { templateParts } from '../templates/template';
import { hasContent } from './message';
import { modelOf, parametersOf } from './values';
import { readYaml } from './yamlDocument';
import { yamlText } from './yamlText';

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
  const offset = text.startsWith('\uFEFF') ? 1 : 0;
  const { document, problem } = readYaml(text.slice(offset), offset);
  if (document === null) return { prompts: [], problem };
  const reader = new Reader(text, offset, document);
  const root = document.contents;
  const messages = reader.messages(reader.get(root, 'messages'));
  const prompts: FoundPrompt[] = [];
  if (messages.length > 0) {
    prompts.push({
      format: 'github-prompt',
      messages,
      ...modelOf(reader.value(root, 'model')),
      parameters: parametersOf(reader.value(root, 'modelParameters')),
      symbol: null,
    });
  }
  const evaluators = reader.get(root, 'evaluators');
  for (const evaluator of isSeq(evaluators) ? evaluators.items : []) {
    const judge = reader.get(evaluator, 'llm');
    const judging = [
      ...reader.message(reader.get(judge, 'systemPrompt'), 'system', 0),
      ...reader.message(reader.get(judge, 'prompt'), 'user', 1),
    ].map((message, turn) => ({ ...message, turn }));
    if (judging.length === 0) continue;
    prompts.push({
      format: 'github-prompt',
      messages: judging,
      ...modelOf(reader.value(judge, 'modelId')),
      symbol: null,
    });
  }
  return { prompts, problem };
}

/** Looks up nodes of one YAML document. What has the wrong shape is absent. */
class Reader {
  constructor(
    private readonly text: string,
    private readonly offset: number,
    private readonly document: Document,
  ) {}

  get(node: unknown, key: string): unknown {
    const map = this.resolve(node);
    return isMap(map) ? this.resolve(map.get(key, true)) : undefined;
  }

  value(node: unknown, key: string): unknown {
    const found = this.get(node, key);
    try {
      return isScalar(found) ? found.value : isMap(found) ? found.toJS(this.document) : undefined;
    } catch {
      return undefined;
    }
  }

  messages(node: unknown): Message[] {
    const messages: Message[] = [];
    // One literal that several aliases repeat is listed once.
    const seen = new Set<unknown>();
    let turn = 0;
    for (const item of isSeq(node) ? node.items : []) {
      const written = this.value(item, 'role');
      const role = typeof written === 'string' ? (roleNamed(written) ?? 'prompt') : 'prompt';
      const content = this.get(item, 'content');
      const texts = isSeq(content) ? content.items.map((part) => this.get(part, 'text')) : [content];
      const added = texts.flatMap((text) => (seen.has(text) ? [] : this.message(text, role, turn)));
      for (const text of texts) seen.add(text);
      messages.push(...added);
      turn++;
    }
    return messages;
  }

  message(node: unknown, role: Role, turn: number): Message[] {
    if (!isScalar(node)) return [];
    const found = yamlText(this.text, this.offset, node);
    if (found === null) return [];
    const parts = templateParts(found.mapped, mustache);
    return hasContent(parts) ? [{ role, span: found.span, parts, turn }] : [];
  }

  private resolve(node: unknown): unknown {
    return isAlias(node) ? node.resolve(this.document) : node;
  }
}
