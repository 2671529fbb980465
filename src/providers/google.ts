import type { CountEndpoint } from './countEndpoint';

/** https://ai.google.dev/api/tokens: one request, so no library. */
export const google: CountEndpoint = {
  id: 'google',
  name: 'Google',
  baseUrl: 'https://generativelanguage.googleapis.com',
  endpoint: 'models.countTokens',
  keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
  async count({ model, system, messages }, { baseUrl, apiKey, timeoutMs, signal }) {
    const url = `${baseUrl}/v1beta/models/${encodeURIComponent(model)}:countTokens`;
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-goog-api-key': apiKey },
      body: JSON.stringify({
        generateContentRequest: {
          model: `models/${model}`,
          ...(system === '' ? {} : { systemInstruction: { parts: [{ text: system }] } }),
          contents: messages.map(({ role, text }) => ({
            role: role === 'assistant' ? 'model' : 'user',
            parts: [{ text }],
          })),
        },
      }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
    if (!response.ok) throw new HttpError(response.status, await messageIn(response));
    const answer = (await response.json()) as { totalTokens?: unknown } | null;
    return answer?.totalTokens;
  },
};

/** An answer that is none, in the form that the libraries of the others give it. */
class HttpError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function messageIn(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { error?: { message?: unknown } } | null;
    return typeof body?.error?.message === 'string' ? body.error.message : '';
  } catch {
    return '';
  }
}
