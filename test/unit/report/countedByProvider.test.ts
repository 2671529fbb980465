import assert from 'node:assert/strict';
import type { Message } from '../../../src/prompt/model';
import { accuracy, inputTokens } from '../../../src/report/words';
import { countRequest, textOf } from '../../../src/tokens/countRequest';
import { learnFactor, type PromptFactor } from '../../../src/tokens/promptFactor';
import type { Profile } from '../../../src/report/model';
import { message, profile, prompt, text, variable, wordCounter } from './samples';

const words = (count: number, word = 'word'): string => Array.from({ length: count }, () => word).join(' ');
const lines = Array.from({ length: 10 }, (_, i) => words(10, `w${i}`)).join('\n');
const day = { source: 'Anthropic messages/count_tokens', countedOn: '2026-11-29', key: 'k' };

interface Case {
  readonly model?: 'claude-opus-4-6' | 'gpt-4o';
  readonly messages?: readonly Message[];
  readonly alwaysOn?: boolean;
  readonly tokens: number;
  /** Left out where the prompt is as it was counted. */
  readonly factor?: PromptFactor | null;
}

function counted({ model = 'claude-opus-4-6', messages, alwaysOn = false, tokens, factor }: Case): Profile {
  const subject = prompt(messages ?? [message([text(lines)])], { model, alwaysOn });
  const counter =
    model === 'gpt-4o'
      ? wordCounter()
      : wordCounter({ model, family: 'claude-3', method: 'calibrated', errorPct: 8 });
  const known = { ...day, tokens, isSame: factor === undefined, factor: factor ?? null };
  return profile(subject, {
    counter,
    counted: { request: countRequest(model, subject.messages), known },
  });
}

/** 100 words, counted as 110 without the frame of 7. */
const factor = learnFactor(lines, 100, 110)!;
const edited = [message([text(lines.replace('w9 w9', 'w9 changed'))])];
const by = 'by Anthropic messages/count_tokens';

describe("a provider's count in a profile", () => {
  const rows: readonly (readonly [string, Case, string, readonly number[], string])[] = [
    ['of the prompt as it is', { tokens: 117 }, '117 tok', [110, 7], `exact, counted ${by} on 2026-11-29`],
    [
      'of several messages, shared out in proportion',
      { messages: [message([text('a')]), message([text('b c')], { turn: 1 })], tokens: 40 },
      '40 tok',
      [30, 10],
      `exact, counted ${by} on 2026-11-29`,
    ],
    [
      'of a prompt with a variable, whose size stays an estimate',
      { messages: [message([text(lines), variable('x')])], tokens: 117 },
      '~217 tok',
      [110, 7],
      `estimated, text counted ${by} on 2026-11-29`,
    ],
    [
      'of text that is counted exactly here: the rest is chat format',
      { model: 'gpt-4o', tokens: 112 },
      '112 tok',
      [100, 12],
      `exact, counted ${by} on 2026-11-29`,
    ],
    [
      'that is less than its text, counted exactly here: it is of something else',
      { model: 'gpt-4o', tokens: 90 },
      '107 tok',
      [100, 7],
      'exact',
    ],
    [
      'of always-on context, less a frame that it has not',
      { alwaysOn: true, messages: [message([text(lines)], { role: 'system' })], tokens: 118 },
      '~110 tok ±1 %',
      [110, 0],
      `calibrated, ±1 %, text counted ${by} on 2026-11-29`,
    ],
    [
      'of an earlier state',
      { messages: edited, tokens: 117, factor },
      '~117 tok ±2 %',
      [110, 7],
      `estimated, ±2 %, text calibrated on 2026-11-29's exact count ${by}`,
    ],
    [
      'of an earlier state that tells nothing',
      { messages: edited, tokens: 117, factor: null },
      '~107 tok ±9 %',
      [100, 7],
      'estimated, ±9 %',
    ],
    [
      'of an earlier state of text that is counted exactly here',
      { model: 'gpt-4o', messages: edited, tokens: 117, factor },
      '107 tok',
      [100, 7],
      'exact',
    ],
  ];
  for (const [title, given, shown, parts, how] of rows) {
    it(title, () => {
      const known = counted(given);
      const { messages, tokens, cost } = known;
      assert.deepEqual([inputTokens(known), accuracy(tokens)], [shown, how]);
      assert.deepEqual([tokens.static, tokens.overhead], parts);
      assert.equal(messages.reduce((sum, each) => sum + each.tokens.text, 0), tokens.static);
      assert.equal(tokens.input, tokens.static + tokens.overhead + tokens.variables);
      assert.equal(cost.kind === 'priced' && cost.components[0]?.tokens, tokens.input);
    }); // prettier-ignore
  }

  it('is told among the assumptions', () => {
    const { cost } = counted({ tokens: 117 });
    assert.ok(cost.kind === 'priced');
    assert.equal(
      cost.assumptions[0],
      'Anthropic messages/count_tokens counted it on 2026-11-29, without what variables fill; 100 tokens of text are counted here.',
    );
    assert.ok(!cost.assumptions.some((note) => note.includes('estimate')));
  });

  it('compares texts line by line, whatever message they are of', () => {
    const request = countRequest('m', [message([text('a\nb')]), message([text('c')], { turn: 1 })]);
    assert.deepEqual(textOf(request).split('\n'), ['', 'a', 'b', 'c']);
  });
});
