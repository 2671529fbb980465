import assert from 'node:assert/strict';
import { calcPrice } from '@pydantic/genai-prices';
import type { Priced } from '../../../src/cost/cost';
import { combineAccuracy } from '../../../src/report/accuracy';
import type { Accuracy, CountedPart } from '../../../src/report/accuracy';
import type { Profile } from '../../../src/report/model';
import { costPer1kCalls, inputTokens } from '../../../src/report/words';
import type { Part, Prompt } from '../../../src/prompt/model';
import { partTable } from '../../../src/report/renderings/promptMarkdown';
import { plainBilling } from '../../../src/prompt/request';
import type { Billing, Purpose } from '../../../src/prompt/request';
import { resolvePath } from '../../../src/prompt/resolvePath';
import { control, message, profile, prompt, text, variable, wordCounter } from './samples';

function priced({ cost }: Profile): Priced {
  return cost.kind === 'priced' ? cost : assert.fail(cost.reason);
}

describe('profile of a prompt', () => {
  it('adds text, variables and the frame of each turn', () => {
    const { tokens } = profile(
      prompt([
        message([text('You are a helpful bot.')], { role: 'system', turn: 0 }),
        message([text('Summarize'), variable('ticket'), text('in one line')], { turn: 1 }),
        message([text('please')], { turn: 1 }),
      ]),
    );
    // Words 5 + 4 + 1; one variable of 100; two turns of 4 and 3 for the reply.
    assert.equal(tokens.static, 10);
    assert.equal(tokens.variables, 100);
    assert.equal(tokens.overhead, 11);
    assert.equal(tokens.input, 121);
    assert.equal(tokens.encoding, 'o200k_base');
  });

  it('adds the frame of a message that has no literal', () => {
    const frame = (turns: readonly number[]): number =>
      profile(prompt(turns.map((turn) => message([text('a')], { turn })))).tokens.overhead;
    assert.deepEqual([frame([]), frame([0]), frame([0, 0]), frame([1]), frame([0, 2])], [0, 7, 7, 11, 15]);
  });

  it('has no frame for a completion, whose text is no chat', () => {
    const { tokens } = profile(
      prompt([message([text('Say it.')])], { format: 'openai-completions', model: 'gpt-3.5-turbo-instruct' }),
    );
    assert.deepEqual([tokens.overhead, tokens.input, tokens.method], [0, 2, 'exact']);
  });

  it('counts a text each time that a request sends it, and says so', () => {
    const rules = [text('You are a careful judge.')];
    const found = profile(
      prompt([message(rules), message(rules, { turn: 1, unlisted: 'again' })], { model: 'gpt-4o' }),
    );
    assert.deepEqual([found.tokens.static, found.tokens.overhead, found.tokens.method], [10, 11, 'exact']);
    assert.match(priced(found).assumptions.join(' '), /listed once and counted each time: 5 tokens more/);
  });

  it('bills a request of a batch at batch rates, and says that they are assumed', () => {
    const found = (model: string): Priced =>
      priced(
        profile(
          prompt([message([text('Say it.')])], {
            model,
            parameters: { max_tokens: 1000 },
            billing: { ...plainBilling, inBatch: true },
          }),
        ),
      );
    const half = found('gpt-4o');
    assert.deepEqual(
      half.components.map(({ usdPerMTok }) => usdPerMTok),
      [1.25, 5],
    );
    assert.equal(half.bound, 'estimated');
    assert.match(half.assumptions.join(' '), /request of a batch: batch rates are assumed/);
    const whole = found('chatgpt-4o-latest');
    assert.equal(whole.bound, 'estimated');
    assert.match(whole.assumptions.join(' '), /no batch price of .* is known: standard rates are assumed/);
  });

  it('says of a cap that is none why it assumes an output', () => {
    const why = (changes: Partial<Prompt>): string =>
      priced(profile(prompt([message([text('Say it.')])], changes))).assumptions.join(' ');
    assert.match(why({ parameters: { max_tokens: 0 } }), /tokens are assumed: max_tokens = 0 is no cap\./);
    assert.match(
      why({ billing: { ...plainBilling, unreadCap: 'max_tokens' } }),
      /tokens are assumed: the value of max_tokens is not in sight\./,
    );
  });

  it('bills an embedding by its texts alone, with a model that makes one where none is in sight', () => {
    const texts = [message([text('a b c')]), message([text('d e'), variable('x')], { turn: 1 })];
    const shown = (changes: Partial<Prompt>, defaultModel = 'gpt-5-mini'): unknown[] => {
      const found = profile(prompt(texts, { format: 'embeddings', ...changes }), {
        assumptions: { defaultModel },
      });
      const { tokens, range, pricedAs, violations } = found;
      const { components, assumptions } = priced(found);
      assert.deepEqual(
        components.map(({ kind }) => kind),
        ['input'],
      );
      assert.match(assumptions.join(' '), /its vector is no output of tokens/);
      assert.deepEqual([tokens.overhead, tokens.output, range.outputTokens.high, violations], [0, 0, 0, []]);
      return [tokens.input, pricedAs.model, pricedAs.assumed, components[0]?.usdPerMTok];
    };
    assert.deepEqual(shown({ model: 'text-embedding-3-large' }), [
      105,
      'text-embedding-3-large',
      false,
      0.13,
    ]);
    // The table has a price for output, too.
    assert.deepEqual(shown({ model: 'mistral-embed', provider: 'mistral' }), [
      105,
      'mistral-embed',
      false,
      0.1,
    ]);
    assert.deepEqual(shown({ model: null }), [105, 'text-embedding-3-small', true, 0.02]);
    assert.deepEqual(shown({ model: null }, 'voyage-3'), [105, 'voyage-3', true, 0.06]);
  });

  it('pays a variable once for each place', () => {
    const { tokens, messages } = profile(
      prompt([message([variable('name'), text('and'), variable('name')])]),
      { assumptions: { variableTokens: 7 } },
    );
    assert.equal(tokens.variables, 14);
    assert.deepEqual(
      messages[0]?.variables.map(({ name, tokens: size, source }) => [name, size, source]),
      [
        ['name', 7, 'assumed'],
        ['name', 7, 'assumed'],
      ],
    );
  });

  it('counts the text that the document gives for a variable, as an estimate', () => {
    const { tokens, messages } = profile(prompt([message([variable('tone', 'warm and friendly')])]));
    assert.equal(tokens.variables, 3);
    assert.equal(tokens.method, 'estimated');
    assert.match(messages[0]?.variables[0]?.source ?? '', /default/);
  });

  it('names a hole that has no single name by its expression', () => {
    const parts = [
      variable(''),
      { ...variable(''), expression: ' a + b ', names: ['a', 'b'] },
      { ...variable(''), expression: 'user.name | upper', names: ['user.name'] },
    ];
    const { messages } = profile(prompt([message(parts)]));
    assert.deepEqual(
      messages[0]?.variables.map(({ name }) => name),
      ['(unnamed)', 'a + b', 'user.name'],
    );
  });

  it('says what a declared model counts as', () => {
    const counter = wordCounter({ model: 'gpt-4o', vocabulary: 'cl100k_base' });
    const cost = priced(profile(prompt([message([text('a')])], { model: 'openai/gpt-4o' }), { counter }));
    assert.deepEqual(cost.assumptions.slice(0, 2), [
      'openai/gpt-4o is declared to extend gpt-4o, and counts as that.',
      'openai/gpt-4o is declared to count with cl100k_base.',
    ]);
  });

  it('counts text across a control in one piece and across a variable in two', () => {
    const seen: string[] = [];
    const counter = wordCounter();
    const spy = {
      ...counter,
      count: (value: string) => {
        seen.push(value);
        return counter.count(value);
      },
    };
    profile(prompt([message([text('a'), control('comment'), text('b'), variable('x'), text('c')])]), {
      counter: spy,
    });
    assert.deepEqual([...new Set(seen)], ['ab', 'c']);
  });

  it('has the method of its weakest part', () => {
    const fixed = prompt([message([text('one two three')])]);
    assert.equal(profile(fixed).tokens.method, 'exact');
    assert.equal(profile(prompt([message([text('one'), variable('x')])])).tokens.method, 'estimated');
    const damaged = profile(prompt([message([text('M\uFFFDller is here')])]));
    assert.equal(damaged.tokens.method, 'estimated');
    assert.match(priced(damaged).assumptions.join(), /could not be read in the encoding of the file/);
    const estimated = wordCounter({ method: 'estimated', errorPct: 12 });
    assert.equal(profile(fixed, { counter: estimated }).tokens.method, 'estimated');
    const framed = wordCounter({ family: 'llama-3' });
    assert.equal(profile(fixed, { counter: framed }).tokens.method, 'estimated');
  });

  it('adds the tools and the form of the answer, in the order in which they are read', () => {
    const declared = { name: 'tide', description: 'Next tide', schema: null, gaps: [], isInferred: false };
    const subject = prompt([message([text('Which tide is next?')])], {
      tools: { span: { start: 0, end: 0 }, declared: [declared], unseen: [], hosted: [], choice: null },
      responseFormat: { ...declared, span: { start: 0, end: 0 }, schema: { type: 'object' } },
    });
    const { tokens, requestParts } = profile(subject);
    // Words: `# Tools ## functions namespace functions { // Next tide type tide = () => any; } // namespace functions`.
    assert.deepEqual(
      requestParts.map(({ kind, tokens: size, formula }) => [kind, size, formula]),
      [
        ['tools', 22, '20 as TypeScript + 2'],
        ['responseFormat', 1, 'schema 1 × 0.97'],
        ['chatFormat', 7, '3 + 4 for each of 1 message'],
      ],
    );
    assert.deepEqual([tokens.tools, tokens.responseFormat, tokens.overhead, tokens.static], [22, 1, 7, 4]);
    assert.equal(tokens.input, 34);
    assert.equal(tokens.method, 'estimated');
    // ±3 % of 22 and 2 are 13 %, ±15 % of 1 and 2 are 215 %; in 34.
    assert.equal(tokens.errorPct, 15);
  });

  it('adds images, says what is assumed of them, and names the files that nobody can count', () => {
    const image = { kind: 'image', size: null, detail: null, name: 'url' } as const;
    const subject = prompt([message([text('Which tide is next?')])], {
      attachments: [image, { ...image, kind: 'file', name: 'application/pdf' }],
    });
    const seen = profile(subject);
    // 1,024 × 1,024 pixels shrink to 768 × 768, four tiles: 85 + 4 × 170.
    assert.deepEqual([seen.tokens.images, seen.tokens.input, seen.tokens.errorPct], [765, 765 + 4 + 7, null]);
    const { assumptions } = seen.cost.kind === 'priced' ? seen.cost : assert.fail(seen.cost.reason);
    assert.match(
      assumptions.join('\n'),
      /Images: 1 of unknown size: 1024 × 1024 .* 255 to 1445 tokens possible/,
    );
    assert.match(assumptions.join('\n'), /Files: not in sight and not counted: application\/pdf/);
    assert.deepEqual(seen.range.inputTokens, { low: 255 + 11, high: 1445 + 11 });
    assert.equal(inputTokens(seen), '266–1,456 tok + files');
  });

  it('counts nothing for a form of the answer that is not in sight', () => {
    const form = { name: '', description: '', schema: {}, gaps: ['Tide'], isInferred: false };
    const subject = prompt([message([text('Which tide is next?')])], {
      responseFormat: { ...form, span: { start: 0, end: 0 } },
    });
    const seen = profile(subject);
    assert.deepEqual([seen.tokens.responseFormat, seen.tokens.input], [0, 4 + 7]);
    assert.equal(inputTokens(seen), '~11 tok + response format');
    assert.match(priced(seen).assumptions.join('\n'), /not in sight and not counted: Tide/);
    // What a model is not shown costs nothing, whatever it is.
    const steered = profile(subject, { counter: wordCounter({ family: 'gemini' }) });
    assert.equal(inputTokens(steered), '4 tok');
    assert.match(
      partTable(steered).join('\n'),
      /\| Response format \| 0 \(exact\) \| not shown to the model \| none: the schema only steers the answer/,
    );
  });

  it('says nothing more of an image whose count needs no size, and tells one token from many', () => {
    const image = { kind: 'image', size: null, detail: 'low', name: 'url' } as const;
    const seen = profile(
      prompt([message([text('Which tide is next?')])], {
        attachments: [image],
        responseFormat: {
          name: 'tide',
          description: '',
          gaps: [],
          isInferred: false,
          span: { start: 0, end: 0 },
          schema: { type: 'object' },
        },
      }),
    );
    const notes = priced(seen).assumptions;
    assert.deepEqual(
      notes.filter((note) => note.startsWith('Images')),
      ['Images: 85 tokens are an estimate.'],
    );
    assert.ok(notes.includes('Response format: 1 token is an estimate.'), notes.join());
  });

  it('says what is sent and not in sight, and knows no bound then', () => {
    const subject = prompt([message([text('Which tide is next?')])], {
      tools: { span: { start: 0, end: 0 }, declared: [], unseen: ['load_tools()'], hosted: [], choice: null },
    });
    const { tokens, requestParts, cost } = profile(subject);
    assert.deepEqual(requestParts[0]?.unseen, ['load_tools()']);
    assert.deepEqual([tokens.input, tokens.method, tokens.errorPct], [11, 'estimated', null]);
    const { assumptions } = cost.kind === 'priced' ? cost : assert.fail(cost.reason);
    assert.ok(assumptions.includes('Tools: not in sight and not counted: load_tools().'), assumptions.join());
    assert.equal(inputTokens(profile(subject)), '~11 tok + tools');
  });

  it('is an estimate where a condition or a loop decides what is sent', () => {
    const method = (kind: 'if' | 'for' | 'comment'): string =>
      profile(prompt([message([text('a'), control(kind), text('b')])])).tokens.method;
    assert.deepEqual([method('if'), method('for'), method('comment')], ['estimated', 'estimated', 'exact']);
  });

  it('prices the model that is visible, with the seller of its call', () => {
    const subject = prompt([message([text('hello')])], { model: 'gpt-4o', provider: 'azure' });
    const { pricedAs, cost } = profile(subject);
    assert.deepEqual(pricedAs, {
      model: 'gpt-4o',
      matchedModel: 'gpt-4o',
      assumed: false,
      as: { model: 'gpt-4o', provider: 'azure' },
    });
    assert.match(cost.kind === 'priced' ? cost.assumptions.join() : '', /Azure deployment/);
  });

  it('assumes the default model where none is visible, whoever the seller is', () => {
    for (const model of [null, '', '  ']) {
      const {
        pricedAs,
        model: visible,
        cost,
      } = profile(prompt([message([text('hello')])], { model, provider: 'ollama' }));
      assert.equal(visible, null);
      assert.deepEqual(pricedAs, {
        model: 'gpt-5-mini',
        matchedModel: 'gpt-5-mini',
        assumed: true,
        as: { model: 'gpt-5-mini', provider: null },
      });
      assert.match(
        cost.kind === 'priced' ? cost.assumptions[0]! : '',
        /No model is visible: gpt-5-mini is assumed/,
      );
    }
  });

  it('names the earlier turns that the provider adds, and takes the count for an estimate', () => {
    const billing = { ...plainBilling, earlierTurns: ['response.id'] };
    const seen = profile(
      prompt([message([text('And the next one?')])], { billing, parameters: { max_tokens: 64 } }),
    );
    assert.equal(inputTokens(seen), '~11 tok + previous turns');
    assert.equal(priced(seen).bound, 'estimated');
    assert.ok(
      priced(seen).assumptions.includes('Previous turns: not in sight and not counted: response.id.'),
    );
  });

  it('counts calls of tools in the history as an estimate, and says so', () => {
    const toolTurns = [
      { kind: 'call', text: 'tide {"port":"Brest"}', unseen: [] },
      { kind: 'result', text: '', unseen: ['found'] },
    ] as const;
    const seen = profile(
      prompt([message([text('And the next one?')])], {
        billing: { ...plainBilling, toolTurns },
        parameters: { max_tokens: 64 },
      }),
    );
    const part = seen.requestParts.find(({ kind }) => kind === 'toolTurns')!;
    assert.ok(part.tokens > 16);
    assert.equal(seen.tokens.input, 11 + part.tokens);
    assert.equal(inputTokens(seen), `~${11 + part.tokens} tok + tool calls`);
    assert.equal(priced(seen).bound, 'estimated');
    assert.ok(priced(seen).assumptions.includes(`Tool calls: ${part.tokens} tokens are an estimate.`));
    assert.ok(priced(seen).assumptions.includes('Tool calls: not in sight and not counted: found.'));
  });

  it('says what other model is possible and what it costs, without a bound', () => {
    const of = (otherModels: readonly string[]): Profile =>
      profile(
        prompt([message([text('hello')])], {
          model: 'gpt-4o-mini',
          billing: { ...plainBilling, otherModels },
          parameters: { max_tokens: 64 },
        }),
      );
    assert.equal(priced(of([])).bound, 'atMost');
    const seen = of(['gpt-4o']);
    assert.equal(priced(seen).bound, 'estimated');
    assert.match(
      priced(seen).assumptions.join(' '),
      /The model is decided at run time: gpt-4o-mini is priced, and gpt-4o, which is possible, too, costs \$0\.00\d+ per call\./,
    );
    assert.ok(seen.range.perCallUsd!.high! > 10 * of([]).range.perCallUsd!.high!);
    assert.equal(of(['no-such-model']).range.perCallUsd!.high, null);
  });

  it('counts the names of speakers, exactly where the cookbook says how', () => {
    const of = (speakers: readonly string[], model = 'gpt-4o'): Profile =>
      profile(prompt([message([text('hello')])], { model, billing: { ...plainBilling, speakers } }));
    assert.equal(of(['example_user']).tokens.overhead, of([]).tokens.overhead + 2);
    assert.equal(of(['example_user']).tokens.method, 'exact');
    assert.equal(inputTokens(of([''])), '~9 tok + names');
  });

  it('shows cached content and documents as not counted', () => {
    const of = (billing: Partial<Billing>): string =>
      inputTokens(
        profile(prompt([message([text('And the next one?')])], { billing: { ...plainBilling, ...billing } })),
      );
    assert.equal(of({ cachedContent: ['cache.name'] }), '~11 tok + cached content');
    assert.equal(of({ documents: ['documents'] }), '~11 tok + documents');
  });

  it('shows a stored prompt as not counted', () => {
    const seen = profile(
      prompt([message([text('And the next one?')])], {
        billing: { ...plainBilling, storedPrompt: 'pmpt_123' },
        parameters: { max_tokens: 64 },
      }),
    );
    assert.equal(inputTokens(seen), '~11 tok + stored prompt');
    assert.equal(priced(seen).bound, 'estimated');
  });

  it('gives no bound where answers or arguments are decided at run time, and says so', () => {
    const rows: readonly (readonly [Partial<Billing>, RegExp])[] = [
      [{ undecidedAnswers: 'n = k' }, /How many answers .* at run time \(n = k\): output is billed for 1\./],
      [{ unseenArguments: ['options'] }, /What options puts into the call is decided at run time/],
    ];
    for (const [billing, sentence] of rows) {
      const seen = profile(
        prompt([message([text('hello')])], {
          billing: { ...plainBilling, ...billing },
          parameters: { max_tokens: 64 },
        }),
      );
      assert.equal(priced(seen).bound, 'estimated');
      assert.match(priced(seen).assumptions.join(' '), sentence);
      assert.equal(seen.range.outputTokens.high, null);
      assert.equal(seen.range.perCallUsd?.high, null);
    }
  });

  it('says that speech costs something else, as an estimate, and that no marker costs anything at OpenAI', () => {
    const cost = (billing: Partial<Billing>, model = 'claude-sonnet-4-5', provider = 'anthropic'): Priced =>
      priced(
        profile(
          prompt([message([text('hello')])], {
            model,
            provider,
            billing: { ...plainBilling, ...billing },
            parameters: { max_tokens: 64 },
          }),
        ),
      );
    assert.deepEqual(cost({ cacheMarks: ['5m'] }, 'gpt-4o', 'openai'), cost({}, 'gpt-4o', 'openai'));
    const spoken = cost({ answerKinds: ['text', 'audio'] }, 'gpt-4o', 'openai');
    assert.equal(cost({}, 'gpt-4o', 'openai').bound, 'atMost');
    assert.equal(spoken.bound, 'estimated');
    assert.match(spoken.assumptions.join(' '), /audio output has a price of its own, which is not included/);
    const dear = cost({ answerKinds: ['audio'] }, 'gpt-audio', 'openai');
    assert.match(dear.assumptions.join(' '), /of its own, \$\d+ per million tokens, which is not included/);
    assert.deepEqual(dear.besides, ['audio']);
  });

  it('says that images cost something else, without an upper bound', () => {
    const rows: readonly (readonly [string, string, Partial<Prompt>, readonly string[], RegExp])[] = [
      [
        'gemini-2.5-flash-image',
        'google',
        {},
        ['images'],
        /image output has a price of its own, \$30 per mill/,
      ],
      ['gemini-3-pro-image-preview', 'google', {}, ['images'], /of its own, \$120 per million tokens/],
      ['gpt-image-1', 'openai', {}, ['images'], /of its own, \$40 per million tokens.*|An image: its input/],
      ['gemini-2.5-flash-preview-tts', 'google', {}, ['audio'], /The answer may be spoken/],
      [
        'gemini-2.5-flash-image',
        'google',
        { billing: { ...plainBilling, answerKinds: ['text'] } },
        [],
        /^(?!.*image output)/,
      ],
      [
        'gpt-4.1',
        'openai',
        {
          tools: {
            span: { start: 0, end: 0 },
            declared: [],
            unseen: ['image_generation'],
            hosted: ['image_generation'],
            choice: null,
          },
        },
        ['images'],
        /The answer may be an image/,
      ],
    ];
    for (const [model, provider, changes, besides, said] of rows) {
      const seen = profile(
        prompt([message([text('Draw a tide.')])], {
          model,
          provider,
          parameters: { max_output_tokens: 500 },
          ...changes,
        }),
      );
      const cost = priced(seen);
      assert.deepEqual(cost.besides ?? [], besides, model);
      assert.equal(cost.isUpperBound, besides.length === 0 ? true : undefined, model);
      assert.equal(seen.range.perCallUsd!.high === null, besides.length > 0, model);
      assert.match(cost.assumptions.join(' '), said);
    }
  });

  it('bills no text as the answer of a model that makes nothing but images', () => {
    const seen = profile(prompt([message([text('Draw a tide.')])], { model: 'gpt-image-1' }));
    assert.equal(seen.tokens.output, 0);
    assert.equal(costPer1kCalls(seen).replace(/[\d.]+/, '…'), '~$…/1K + images');
  });

  it('bills no count of tokens, and no answer of what is put into a cache', () => {
    const of = (purpose: Purpose, model = 'gemini-2.5-flash'): Profile =>
      profile(
        prompt([message([text('hello')])], {
          model,
          provider: 'google',
          billing: { ...plainBilling, purpose },
        }),
      );
    assert.equal(costPer1kCalls(of('count')), 'free');
    assert.equal(costPer1kCalls(of('count', 'no-such-model')), 'free');
    assert.match(priced(of('count')).assumptions.join(' '), /no seller bills that/);
    assert.deepEqual(of('count').range.perCallUsd, { low: 0, high: 0 });
    const kept = of('cache');
    assert.equal(kept.tokens.output, 0);
    assert.deepEqual(priced(kept).besides, ['storage']);
    assert.match(priced(kept).assumptions.join(' '), /costs \$1 per million tokens and hour/);
  });

  it('adds the budget for thoughts to the cap where the library does', () => {
    const of = (changes: Partial<Prompt>): number =>
      profile(
        prompt([message([text('hello')])], {
          format: 'vercel-ai',
          provider: 'anthropic',
          model: 'claude-sonnet-4-5',
          parameters: { maxOutputTokens: 1000, 'thinking.type': 'enabled', 'thinking.budget_tokens': 12000 },
          ...changes,
        }),
      ).tokens.output;
    const rows: readonly (readonly [Partial<Prompt>, number])[] = [
      [{}, 13_000],
      [{ format: 'anthropic-messages' }, 1000],
      [{ model: 'gpt-4o', provider: 'openai' }, 1000],
      [{ parameters: { maxOutputTokens: 1000, 'thinking.type': 'enabled' } }, 2024],
      [{ parameters: { maxOutputTokens: 1000, 'thinking.type': 'disabled' } }, 1000],
      [
        {
          model: 'anthropic.claude-sonnet-4-5-20250929-v1:0',
          provider: 'aws',
          parameters: {
            maxOutputTokens: 100,
            'reasoning_config.type': 'enabled',
            'reasoning_config.budget_tokens': 8000,
          },
        },
        8100,
      ],
    ];
    for (const [changes, output] of rows) assert.equal(of(changes), output, JSON.stringify(changes));
  });

  it('bills the region whose address the call is sent to', () => {
    const shown = (model: string, server: string | null): Priced =>
      priced(
        profile(
          prompt([message([text('hello')])], { model, billing: { ...plainBilling, server }, parameters: {} }),
        ),
      );
    for (const server of ['eu.api.openai.com', 'us.api.openai.com']) {
      const ratio = shown('gpt-5.4', server).perCallUsd / shown('gpt-5.4', null).perCallUsd;
      assert.ok(Math.abs(ratio - 1.1) < 1e-9, String(ratio));
    }
    assert.deepEqual(shown('gpt-5.4', 'api.openai.com'), shown('gpt-5.4', null));
    assert.match(
      shown('gpt-4o', 'eu.api.openai.com').assumptions.join(' '),
      /The call goes to eu\.api\.openai\.com: what is billed for that is not known/,
    );
  });

  it('bills the region that the call names, and says where that has no known price', () => {
    const shown = (model: string, parameters: Prompt['parameters']): Priced =>
      priced(profile(prompt([message([text('hello')])], { model, provider: 'anthropic', parameters })));
    const rows: [string, Prompt['parameters'], number, RegExp][] = [
      ['claude-opus-4-6', { inference_geo: 'us' }, 1.1, /Data residency multiplies every rate by 1.1/],
      ['claude-opus-4-6', { inferenceGeo: 'us' }, 1.1, /Data residency/],
      ['claude-opus-4-6', { inference_geo: 'global' }, 1, /^(?!.*residency)/],
      [
        'claude-opus-4-5',
        { inference_geo: 'us' },
        1,
        /inference_geo = us: what is billed for that is not known/,
      ],
    ];
    for (const [model, parameters, factor, said] of rows) {
      const cost = shown(model, parameters);
      assert.ok(
        Math.abs(cost.perCallUsd / shown(model, {}).perCallUsd - factor) < 1e-9,
        JSON.stringify(parameters),
      );
      assert.match(cost.assumptions.join(' '), said);
    }
  });

  it('bills the region of a client of Google where its models cost more there', () => {
    const usd = (model: string, region: string): number =>
      priced(
        profile(
          prompt([message([text('hello')])], {
            model,
            provider: 'google',
            parameters: { region, max_tokens: 10 },
            billing: { ...plainBilling, server: 'google' },
          }),
        ),
      ).perCallUsd;
    const factor = (model: string): number =>
      Number((usd(model, 'us-east5') / usd(model, 'global')).toPrecision(6));
    assert.deepEqual(['claude-sonnet-4-5', 'claude-haiku-4-5', 'claude-sonnet-4'].map(factor), [1.1, 1.1, 1]);
  });

  it('writes nothing to the cache where only what is marked is cached', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ');
    const kinds = (parameters: Prompt['parameters']): string[] =>
      priced(
        profile(
          prompt([message([text(long)])], {
            model: 'gpt-5.6-sol',
            format: 'openai-responses',
            call: { start: 0, end: 1 },
            parameters,
          }),
        ),
      ).components.map(({ kind }) => kind);
    assert.deepEqual(kinds({}), ['cacheWrite', 'output']);
    assert.deepEqual(kinds({ 'prompt_cache_options.mode': 'explicit' }), ['input', 'output']);
  });

  it('says which model promptmeter.yaml states, and where that has no effect', () => {
    const notes = (model: string | null, defaultModel: string): string =>
      priced(
        profile(prompt([message([text('hello')])], { model }), {
          assumptions: { defaultModel, statesModel: true },
        }),
      ).assumptions.join(' ');
    assert.match(notes(null, 'gpt-4.1'), /No model is visible: gpt-4.1 is stated in promptmeter.yaml/);
    assert.match(notes('gpt-4o', 'gpt-4.1'), /model gpt-4.1 stated .* no effect: the code names gpt-4o\./);
    assert.doesNotMatch(notes('gpt-4.1', 'gpt-4.1'), /promptmeter.yaml/);
  });

  it('keeps an eye on the cap above the output that is stated', () => {
    const seen = profile(prompt([message([text('hello')])], { parameters: { max_tokens: 20_000 } }), {
      assumptions: { outputTokens: 3, statesOutput: true },
    });
    assert.deepEqual([seen.tokens.output, seen.range.outputTokens], [3, { low: 0, high: 16_384 }]);
    assert.match(seen.violations[0]?.message ?? '', /20,000 tokens exceeds the 16,384/);
  });

  it('says on what the fee of a request depends', () => {
    const { assumptions, bound } = priced(
      profile(
        prompt([message([text('hello')])], {
          model: 'sonar-pro',
          provider: 'perplexity',
          parameters: { max_tokens: 50 },
        }),
      ),
    );
    assert.equal(bound, 'estimated');
    assert.match(assumptions.join(' '), /one fee of a request, \$0\.014: .* search_context_size is low/);
  });

  it('bills the write of the constant start that a call marks, and no read of what it does not', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `w${i}`).join(' ');
    const billed = (
      cacheMarks: Billing['cacheMarks'],
      cacheHitRatio: number,
      format = 'anthropic-messages',
    ) =>
      priced(
        profile(
          prompt(
            [
              message([text(long)], { role: 'system' }),
              message([text('Answer '), variable('question')], { turn: 1 }),
            ],
            {
              model: 'claude-sonnet-4-5',
              provider: 'anthropic',
              format,
              call: { start: 0, end: 1 },
              billing: { ...plainBilling, cacheMarks },
            },
          ),
          { assumptions: { cacheHitRatio } },
        ),
      ).components.flatMap(({ kind, tokens }) => (kind.startsWith('cache') ? [[kind, tokens]] : []));
    assert.deepEqual(billed(['5m'], 0), [['cacheWrite', 2000]]);
    assert.deepEqual(billed(['1h'], 0), [['cacheWrite1h', 2000]]);
    assert.deepEqual(billed([], 0.5), []);
    // What a library of agents marks is not in sight.
    assert.equal(billed([], 0.5, 'claude-agent-sdk')[0]?.[0], 'cacheRead');
  });

  it('says what is decided at run time, and what the tools of the provider cost beside', () => {
    const shown = (changes: Partial<Prompt>, model = 'gpt-5', provider = 'openai'): string => {
      const found = priced(profile(prompt([message([text('hello')])], { model, provider, ...changes })));
      assert.equal(found.bound, 'estimated');
      return found.assumptions.join(' ');
    };
    const address = { ...plainBilling, undecidedServer: 'base_url = url' };
    assert.match(
      shown({ billing: address }),
      /decided at run time \(base_url = url\): the prices of the model's maker are taken/,
    );
    const tier = { ...plainBilling, undecidedService: 'service_tier = tier' };
    assert.match(shown({ billing: tier }), /at run time \(service_tier = tier\): standard rates are assumed/);
    assert.match(shown({ billing: tier, parameters: { service_tier: 'flex' } }), /: flex rates are assumed/);
    const tools = (hosted: string): Pick<Prompt, 'tools'> => ({
      tools: { span: { start: 0, end: 0 }, declared: [], unseen: [hosted], hosted: [hosted], choice: null },
    });
    const each =
      /Each (web|file) search of the provider costs \$([\d.]+) beside the tokens: none is included/;
    const fee = (...[hosted, ...rest]: [string, string?, string?]): (string | undefined)[] | undefined =>
      each.exec(shown(tools(hosted), ...rest))?.slice(1);
    assert.deepEqual(fee('web_search_preview'), ['web', '0.01']);
    assert.deepEqual(fee('web_search_preview', 'gpt-4o'), ['web', '0.025']);
    assert.deepEqual(fee('web_search', 'gpt-4o'), ['web', '0.01']);
    assert.match(
      shown({ billing: { ...plainBilling, predictsAnswer: true } }),
      /tokens of the prediction that the answer does not use are billed as output/,
    );
    assert.deepEqual(fee('file_search'), ['file', '0.0025']);
    assert.deepEqual(fee('web_search_20250305', 'claude-opus-5', 'anthropic'), ['web', '0.01']);
    assert.match(shown({ billing: { ...plainBilling, searchesWeb: true } }), each);
    assert.match(
      shown(tools('googleSearch'), 'gemini-2.5-flash', 'google'),
      /fee of its own, which is not known/,
    );
    assert.match(shown(tools('google_maps'), 'gemini-2.5-flash', 'google'), /A search of Google Maps .* fee/);
    assert.doesNotMatch(shown(tools('computer_use')), /fee/);
  });

  it('bills the search that each call of a search model makes', () => {
    const cost = priced(
      profile(
        prompt([message([text('hello')])], {
          model: 'gpt-4o-search-preview',
          provider: 'openai',
          billing: { ...plainBilling, searchesWeb: true },
          parameters: { max_tokens: 50 },
        }),
      ),
    );
    assert.deepEqual(cost.components.find(({ kind }) => kind === 'request')?.usd, 0.025);
    assert.deepEqual([cost.bound, cost.besides], ['atMost', undefined]);
    assert.match(cost.assumptions.join(' '), /Each call of gpt-4o-search-preview searches the web/);
  });

  it('leaves an unknown model unpriced but counted', () => {
    const { cost, tokens, pricedAs } = profile(prompt([message([text('hello')])], { model: 'gpt-99' }));
    assert.equal(cost.kind, 'unpriced');
    assert.equal(pricedAs.matchedModel, null);
    assert.equal(tokens.static, 1);
  });

  it('costs what the price package calculates for its tokens', () => {
    const subject = prompt([message([text('hello'), variable('x')])], { parameters: { max_tokens: 64 } });
    const cost = priced(profile(subject, { assumptions: { cacheHitRatio: 0.5, variableTokens: 2000 } }));
    const usage = { input_tokens: 2008, output_tokens: 64, cache_read_tokens: 1004 };
    assert.equal(cost.perCallUsd, calcPrice(usage, 'gpt-4o', { providerId: 'openai' })?.total_price);
  });

  it('has no output and no frame where it is always-on context', () => {
    const { tokens, cost } = profile(prompt([message([text('Use tabs.')])], { alwaysOn: true }));
    assert.deepEqual([tokens.input, tokens.overhead, tokens.output], [2, 0, 0]);
    assert.deepEqual(cost.kind === 'priced' && cost.components.map(({ kind }) => kind), ['input']);
  });

  it('says what it assumed about the text', () => {
    const parts = [
      text('a'),
      variable('x'),
      variable('y', 'z'),
      control('for'),
      control('if'),
      control('include'),
      control('comment'),
    ];
    const counted = priced(
      profile(prompt([message([text('a'), { ...control('include'), counted: true } as Part])])),
    );
    assert.ok(!counted.assumptions.some((note) => note.startsWith('Included')));
    const cost = priced(profile(prompt([message(parts)]), { counter: wordCounter({ method: 'estimated' }) }));
    assert.deepEqual(cost.assumptions, [
      'The tokens of the text are estimated from o200k_base: the error is not known.',
      'A variable of unknown size: 100 tokens are assumed.',
      'A variable is counted with the text that the document gives for it.',
      'Text inside loops is counted once: what more a loop sends is not counted.',
      'Text under conditions is counted, sent or not.',
      'Included templates are not counted.',
      '300 output tokens are assumed: the call declares no cap.',
    ]);
  });

  it('has the lines of its document, and of others for messages that lie there', () => {
    const subject = prompt(
      [
        message([text('b')], { span: { start: 2, end: 5 } }),
        message([text('x')], { span: { start: 2, end: 3 }, path: 'prompts/x.md' }),
        message([text('y')], { span: { start: 2, end: 3 }, path: 'src/gone.md' }),
      ],
      { span: { start: 2, end: 5 }, anchor: 2 },
    );
    const result = profile(subject, {
      path: 'src/a.py',
      document: 'a\nb\nc\n',
      others: { 'prompts/x.md': '1\n\n3' },
    });
    assert.deepEqual([result.startLine, result.endLine, result.anchorLine], [2, 3, 2]);
    assert.deepEqual(
      result.messages.map(({ path, startLine, endLine }) => [path, startLine, endLine]),
      [
        [undefined, 2, 3],
        ['prompts/x.md', 2, 2],
        ['src/gone.md', 1, 1],
      ],
    );
  });

  it('survives a prompt without messages', () => {
    const { tokens, cost } = profile(prompt([]));
    assert.equal(tokens.input, 0);
    assert.equal(cost.kind, 'priced');
  });
});

