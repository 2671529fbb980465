import assert from 'node:assert/strict';
import type { Assumptions } from '../../../src/cost/assumptions';
import type { FindingProfile } from '../../../src/report/model';
import { onDay } from '../support/day';
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
    found: [['cache/no-breakpoint', /nothing is cached\. It saves most with ttl: "1h"\.$/]],
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
    assumed: { rules: { 'cache/min-floor': 'hint' } },
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
    title: 'a setting in front of the instructions',
    document: openai(`f"""You are this person: {personality}. ${long}"""`, 'gpt-5-mini'),
    found: nothing,
  },
  {
    title: 'a context of a kind that may be the same in all calls',
    document: openai(`f"""You are this person: {personality_context}. ${long}"""`, 'gpt-5-mini'),
    found: nothing,
  },
  {
    title: 'a context in front of the instructions',
    document: openai(`f"""Answer by this: {context}. ${long}"""`, 'gpt-5-mini'),
    found: [['cache/reorder', /^context stands/]],
  },
  {
    title: 'what a switch turns on in front of the instructions',
    document: openai(`f"""You are a clerk. {"Be brief." if terse else ""} ${long}"""`, 'gpt-5-mini'),
    found: nothing,
  },
  {
    title: 'what is asked, under a name of several words',
    document: openai(`f"""Plan: {taskAnalysis}. ${long}"""`, 'gpt-5-mini'),
    found: [['cache/reorder', /^taskAnalysis stands/]],
  },
  {
    title: 'a limit in front of the instructions',
    document: openai(`f"""Take at most {max_actions} steps. ${long}"""`, 'gpt-5-mini'),
    found: nothing,
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
    assumed: { callsPerHour: 0.2 },
    found: [
      ['cache/pays-for-nothing', /^At 0\.2 calls an hour .* 2 % find their prefix; it pays from 2\.9 on/],
    ],
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
  {
    title: 'a retired model of a seller with days of its own',
    document: anthropic('SHORT_RULES', 'claude-3-7-sonnet@20250219'),
    found: nothing,
  },
  {
    title: 'a model that its maker spells otherwise',
    document: openai('"Answer the question of the customer in two short sentences."', 'gpt-5.4mini'),
    found: [['model/unknown', /does not know gpt-5\.4mini.* gpt-5\.4-mini/]],
  },
  {
    title: 'a model that a seller spells otherwise',
    document:
      'import litellm\nlitellm.completion(model="ollama/gpt-oss:20b", messages=[{"role": "user", "content": "Answer the question of the customer in two short sentences."}])\n',
    found: nothing,
  },
  {
    title: 'a model that is misspelt',
    document: openai('"Answer the question of the customer in two short sentences."', 'gpt-5-mni'),
    found: [['model/unknown', /does not know gpt-5-mni.* gpt-5-mini/]],
  },
  {
    title: 'a short name',
    document: openai('"Answer the question of the customer in two short sentences."', 'v1'),
    found: nothing,
  },
  {
    title: 'a model that is newer than the table',
    document: openai('"Answer the question of the customer in two short sentences."', 'gpt-5.9'),
    found: nothing,
  },
  {
    title: 'a model of their own',
    document: openai('"Answer the question of the customer in two short sentences."', 'our-clerk'),
    found: nothing,
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
  return findings.filter(
    ({ rule }) => /^(?:cache|model|reasoning)\//.test(rule) && rule !== 'model/retiring',
  );
}

describe('rules about calls', () => {
  onDay('2026-11-29');

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
      'import litellm\nlitellm.completion(model="anthropic/claude-3-sonnet-20240229", messages=[{"role": "user", "content": "Tell a joke about dogs."}])\n',
      '"anthropic/claude-3-sonnet-20240229"',
      '"anthropic/claude-sonnet-4-6"',
    ],
    [
      'model/retired',
      anthropic('RULES', 'claude-3-5-haiku-20241022'),
      '"claude-3-5-haiku-20241022"',
      '"claude-haiku-4-5"',
    ],
    [
      'cache/no-breakpoint',
      anthropic(`f"""${long}\nYou talk to {user.name}."""`),
      `f"""${long}\nYou talk to {user.name}."""`,
      `[{"type": "text", "text": f"""${long}\n""", "cache_control": {"type": "ephemeral"}}, {"type": "text", "text": f"""You talk to {user.name}."""}]`,
    ],
    [
      'cache/no-breakpoint',
      openai(`f"${long} You talk to {user}, who is a child."`, 'gpt-5.6'),
      `messages=[\n            {"role": "system", "content": f"${long} You talk to {user}, who is a child."},`,
      `prompt_cache_key="ask", messages=[\n            {"role": "system", "content": [{"type": "text", "text": f"${long} You talk to ", "prompt_cache_breakpoint": {"mode": "explicit"}}, {"type": "text", "text": f"{user}, who is a child."}]},`,
    ],
    [
      'cache/pays-for-nothing',
      anthropic('[{"type": "text", "text": SHORT_RULES, "cache_control": {"type": "ephemeral"}}]'),
      ', "cache_control": {"type": "ephemeral"}',
      '',
    ],
    [
      'cache/pays-for-nothing',
      anthropic(
        '[{"cache_control": {"type": "ephemeral", "ttl": "1h"}, "type": "text", "text": SHORT_RULES}]',
      ),
      '"cache_control": {"type": "ephemeral", "ttl": "1h"}, ',
      '',
    ],
    [
      'model/unknown',
      openai('"Answer the question of the customer in two short sentences."', 'gpt-5-mni'),
      '"gpt-5-mni"',
      '"gpt-5-mini"',
    ],
    [
      'model/retired',
      'import anthropic\nMODEL = "claude-3-5-haiku-20241022"\nanthropic.Anthropic().messages.create(model=MODEL, max_tokens=100, messages=[{"role": "user", "content": "Tell a joke about dogs."}])\n',
      '"claude-3-5-haiku-20241022"',
      '"claude-haiku-4-5"',
    ],
    [
      'cache/unstable-order',
      openai(`f"""Topics: {", ".join(set(user.topics))}. ${long}"""`, 'gpt-5-mini'),
      'set(user.topics)',
      'sorted(set(user.topics))',
    ],
    [
      'cache/unstable-order',
      openai(`f"""Files: {os.listdir(user.path("a"))}. ${long}"""`, 'gpt-5-mini'),
      'os.listdir(user.path("a"))',
      'sorted(os.listdir(user.path("a")))',
    ],
    ...(
      [
        ['datetime.now().strftime("%Y-%m-%d %H:%M:%S")', 'datetime.now().strftime("%Y-%m-%d")'],
        ['datetime.now()', 'datetime.now().date()'],
        ['datetime.now(timezone.utc).isoformat()', 'datetime.now(timezone.utc).date().isoformat()'],
        ['datetime.now():%d %B %Y, %H:%M', 'datetime.now():%d %B %Y'],
      ] as const
    ).map(
      ([from, to]) =>
        [
          'cache/volatile-prefix',
          openai(`f"""It is {${from}}. ${long}"""`, 'gpt-5-mini'),
          `{${from}}`,
          `{${to}}`,
        ] as const,
    ),
  ];
  for (const [rule, before, from, to] of fixes) {
    it(`${rule} is fixed, and read again: ${to.length > 80 ? `${to.slice(0, 80)}…` : to}`, async () => {
      const { text, left } = await fixed('a.py', before, rule);
      assert.deepEqual(left, []);
      assert.equal(text, before.replace(from, to));
    });
  }

  const script = (system: string, model: string): string => `import OpenAI from 'openai';
const client = new OpenAI();
export async function ask(question: string, topics: Record<string, string>, paths: string[]) {
  return client.chat.completions.create({
    model: '${model}',
    messages: [
      { role: 'system', content: \`${system}\` },
      { role: 'user', content: question },
    ],
  });
}
`;
  const scriptFixes: readonly (readonly [string, string, string, string])[] = [
    [
      'cache/volatile-prefix',
      'gpt-5-mini',
      'new Date().toISOString()',
      'new Date().toISOString().slice(0, 10)',
    ],
    [
      'cache/volatile-prefix',
      'gpt-5-mini',
      "new Date().toLocaleString('en')",
      "new Date().toLocaleDateString('en')",
    ],
    [
      'cache/unstable-order',
      'gpt-5-mini',
      "Object.keys(topics).join(', ')",
      "Object.keys(topics).sort().join(', ')",
    ],
    [
      'cache/unstable-order',
      'gpt-5-mini',
      "[...new Set(paths)].join(', ')",
      "[...new Set(paths)].sort().join(', ')",
    ],
    [
      'cache/unstable-order',
      'gpt-5-mini',
      'JSON.stringify(await readdir(folder))',
      'JSON.stringify((await readdir(folder)).sort())',
    ],
  ];
  for (const [rule, model, from, to] of scriptFixes) {
    it(`${rule} is fixed, and read again: ${to}`, async () => {
      const before = script(`It is \${${from}}. ${long}`, model);
      const { text, left } = await fixed('a.ts', before, rule);
      assert.deepEqual(left, []);
      assert.equal(text, before.replace(from, to));
    });
  }

  it('leaves the time where the text calls it that', async () => {
    const system = `f"""Time of the request: {datetime.now()}, says the clock. ${long}"""`;
    const { findings } = await profileOf('a.py', openai(system, 'gpt-5-mini'));
    assert.ok('none' in findings.find(({ rule }) => rule === 'cache/volatile-prefix')!.fix);
  });

  it('splits a template of a script in front of what changes', async () => {
    const before = script(`${long}\\n\${topics.name} asks.`, 'gpt-5.6');
    const { text, left } = await fixed('a.ts', before, 'cache/no-breakpoint');
    assert.deepEqual(left, []);
    assert.ok(
      text.includes(
        `[{ type: 'text', text: \`${long}\\n\`, prompt_cache_breakpoint: { mode: 'explicit' } }, { type: 'text', text: \`\${topics.name} asks.\` }]`,
      ),
      text.slice(-400),
    );
  });

  const unsorted = [
    'set(user.topics)',
    'random.sample(user.topics, 3)',
    'sorted(user.a) + list(set(user.b))',
  ];
  for (const expression of unsorted) {
    it(`is not sorted by a fix: ${expression}`, async () => {
      const { findings } = await profileOf(
        'a.py',
        openai(`f"""Topics: {${expression}}. ${long}"""`, 'gpt-5-mini'),
      );
      const found = findings.find(({ rule }) => rule === 'cache/unstable-order');
      assert.ok(found === undefined || 'none' in found.fix);
    });
  }

  it('moves a line of a block in YAML with what stands before it', async () => {
    const block = (lines: readonly string[]): string =>
      `name: a\nmodel: openai/gpt-5.4-mini\nmessages:\n  - role: system\n    content: |\n${lines.map((line) => `      ${line}\n`).join('')}`;
    const label = 'Question: {{question}}';
    for (const opening of [['You are a clerk.'], []]) {
      const now = await fixed(
        'a.prompt.yml',
        block([...opening, label, ...long.trim().split('\n')]),
        'cache/reorder',
      );
      assert.equal(now.text, block([...opening, ...long.trim().split('\n'), label]));
    }
  });

  it('says nothing of doubled braces beside single ones, which a format writes as they stand', async () => {
    const text = (more: string): string =>
      `You are a clerk.\nThe work is this: {{task}}.\n${long}\n${more}\n`;
    const rulesIn = async (more: string): Promise<string[]> =>
      (await profileOf('prompts/clerk_prompt.md', text(more))).findings.map(({ rule }) => rule);
    assert.deepEqual(
      (await rulesIn('Be kind.')).filter((rule) => rule === 'cache/reorder'),
      ['cache/reorder'],
    );
    assert.deepEqual(
      (await rulesIn('The question is {question}.')).filter((rule) => rule === 'cache/reorder'),
      [],
    );
  });

  it('says nothing of a name in a path, nor of the repository that a workflow runs in', async () => {
    const rulesIn = async (line: string): Promise<string[]> =>
      (await profileOf('prompts/review_prompt.md', `# Review\n${line}\n${long}\n`)).findings
        .map(({ rule }) => rule)
        .filter((rule) => rule === 'cache/reorder');
    assert.deepEqual(await rulesIn('Read `/tmp/issues/{issue_number}.json`.'), []);
    assert.deepEqual(await rulesIn('You review a change in ${{ github.repository }}.'), []);
    assert.deepEqual(await rulesIn('The issue is {issue_number}.'), ['cache/reorder']);
  });

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

  it('writes the time that its saving assumes, and does not take the marker out again', async () => {
    const few: Partial<Assumptions> = { callsPerHour: 2 };
    const marked = await fixed('a.py', anthropic('RULES'), 'cache/no-breakpoint', few);
    assert.ok(
      marked.text.includes('"cache_control": {"type": "ephemeral", "ttl": "1h"}'),
      marked.text.slice(-400),
    );
    const { findings } = await profileOf('a.py', anthropic('RULES'), few);
    assert.match(about(findings)[0]!.message, /It saves most with ttl: "1h"\.$/);
    assert.deepEqual(about((await profileOf('a.py', marked.text, few)).findings), []);

    const short = marked.text.replace(', "ttl": "1h"', '');
    const [found] = about((await profileOf('a.py', short, few)).findings);
    assert.match(found!.message, /With ttl: "1h" it saves\.$/);
    const longer = await fixed('a.py', short, 'cache/pays-for-nothing', few);
    assert.equal(longer.text, marked.text);
  });

  it('says nothing of a time that is taken once, when the module is loaded', async () => {
    const call = openai('RULES', 'gpt-5.4-mini');
    const rules = (literal: string): string => call.replace('def ask', `RULES = ${literal}\n\ndef ask`);
    const found = async (literal: string): Promise<string[]> =>
      about((await profileOf('a.py', rules(literal))).findings).map(({ rule }) => rule);
    assert.deepEqual(await found(`f"""Started {datetime.now()}. ${long}"""`), []);
  });

  it('a marker that is set settles the finding', async () => {
    const { text } = await fixed('a.py', anthropic('RULES'), 'cache/no-breakpoint');
    const { findings, prefix } = await profileOf('a.py', text);
    assert.deepEqual(about(findings), []);
    assert.equal(prefix?.markers, 1);
  });
});
