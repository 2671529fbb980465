import assert from 'node:assert/strict';
import { parsePrompts } from '../support/promptRows';

const chat =
  '"messages": [{"role": "system", "content": "You know all tides."}, {"role": "user", "content": "Which is next?"}]';
const line = (custom: string, model: string): string =>
  `{"custom_id": "${custom}", "method": "POST", "url": "/v1/chat/completions", "body": {"model": "${model}", "max_tokens": 9, ${chat}}}\n`;

interface Case {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  /** Model, roles, parameters that cap, and whether it is one of a batch, of each request. */
  readonly requests: readonly string[];
}

const cases: readonly Case[] = [
  {
    title: 'the body of a request',
    path: 'requests/tide.json',
    text: `{"model": "gpt-4o", "max_tokens": 9, ${chat}}`,
    requests: ['gpt-4o system,user 9 alone'],
  },
  {
    title: 'a body in YAML, with the system text beside the messages',
    path: 'tide.yaml',
    text: 'model: claude-sonnet-4-5\nmax_tokens: 9\nsystem: You know all tides.\nmessages:\n  - role: user\n    content: Which is next?\n',
    requests: ['claude-sonnet-4-5 system,user 9 alone'],
  },
  {
    title: 'the lines of a batch',
    path: 'batch.jsonl',
    text: line('a', 'gpt-4o') + line('b', 'gpt-4o-mini'),
    requests: ['gpt-4o system,user 9 batch', 'gpt-4o-mini system,user 9 batch'],
  },
  { title: 'no examples to learn from', path: 'batch.jsonl', text: `{${chat}}\n{${chat}}\n`, requests: [] },
  {
    title: 'nothing that a model has answered',
    path: 'requests/tide.json',
    text: `{"model": "gpt-4o", ${chat}, "usage": {"prompt_tokens": 7}}`,
    requests: [],
  },
  {
    title: 'nothing without a text',
    path: 'request.json',
    text: '{"model": "gpt-4o", "messages": [{"role": "user", "content": []}]}',
    requests: [],
  },
  {
    title: 'no messages of other models',
    path: 'requests/tide.json',
    text: `{"model": "Toyota Corolla", ${chat}}`,
    requests: [],
  },
];

describe('requests that lie in files', () => {
  for (const { title, path, text, requests } of cases) {
    it(title, async () => {
      const { prompts } = await parsePrompts(path, text);
      assert.deepEqual(
        prompts
          .filter(({ evidence }) => evidence.kind === 'file')
          .map(({ model, messages, parameters, billing }) =>
            [
              model,
              messages.map(({ role }) => role).join(),
              parameters['max_tokens'],
              billing.inBatch ? 'batch' : 'alone',
            ].join(' '),
          ),
        requests,
      );
    });
  }

  it('have their tools, images and calls of tools', async () => {
    const text = JSON.stringify({
      model: 'gpt-4o',
      messages: [
        {
          role: 'user',
          content: [
            { type: 'text', text: 'Which tide is this?' },
            { type: 'image_url', image_url: { url: 'x', detail: 'low' } },
          ],
        },
        {
          role: 'assistant',
          content: 'I look.',
          tool_calls: [
            { id: '1', type: 'function', function: { name: 'tide', arguments: '{"port":"Brest"}' } },
          ],
        },
      ],
      tools: [{ type: 'function', function: { name: 'tide', parameters: { type: 'object' } } }],
    });
    const [prompt] = (await parsePrompts('request.json', text)).prompts;
    assert.deepEqual(
      prompt!.tools?.declared.map(({ name }) => name),
      ['tide'],
    );
    assert.deepEqual(
      prompt!.attachments.map(({ kind, detail }) => [kind, detail]),
      [['image', 'low']],
    );
    assert.deepEqual(
      prompt!.billing.toolTurns.map((turn) => turn.text),
      ['tide {"port":"Brest"}'],
    );
  });

  it('are told to be more than are read', async () => {
    const { prompts, problem } = await parsePrompts('batch.jsonl', line('a', 'gpt-4o').repeat(101));
    assert.equal(prompts.length, 100);
    assert.match(problem!.message, /first 100/);
  });
});
