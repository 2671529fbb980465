import { completionsFormat, embeddingFormat } from '../prompt/model';
import type { Prompt } from '../prompt/model';
import { isJsonObject } from '../prompt/request';
import type { Attachment, Declaration } from '../prompt/request';
import type { ModelCounter } from '../tokens/counter';
import { chatOverhead, withSpeakers } from '../tokens/request/chatFormats';
import type { MessageCounts } from '../tokens/request/chatFormats';
import { hostedTool } from '../tokens/request/hostedTools';
import { imageTokens } from '../tokens/request/imageTokens';
import { isShownSchema, responseFormatTokens } from '../tokens/request/responseForms';
import { toolTokens } from '../tokens/request/toolForms';
import { toolTurnTokens } from '../tokens/request/toolTurns';
import type { RequestPart } from './model';

/** Counts what a call sends beside the text of its messages: tools, the form of the answer, the frame of the chat. */
export function requestParts(prompt: Prompt, counter: ModelCounter): RequestPart[] {
  const { tools, responseFormat } = prompt;
  const parts: RequestPart[] = [];
  if (tools !== null) {
    const request = { ...tools, api: apis[prompt.format] ?? null };
    const unseen = [
      ...tools.unseen.filter(
        (name) => !tools.hosted.includes(name) || hostedTool(name, counter.family) === null,
      ),
      ...tools.declared.flatMap(gapsOf),
    ];
    parts.push({ kind: 'tools', ...toolTokens(request, counter), unseen });
  }
  if (responseFormat !== null) {
    const unseen = isShownSchema(counter.family) ? gapsOf(responseFormat) : [];
    parts.push(
      unseen.length > 0 && isUnseen(responseFormat)
        ? uncounted('responseFormat', unseen, 'its schema is not in sight')
        : { kind: 'responseFormat', ...responseFormatTokens(responseFormat, counter), unseen },
    );
  }
  const { agent, earlierTurns, storedPrompt, cachedContent, documents, toolTurns } = prompt.billing;
  if (agent !== null && !agent.isInSight) {
    const why = 'a run sends what its agent is told and its tools, which are billed as input';
    parts.push(uncounted('agent', [agent.name], why));
  }
  if (storedPrompt !== null) {
    parts.push(uncounted('storedPrompt', [storedPrompt], 'the provider keeps it and bills it as input'));
  }
  if (earlierTurns.length > 0) {
    parts.push(uncounted('earlierTurns', earlierTurns, 'the provider keeps them and bills them as input'));
  }
  if (cachedContent.length > 0) {
    const why = 'the provider has it in a cache and bills it at the rate of cached input';
    parts.push(uncounted('cachedContent', cachedContent, why));
  }
  if (documents.length > 0) {
    parts.push(uncounted('documents', documents, 'they are billed as input, in a form that is not public'));
  }
  if (toolTurns.length > 0) {
    const unseen = [...new Set(toolTurns.flatMap((turn) => turn.unseen))];
    parts.push({ kind: 'toolTurns', ...toolTurnTokens(toolTurns, counter), unseen });
  }
  parts.push(...attachmentParts(prompt.attachments, counter));
  const frame = chatOverhead(counter.family, wireMessages(prompt));
  const { speakers } = prompt.billing;
  parts.push({
    kind: 'chatFormat',
    ...withSpeakers(frame, speakers, counter),
    unseen: speakers.includes('') ? ['name'] : [],
  });
  return parts;
}

/** Images, and the files of which nobody can tell the size. */
function attachmentParts(attachments: readonly Attachment[], counter: ModelCounter): RequestPart[] {
  const images = attachments.filter(({ kind }) => kind === 'image');
  const files = attachments.filter(({ kind }) => kind === 'file');
  const counted = images.length === 0 ? null : imageTokens(images, counter);
  return [
    ...(counted === null ? [] : [{ kind: 'images' as const, ...counted, unseen: [] }]),
    ...(images.length > 0 && counted === null
      ? [uncounted('images', images.map(nameOf), 'it is not known how this model counts images')]
      : []),
    ...(files.length > 0
      ? [uncounted('files', files.map(nameOf), 'the size of a file is not in sight')]
      : []),
  ];
}

function uncounted(kind: RequestPart['kind'], unseen: readonly string[], why: string): RequestPart {
  return {
    kind,
    tokens: 0,
    method: 'estimated',
    errorPct: null,
    formula: 'not counted',
    source: why,
    asOf: '2026-11-29',
    unseen,
  };
}

const nameOf = ({ name }: Attachment): string => name;

/** Tokens of the parts of one kind. */
export function tokensOf(parts: readonly RequestPart[], kind: RequestPart['kind']): number {
  return parts.reduce((sum, part) => (part.kind === kind ? sum + part.tokens : sum), 0);
}

/** The formats that say which of OpenAI's interfaces is called. */
const apis: Readonly<Record<string, 'chat' | 'responses'>> = {
  'openai-responses': 'responses',
  'openai-agents': 'responses',
  'openai-chat': 'chat',
  'azure-openai': 'chat',
  langchain: 'chat',
  litellm: 'chat',
  'llama-index': 'chat',
  instructor: 'chat',
};

/** A schema of which nothing is in sight: what is read of it says nothing. */
function isUnseen({ schema }: Declaration): boolean {
  return isJsonObject(schema) && Object.keys(schema).length === 0;
}

function gapsOf({ name, gaps }: Declaration): string[] {
  return gaps.map((gap) => (name === '' ? gap : `${gap} of ${name}`));
}

/** The formats of calls that send no chat: what they are given stands alone. */
const withoutChat: ReadonlySet<string> = new Set([embeddingFormat, completionsFormat]);

/** Messages of the call up to the last one with a literal; those without one have a frame too. */
function wireMessages({ messages, alwaysOn, format }: Prompt): MessageCounts {
  if (alwaysOn || withoutChat.has(format)) return { all: 0, system: 0 };
  return {
    all: messages.reduce((count, { turn }) => Math.max(count, turn + 1), 0),
    system: new Set(messages.flatMap(({ role, turn }) => (role === 'system' ? [turn] : []))).size,
  };
}
