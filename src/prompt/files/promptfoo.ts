import { dataLanguage, dataOf } from '../data/dataFile';
import type { DataNode } from '../data/dataNode';
import { at, entriesOf, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import { jsonData } from '../data/jsonData';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import type { Message, SourceFile } from '../model';
import { resolvePath } from '../resolvePath';
import type { Span } from '../span';
import type { Sources } from '../sources';
import { jinja } from '../templates/jinja';
import { chatMessages, dataMessage, isChat } from './dataMessage';
import { linesOf } from './frontMatter';
import { textMessage } from './message';
import { fileName } from './paths';
import { modelOf } from './values';

const named = /^(?:promptfooconfig[\w.-]*|.+\.promptfoo(?:config)?)\.(?:ya?ml|json)$/;

/** Configurations of promptfoo: each prompt under `prompts`, written there or in a file it names, for each provider. */
export const promptfoo: PromptFormat = {
  id: 'promptfoo',
  language: 'yaml',
  mayClaim: (path) => /\.ya?ml$/.test(path) || named.test(fileName(path)),
  claims: ({ path, text }) =>
    named.test(fileName(path)) ||
    (/\.ya?ml$/.test(path) && /^prompts:/m.test(text) && /^providers:/m.test(text)),
  read: readConfig,
};

function readConfig(file: SourceFile, sources: Sources): Found {
  const { root, problem } = dataOf(file);
  const written = at(root, 'prompts');
  const items = written?.kind === 'list' ? written.items : written?.kind === 'text' ? [written] : [];
  const model = modelOfProviders(at(root, 'providers') ?? at(root, 'targets'));
  const prompts: FoundPrompt[] = [];
  for (const item of items) {
    const name = textAt(item, 'label') ?? textAt(item, 'id');
    const place = referenceSpan(item);
    for (const messages of promptsOf(item, file, sources)) {
      if (messages.length === 0) continue;
      prompts.push({
        format: 'promptfoo',
        messages,
        ...model,
        ...(place === null ? {} : { place }),
        symbol: null,
        ...(name === undefined ? {} : { name }),
      });
    }
  }
  return { prompts, problem };
}

/** The prompts of one entry, each as its messages. */
function promptsOf(item: DataNode, file: SourceFile, sources: Sources): Message[][] {
  const text = item.kind === 'map' ? (at(item, 'raw') ?? at(item, 'id')) : item;
  if (text?.kind !== 'text') return [];
  const reference = referenceOf(text.value);
  if (reference !== null) return promptsInFile(resolvePath(file.path, reference), sources);
  return /^(?:file|exec|langfuse|portkey|helicone):\/?\/?|^[\w./*-]+\.(?:py|js|ts|cjs|mjs)(?::\w+)?$/.test(
    text.value,
  )
    ? []
    : [messagesIn(text)];
}

/** Where an entry stands: what represents a prompt whose text lies in another file. */
function referenceSpan(item: DataNode): Span | null {
  const text = item.kind === 'map' ? (at(item, 'raw') ?? at(item, 'id')) : item;
  return text?.kind === 'text' ? (text.literal()?.span ?? null) : null;
}

/** The path in `file://prompts/a.txt`, or in a plain file name; null for text, code and patterns. */
function referenceOf(text: string): string | null {
  const match = /^(?:file:\/\/)?(?<path>[\w./@ -]+\.(?:txt|md|json|ya?ml|j2|jinja2?|prompt))$/.exec(
    text.trim(),
  );
  return match?.groups?.path ?? null;
}

/** A text, or the messages of the JSON that it holds. */
function messagesIn(text: DataNode & { readonly kind: 'text' }): Message[] {
  const literal = text.literal();
  if (literal !== null && /^\s*\[\s*\{/.test(text.value)) {
    const chat = jsonData(literal.mapped).root ?? undefined;
    if (isChat(chat)) return chatMessages(chat, jinja);
  }
  return [dataMessage(text, 'prompt', jinja)].filter((message) => message !== null);
}

const separator = /^---\s*$/;

/** Text files may hold several prompts between `---` lines, JSON and YAML files a list of messages. */
function promptsInFile(path: string, sources: Sources): Message[][] {
  const text = sources.read(path);
  if (text === null) return [];
  const placed = (messages: readonly Message[]): Message[] =>
    messages.map((message) => ({ ...message, path }));
  if (dataLanguage(path) !== null) {
    const { root } = dataOf({ path, text });
    const chat = root?.kind === 'list' ? root : at(root, 'messages');
    if (isChat(chat)) return [placed(chatMessages(chat, jinja))];
  }
  const prompts: Message[][] = [];
  let start = 0;
  for (const line of [...linesOf(text, 0, text.length), { start: text.length, end: text.length, next: 0 }]) {
    const isEnd = line.start === text.length;
    if (!isEnd && !separator.test(text.slice(line.start, Math.min(line.end, line.start + 80)))) continue;
    const message = textMessage(text, { start, end: line.start }, 'prompt', jinja);
    if (message !== null) prompts.push(placed([message]));
    start = line.next;
  }
  return prompts;
}

/** Model and parameters of the first provider: `openai:gpt-5`, `{id: anthropic:messages:…, config: {…}}`. */
function modelOfProviders(
  providers: DataNode | undefined,
): Pick<FoundPrompt, 'model' | 'provider' | 'parameters'> {
  const first = providers?.kind === 'list' ? itemsOf(providers)[0] : providers;
  if (first === undefined) return {};
  if (first.kind === 'text') return modelOfProvider(first.value);
  const [entry] = entriesOf(first);
  const id = textAt(first, 'id');
  // `{openai:gpt-5: {config: …}}` names it by key.
  const options = id === undefined ? entry?.value : first;
  return { ...modelOfProvider(id ?? entry?.key ?? ''), parameters: scalarsOf(at(options, 'config')) };
}

const kind =
  /^(?<host>[a-z][\w-]*):(?:(?:chat|completion|messages|responses|embedding|converse|assistant):)?(?<model>.+)$/;

function modelOfProvider(id: string): Pick<FoundPrompt, 'model' | 'provider'> {
  const { host, model } = kind.exec(id)?.groups ?? {};
  if (host === undefined || /^(?:file|https?|python|exec|package|webhook)$/.test(host)) return {};
  return { ...modelOf(`${host}:${model ?? ''}`) };
}
