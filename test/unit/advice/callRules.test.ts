import assert from 'node:assert/strict';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { FindingProfile } from '../../../src/report/model';
import { fixed, profileOf } from './advised';

const long = 'Answer each question of a customer about their order in two short sentences. '
  .repeat(90)
  .trim();
const half = long.slice(0, long.length / 2);

function anthropic(system: string, model = 'claude-sonnet-4-5'): string {
  return `import anthropic
from datetime import datetime
client = anthropic.Anthropic()
RULES = """${long}"""
SHORT_RULES = """Answer each question of a customer in two short sentences."""
ALMOST = """${long.slice(0, 5000)}"""

def ask(question, user):
    return client.messages.create(
        model="${model}",
        max_tokens=200,
        system=${system},
        messages=[{"role": "user", "content": f"Question: {question}"}],
    )
`;
}

function openai(system: string, model: string, user = 'f"Question: {question}"'): string {
  return `from openai import OpenAI
from datetime import datetime
client = OpenAI()

def ask(question, user, history):
    return client.chat.completions.create(
        model="${model}",
        messages=[
            {"role": "system", "content": ${system}},
            {"role": "user", "content": ${user}},
        ],
    )
`;
}

interface Row {
  readonly title: string;
  readonly document: string;
  readonly assumed?: Partial<Assumptions>;
  /** Rules with what their messages say. */
  readonly found: readonly (readonly [string, RegExp])[];
}

const nothing: Row['found'] = [];

const rows: readonly Row[] = [
  {
    title: 'instructions for Anthropic without a marker',
    document: anthropic('RULES'),
    found: [
      [
        'cache/no-breakpoint',
        /^1\d\d\d tokens at the start .* no cache_control .* nothing is cached\. It pays from 2\.9 calls an hour/,
      ],
    ],
  },
  {
    title: 'the same at a rate that pays',
    document: anthropic('RULES'),
    assumed: { callsPerHour: 60 },
    found: [['cache/no-breakpoint', /nothing is cached\.$/]],
  },
  {
    title: 'the same at a rate that does not pay',
    document: anthropic('RULES'),
    assumed: { callsPerHour: 0.2 },
    found: nothing,
  },
  { title: 'instructions that are too short', document: anthropic('SHORT_RULES'), found: nothing },
  {
    title: 'instructions that are nearly long enough',
    document: anthropic('ALMOST'),
    found: [['cache/min-floor', /^The prefix has \d+ constant tokens; from 1024 on/]],
  },
  {
    title: 'instructions in one block with the name of the user',
    document: anthropic(`f"""${long} You talk to {user.name}."""`),
    found: [['cache/no-breakpoint', /tokens at the start never change/]],
  },
  {
    title: 'an implicit marker behind the question',
    document: openai(`"""${long}"""`, 'gpt-5.6-sol'),
    found: [['cache/no-breakpoint', /prompt_cache_breakpoint .* written to the cache at a surcharge/]],
  },
  {
    title: 'an implicit marker behind a conversation',
    document: openai(`"""${long}"""`, 'gpt-5.6-sol', 'history'),
    found: nothing,
  },
  { title: 'a cache that works by itself', document: openai(`"""${long}"""`, 'gpt-5-mini'), found: nothing },
  {
    title: 'a time in front of the instructions',
    document: openai(`f"""It is {datetime.now()}. ${long}"""`, 'gpt-5-mini'),
    found: [
      [
        'cache/volatile-prefix',
        /^datetime\.now\(\) changes each minute, after \d tokens: 1\d\d\d could be cached/,
      ],
    ],
  },
  {
    title: 'a date in front of the instructions',
    document: openai(`f"""Today is {datetime.now().strftime("%Y-%m-%d")}. ${long}"""`, 'gpt-5-mini'),
    found: nothing,
  },
  {
    title: 'a time in front of short instructions',
    document: openai(
      'f"""It is {datetime.now()}. Answer each question of a customer in two sentences."""',
      'gpt-5-mini',
    ),
    found: nothing,
  },
  {
    title: 'a document in front of the instructions',
    document: openai(`f"""Answer by this: {user.document}. ${long}"""`, 'gpt-5-mini'),
    found: [['cache/reorder', /^user\.document stands after \d+ of 1\d\d\d constant tokens/]],
  },
  {
    title: 'a document in the middle of what would do by itself',
    document: openai(`f"""${long} {user.document} ${half}"""`, 'gpt-5-mini'),
    found: nothing,
  },
  {
    title: 'a set in front of the instructions',
    document: openai(`f"""Topics: {", ".join(set(user.topics))}. ${long}"""`, 'gpt-5-mini'),
    found: [['cache/unstable-order', /can come in another order each time/]],
  },
  {
    title: 'a marker on what is too short',
    document: anthropic('[{"type": "text", "text": SHORT_RULES, "cache_control": {"type": "ephemeral"}}]'),
    found: [['cache/pays-for-nothing', /caches nothing below 1024/]],
  },
  {
    title: 'a marker behind a document',
    document: anthropic(
      '[{"type": "text", "text": f"By this: {user.document}", "cache_control": {"type": "ephemeral"}}]',
    ),
    found: nothing,
  },
  {
    title: 'a marker at a rate that does not pay',
    document: anthropic('[{"type": "text", "text": RULES, "cache_control": {"type": "ephemeral"}}]'),
    assumed: { callsPerHour: 1 },
    found: [['cache/pays-for-nothing', /^At 1 calls an hour .* 8 % find their prefix; it pays from 2\.9 on/]],
  },
  {
    title: 'a marker at a rate that pays',
    document: anthropic('[{"type": "text", "text": RULES, "cache_control": {"type": "ephemeral"}}]'),
    assumed: { callsPerHour: 60 },
    found: nothing,
  },
  {
    title: 'a retired model',
    document: anthropic('SHORT_RULES', 'claude-3-7-sonnet-20250219'),
    found: [
      [
        'model/retired',
        /^claude-3-7-sonnet-20250219 was retired on 2026-02-19: calls fail\. .* recommends claude-sonnet-4-6/,
      ],
    ],
  },
];

