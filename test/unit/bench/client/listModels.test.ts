import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { listModels } from '../../../../src/bench/client/listModels';
import type { EndpointKind } from '../../../../src/bench/endpoint';

const apiKey = 'sk-list-0123456789abcdef';

/** What a server answers to `GET …/models`. */
async function listed(kind: EndpointKind, status: number, body: unknown): Promise<readonly string[]> {
  const server = createServer((request, response) => {
    assert.match(request.url ?? '', /^\/v1\/models(?:\?|$)/);
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const baseUrl = kind === 'anthropic' ? origin : `${origin}/v1`;
    const endpoint = { name: 'far', kind, baseUrl, model: '' };
    return await listModels({ endpoint, apiKey }, new AbortController().signal);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('the models that a server lists', () => {
  const two = { data: [{ id: 'small' }, { id: 'large' }, { id: 7 }, {}] };
  const cases: readonly (readonly [string, EndpointKind, number, unknown, readonly string[]])[] = [
    ['sorted, without what is no name', 'openai', 200, two, ['large', 'small']],
    ['of a compatible server', 'openai-compatible', 200, two, ['large', 'small']],
    ['of Anthropic', 'anthropic', 200, two, ['large', 'small']],
    ['none where there is no list', 'openai-compatible', 404, { error: { message: 'Not found' } }, []],
    ['none where a list may not be asked for', 'openai', 405, {}, []],
    ['none of Azure, whose deployments are asked for', 'azure-openai', 200, two, []],
    ['none where there are none', 'openai', 200, {}, []],
  ];
  for (const [title, kind, status, body, expected] of cases) {
    it(title, async () => assert.deepEqual(await listed(kind, status, body), expected));
  }

  it('says why there is none, without the key', async () => {
    await assert.rejects(
      listed('openai', 401, { error: { message: `Incorrect API key provided: ${apiKey}` } }),
      ({ message }: Error) => message.startsWith('far does not accept the key') && !message.includes(apiKey),
    );
  });
});
