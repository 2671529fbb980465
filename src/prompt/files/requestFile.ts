import { dataLanguage, dataOf } from '../data/dataFile';
import type { DataNode } from '../data/dataNode';
import { at, entriesOf, itemsOf, scalarsOf, textAt } from '../data/dataNode';
import { jsonData } from '../data/jsonData';
import type { Found, FoundPrompt, PromptFormat } from '../format';
import { plainText } from '../mappedText';
import type { Message, ParseProblem, SourceFile } from '../model';
import { makerOf } from '../modelName';
import { plainBilling } from '../request';
import type { Attachment, Declaration, Json, ResponseFormat, Tools, ToolTurn } from '../request';
import type { Role } from '../roles';
import { doubleBraces } from '../templates/doubleBraces';
import { chatMessages, dataMessage, isChat } from './dataMessage';
import { modelOf } from './values';

/** Requests of a file of lines that are read at most. */
const mostRequests = 100;

const lines = /\.jsonl$/i;

/** Words of a path at which bodies of requests lie as JSON, the format of all data. */
const said =
  /request|payload|body|prompt|chat|completion|llm|model|openai|anthropic|claude|batch|message|agent|assistant/i;

/** Evidence of the body of a request, and of what a model has answered. */
const asked = /["']?\b(?:messages|input)["']?\s*:/;
const named = /["']?\bmodel["']?\s*:/;
const answered = /["']?\b(?:choices|usage|stop_reason|finish_reason|created_at)["']?\s*:/;

/**
 * Bodies of requests that lie in files: `{"model": …, "messages": […]}` in JSON and YAML, and the lines of a file for a
 * batch. Without a model, or beside an answer, messages are data.
 */
export const requestFile: PromptFormat = {
  id: 'request-file',
  language: 'json',
  mayClaim,
  claims: ({ path, text }) =>
    mayClaim(path) &&
    asked.test(text) &&
    named.test(text) &&
    !answered.test(text) &&
    (lines.test(path)
      ? /^\s*\{[^\n]*"(?:body|params)"\s*:/.test(text)
      : isRequest(dataOf({ path, text }).root)),
  read: (file) => (lines.test(file.path) ? readLines(file) : readRequest(file)),
};

function mayClaim(path: string): boolean {
  if (lines.test(path)) return said.test(path);
  const language = dataLanguage(path);
  return language === 'yaml' || (language === 'json' && said.test(path));
}

function isRequest(root: DataNode | null | undefined): root is DataNode {
  const model = textAt(root, 'model');
  if (model === undefined || makerOf(model) === null) return false;
  return isChat(at(root, 'messages')) || isChat(at(root, 'input'));
}

function readRequest(file: SourceFile): Found {
  const { root, problem } = dataOf(file);
  return { prompts: isRequest(root) ? promptsOf(root, file.text.length, false) : [], problem };
}

/** Each line is a request of its own, in the `body` (OpenAI) or the `params` (Anthropic) of an envelope. */
function readLines({ text }: SourceFile): Found {
  const prompts: FoundPrompt[] = [];
  let problem: ParseProblem | null = null;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (text.slice(start, end).trim() !== '') {
      if (prompts.length === mostRequests) {
        const message = `Only the first ${mostRequests} requests of the file are read.`;
        problem = { message, span: { start, end } };
        break;
      }
      const { root, problem: broken } = jsonData(plainText(text, { start, end }));
      problem ??= broken;
      const body = at(root, 'body') ?? at(root, 'params');
      if (isRequest(body)) prompts.push(...promptsOf(body, end, at(root, 'custom_id') !== undefined));
    }
    start = end + 1;
  }
  return { prompts, problem };
}

/** The prompt of a request; none where nothing of its messages is text. */
function promptsOf(body: DataNode, end: number, inBatch: boolean): FoundPrompt[] {
  const chat = at(body, 'messages') ?? at(body, 'input');
  const system = [at(body, 'system'), at(body, 'instructions')].flatMap(systemTexts);
  const turns = system.length > 0 ? 1 : 0;
  const messages: Message[] = [
    ...system,
    ...chatMessages(chat, doubleBraces).map((message) => ({ ...message, turn: message.turn + turns })),
  ];
  if (messages.length === 0) return [];
  const span = { start: messages[0]!.span.start, end: messages.at(-1)?.span.end ?? end };
  const isOpenai = system.length === 0 && at(body, 'messages') !== undefined;
  return [
    {
      format: isOpenai
        ? 'openai-chat'
        : at(body, 'input') === undefined
          ? 'request-body'
          : 'openai-responses',
      evidence: { kind: 'file', format: 'request-file' },
      messages,
      ...modelOf(textAt(body, 'model')),
      parameters: scalarsOf(body, ['model', 'system', 'instructions']),
      tools: toolsOf(at(body, 'tools'), span),
      responseFormat: formatOf(body, span),
      attachments: itemsOf(chat).flatMap(attachmentsOf),
      billing: { ...plainBilling, inBatch, toolTurns: itemsOf(chat).flatMap(toolTurnsOf) },
      symbol: null,
    },
  ];
}

function systemTexts(node: DataNode | undefined): Message[] {
  const texts = node?.kind === 'list' ? node.items.map((item) => at(item, 'text')) : [node];
  const role: Role = 'system';
  return texts.flatMap((text) => dataMessage(text, role, doubleBraces) ?? []);
}

function attachmentsOf(message: DataNode): Attachment[] {
  return itemsOf(at(message, 'content')).flatMap((part): Attachment[] => {
    const type = textAt(part, 'type') ?? 'text';
    if (/text$|^tool_|^thinking$/.test(type)) return [];
    const detail = textAt(part, 'image_url', 'detail') ?? textAt(part, 'detail') ?? null;
    return /image/.test(type)
      ? [{ kind: 'image', size: null, detail, name: 'image' }]
      : [{ kind: 'file', size: null, detail: null, name: type }];
  });
}

/** Calls of tools in the history that the request sends. */
function toolTurnsOf(message: DataNode): ToolTurn[] {
  const called = itemsOf(at(message, 'tool_calls')).map((call) => at(call, 'function'));
  const blocks = itemsOf(at(message, 'content'));
  return [
    ...[...called, ...blocks.filter((block) => textAt(block, 'type') === 'tool_use')].map(
      (call): ToolTurn => {
        const given = at(call, 'arguments') ?? at(call, 'input');
        const text = given?.kind === 'text' ? given.value : JSON.stringify(jsonOf(given));
        return { kind: 'call', text: `${textAt(call, 'name') ?? ''} ${text}`, unseen: [] };
      },
    ),
    ...blocks
      .filter((block) => textAt(block, 'type') === 'tool_result')
      .map((block): ToolTurn => {
        const given = at(block, 'content');
        const text = given?.kind === 'text' ? given.value : JSON.stringify(jsonOf(given));
        return { kind: 'result', text, unseen: [] };
      }),
  ];
}

function toolsOf(node: DataNode | undefined, span: Tools['span']): Tools | null {
  const items = itemsOf(node);
  if (items.length === 0) return null;
  const declared: Declaration[] = [];
  const hosted: string[] = [];
  for (const item of items) {
    const fields = at(item, 'function') ?? item;
    const schema = at(fields, 'parameters') ?? at(fields, 'input_schema');
    const name = textAt(fields, 'name');
    if (schema === undefined && (name === undefined || at(fields, 'description') === undefined)) {
      hosted.push(textAt(item, 'type') ?? name ?? 'a tool');
      continue;
    }
    declared.push({
      name: name ?? '',
      description: textAt(fields, 'description') ?? '',
      schema: schema === undefined ? null : jsonOf(schema),
      gaps: [],
      isInferred: false,
    });
  }
  return { span, declared, unseen: hosted, hosted, choice: null };
}

function formatOf(body: DataNode, span: Tools['span']): ResponseFormat | null {
  const form = at(body, 'response_format', 'json_schema') ?? at(body, 'text', 'format');
  const schema = at(form, 'schema');
  if (form === undefined || schema === undefined) return null;
  return {
    span,
    name: textAt(form, 'name') ?? '',
    description: textAt(form, 'description') ?? '',
    schema: jsonOf(schema),
    gaps: [],
    isInferred: false,
  };
}

function jsonOf(node: DataNode | undefined): Json {
  switch (node?.kind) {
    case 'text':
    case 'value':
      return node.value;
    case 'list':
      return node.items.map(jsonOf);
    case 'map':
      return Object.fromEntries(entriesOf(node).map(({ key, value }) => [key, jsonOf(value)]));
    case undefined:
      return null;
  }
}
