import assert from 'node:assert/strict';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { CacheablePrefix } from '../../../src/advice/prefix/cacheablePrefix';
import type { DeclaredPrice } from '../../../src/cost/declaredPrice';
import { profileOf } from './advised';

const long = 'Answer each question of a customer about their order in two short sentences. '.repeat(90);

function anthropic(system: string, extra = ''): string {
  return `import anthropic
client = anthropic.Anthropic()

def ask(question, user):
    return client.messages.create(
        model="claude-sonnet-4-5",
        max_tokens=200,${extra}
        system=${system},
        messages=[{"role": "user", "content": f"Question: {question}"}],
    )
`;
}

function openai(system: string, model = 'gpt-5-mini'): string {
  return `from openai import OpenAI
client = OpenAI()

def ask(question, user):
    return client.chat.completions.create(
        model="${model}",
        messages=[
            {"role": "system", "content": ${system}},
            {"role": "user", "content": f"Question: {question}"},
        ],
    )
`;
}

describe('the cacheable prefix', () => {
  for (const [extra, name] of [
    ['', 'short'],
    ['prompt_cache_retention="24h", ', '24h'],
  ] as const) {
    it(`assumes the time that the request gets: ${name}`, async () => {
      const text = openai(`"""${long}"""`).replace('messages=[', `${extra}messages=[`);
      const { prefix } = await profileOf('a.py', text, { callsPerHour: 2 });
      assert.equal(prefix?.reuse?.lifetime.name, name);
    });
  }

  it('ends in front of a constant that stands behind a value', async () => {
    const text = `PROMPT = """${long}"""\n${openai('f"Answer by this: {question}.\\n{PROMPT}"')}`;
    const { prefix } = await profileOf('a.py', text);
    assert.equal(prefix?.breaker?.name, 'question');
    assert.ok(prefix.splitTokens < 10, String(prefix.splitTokens));
    assert.ok(prefix.potentialTokens > 1_000);
    const before = await profileOf(
      'a.py',
      text.replace('Answer by this: {question}.\\n{PROMPT}', '{PROMPT}\\nAnswer {question}.'),
    );
    assert.ok(before.prefix !== null && before.prefix.splitTokens > 1_000);
  });

  describe('has the texts of constants in it, of whatever name', () => {
    const rows = Array.from(
      { length: 140 },
      (_, i) => `| item ${i} | ${(i * 7) % 90} euros | shelf ${i % 12} |\n`,
    );
    const table = `"""${rows.join('')}"""`;
    for (const [title, document, isInIt] of [
      ['a constant', `CATALOG = ${table}\n${openai('f"You sell:\\n{CATALOG}"')}`, true],
      ['a name that is set once', `catalog = ${table}\n${openai('f"You sell:\\n{catalog}"')}`, true],
      ['at the start', `catalog = ${table}\n${openai('catalog + f"Sell this to {user}."')}`, true],
      ['behind a value', `CATALOG = ${table}\n${openai('f"Sell {user}:\\n{CATALOG}"')}`, false],
      [
        'a name that is set again',
        `catalog = ${table}\n${openai('f"You sell:\\n{catalog}"')}catalog = load()\n`,
        false,
      ],
      ['a fallback', `${openai(`f"You sell:\\n{question or CATALOG}"`)}CATALOG = ${table}\n`, false],
    ] as const) {
      it(title, async () => {
        const { prefix } = await profileOf('a.py', document);
        assert.equal((prefix?.splitTokens ?? 0) > 1_000, isInIt, JSON.stringify(prefix));
      });
    }
  });

  it('ends at the first value that changes from call to call', async () => {
    const { prefix, messages } = await profileOf('a.py', openai(`"""${long}"""`));
    assert.ok(prefix !== null);
    assert.equal(prefix.breaker?.name, 'question');
    assert.equal(prefix.breaker.volatility, 'call');
    assert.equal(prefix.breaker.line, 9);
    const [system, user] = messages;
    assert.equal(prefix.splitTokens, system!.tokens.text + user!.tokens.text - 1);
    assert.equal(prefix.tokens, prefix.splitTokens - (prefix.splitTokens % 128));
    assert.equal(prefix.potentialTokens, system!.tokens.text + user!.tokens.text);
    assert.equal(prefix.eligible, true);
    assert.equal(prefix.matching, 'automatic');
    assert.equal(prefix.minimumTokens, 1024);
  });

  it('has a text as often as the request sends it', async () => {
    const source = `RULES = """${long}"""\n${openai('RULES')}`.replace('f"Question: {question}"', 'RULES');
    const { prefix, messages, tokens } = await profileOf('a.py', source);
    assert.deepEqual(
      messages.map(({ unlisted }) => unlisted),
      [undefined, 'again'],
    );
    assert.equal(tokens.static, 2 * messages[0]!.tokens.text);
    assert.deepEqual([prefix?.breaker, prefix?.potentialTokens], [null, tokens.static]);
  });

  it('ends at the end of a block where only markers count', async () => {
    const { prefix, messages } = await profileOf('a.py', anthropic(`"""${long}"""`));
    assert.equal(prefix?.tokens, messages[0]!.tokens.text);
    assert.equal(prefix.splitTokens, messages[0]!.tokens.text + messages[1]!.tokens.text - 1);
    assert.equal(prefix.matching, 'marked');
    assert.equal(prefix.markers, 0);
  });

  it('is nothing where the first block holds what changes, but could be split', async () => {
    const { prefix, messages } = await profileOf(
      'a.py',
      anthropic(`f"""${long} You talk to {user.name}."""`),
    );
    assert.equal(prefix?.tokens, 0);
    assert.equal(prefix.breaker?.volatility, 'user');
    assert.ok(prefix.splitTokens > messages[0]!.tokens.text - 10);
  });

  it('goes on behind what changes once a day, or with a deployment', async () => {
    const { prefix } = await profileOf('a.py', openai(`f"""Today is {date.today()}. ${long}"""`));
    assert.equal(prefix?.breaker?.name, 'question');
    assert.equal(prefix.eligible, true);
  });

  it('tells what it could be if what changes stood last', async () => {
    const { prefix } = await profileOf('a.py', openai(`f"""It is {datetime.now()}. ${long}"""`));
    assert.equal(prefix?.breaker?.volatility, 'minute');
    assert.ok(prefix.tokens < 10);
    assert.equal(prefix.eligible, false);
    assert.ok(prefix.potentialTokens > 1200);
    assert.equal(prefix.reuse, null);
  });

  it('does not know whether the text of another call is long enough', async () => {
    const { prefix } = await profileOf(
      'a.py',
      'SYSTEM_PROMPT = """You are a helpful agent of a shop. Answer briefly."""\n',
    );
    assert.equal(prefix?.eligible, null);
    assert.equal(prefix.breaker, null);
  });

  const hour: Partial<Assumptions> = { callsPerHour: 20 };
  // Model, what is assumed: lifetime, break-even, hits, and USD per 1,000 calls as a share of the prefix's price.
  const rows: readonly (readonly [string, Partial<Assumptions>, string, number, number, number])[] = [
    ['claude-sonnet-4-5', hour, '1h', 0.75, 1, 0.9],
    ['claude-sonnet-4-5', { ...hour, cacheTtl: '5m' }, '5m', 2.94, 0.811, 0.683],
    [
      'claude-sonnet-4-5',
      { callsPerHour: 200, cacheCardinality: 10, cacheTtl: '5m' },
      '5m',
      29.41,
      0.811,
      0.683,
    ],
    ['claude-sonnet-4-5', { callsPerMonth: 14_600, cacheTtl: '5m' }, '5m', 2.94, 0.811, 0.683],
    ['claude-sonnet-4-5', { callsPerHour: 1, cacheTtl: '5m' }, '5m', 2.94, 0.08, -0.158],
  ];
  for (const [model, assumed, lifetime, breakEven, hits, share] of rows) {
    it(`is worth ${share} of its price: ${JSON.stringify(assumed)}`, async () => {
      const text = anthropic(`"""${long}"""`).replace('claude-sonnet-4-5', model);
      const { prefix } = await profileOf('a.py', text, assumed);
      const { reuse, tokens } = prefix!;
      assert.equal(reuse?.lifetime.name, lifetime);
      assert.equal(Number(reuse.breakEvenCallsPerHour?.toFixed(2)), breakEven);
      assert.equal(Number(reuse.expected?.hitRatio.toFixed(3)), hits);
      const price = (tokens * 3) / 1000;
      assert.equal(Number(((reuse.expected?.savedUsdPer1kCalls ?? 0) / price).toFixed(3)), share);
    });
  }

  it('is a loss as it stands where all is written and nothing matches', async () => {
    // From GPT-5.6 on, the marker that is taken to be there stands behind the question.
    const { prefix, tokens, cost } = await profileOf('a.py', openai(`"${long}"`, 'gpt-5.6-sol'), {
      callsPerHour: 20,
    });
    const written = cost.kind === 'priced' ? cost.components[0] : undefined;
    assert.equal(written?.kind, 'cacheWrite');
    const input = written.usdPerMTok / 1.25;
    assert.equal(prefix?.matching, 'marked');
    const { savedUsdPer1kCalls, savedNowUsdPer1kCalls } = prefix.reuse!.expected!;
    assert.equal(savedNowUsdPer1kCalls, Number(((-0.25 * tokens.input * input) / 1000).toFixed(6)));
    assert.ok(savedUsdPer1kCalls > 0.8 * prefix.tokens * input * 0.001);
  });

  const own: readonly (readonly [string, DeclaredPrice, Partial<CacheablePrefix>, number | undefined])[] = [
    [
      'a cache of its own',
      {
        source: 'here',
        inputUsdPerMTok: 1,
        outputUsdPerMTok: 2,
        cacheReadUsdPerMTok: 0.1,
        caching: 'automatic',
        cacheSeconds: 900,
        minimumCacheableTokens: 100,
      },
      { matching: 'automatic', eligible: true },
      900,
    ],
    [
      'another lifetime',
      { source: 'here', extends: 'gpt-5', cacheSeconds: 60 },
      { matching: 'automatic', eligible: true },
      60,
    ],
    ['no cache', { source: 'here', extends: 'gpt-5', caching: 'none' }, { matching: null }, undefined],
  ];
  for (const [title, price, expected, seconds] of own) {
    it(`goes by what is declared of a model: ${title}`, async () => {
      const { prefix } = await profileOf('a.py', openai(`"${long}"`, 'ours'), {
        declaredPrices: { ours: price },
      });
      assert.deepEqual({ ...prefix, ...expected }, prefix);
      assert.equal(prefix?.reuse?.lifetime.seconds, seconds);
    });
  }

  it('saves nothing as it stands without a marker', async () => {
    const { prefix } = await profileOf('a.py', anthropic(`"${long}"`), { callsPerHour: 20 });
    assert.equal(prefix?.reuse?.expected?.savedNowUsdPer1kCalls, 0);
    const marked = anthropic(`[{"type": "text", "text": "${long}", "cache_control": {"type": "ephemeral"}}]`);
    const { prefix: now } = await profileOf('a.py', marked, { callsPerHour: 20 });
    assert.equal(now?.markers, 1);
    assert.equal(now.reuse?.lifetime.name, '5m');
    assert.equal(now.reuse.expected?.savedNowUsdPer1kCalls, now.reuse.expected?.savedUsdPer1kCalls);
  });
});