const classify = (model: string, extra: string): string => `from openai import OpenAI
client = OpenAI()

def classify(text):
    return client.chat.completions.create(
        model="${model}",${extra}
        messages=[
            {"role": "system", "content": "Say whether the review is positive or negative. Answer with one word."},
            {"role": "user", "content": f"Review: {text}"},
        ],
    )
`;
const choices = `
        response_format={"type": "json_schema", "json_schema": {"name": "label", "schema": {"type": "object", "properties": {"label": {"type": "string", "enum": ["positive", "negative"]}, "sure": {"type": "boolean"}}}}},`;
const prose = choices.replace('"enum": ["positive", "negative"]', '"description": "why"');

const choiceRows: readonly (readonly [string, string, readonly (readonly [string, RegExp])[]])[] = [
  [
    'a cap for one word',
    classify('gpt-4o', '\n        max_tokens=5,'),
    [['model/try-cheaper', /^gpt-4o answers .* gpt-4o-mini costs 94 % less/]],
  ],
  [
    'a schema of choices',
    classify('gpt-4.1', choices),
    [['model/try-cheaper', /gpt-4\.1-mini costs 80 % less/]],
  ],
  ['a schema with prose', classify('gpt-4.1', prose), []],
  ['no cap', classify('gpt-4o', ''), []],
  ['a cap for a text', classify('gpt-4o', '\n        max_tokens=500,'), []],
  ['the smallest model', classify('gpt-4o-mini', '\n        max_tokens=5,'), []],
  [
    'a thinking model',
    classify('gpt-5', choices),
    [
      ['model/try-cheaper', /gpt-5-mini costs 80 % less/],
      ['reasoning/default-effort', /^gpt-5 thinks as long as it likes/],
    ],
  ],
  [
    'a thinking model that is told how much',
    classify('gpt-5-nano', `${choices}\n        reasoning_effort="low",`),
    [],
  ],
];

