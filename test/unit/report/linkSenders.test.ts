import assert from 'node:assert/strict';
import type { Message, Prompt } from '../../../src/prompt/model';
import type { Profile } from '../../../src/report/model';
import { lensTitle } from '../../../src/report/words';
import { createReport } from '../../../src/report/workspaceReport';
import { file, message, profile, prompt, text } from './samples';

const span = { start: 10, end: 40 };
const document = 'x'.repeat(50);
const call = { start: 0, end: 5 };

/** A constant of `texts.py`, its model unknown. */
function constant(
  changes: Partial<Pick<Prompt, 'call' | 'evidence'>> = {},
  role: Message['role'] = 'system',
): Profile {
  const subject = prompt([message([text('one two three four')], { span, role })], {
    id: 'texts.py#TIDES',
    model: null,
    provider: null,
    ...changes,
  });
  return profile(subject, { path: 'texts.py', document });
}

/** A call in another file that sends it and a text of its own. */
function sender(path: string, model: string, role: Message['role'] = 'system'): Profile {
  const messages = [
    message([text('one two three four')], { span, path: 'texts.py', role }),
    message([text('five six')]),
  ];
  const subject = prompt(messages, { id: `${path}#answer`, model, call });
  return profile(subject, { path, document, others: { 'texts.py': document } });
}

function report(...prompts: readonly Profile[]) {
  const files = prompts.map((one) => file(one.path, [one]));
  return createReport({ root: '/r', pricesAsOf: '2026-09-23', files, skipped: [], durationMs: 1 });
}

function tides(of: ReturnType<typeof report>): Profile {
  return of.files.find(({ path }) => path === 'texts.py')!.prompts[0]!;
}

describe('texts that calls of other files send', () => {
  it('name the call and have its model and prices', () => {
    const linked = tides(report(sender('api.py', 'gpt-4o'), constant()));
    assert.deepEqual(linked.sentBy, [{ id: 'api.py#answer', model: 'gpt-4o' }]);
    assert.deepEqual(
      [linked.model, linked.pricedAs.model, linked.pricedAs.assumed],
      ['gpt-4o', 'gpt-4o', false],
    );
    assert.equal(linked.tokens.static, 4);
    assert.match(lensTitle(linked), /gpt-4o · sent by api\.py#answer$/);
  });

  it('name the run of an agent that another file makes', () => {
    const evidence = { kind: 'held', callee: 'Agent', library: 'openai-agents' } as const;
    const made = constant({ call: { start: 0, end: 50 }, evidence });
    assert.deepEqual(tides(report(sender('api.py', 'gpt-4o'), made)).sentBy, [
      { id: 'api.py#answer', model: 'gpt-4o' },
    ]);
  });

  it('stand for themselves where the call lies beside the report', () => {
    const alone = createReport({
      ...{ root: '/r', pricesAsOf: '2026-09-23', skipped: [], durationMs: 1 },
      files: [file('texts.py', [constant()])],
      besides: [file('api.py', [sender('api.py', 'gpt-4o')])],
    });
    assert.equal(tides(alone).model, 'gpt-4o');
    assert.equal(alone.totals.inputTokens, tides(alone).tokens.input);
  });

  it('say where nobody has looked for their calls', () => {
    const { cost } = tides(
      createReport({
        ...{ root: '/r', pricesAsOf: '2026-09-23', skipped: [], durationMs: 1 },
        files: [file('texts.py', [constant()])],
        besides: null,
      }),
    );
    assert.ok(cost.kind === 'priced');
    assert.match(cost.assumptions[0]!, /were not looked for/);
    assert.equal(cost.bound, 'estimated');
  });

  it('have no output of their own, and no bound of it', () => {
    const { cost, tokens } = tides(report(sender('api.py', 'gpt-4o'), constant()));
    assert.equal(tokens.output, 0);
    assert.ok(cost.kind === 'priced' && cost.isUpperBound === undefined && cost.bound !== 'atMost');
  });

  it('are counted once in the totals', () => {
    const call = sender('api.py', 'gpt-4o');
    const { totals } = report(call, constant());
    assert.equal(totals.prompts, 2);
    assert.equal(totals.inputTokens, call.tokens.input);
    assert.equal(totals.per1kCallsUsd, call.cost.kind === 'priced' ? call.cost.per1kCallsUsd : null);
  });

  it('name all calls, and are priced with the first', () => {
    const linked = tides(report(sender('api.py', 'gpt-4o'), sender('batch.py', 'gpt-5-mini'), constant()));
    assert.deepEqual(
      linked.sentBy?.map(({ model }) => model),
      ['gpt-4o', 'gpt-5-mini'],
    );
    assert.equal(linked.pricedAs.model, 'gpt-4o');
    assert.ok(
      linked.cost.kind === 'priced' && linked.cost.assumptions.some((note) => /other models/.test(note)),
    );
  });

  for (const [own, given, expected] of [
    ['prompt', ['system'], 'system'],
    ['prompt', ['user', 'user'], 'user'],
    ['prompt', ['system', 'user'], 'prompt'],
    ['prompt', ['prompt'], 'prompt'],
    ['assistant', ['user'], 'assistant'],
  ] as const) {
    it(`of role ${own}, sent as ${given.join(' and ')}, are of role ${expected}`, () => {
      const senders = given.map((role, i) => sender(`api${i}.py`, 'gpt-4o', role));
      const [first] = tides(report(...senders, constant({}, own))).messages;
      assert.equal(first!.role, expected);
    });
  }

  it('stay as they are where their own file sends them, or nobody does', () => {
    assert.equal(tides(report(sender('api.py', 'gpt-4o'), constant({ call }))).sentBy, undefined);
    assert.equal(tides(report(constant())).sentBy, undefined);
  });

  it('are linked again to the same result', () => {
    const once = report(sender('api.py', 'gpt-4o'), constant());
    const again = createReport({ ...once, durationMs: 1 });
    assert.deepEqual(again.files, once.files);
  });
});
