import assert from 'node:assert/strict';
import { createPromptParser } from '../../../src/prompt/parse';
import { nodeAssets } from '../support/assets';

const parser = createPromptParser(nodeAssets());

describe('a parser claims by path alone', () => {
  const instruction = 'You are a helpful assistant. Answer the question of the user in one sentence.\n';
  const read: readonly (readonly [string, string])[] = [
    ['AGENTS.md', instruction],
    ['prompts/answer.md', instruction],
    ['src/system_prompt.txt', instruction],
    ['answer.prompt', `---\nmodel: openai/gpt-5-mini\n---\n${instruction}`],
    ['plain.prompt', instruction],
    ['chat.jinja2', `system:\n${instruction}\nuser:\n{{ question }}\n`],
    ['answer.prompt.yml', `messages:\n  - role: system\n    content: ${instruction}`],
    [
      'plugin/agents/reviewer.md',
      `---\nname: reviewer\ndescription: reviews\ntools: Read\n---\n${instruction}`,
    ],
    ['a.py', `SYSTEM_PROMPT = """${instruction}"""\n`],
  ];
  for (const [path, text] of read) {
    it(`what its text makes a prompt: ${path}`, async () => {
      assert.equal((await parser.parse({ path, text })).prompts.length, 1);
      assert.equal(parser.claims(path), true);
    });
  }

  for (const path of ['README.md', 'nginx.conf.j2', 'docs/notes.txt', 'prompts/README.md']) {
    it(`what only a comment can make one: ${path}`, async () => {
      assert.equal((await parser.parse({ path, text: instruction })).prompts.length, 0);
      const text = `{# promptmeter: prompt #}\n${instruction}`;
      assert.equal((await parser.parse({ path, text })).prompts.length, 1);
      assert.equal(parser.claims(path), true);
    });
  }

  for (const path of ['image.png', 'a.kt']) {
    it(`not what no text makes one: ${path}`, () => assert.equal(parser.claims(path), false));
  }
});