function about(findings: readonly FindingProfile[]): FindingProfile[] {
  return findings.filter(({ rule }) => /^(?:cache|model|reasoning)\//.test(rule));
}

describe('rules about calls', () => {
  for (const { title, document, assumed, found } of rows) {
    it(title, async () => {
      const findings = about((await profileOf('a.py', document, assumed)).findings);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        found.map(([rule]) => rule),
      );
      for (const [index, [, says]] of found.entries()) assert.match(findings[index]!.message, says);
    });
  }

  for (const [title, document, found] of choiceRows) {
    it(`a choice: ${title}`, async () => {
      const findings = about((await profileOf('a.py', document)).findings);
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        found.map(([rule]) => rule),
      );
      for (const [index, [, says]] of found.entries()) assert.match(findings[index]!.message, says);
    });
  }

  const fixes: readonly (readonly [string, string, string, string])[] = [
    [
      'cache/no-breakpoint',
      anthropic('RULES'),
      'system=RULES,',
      'system=[{"type": "text", "text": RULES, "cache_control": {"type": "ephemeral"}}],',
    ],
    [
      'cache/no-breakpoint',
      anthropic(`"""${long}"""`),
      `system="""${long}""",`,
      `system=[{"type": "text", "text": """${long}""", "cache_control": {"type": "ephemeral"}}],`,
    ],
    [
      'cache/no-breakpoint',
      openai(`"""${long}"""`, 'gpt-5.6'),
      `messages=[\n            {"role": "system", "content": """${long}"""},`,
      `prompt_cache_key="ask", messages=[\n            {"role": "system", "content": [{"type": "text", "text": """${long}""", "prompt_cache_breakpoint": {"mode": "explicit"}}]},`,
    ],
    [
      'cache/volatile-prefix',
      openai(`f"""You are a clerk.\nThe time is {datetime.now()}.\n${long}\n"""`, 'gpt-5-mini'),
      `\nThe time is {datetime.now()}.\n${long}\n`,
      `\n${long}\nThe time is {datetime.now()}.\n`,
    ],
    [
      'cache/reorder',
      openai(`f"""Customer: {user}\n${long}"""`, 'gpt-5-mini'),
      `Customer: {user}\n${long}`,
      `${long}\nCustomer: {user}`,
    ],
    [
      'model/retired',
      anthropic('RULES', 'claude-3-5-haiku-20241022'),
      '"claude-3-5-haiku-20241022"',
      '"claude-haiku-4-5"',
    ],
    [
      'cache/volatile-prefix',
      openai(`f"""It is {datetime.now().strftime("%Y-%m-%d %H:%M:%S")}. ${long}"""`, 'gpt-5-mini'),
      '"%Y-%m-%d %H:%M:%S"',
      '"%Y-%m-%d"',
    ],
  ];
  for (const [rule, before, from, to] of fixes) {
    it(`${rule} is fixed, and read again`, async () => {
      const { text, left } = await fixed('a.py', before, rule);
      assert.deepEqual(left, []);
      assert.equal(text, before.replace(from, to));
    });
  }

  const staying = [
    'If the user names a skill (e.g., {user}),',
    '| name | Template string with {user} in it |',
    'Answer {user} as below.',
    'The customer above is {user}.',
  ];
  for (const line of staying) {
    it(`a line that is no label stays: ${line}`, async () => {
      const { findings } = await profileOf('a.py', openai(`f"""Rules:\n${line}\n${long}"""`, 'gpt-5-mini'));
      const found = findings.find(({ rule }) => rule === 'cache/reorder');
      assert.ok(found !== undefined && 'none' in found.fix);
    });
  }

  it('a marker that is set settles the finding', async () => {
    const { text } = await fixed('a.py', anthropic('RULES'), 'cache/no-breakpoint');
    const { findings, prefix } = await profileOf('a.py', text);
    assert.deepEqual(about(findings), []);
    assert.equal(prefix?.markers, 1);
  });
});
