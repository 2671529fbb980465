import assert from 'node:assert/strict';
import { compareRun } from '../../../../src/bench/compare';
import { resultCsv, resultMarkdown } from '../../../../src/bench/renderings/renderings';
import { syntheticRun } from '../view/syntheticRun';

/** A run whose names were chosen by somebody who means harm. */
function shownOf(name: string): Parameters<typeof resultMarkdown>[0] {
  const arm = { id: name, ttftMs: 400, answerMs: 900, costUsd: 0.004 };
  const run = syntheticRun({ arms: [arm, { ...arm, id: 'B' }], pairs: 12, experiment: name });
  return { comparison: compareRun(run), trialsFile: 'one.jsonl', margin: 0.05 };
}

const usd = (amount: number): string => `$${amount.toFixed(4)}`;

describe('results with names that mean harm', () => {
  for (const [name, live] of [
    ['@everyone', /(?<!\\)@everyone/],
    ['see www.evil.example', /evil\.example/],
    ['https://evil.example', /https:\/\/evil/],
    ['[a](javascript:alert(1))', /(?<!\\)\[a/],
    ['<img src=x>', /(?<!\\)<img/],
    ['&lt;b&gt;', /(?<!\\)&lt;/],
    ['~~gone~~', /(?<!\\)~~/],
    ['a\u202eb', /\u202e/],
    ['a|b', /(?<!\\)a\|b/],
  ] as const) {
    it(`${JSON.stringify(name)} is text in Markdown`, () => {
      const markdown = resultMarkdown(shownOf(name), usd);
      assert.doesNotMatch(markdown, live);
    });
  }

  for (const name of ['=1+1', '+1', '\n=1', '＝1+1', '@A1']) {
    it(`${JSON.stringify(name)} is no formula in CSV`, () => {
      const [, first = ''] = resultCsv(shownOf(name)).split('\r\n');
      assert.match(first, /^"?'/);
    });
  }
});
