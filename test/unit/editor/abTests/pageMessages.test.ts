import assert from 'node:assert/strict';
import { messageOf } from '../../../../src/editor/abTests/pageMessages';

describe('messages of the comparison page', () => {
  const good: readonly object[] = [
    { type: 'ready' },
    { type: 'again' },
    { type: 'resumeRun' },
    { type: 'apply', arm: 'B' },
    { type: 'morePairs', pairs: 40 },
    { type: 'answers', case: '../../etc/passwd' },
    { type: 'export', format: 'html' },
    { type: 'saveChart', name: 'ttft-distribution', format: 'svg', data: '<svg/>' },
  ];
  for (const message of good) {
    it(`takes ${JSON.stringify(message)}`, () => assert.deepEqual(messageOf(message), message));
  }

  const bad: readonly unknown[] = [
    null,
    undefined,
    'ready',
    [],
    {},
    { type: 'nothing' },
    { type: 'ready', more: 1 },
    { type: '__proto__' },
    { type: 'apply' },
    { type: 'apply', arm: 1 },
    { type: 'morePairs', pairs: 0 },
    { type: 'morePairs', pairs: 1.5 },
    { type: 'morePairs', pairs: 1e9 },
    { type: 'morePairs', pairs: '40' },
    { type: 'export', format: 'exe' },
    { type: 'export', format: 'html', file: '/etc/passwd' },
    { type: 'saveChart', name: '../x', format: 'svg', data: '' },
    { type: 'saveChart', name: 'x', format: 'html', data: '' },
    { type: 'saveChart', name: '', format: 'svg', data: '' },
  ];
  for (const message of bad) {
    it(`takes no ${JSON.stringify(message)}`, () => assert.equal(messageOf(message), null));
  }
});
