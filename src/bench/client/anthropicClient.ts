import Anthropic from '@anthropic-ai/sdk';
import { checkedBaseUrl } from '../../providers/baseUrl';
import type { Connection } from '../endpoint';
import type { Dialect, EventFacts } from './dialect';
import { field, isObject, text, textField } from './fields';
import { libraryOptions } from './libraryOptions';

function clientFor(connection: Connection): Anthropic {
  return new Anthropic({
    ...libraryOptions(connection),
    authToken: null,
    baseURL: checkedBaseUrl(connection.endpoint.baseUrl),
  });
}

/** https://docs.anthropic.com/en/api/messages */
export const anthropicMessages: Dialect = {
  usageApi: 'anthropic',
  connect: (connection) => {
    const { endpoint } = connection;
    const client = clientFor(connection);
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
  models: (connection, signal) => clientFor(connection).models.list({ limit: 1000 }, { signal }),
  read: (event): EventFacts => {
    if (!isObject(event)) return {};
    const delta = event['delta'];
    const message = event['message'];
    const usage = field(message, 'usage') ?? event['usage'];
    return {
      content: text(field(delta, 'text')),
      reasoning: text(field(delta, 'thinking')),
      tool: text(field(delta, 'partial_json')) || text(field(event['content_block'], 'name')),
      ...(isObject(usage) ? { usage } : {}),
      ...textField('finishReason', field(delta, 'stop_reason')),
      ...textField('model', field(message, 'model')),
      ...textField('serviceTier', field(field(message, 'usage'), 'service_tier')),
      ...textField('simulatedAtNs', event['simulated_at_ns']),
    };
  },
};
