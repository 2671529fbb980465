/** A request as the simulator reads it, of whatever format. */
export interface WireRequest {
  readonly model: string;
  /** All text of the messages, the system's first. */
  readonly text: string;
  readonly messages: number;
  readonly maxOutputTokens: number;
  readonly stream: boolean;
  /** Whether a stream is to end with its usage. */
  readonly wantsUsage: boolean;
}

/** What an answer used. */
export interface WireUsage {
  readonly inputTokens: number;
  /** Null where the server does not say. */
  readonly cachedTokens: number | null;
  readonly outputTokens: number;
  readonly reasoningTokens: number;
}

/** What every event of an answer says of it. */
export interface Answer {
  readonly id: string;
  readonly model: string;
  readonly fingerprint: string;
  readonly inputTokens: number;
  readonly cachedTokens: number | null;
}

export type Finish = 'stop' | 'length' | 'filter';

/** One interface that the simulator speaks. Each method gives whole server-sent events. */
export interface WireFormat {
  readonly path: RegExp;
  read(body: Readonly<Record<string, unknown>>): WireRequest;
  /** What says that an answer begins, and is no part of it. */
  open(answer: Answer): string;
  /** `atNs` is the monotonic clock of the machine when it is written. */
  token(answer: Answer, text: string, index: number, atNs: string): string;
  reasoning(answer: Answer, text: string, index: number, atNs: string): string;
  /** `usage` null to say nothing of it. */
  close(answer: Answer, finish: Finish, usage: WireUsage | null): string;
  /** The usage once more, where a server repeats it. */
  usage(answer: Answer, usage: WireUsage): string;
  /** An error in the middle of a stream. */
  error(): string;
  /** An event whose data are no JSON. */
  malformed(): string;
  /** The whole answer to a request that wanted no stream. */
  whole(answer: Answer, text: string, finish: Finish, usage: WireUsage): object;
}

function data(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function event(name: string, value: object): string {
  return `event: ${name}\n${data({ type: name, ...value })}`;
}

/** Text of a message's content, which may be a list of parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (!Array.isArray(content)) return '';
  return content
    .map((part: unknown) => (isObject(part) && typeof part['text'] === 'string' ? part['text'] : ''))
    .join('');
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function read(
  body: Readonly<Record<string, unknown>>,
  list: unknown,
  system: unknown,
  limits: readonly string[],
): WireRequest {
  const messages = (Array.isArray(list) ? list : [list]).map((message: unknown) =>
    isObject(message) ? textOf(message['content']) : textOf(message),
  );
  const limit = limits.map((name) => body[name]).find((value) => typeof value === 'number');
  const options = body['stream_options'];
  return {
    model: typeof body['model'] === 'string' ? body['model'] : '',
    text: [textOf(system), ...messages].join('\n').trimStart(),
    messages: messages.length,
    maxOutputTokens: limit ?? 64,
    stream: body['stream'] === true,
    wantsUsage: isObject(options) && options['include_usage'] === true,
  };
}

const chatFinish: Readonly<Record<Finish, string>> = {
  stop: 'stop',
  length: 'length',
  filter: 'content_filter',
};

function chatUsage({ inputTokens, cachedTokens, outputTokens, reasoningTokens }: WireUsage): object {
  return {
    prompt_tokens: inputTokens,
    completion_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedTokens === null ? {} : { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    completion_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}

function chatChunk(
  { id, model, fingerprint }: Answer,
  choices: readonly object[],
  more: object = {},
): string {
  return data({
    id,
    object: 'chat.completion.chunk',
    created: 0,
    model,
    system_fingerprint: fingerprint,
    choices,
    ...more,
  });
}

function chatDelta(answer: Answer, delta: object, atNs: string): string {
  return chatChunk(answer, [{ index: 0, delta, finish_reason: null }], { simulated_at_ns: atNs });
}

/** https://platform.openai.com/docs/api-reference/chat-streaming */
const openaiChat: WireFormat = {
  path: /\/chat\/completions$/,
  read: (body) => read(body, body['messages'], '', ['max_completion_tokens', 'max_tokens']),
  open: (answer) =>
    chatChunk(answer, [{ index: 0, delta: { role: 'assistant', content: '' }, finish_reason: null }]),
  token: (answer, content, _index, atNs) => chatDelta(answer, { content }, atNs),
  reasoning: (answer, text, _index, atNs) => chatDelta(answer, { reasoning_content: text }, atNs),
  close: (answer, finish, usage) =>
    chatChunk(answer, [{ index: 0, delta: {}, finish_reason: chatFinish[finish] }]) +
    (usage === null ? '' : chatChunk(answer, [], { usage: chatUsage(usage) })) +
    'data: [DONE]\n\n',
  usage: (answer, usage) => chatChunk(answer, [], { usage: chatUsage(usage) }),
  error: () =>
    data({ error: { message: 'The server had an error.', type: 'server_error', code: 'server_error' } }),
  malformed: () => 'data: {"id": "x", "choices": [\n\n',
  whole: ({ id, model, fingerprint }, content, finish, usage) => ({
    id,
    object: 'chat.completion',
    created: 0,
    model,
    system_fingerprint: fingerprint,
    choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: chatFinish[finish] }],
    usage: chatUsage(usage),
  }),
};

