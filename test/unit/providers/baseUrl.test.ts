import { equal, throws } from 'node:assert/strict';
import { checkedBaseUrl } from '../../../src/providers/baseUrl';

describe('base address', () => {
  it('is https, or on this machine', () => {
    equal(checkedBaseUrl('https://gateway.example/openai/v1/'), 'https://gateway.example/openai/v1');
    equal(checkedBaseUrl('http://localhost:8080'), 'http://localhost:8080');
  });
  for (const text of ['', 'api.openai.com', 'http://example.com', 'http://localhost.example.com', 'ftp://x', 'https://u:p@x.y', 'https://x.y/?a=b']) {
    it(`is not "${text}"`, () => throws(() => checkedBaseUrl(text)));
  } // prettier-ignore
});
