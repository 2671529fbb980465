import assert from 'node:assert/strict';
import type * as vscode from 'vscode';
import type { Questions } from '../../src/editor/abTests/questions';
import { fileUri } from './support';

/** Answers questions in their order: a label of a choice, a text, or true for a button. */
export function answering(answers: readonly (string | true)[]): {
  readonly questions: Questions;
  readonly open: () => number;
} {
  const left = [...answers];
  const next = (): string | true => {
    const answer = left.shift();
    assert.ok(answer !== undefined, 'a question that was not expected');
    return answer;
  };
  const labelOf = (item: vscode.QuickPickItem | string): string =>
    typeof item === 'string' ? item : item.label;
  return {
    open: () => left.length,
    questions: {
      pick: (items) => {
        const label = next();
        const item = items.find((each) => labelOf(each) === label);
        assert.ok(item !== undefined, `${String(label)} is not among ${items.map(labelOf).join(', ')}`);
        return Promise.resolve(item);
      },
      pickMany: (items) => {
        const labels = String(next()).split(' ');
        return Promise.resolve(items.filter(({ label }) => labels.some((each) => label.startsWith(each))));
      },
      input: (options) => {
        const text = next();
        assert.equal(typeof text, 'string');
        const mistake = options.validateInput?.(text as string);
        assert.ok(!mistake, JSON.stringify(mistake));
        return Promise.resolve(text as string);
      },
      button: () => Promise.resolve(next() === true),
      confirm: () => Promise.resolve(next() === true),
      save: () => Promise.resolve(fileUri(String(next()))),
    },
  };
}