function responseUsage({ inputTokens, cachedTokens, outputTokens, reasoningTokens }: WireUsage): object {
  return {
    input_tokens: inputTokens,
    output_tokens: outputTokens,
    total_tokens: inputTokens + outputTokens,
    ...(cachedTokens === null ? {} : { input_tokens_details: { cached_tokens: cachedTokens } }),
    output_tokens_details: { reasoning_tokens: reasoningTokens },
  };
}

function response({ id, model }: Answer, status: string, more: object = {}): object {
  return { id, object: 'response', created_at: 0, model, status, output: [], ...more };
}

function responseEnd(answer: Answer, finish: Finish, usage: WireUsage | null): string {
  const name = finish === 'stop' ? 'response.completed' : 'response.incomplete';
  const reason = finish === 'length' ? 'max_output_tokens' : 'content_filter';
  return event(name, {
    response: response(answer, finish === 'stop' ? 'completed' : 'incomplete', {
      ...(finish === 'stop' ? {} : { incomplete_details: { reason } }),
      ...(usage === null ? {} : { usage: responseUsage(usage) }),
    }),
  });
}

/** https://platform.openai.com/docs/api-reference/responses-streaming */
const openaiResponses: WireFormat = {
  path: /\/responses$/,
  read: (body) => ({
    ...read(body, body['input'], body['instructions'], ['max_output_tokens']),
    wantsUsage: true,
  }),
  open: (answer) =>
    event('response.created', { response: response(answer, 'in_progress') }) +
    event('response.output_item.added', {
      output_index: 0,
      item: { id: 'item', type: 'message', role: 'assistant' },
    }) +
    event('response.content_part.added', {
      item_id: 'item',
      output_index: 0,
      content_index: 0,
      part: { type: 'output_text', text: '' },
    }),
  token: (_answer, delta, index, atNs) =>
    event('response.output_text.delta', {
      item_id: 'item',
      output_index: 0,
      content_index: 0,
      sequence_number: index,
      delta,
      simulated_at_ns: atNs,
    }),
  reasoning: (_answer, delta, index, atNs) =>
    event('response.reasoning_summary_text.delta', {
      item_id: 'thought',
      output_index: 0,
      summary_index: 0,
      sequence_number: index,
      delta,
      simulated_at_ns: atNs,
    }),
  close: responseEnd,
  usage: (answer, usage) => responseEnd(answer, 'stop', usage),
  error: () => event('error', { code: 'server_error', message: 'The server had an error.', param: null }),
  malformed: () =>
    'event: response.output_text.delta\ndata: {"type": "response.output_text.delta", "delta": \n\n',
  whole: (answer, text, finish, usage) =>
    response(answer, finish === 'stop' ? 'completed' : 'incomplete', {
      output: [{ id: 'item', type: 'message', role: 'assistant', content: [{ type: 'output_text', text }] }],
      usage: responseUsage(usage),
    }),
};

const messageFinish: Readonly<Record<Finish, string>> = {
  stop: 'end_turn',
  length: 'max_tokens',
  filter: 'refusal',
};

function messageUsage(input: number, cached: number | null, output: number): object {
  return {
    input_tokens: input - (cached ?? 0),
    cache_read_input_tokens: cached,
    cache_creation_input_tokens: cached === null ? null : 0,
    output_tokens: output,
  };
}

/** https://docs.anthropic.com/en/docs/build-with-claude/streaming */
const anthropic: WireFormat = {
  path: /\/messages$/,
  read: (body) => ({ ...read(body, body['messages'], body['system'], ['max_tokens']), wantsUsage: true }),
  open: ({ id, model, inputTokens, cachedTokens }) =>
    event('message_start', {
      message: {
        id,
        type: 'message',
        role: 'assistant',
        model,
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: messageUsage(inputTokens, cachedTokens, 1),
      },
    }) +
    event('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }) +
    event('ping', {}),
  token: (_answer, text, _index, atNs) =>
    event('content_block_delta', { index: 0, delta: { type: 'text_delta', text }, simulated_at_ns: atNs }),
  reasoning: (_answer, thinking, _index, atNs) =>
    event('content_block_delta', {
      index: 0,
      delta: { type: 'thinking_delta', thinking },
      simulated_at_ns: atNs,
    }),
  close: (_answer, finish, usage) =>
    event('content_block_stop', { index: 0 }) +
    event('message_delta', {
      delta: { stop_reason: messageFinish[finish], stop_sequence: null },
      ...(usage === null ? {} : { usage: { output_tokens: usage.outputTokens } }),
    }) +
    event('message_stop', {}),
  usage: (_answer, usage) =>
    event('message_delta', { delta: {}, usage: { output_tokens: usage.outputTokens } }),
  error: () => event('error', { error: { type: 'overloaded_error', message: 'Overloaded' } }),
  malformed: () => 'event: content_block_delta\ndata: {"type": "content_block_delta", "delta": \n\n',
  whole: ({ id, model }, text, finish, usage) => ({
    id,
    type: 'message',
    role: 'assistant',
    model,
    content: [{ type: 'text', text }],
    stop_reason: messageFinish[finish],
    stop_sequence: null,
    usage: messageUsage(usage.inputTokens, usage.cachedTokens, usage.outputTokens),
  }),
};

/** Every interface that the simulator speaks. */
export const wireFormats: readonly WireFormat[] = [openaiChat, openaiResponses, anthropic];
