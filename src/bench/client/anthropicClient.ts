import Anthropic from '@anthropic-ai/sdk';
import { checkedBaseUrl } from '../../providers/baseUrl';
import type { Dialect, EventFacts } from './dialect';
import { field, isObject, text } from './fields';

/** Deadlines are our own: the library's covers the headers only. */
const libraryTimeoutMs = 24 * 60 * 60 * 1000;

/** https://docs.anthropic.com/en/api/messages */
export const anthropicMessages: Dialect = {
  usageApi: 'anthropic',
  connect: ({ endpoint, apiKey }) => {
    const client = new Anthropic({
      apiKey: apiKey === '' ? 'none' : apiKey,
      authToken: null,
      baseURL: checkedBaseUrl(endpoint.baseUrl),
      maxRetries: 0,
      timeout: libraryTimeoutMs,
      logLevel: 'off',
      defaultHeaders: endpoint.headers,
      // The key goes nowhere else.
      fetchOptions: { redirect: 'error' },
    });
    return async ({ messages, maxOutputTokens, temperature }, signal) => {
      const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
      const { data, response } = await client.messages
        .create(
          {
            model: endpoint.model,
            max_tokens: maxOutputTokens,
            stream: true,
            ...(system.length === 0 ? {} : { system: system.join('\n\n') }),
            messages: messages.flatMap(({ role, content }) => (role === 'system' ? [] : [{ role, content }])),
            ...(temperature === null ? {} : { temperature }),
          },
          { signal },
        )
        .withResponse();
      return { headers: response.headers, events: data };
    };
  },
  read: (event): EventFacts => {
    if (!isObject(event)) return {};
    const delta = event['delta'];
    const message = event['message'];
    const usage = field(message, 'usage') ?? event['usage'];
    const [model, finish, atNs] = [
      field(message, 'model'),
      field(delta, 'stop_reason'),
      event['simulated_at_ns'],
    ];
    const tier = field(field(message, 'usage'), 'service_tier');
    return {
      content: text(field(delta, 'text')),
      reasoning: text(field(delta, 'thinking')),
      tool: text(field(delta, 'partial_json')) || text(field(event['content_block'], 'name')),
      ...(isObject(usage) ? { usage } : {}),
      ...(typeof finish === 'string' ? { finishReason: finish } : {}),
      ...(typeof model === 'string' ? { model } : {}),
      ...(typeof tier === 'string' ? { serviceTier: tier } : {}),
      ...(typeof atNs === 'string' ? { simulatedAtNs: atNs } : {}),
    };
  },
};
