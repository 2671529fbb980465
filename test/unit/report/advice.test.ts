import assert from 'node:assert/strict';
import { fixTitle, savingsTitle } from '../../../src/report/adviceWords';
import { findingsIn, savingsOf } from '../../../src/report/findings';
import type { FindingProfile, Profile } from '../../../src/report/model';
import { prefixSpans } from '../../../src/report/prefixSpans';
import { adviceMarkdown } from '../../../src/report/renderings/adviceMarkdown';
import { ruleMarkdown } from '../../../src/report/renderings/ruleMarkdown';
import { profileOf } from '../advice/advised';
import { createReport } from '../../../src/report/workspaceReport';
import { renderings } from '../../../src/report/renderings/renderings';
import { file, message, profile, prompt, text } from './samples';

const refused = { none: 'Below the minimum nothing is cached.', isRefused: true } as const;
const subject = profile(prompt([message([text('You are a clerk.')])]));

function finding(changes: Partial<FindingProfile> = {}, saved = 10, places = [[0, 10]]): FindingProfile {
  return {
    rule: 'json/minify',
    tier: 'safe',
    level: 'hint',
    message: 'This JSON is laid out for people.',
    span: { start: places[0]![0]!, end: places.at(-1)![1]! },
    saving: { tokensNow: 100, tokensAfter: 100 - saved, cachedTokens: 0, usdPer1kCalls: 0.025 },
    action: 'Minify JSON',
    fix: { edits: places.map(([start, end]) => ({ span: { start: start!, end: end! }, newText: '' })) },
    startLine: 1,
    endLine: 2,
    ...changes,
  };
}

describe('titles of fixes', () => {
  const rows: readonly (readonly [string, FindingProfile, string])[] = [
    ['safe', finding({}, 1412), 'Minify JSON: −1,412 tok, −$0.025/1K calls'],
    ['review', finding({ tier: 'review' }), 'Minify JSON: −10 tok, −$0.025/1K calls (review)'],
    [
      'unpriced, to be tested',
      finding({
        tier: 'needs-ab',
        saving: { tokensNow: 3, tokensAfter: 1, cachedTokens: 0, usdPer1kCalls: null },
      }),
      'Minify JSON: −2 tok (needs an A/B test)',
    ],
    ['nothing counted', finding({ saving: null }), 'Minify JSON'],
    ['refused', finding({ fix: refused }, 1412), 'Minify JSON: not worth it'],
  ];
  for (const [title, found, expected] of rows) {
    it(title, () => assert.equal(fixTitle(found, subject), expected));
  }
});

describe('a refused fix', () => {
  const report = createReport({
    root: '/',
    pricesAsOf: '2026-11-01',
    files: [
      file('a.py', [{ ...subject, findings: [finding({ fix: refused }, 90), finding({}, 10, [[20, 30]])] }]),
    ],
    quiet: 0,
    skipped: [],
    durationMs: 1,
  });
  for (const id of ['table', 'markdown', 'sarif']) {
    it(`is the last in ${id}, without a saving and with the reason`, () => {
      const rendering = renderings.find((each) => each.id === id)!;
      const shown = rendering.render(report, {
        tool: { name: 'promptmeter', version: '1.2.3' },
        columns: null,
      });
      assert.match(shown, /Minify JSON: not worth it/);
      assert.match(shown, /Below the minimum nothing is cached\./);
      assert.doesNotMatch(shown, /\b90\b/);
      if (id !== 'sarif') assert.ok(shown.indexOf('−10 tok') < shown.indexOf('not worth it'));
    });
  }
});

describe('savings of a prompt', () => {
  const rows: readonly (readonly [string, readonly FindingProfile[], string | null])[] = [
    ['none', [], null],
    ['nothing counted', [finding({ saving: null })], null],
    ['one', [finding({}, 1200)], '1 saving −1,200 tok'],
    ['two apart', [finding({}, 10), finding({}, 20, [[20, 30]])], '2 savings −30 tok'],
    ['two in the same place: the larger', [finding({}, 10), finding({}, 20, [[5, 8]])], '1 saving −20 tok'],
    [
      'one between the edits of another',
      [
        finding({}, 10, [
          [0, 2],
          [20, 22],
        ]),
        finding({}, 20, [[5, 8]]),
      ],
      '2 savings −30 tok',
    ],
    ['the same place of another file', [finding({}, 10), finding({ path: 'b.py' }, 20)], '2 savings −30 tok'],
    [
      'one that nothing can be edited for',
      [finding({ fix: { none: 'No.' } }, 10), finding({}, 20, [[25, 28]])],
      '1 saving −20 tok',
    ],
  ];
  for (const [title, findings, expected] of rows) {
    it(title, () => {
      const savings = savingsOf({ findings, prefix: null });
      assert.equal(savings && savingsTitle(savings, subject), expected);
    });
  }
});

