import OpenAI, { AzureOpenAI } from 'openai';
import { checkedBaseUrl } from '../../providers/baseUrl';
import type { Connection, Endpoint } from '../endpoint';
import type { Dialect, EventFacts } from './dialect';
import { field, isObject, text } from './fields';

/** What Azure takes unless the endpoint says otherwise: the newest that is stable. */
const usualAzureVersion = '2024-10-21';

/** Deadlines are our own: the library's covers the headers only. */
const libraryTimeoutMs = 24 * 60 * 60 * 1000;

function clientFor({ endpoint, apiKey }: Connection): OpenAI {
  const options = {
    // The library insists on one.
    apiKey: apiKey === '' ? 'none' : apiKey,
    maxRetries: 0,
    timeout: libraryTimeoutMs,
    logLevel: 'off',
    defaultHeaders: endpoint.headers,
    // The key goes nowhere else.
    fetchOptions: { redirect: 'error' },
  } as const;
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

/** Models that think before they answer refuse a temperature. */
function takesTemperature({ model }: Endpoint): boolean {
  return !/(?:^|[/.:])(?:o\d|gpt-5|gpt-6)/.test(model.toLowerCase());
}

/** Servers other than OpenAI's know the older name. */
function outputLimit({ kind }: Endpoint, tokens: number): Readonly<Record<string, number>> {
  return kind === 'openai-compatible' ? { max_tokens: tokens } : { max_completion_tokens: tokens };
}

/** https://platform.openai.com/docs/api-reference/chat, and every server that speaks it. */
export const openaiChat: Dialect = {
  usageApi: 'openai-chat',
  connect: (connection) => {
    const client = clientFor(connection);
    const { endpoint } = connection;
    return async (request, signal) => {
      const { maxOutputTokens, temperature } = request;
      const { data, response } = await client.chat.completions
        .create(
          {
            model: endpoint.model,
            messages: request.messages.map(({ role, content }) => ({ role, content })),
            stream: true,
            stream_options: { include_usage: true },
            ...outputLimit(endpoint, maxOutputTokens),
            ...(temperature !== null && takesTemperature(endpoint) ? { temperature } : {}),
          },
          { signal },
        )
        .withResponse();
      return { headers: response.headers, events: data };
    };
  },
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
      ...stringField('finishReason', field(choice, 'finish_reason')),
      ...stringField('model', event['model']),
      ...stringField('fingerprint', event['system_fingerprint']),
      ...stringField('serviceTier', event['service_tier']),
      ...stringField('simulatedAtNs', event['simulated_at_ns']),
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
      const { maxOutputTokens, temperature } = request;
      const { data, response } = await client.responses
        .create(
          {
            model: endpoint.model,
            input: request.messages.map(({ role, content }) => ({ role, content })),
            stream: true,
            store: false,
            // Fewer are refused.
            max_output_tokens: Math.max(16, maxOutputTokens),
            ...(temperature !== null && takesTemperature(endpoint) ? { temperature } : {}),
          },
          { signal },
        )
        .withResponse();
      return { headers: response.headers, events: data };
    };
  },
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
      ...stringField('finishReason', type === 'response.incomplete' ? (incomplete ?? 'incomplete') : status),
      ...stringField('model', field(response, 'model')),
      ...stringField('serviceTier', field(response, 'service_tier')),
      ...(typeof event['sequence_number'] === 'number' ? { number: event['sequence_number'] } : {}),
      ...stringField('simulatedAtNs', event['simulated_at_ns']),
    };
  },
};

function stringField(key: keyof EventFacts, value: unknown): EventFacts {
  return typeof value === 'string' ? { [key]: value } : {};
}
