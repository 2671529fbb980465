import assert from 'node:assert/strict';
import { verdictAt } from '../../../src/report/verdict';
import type { FileProfile, NotPromptProfile } from '../../../src/report/model';
import { file, message, profile, prompt, text, variable } from './samples';

const call = profile(
  prompt([message([text('You answer.'), variable('q')], { role: 'system', span: { start: 20, end: 60 } })], {
    name: 'answer',
    call: { start: 10, end: 90 },
    evidence: { kind: 'call', callee: 'client.send', library: 'openai' },
  }),
);
const inHole: NotPromptProfile = {
  span: { start: 40, end: 44 },
  startLine: 1,
  endLine: 1,
  why: { kind: 'short' },
};
const ignored: NotPromptProfile = {
  span: { start: 100, end: 140 },
  startLine: 3,
  endLine: 3,
  why: { kind: 'ignored', comment: { start: 95, end: 99 } },
  commentLine: 2,
};
const misspelt: NotPromptProfile = {
  span: { start: 150, end: 170 },
  startLine: 4,
  endLine: 5,
  why: { kind: 'comment', mistake: 'marksNothing', word: '' },
};
const subject: FileProfile = { ...file('a.py', [call]), notPrompts: [inHole, ignored, misspelt] };

describe('the verdict on a place', () => {
  const cases: readonly (readonly [string, number, string, string, RegExp])[] = [
    ['in a literal', 25, 'prompt', 'Prompt answer', /Sent by client\.send\(…\).*role system/s],
    ['at the end of a literal', 60, 'prompt', 'Prompt answer', /Sent by/],
    ['in a literal inside it', 42, 'literal', 'No prompt', /Shorter than a prompt/],
    ['elsewhere in the call', 80, 'prompt', 'Prompt answer', /Sent by/],
    ['in what a comment ignores', 120, 'ignored', 'Ignored', /by the comment on line 2/],
    [
      'at a comment that does nothing',
      160,
      'nothing',
      'No prompt here',
      /^The comment marks nothing: no text/,
    ],
    ['between', 95, 'nothing', 'No prompt here', /no text literal at the cursor.*Prompts of this file: 1/s],
  ];
  for (const [title, offset, kind, headline, because] of cases) {
    it(title, () => {
      const verdict = verdictAt(subject, offset);
      assert.equal(verdict.kind, kind);
      assert.equal(verdict.headline, headline);
      assert.match(verdict.because.join('\n'), because);
    });
  }

  it('of a file that nothing reads says so', () => {
    const verdict = verdictAt({ path: 'a.kt', language: null, prompts: [], problem: null }, 0);
    assert.equal(verdict.kind, 'unread');
    assert.match(verdict.because.join(' '), /no prompt format for files such as a\.kt/);
  });
});