describe('findings of a file', () => {
  const of = (...findings: FindingProfile[]): Profile => ({ ...subject, findings });

  it('are told once, and not those of other files', () => {
    const found = findingsIn({
      prompts: [
        of(finding({}, 1, [[5, 6]]), finding({ path: 'b.py' })),
        of(finding({}, 1, [[5, 6]]), finding()),
      ],
    });
    assert.deepEqual(
      found.map((each) => each.finding.span.start),
      [0, 5],
    );
  });

  it('have a reason against a fix if one of the prompts has', () => {
    const none = { none: 'Below the minimum nothing is cached.' };
    const [found] = findingsIn({ prompts: [of(finding()), of(finding({ fix: none })), of(finding())] });
    assert.equal(found!.finding.fix, none);
  });
});

const rules = Array.from({ length: 120 }, (_, i) => `Rule ${i}: answer the question of the customer.`);
const long = `import time
client.chat.completions.create(
    model="gpt-5-mini",
    messages=[
        {"role": "user", "content": "Is the shop open?"},
        {"role": "system", "content": f"""You are a clerk.
${rules.join('\n')}
It is {time.time()} now. ${'Be kind. '.repeat(3)}"""},
    ],
)
`;

describe('the cacheable prefix', () => {
  it('lies where it is shaded: in the instructions, up to what changes', async () => {
    const found = await profileOf('a.py', long);
    const spans = prefixSpans(found).map(({ start, end }) => long.slice(start, end));
    assert.equal(spans.length, 1);
    assert.match(spans[0]!, /^f"""You are a clerk\.\n/);
    assert.match(spans[0]!, /\nIt is $/);
  });

  it('goes on over messages where nothing changes', async () => {
    const steady = long.replace('{time.time()}', 'late');
    const spans = prefixSpans(await profileOf('a.py', steady)).map(({ start, end }) =>
      steady.slice(start, end),
    );
    assert.deepEqual(
      spans.map((each) => each.slice(0, 10)),
      ['f"""You ar', '"Is the sh'],
    );
  });

  it('takes the whole block of a YAML file', async () => {
    const block = rules.map((rule) => `      ${rule}`).join('\n');
    const yaml = `model: openai/gpt-5-mini\nmessages:\n  - role: system\n    content: |\n${block}\n  - role: user\n    content: "{{question}}"\n`;
    const [span] = prefixSpans(await profileOf('a.prompt.yml', yaml));
    assert.equal(yaml.slice(span?.start, span?.end), block.trim());
  });

  it('is not shaded where it is too short', async () => {
    const short = long.replace(rules.join('\n'), rules[0]!);
    assert.deepEqual(prefixSpans(await profileOf('a.py', short)), []);
  });

  it('is told with its size, its end and what it brings', async () => {
    const [words] = adviceMarkdown(await profileOf('a.py', long, { callsPerHour: 60 }));
    assert.match(
      words!,
      /^\*\*Cacheable prefix\*\*: 1,\d+ tokens now, 1,\d+ if all that changes stood at the end; `gpt-5-mini` caches from 1,024 on\. It ends at `time\.time\(\)` \(line 127\), which changes with each call\. At 60 calls an hour, [\d.]+ % of the calls are expected to find it \(kept \w+\): −\\?\$[\d.]+\/1K calls against plain input\.$/,
    );
  });

  it('is said to be too short where it nearly is enough, and nothing where it is far from that', async () => {
    const half = long.replace(rules.join('\n'), rules.slice(0, 80).join('\n'));
    const [words] = adviceMarkdown(await profileOf('a.py', half));
    assert.match(words!, /so nothing is cached/);
    const short = long.replace(rules.join('\n'), rules[0]!);
    assert.deepEqual(
      adviceMarkdown(await profileOf('a.py', short)).filter((each) => each.includes('Cacheable')),
      [],
    );
  });
});

describe('pages of rules', () => {
  it('say what a rule is for and how to be spared it', () => {
    const page = ruleMarkdown('json/minify');
    for (const part of ['JSON laid out for people', 'safe', 'promptmeter-ignore-rule json/minify']) {
      assert.ok(page.includes(part), page);
    }
  });

  it('say that there is none', () => assert.match(ruleMarkdown('nothing'), /no rule `nothing`/));
});
