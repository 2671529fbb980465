import type { TrialView } from './runView';

/** A stretch of one request. */
export interface Step {
  readonly id: 'send' | 'headers' | 'first' | 'reasoning' | 'answer' | 'close';
  readonly title: string;
  /** What happens in it. */
  readonly hint: string;
  /** From just before the request was sent, ms. */
  readonly fromMs: number;
  readonly toMs: number;
}

type Times = Pick<
  TrialView,
  'sentMs' | 'ttfbMs' | 'ttftMs' | 'ttfatMs' | 'e2eMs' | 'endMs' | 'newConnection' | 'isBuffered'
>;

/** What a request went through, in order; only what was seen, so that a failed one ends early. */
export function stepsOf(trial: Times): Step[] {
  const steps: Step[] = [];
  let from = 0;
  const add = (id: Step['id'], title: string, hint: string, at: number | null): void => {
    if (at === null || !Number.isFinite(at) || at < from) return;
    steps.push({ id, title, hint, fromMs: from, toMs: at });
    from = at;
  };
  add(
    'send',
    trial.newConnection === true ? 'Connect and send' : 'Send',
    trial.newConnection === true
      ? 'A connection was opened (name, TCP, TLS), and the request written'
      : 'The request was written to a connection that was open',
    trial.sentMs,
  );
  add('headers', 'Wait for the headers', 'Until the server answered at all (TTFB)', trial.ttfbMs);
  add(
    'first',
    'Wait for the first token',
    trial.isBuffered
      ? 'Until the first chunk, which many others came with: it says nothing of the first token'
      : 'Until the first token of any kind (TTFT): the prompt is read',
    trial.ttftMs,
  );
  const isReasoned = trial.ttftMs !== null && trial.ttfatMs !== null && trial.ttfatMs > trial.ttftMs;
  if (isReasoned) {
    add('reasoning', 'Reason', 'Tokens before those of the answer (until TTFAT)', trial.ttfatMs);
  }
  add('answer', 'Answer', 'From the first token of the answer to the last (E2E)', trial.e2eMs);
  add(
    'close',
    'End the stream',
    'From the last token to the end: usage, and what else the server says',
    trial.endMs,
  );
  return steps;
}