describe('accuracy of a sum', () => {
  const exact = (tokens: number): CountedPart => ({ tokens, method: 'exact', errorPct: null });
  const estimated = (tokens: number, errorPct: number | null): CountedPart => ({
    tokens,
    method: 'estimated',
    errorPct,
  });
  const cases: [string, CountedPart[], Accuracy][] = [
    ['nothing', [], { method: 'exact', errorPct: null }],
    ['exact parts', [exact(10), exact(5)], { method: 'exact', errorPct: null }],
    ['one estimate', [estimated(10, 12)], { method: 'estimated', errorPct: 12 }],
    ['weighed', [exact(90), estimated(10, 100)], { method: 'estimated', errorPct: 10 }],
    ['rounded up', [exact(990), estimated(10, 12)], { method: 'estimated', errorPct: 1 }],
    ['unknown error', [estimated(10, 12), estimated(1, null)], { method: 'estimated', errorPct: null }],
    ['an empty part', [exact(10), estimated(0, null)], { method: 'exact', errorPct: null }],
    [
      'calibrated and estimated',
      [{ tokens: 1, method: 'calibrated', errorPct: 2 }, estimated(1, 4)],
      { method: 'estimated', errorPct: 3 },
    ],
  ];
  for (const [name, parts, expected] of cases) {
    it(name, () => assert.deepEqual(combineAccuracy(parts), expected));
  }
});

describe('path that another file names', () => {
  const cases: [string, string, string][] = [
    ['src/a.py', 'b.md', 'src/b.md'],
    ['src/a.py', './b.md', 'src/b.md'],
    ['src/x/a.py', '../b.md', 'src/b.md'],
    ['a.py', '../b.md', '../b.md'],
    ['a.py', '../../b.md', '../../b.md'],
    ['src/a.py', '/b.md', 'b.md'],
  ];
  for (const [from, relative, expected] of cases) {
    it(`${relative} from ${from}`, () => assert.equal(resolvePath(from, relative), expected));
  }
});
