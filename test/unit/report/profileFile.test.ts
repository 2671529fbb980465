import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { ParseResult } from '../../../src/prompt/model';
import { profileFile } from '../../../src/report/profileFile';
import type { TokenCounter } from '../../../src/tokens/counter';
import { message, prices, prompt, text, wordCounter } from './samples';

const source = { path: 'src/a.py', text: 'one\r\ntwo\rthree\n' };

function parsed(changes: Partial<ParseResult>): ParseResult {
  return { language: 'python', prompts: [], ignored: [], problem: null, ...changes };
}

describe('profile of a file', () => {
  it('counts each prompt for its own model, the default where none is visible', async () => {
    const asked: string[] = [];
    const counters: TokenCounter = {
      forModel: (model) => {
        asked.push(model);
        return Promise.resolve(wordCounter({ model }));
      },
    };
    const prompts = ['gpt-4o', null, 'gpt-99'].map((model) => prompt([message([text('a b')])], { model }));
    const file = await profileFile(
      { counters, prices: () => Promise.resolve(prices) },
      { source, parsed: parsed({ prompts }) },
      () => defaultAssumptions,
    );
    assert.deepEqual(asked, ['gpt-4o', 'gpt-5-mini', 'gpt-99']);
    assert.deepEqual(
      file.prompts.map(({ model, pricedAs, cost }) => [model, pricedAs.model, cost.kind]),
      [
        ['gpt-4o', 'gpt-4o', 'priced'],
        [null, 'gpt-5-mini', 'priced'],
        ['gpt-99', 'gpt-99', 'unpriced'],
      ],
    );
    assert.deepEqual([file.path, file.language, file.problem], ['src/a.py', 'python', null]);
  });

  it('keeps the problem, with its line, beside the prompts', async () => {
    const counters: TokenCounter = { forModel: () => Promise.resolve(wordCounter()) };
    const file = await profileFile(
      { counters, prices: () => Promise.resolve(prices) },
      {
        source,
        parsed: parsed({
          prompts: [prompt([message([text('a')])])],
          problem: { message: 'unexpected token', span: { start: 9, end: 10 } },
        }),
      },
      () => defaultAssumptions,
    );
    assert.equal(file.prompts.length, 1);
    assert.deepEqual(file.problem, { message: 'unexpected token', span: { start: 9, end: 10 }, line: 3 });
  });

  it('reads each other file once, and its own for messages that name it', async () => {
    const counters: TokenCounter = { forModel: () => Promise.resolve(wordCounter()) };
    const read: string[] = [];
    const inOther = (path: string): ReturnType<typeof message> =>
      message([text('x')], { path, span: { start: 5, end: 6 } });
    const file = await profileFile(
      { counters, prices: () => Promise.resolve(prices) },
      {
        source,
        parsed: parsed({
          prompts: [prompt(['src/b.md', 'src/b.md', 'src/a.py', 'src/gone.md'].map(inOther))],
        }),
        textOf: (path) => {
          read.push(path);
          return path === 'src/b.md' ? '\n\n\n\n\nx' : null;
        },
      },
      () => defaultAssumptions,
    );
    assert.deepEqual(read, ['src/b.md', 'src/gone.md']);
    assert.deepEqual(
      file.prompts[0]?.messages.map(({ path, startLine }) => [path, startLine]),
      [
        ['src/b.md', 6],
        ['src/b.md', 6],
        ['src/a.py', 2],
        ['src/gone.md', 1],
      ],
    );
  });
});
