import OpenAI from 'openai';
import type { CountEndpoint } from './countEndpoint';

/** https://platform.openai.com/docs/api-reference/responses/input-tokens: includes hidden formatting tokens. */
export const openai: CountEndpoint = {
  id: 'openai',
  name: 'OpenAI',
  baseUrl: 'https://api.openai.com/v1',
  endpoint: 'responses/input_tokens',
  keyVariables: ['OPENAI_API_KEY'],
  async count({ model, system, messages }, { baseUrl, apiKey, timeoutMs, signal }) {
    const client = new OpenAI({
      apiKey,
      baseURL: baseUrl,
      timeout: timeoutMs,
      maxRetries: 0,
      logLevel: 'off',
      // The key goes nowhere else.
      fetchOptions: { redirect: 'error' },
    });
    const answer = await client.responses.inputTokens.count(
      {
        model,
        ...(system === '' ? {} : { instructions: system }),
        input: messages.map(({ role, text }) => ({ role, content: text })),
      },
      { signal },
    );
    return answer.input_tokens;
  },
};
