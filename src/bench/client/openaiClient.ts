import OpenAI, { AzureOpenAI } from 'openai';
import { checkedBaseUrl } from '../../providers/baseUrl';
import type { Connection, Endpoint } from '../endpoint';
import type { Dialect, EventFacts, ListedModel } from './dialect';
import type { ChatMessage, TimedRequest } from './measurement';
import { field, isObject, text, textField } from './fields';
import { libraryOptions } from './libraryOptions';

/** What Azure takes unless the endpoint says otherwise: the newest that is stable. */
const usualAzureVersion = '2024-10-21';

function clientFor(connection: Connection): OpenAI {
  const { endpoint } = connection;
  const options = libraryOptions(connection);
  const baseURL = checkedBaseUrl(endpoint.baseUrl);
  if (endpoint.kind !== 'azure-openai') {
    return new OpenAI({ ...options, baseURL, organization: null, project: null });
  }
  return new AzureOpenAI({
    ...options,
    endpoint: baseURL,
    deployment: endpoint.model,
    apiVersion: endpoint.apiVersion ?? usualAzureVersion,
  });
}

/** What every request has. Models that think before they answer refuse a temperature. */
function usual({ model }: Endpoint, { temperature }: TimedRequest) {
  const takesTemperature = !/(?:^|[/.:])(?:o\d|gpt-5|gpt-6)/.test(model.toLowerCase());
  return {
    model,
    stream: true,
    ...(temperature !== null && takesTemperature ? { temperature } : {}),
  } as const;
}

function messagesOf({ messages }: TimedRequest): ChatMessage[] {
  return messages.map(({ role, content }) => ({ role, content }));
}

/** Servers other than OpenAI's know the older name. */
function outputLimit({ kind }: Endpoint, tokens: number): Readonly<Record<string, number>> {
  return kind === 'openai-compatible' ? { max_tokens: tokens } : { max_completion_tokens: tokens };
}

/** https://platform.openai.com/docs/api-reference/models/list; Azure lists models, and is asked for deployments. */
async function* modelsOf(connection: Connection, signal: AbortSignal): AsyncGenerator<ListedModel> {
  if (connection.endpoint.kind === 'azure-openai') return;
  for await (const model of clientFor(connection).models.list({ signal })) yield model;
}

/** https://platform.openai.com/docs/api-reference/chat, and every server that speaks it. */
export const openaiChat: Dialect = {
  usageApi: 'openai-chat',
  connect: (connection) => {
    const client = clientFor(connection);
    const { endpoint } = connection;
    return async (request, signal) => {
      const { data, response } = await client.chat.completions
        .create(
          {
            ...usual(endpoint, request),
            messages: messagesOf(request),
            stream_options: { include_usage: true },
            ...outputLimit(endpoint, request.maxOutputTokens),
          },
          { signal },
        )
        .withResponse();
      return { headers: response.headers, events: data };
    };
  },
  models: modelsOf,
  read: (event): EventFacts => {
    if (!isObject(event)) return {};
    const choice = field(event['choices'], 0);
    const delta = field(choice, 'delta');
    const calls = field(delta, 'tool_calls');
    const tool = Array.isArray(calls)
      ? calls
          .map(
            (call) =>
              `${text(field(field(call, 'function'), 'name'))}${text(field(field(call, 'function'), 'arguments'))}`,
          )
          .join('')
      : '';
    // vLLM, DeepSeek and others stream what was thought under one of these names.
    const reasoning = text(field(delta, 'reasoning_content')) || text(field(delta, 'reasoning'));
    return {
      content: text(field(delta, 'content')) || text(field(delta, 'refusal')),
      reasoning,
      tool,
      ...(isObject(event['usage']) ? { usage: event['usage'] } : {}),
      ...textField('finishReason', field(choice, 'finish_reason')),
      ...textField('model', event['model']),
      ...textField('fingerprint', event['system_fingerprint']),
      ...textField('serviceTier', event['service_tier']),
      ...textField('simulatedAtNs', event['simulated_at_ns']),
    };
  },
};

/** https://platform.openai.com/docs/api-reference/responses */
export const openaiResponses: Dialect = {
  usageApi: 'openai-responses',
  connect: (connection) => {
    const client = clientFor(connection);
    const { endpoint } = connection;
    return async (request, signal) => {
      const { data, response } = await client.responses
        .create(
          {
            ...usual(endpoint, request),
            input: messagesOf(request),
            store: false,
            // Fewer are refused.
            max_output_tokens: Math.max(16, request.maxOutputTokens),
          },
          { signal },
        )
        .withResponse();
      return { headers: response.headers, events: data };
    };
  },
  models: modelsOf,
  read: (event): EventFacts => {
    if (!isObject(event)) return {};
    const type = text(event['type']);
    const delta = text(event['delta']);
    const response = event['response'];
    const incomplete = field(field(response, 'incomplete_details'), 'reason');
    const status = type === 'response.completed' ? 'stop' : undefined;
    return {
      ...(type === 'response.output_text.delta' || type === 'response.refusal.delta'
        ? { content: delta }
        : {}),
      ...(type.startsWith('response.reasoning') && type.endsWith('.delta') ? { reasoning: delta } : {}),
      ...(type === 'error' || type === 'response.failed'
        ? { error: text(event['message']) || text(field(field(response, 'error'), 'message')) }
        : {}),
      ...(type === 'response.function_call_arguments.delta' ? { tool: delta } : {}),
      ...(isObject(field(response, 'usage')) ? { usage: field(response, 'usage') as object } : {}),
      ...textField('finishReason', type === 'response.incomplete' ? (incomplete ?? 'incomplete') : status),
      ...textField('model', field(response, 'model')),
      ...textField('serviceTier', field(response, 'service_tier')),
      ...(typeof event['sequence_number'] === 'number' ? { number: event['sequence_number'] } : {}),
      ...textField('simulatedAtNs', event['simulated_at_ns']),
    };
  },
};
