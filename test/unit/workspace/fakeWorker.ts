import { parentPort } from 'node:worker_threads';
import type { ThreadRequest, ThreadResponse } from '../../../src/workspace/protocol';

/** A worker that does what the text of a request says, to see what becomes of the requests. */
function serve(port: NonNullable<typeof parentPort>): void {
  const say = (response: ThreadResponse): void => port.postMessage(response);
  let answered = 0;
  port.on('message', (message: ThreadRequest) => {
    const { id } = message;
    if (message.kind === 'files') {
      for (const [index, { path }] of message.request.files.entries()) {
        Atomics.store(message.at, 0, index);
        if (index > 0 && Atomics.load(message.way, 0) !== 0) break;
        if (path === 'wait') Atomics.wait(message.way, 0, 0, 5000);
        if (path.startsWith('long')) {
          say({ kind: 'alive', extraMs: 1000 });
          pause(800);
        }
        if (path.endsWith('hang')) for (;;);
        if (path === 'exit') process.exit(3);
        const outcome = path === 'quiet' ? null : { path, reason: 'seen' };
        say({ kind: 'files', files: [{ outcome, state: null }] });
      }
      say({ kind: 'done', id });
      return;
    }
    if (message.kind === 'find') {
      say({ kind: 'alive' });
      say({ kind: 'toRead', files: [{ path: 'a', absolutePath: '/a', named: false }] });
      const skipped = [{ path: message.request.root, reason: 'seen' }];
      say({ kind: 'found', id, found: { known: [], quiet: 0, listing: null, skipped } });
      return;
    }
    if (message.kind === 'remember') {
      say({ kind: 'done', id });
      return;
    }
    const text = message.kind === 'count' ? message.text : message.request.text;
    const hoard: unknown[] = [];
    switch (text) {
      case 'hang':
        for (;;);
      case 'heap':
        for (;;) hoard.push(new Array(10_000).fill(hoard.length));
      case 'throw':
        throw new Error('out of luck');
      case 'exit':
        process.exit(3);
        break;
      case 'refuse':
        say({ kind: 'failed', id, message: 'refused', installation: false });
        break;
      case 'incomplete':
        say({ kind: 'failed', id, message: 'no grammar', installation: true });
        break;
      default: {
        answered += 1;
        const answer = answerTo(message, `answer ${answered}: ${text}`);
        setTimeout(() => say(answer), text.startsWith('slow') ? 100 : 0);
      }
    }
  });
  say({ kind: 'ready' });
}

function answerTo(
  message: ThreadRequest & { kind: 'analyze' | 'count' | 'fix' },
  words: string,
): ThreadResponse {
  const { id } = message;
  if (message.kind === 'fix') {
    return { kind: 'fixed', id, fixed: { text: words, edits: [], applied: [], left: [] } };
  }
  if (message.kind === 'count') {
    const {
      text,
      as: { model },
    } = message;
    return {
      kind: 'count',
      id,
      count: { tokens: text.length, method: 'exact', encoding: model, errorPct: null },
    };
  }
  const problem = { message: words, span: { start: 0, end: 0 }, line: 1 };
  return {
    kind: 'profile',
    id,
    profile: { path: message.request.path, language: 'fake', prompts: [], problem },
  };
}

/** Lets nothing else happen for a time. */
function pause(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

if (parentPort !== null) serve(parentPort);
