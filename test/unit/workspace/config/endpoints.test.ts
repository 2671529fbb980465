import assert from 'node:assert/strict';
import { readEndpoints } from '../../../../src/workspace/config/endpoints';
import { parseConfig } from '../../../../src/workspace/config/readConfig';

const local = { name: 'local', kind: 'openai', baseUrl: 'http://127.0.0.1:8080/v1', model: 'llama' };

describe('endpoints of a user', () => {
  const rows: readonly (readonly [string, object, RegExp | null])[] = [
    ['plain', {}, null],
    [
      'headers of HTTP',
      { headers: { 'x-team': 'search', Authorization: 'Bearer a b\tc', 'x-é': '' } },
      /x-é/,
    ],
    ['a value in Latin-1', { headers: { 'x-team': 'Zürich' } }, null],
    ['blanks around a name', { name: ' local\n' }, null],
    ['a name of two lines', { name: 'local\r\nX-Admin: 1' }, /"endpoints\.0\.name" has a value/],
    ['a name that moves the cursor', { name: 'local\u001b[2K' }, /"endpoints\.0\.name" has a value/],
    ['a name that turns text round', { name: 'local\u202egnp' }, /"endpoints\.0\.name" has a value/],
    ['a model of two lines', { model: 'llama\nb' }, /"endpoints\.0\.model" has a value/],
    [
      'a header of two lines',
      { headers: { 'x-team': 'search\r\nx-admin: 1' } },
      /"endpoints\.0\.headers\.x-team" has a value that does not fit\. It must be text on one line/,
    ],
    [
      'a header that is no text of HTTP',
      { headers: { 'x-team': '検索' } },
      /"endpoints\.0\.headers\.x-team" has a value that does not fit/,
    ],
    [
      'a name of a header that is none',
      { headers: { 'x team': 'search' } },
      /"endpoints\.0\.headers\.x team" is no key that fits\. It must be the name of a header/,
    ],
    [
      'a name of a header of two lines',
      { headers: { 'x-team: a\r\nx-admin': '1' } },
      /"endpoints\.0\.headers\.x-team: a x-admin" is no key that fits/,
    ],
  ];
  for (const [what, more, mistake] of rows) {
    it(`${mistake === null ? 'may have' : 'may not have'} ${what}`, () => {
      const read = readEndpoints([{ ...local, ...more }]);
      if (mistake === null) assert.ok('endpoints' in read, JSON.stringify(read));
      else {
        assert.ok('mistakes' in read, JSON.stringify(read));
        assert.match(read.mistakes.join(' '), mistake);
        // eslint-disable-next-line no-control-regex -- these are what is looked for
        assert.doesNotMatch(read.mistakes.join(' '), /[\u0000-\u001f\u202e]/);
      }
    });
  }
});

describe('a workspace that says where requests go', () => {
  const experiment = (endpoints: string): string => `experiments:
  one:
    endpoints:
      - ${endpoints}
    variants: { A: { file: a.md } }
`;
  const rows: readonly (readonly [string, string, number, RegExp])[] = [
    [
      'an address in an experiment',
      experiment('{ name: local, baseUrl: "https://evil.example" }'),
      4,
      /must be the name of an endpoint of the user/,
    ],
    ['headers in an experiment', experiment('{ name: local, headers: { a: b } }'), 4, /must be the name of/],
    [
      'a price in an experiment',
      experiment('{ name: local, price: { inputUsdPerMTok: 0 } }'),
      4,
      /must be the name of/,
    ],
    ['endpoints of its own', `defaults: {}\nendpoints:\n  - name: local\n`, 2, /Unknown key "endpoints"/],
    [
      'an address of a variant',
      'experiments: { one: { endpoints: [a], variants: { A: { file: a, baseUrl: b } } } }',
      1,
      /Unknown key .*baseUrl/,
    ],
    [
      'a key beside the plan',
      'experiments: { one: { endpoints: [a], variants: { A: { file: a } }, apiKeyEnv: HOME } }',
      1,
      /Unknown key .*apiKeyEnv/,
    ],
    ['a name of an endpoint of two lines', experiment('"local\\nother"'), 4, /has a value that does not fit/],
  ];
  for (const [what, text, line, message] of rows) {
    it(`${what}: is refused with its line`, () => {
      const { config, problems } = parseConfig(text, '/w');
      assert.equal(config, null);
      const [problem] = problems;
      assert.equal(problem?.line, line, JSON.stringify(problems));
      assert.match(`${problem.message} ${problem.remedy}`, message);
    });
  }
});
