import Anthropic from '@anthropic-ai/sdk';
import type { CountEndpoint } from './countEndpoint';

/** https://docs.anthropic.com/en/api/messages-count-tokens: free, with its own rate limits. */
export const anthropic: CountEndpoint = {
  id: 'anthropic',
  name: 'Anthropic',
  baseUrl: 'https://api.anthropic.com',
  endpoint: 'messages/count_tokens',
  keyVariables: ['ANTHROPIC_API_KEY'],
  async count({ model, system, messages }, { baseUrl, apiKey, timeoutMs, signal }) {
    const client = new Anthropic({
      apiKey,
      authToken: null,
      baseURL: baseUrl,
      timeout: timeoutMs,
      maxRetries: 0,
      logLevel: 'off',
      // The key goes nowhere else.
      fetchOptions: { redirect: 'error' },
    });
    const answer = await client.messages.countTokens(
      {
        model,
        ...(system === '' ? {} : { system }),
        messages: messages.map(({ role, text }) => ({ role, content: text })),
      },
      { signal },
    );
    return answer.input_tokens;
  },
};
