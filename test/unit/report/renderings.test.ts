import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'string-width';
import type { FileProfile, Profile, WorkspaceReport } from '../../../src/report/model';
import { escapeMarkdown, codeSpan } from '../../../src/text/markdown';
import { promptMarkdown } from '../../../src/report/renderings/promptMarkdown';
import type { RenderContext } from '../../../src/report/renderings/rendering';
import { renderings } from '../../../src/report/renderings/renderings';
import { createReport } from '../../../src/report/workspaceReport';
import { control, file, message, profile, prompt, text, variable } from './samples';
import { onDay } from '../support/day';

const context: RenderContext = { tool: { name: 'promptmeter', version: '1.2.3' }, columns: null };

function render(id: string, report: WorkspaceReport, columns: number | null = null): string {
  const rendering = renderings.find((one) => one.id === id) ?? assert.fail(`no rendering ${id}`);
  return rendering.render(report, { ...context, columns });
}

function reportOf(files: readonly FileProfile[]): WorkspaceReport {
  return createReport({ root: '/work', pricesAsOf: '2026-09-23', files, skipped: [], durationMs: 12.6 });
}

function sample(): WorkspaceReport {
  const document = 'PROMPT = """\nYou are {role}.\n"""\nask(PROMPT, question)\n';
  const chat = prompt(
    [
      message([text('You are'), variable('role', 'a polite bot'), text('.')], {
        role: 'system',
        span: { start: 9, end: 33 },
        name: 'PROMPT',
      }),
      message([text('Answer this'), variable('question'), variable('question')], {
        span: { start: 4, end: 9 },
        turn: 1,
        path: 'src/ask.md',
      }),
      message([control('if')], { turn: 1 }),
    ],
    {
      span: { start: 9, end: 33 },
      anchor: 34,
      call: { start: 34, end: 55 },
      model: 'gpt-4o-2024-08-06',
      parameters: { max_tokens: 64, temperature: 0.2 },
    },
  );
  const unknown = prompt([message([text('Hello there')])], {
    id: 'src/b.py#1',
    name: 'greet',
    model: 'gpt-99',
    provider: null,
  });
  const assumed = prompt([message([text('Always use tabs')])], {
    id: 'AGENTS.md#AGENTS',
    name: 'AGENTS',
    format: 'agents-md',
    model: null,
    provider: null,
    alwaysOn: true,
  });
  const assumptions = { callsPerMonth: 1000, cacheHitRatio: 0.5, variableTokens: 1000 };
  return reportOf([
    file('src/b.py', [profile(unknown, { path: 'src/b.py' })]),
    file('src/a.py', [
      profile(chat, { path: 'src/a.py', document, others: { 'src/ask.md': 'a\nb\nc\nd\ne' }, assumptions }),
    ]),
    { ...file('AGENTS.md', [profile(assumed, { path: 'AGENTS.md', assumptions })]), language: 'markdown' },
    file('src/empty.py', []),
    {
      path: 'src/bad.py',
      language: 'python',
      prompts: [],
      problem: { message: 'unexpected indent', span: { start: 3, end: 4 }, line: 2 },
    },
  ]);
}

interface PartlyCounted {
  files: {
    prompts: {
      tokens: { range: { input: object } };
      requestParts: { tokens: number | null }[];
      cost: { range: { perCallUsd: { high: number | null } } };
    }[];
  }[];
}

describe('report renderings', () => {
  onDay('2026-11-29');

  it('json is the contract, key by key in this order', () => {
    const golden: unknown = JSON.parse(readFileSync(join(__dirname, 'golden.json'), 'utf8'));
    assert.equal(render('json', sample()), `${JSON.stringify(golden, null, 2)}\n`);
  });

  it('json and csv have no upper end where more is sent than is in sight', () => {
    const pdf = { kind: 'file', size: null, detail: null, name: 'application/pdf' } as const;
    const subject = prompt([message([text('Which tide is next?')])], {
      attachments: [pdf],
      parameters: { max_tokens: 50 },
    });
    const report = reportOf([file('src/a.py', [profile(subject)])]);
    const shown = (JSON.parse(render('json', report)) as PartlyCounted).files[0]!.prompts[0]!;
    assert.deepEqual(shown.tokens.range.input, { low: 11, high: null });
    assert.equal(shown.requestParts[0]?.tokens, null);
    assert.equal(shown.cost.range.perCallUsd.high, null);
    const [names, cells] = parseCsv(render('csv', report)) as [string[], string[]];
    const cell = (name: string): string | undefined => cells[names.indexOf(name)];
    assert.deepEqual(
      [cell('inputTokensLow'), cell('inputTokensHigh'), cell('perCallUsdHigh')],
      ['11', '', ''],
    );
  });

  describe('table', () => {
    it('is sorted by cost, with the unpriced apart and never as 0', () => {
      const lines = render('table', sample()).split('\n');
      assert.match(lines[0]!, /^ +Cost +Monthly +Input +Model +Line +Prompt$/);
      assert.match(lines[1]!, /\/1K +≤~\$[\d.]+\/mo +~2,0\d\d tok +gpt-4o-2024-08-06 +1 +src\/a\.py#PROMPT$/);
      assert.match(lines[2]!, /gpt-5-mini \(assumed\) \(always-on\) +1 +AGENTS\.md#AGENTS$/);
      const unpriced = lines.indexOf('Unpriced');
      assert.match(lines[unpriced + 2]!, /^unpriced .*gpt-99 +1 +src\/b\.py#1$/);
      assert.match(lines[unpriced + 3]!, /does not know gpt-99/);
      const output = lines.join('\n');
      assert.match(output, /Not read completely\n {2}src\/bad\.py:2 {2}unexpected indent/);
      assert.match(
        output,
        /3 prompts in 3 files \(5 read\) · [\d,]+ input tokens · ~\$[\d.]+\/1K calls .* · 1 unpriced/,
      );
      assert.match(output, /Input tokens: .*exact.*Output tokens: .*declared cap/);
      assert.match(output, /Prices of 2026-09-23 \(@pydantic\/genai-prices 0\.1\.8\)/);
      assert.doesNotMatch(output, /\$0(\.0+)?\b(?!\.)/);
    });

    it('keeps columns under each other with wide characters', () => {
      const named = (name: string): Profile =>
        profile(prompt([message([text('hello')])], { model: name, id: `src/a.py#${name}` }), {
          path: 'src/a.py',
        });
      const report = reportOf([
        file('src/a.py', ['PLAIN', '翻訳プロンプト', '👨‍👩‍👧 family', 'e\u0301'].map(named)),
      ]);
      const rows = render('table', report).split('\n').slice(1, 6);
      const starts = rows.map((row) => stringWidth(row.slice(0, row.search(/Prompt|src\/a/))));
      assert.deepEqual(new Set(starts).size, 1, rows.join('\n'));
    });

    it('shortens places to the columns of the terminal', () => {
      const path = `src/${'deep/'.repeat(30)}a.py`;
      const report = reportOf([
        file(path, [profile(prompt([message([text('a')])], { id: `${path}#ASK` }), { path })]),
      ]);
      assert.ok(render('table', report).includes(`${path}#ASK`));
      const narrow = render('table', report, 80).split('\n').slice(0, 2);
      for (const line of narrow) assert.ok(stringWidth(line) <= 80, line);
      assert.match(narrow[1]!, /….*a\.py#ASK$/);
    });

    it('shows no escape sequences of the workspace', () => {
      const evil = prompt([message([text('a')])], {
        name: '\u001b]8;;http://x\u0007click\u001b[2J',
        model: '\u001b[0m',
      });
      const output = render(
        'table',
        reportOf([file('\u001b[2J.py', [profile(evil, { path: '\u001b[2J.py' })])]),
      );
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      assert.doesNotMatch(output, /[\u0000-\u0009\u000b-\u001f]/);
    });

    it('says when there is nothing', () => {
      assert.match(render('table', reportOf([])), /^No prompts found\.\n\n0 prompts in 0 files \(0 read\)/);
    });
  });

  describe('csv', () => {
    it('has a row for each prompt, empty where nothing is known', () => {
      const rows = parseCsv(render('csv', sample()));
      const [titles = [], ...prompts] = rows;
      const cell = (row: string[] | undefined, title: string): string | undefined =>
        row?.[titles.indexOf(title)];
      assert.equal(prompts.length, 3);
      for (const row of rows) assert.equal(row.length, titles.length);
      assert.equal(cell(prompts[0], 'id'), 'src/a.py#PROMPT');
      assert.equal(cell(prompts[2], 'per1kCallsUsd'), '');
      assert.match(cell(prompts[2], 'unpriced') ?? '', /gpt-99/);
    });

    const attacks = [
      '=1+1',
      '+1',
      '-1',
      '@SUM(A1)',
      '\t=1',
      '\r=1',
      'a,b',
      'say "hi"',
      'two\nlines',
      '"',
      "'",
      '',
    ];
    for (const name of attacks) {
      it(`survives ${JSON.stringify(name)}`, () => {
        const report = reportOf([file('a.py', [profile(prompt([message([text('a')])], { name }))])]);
        const [titles = [], row = []] = parseCsv(render('csv', report));
        const expected = /^[=+\-@\t\r]/.test(name) ? `'${name}` : name;
        assert.equal(row[titles.indexOf('name')], expected);
        assert.equal(row.length, titles.length);
      });
    }
  });

  describe('text of the workspace in Markdown', () => {
    const attacks = [
      '[click](command:workbench.action.quit)',
      '![x](https://evil.example/pixel.png)',
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      'https://evil.example www.evil.example user@evil.example',
      '<https://evil.example>',
      'evil.com //evil.com',
      '| a | b |',
      '`code` ``more`` ```',
      '**bold** _it_ ~~no~~ $x^2$ ==mark==',
      '# heading',
      '- item',
      '1. item',
      '1) item',
      '+ item',
      '=== mark',
      '> quote',
      '&lt;b&gt; &#x3c;',
      'a\n\n# heading\n\n[x]: https://evil.example',
      '\\[x](y) \\` \\|',
      '$(bug) [[wiki]] {{liquid}} [^1] :smile: @team #1',
    ];
    for (const attack of attacks) {
      it(JSON.stringify(attack), () => {
        for (const markdown of [escapeMarkdown(attack), codeSpan(attack)]) {
          assert.doesNotMatch(
            inert(markdown),
            /[\\`*_[\]<>#|~&@$]|:[\w+-]+:|^[-+=.]|^\d+[.)]|\/\/|\.[a-z]/i,
            markdown,
          );
          assert.doesNotMatch(markdown, /\n|(?<!\\)\|/);
        }
        const subject = prompt([message([text('a'), variable(attack)], { path: attack, role: 'user' })], {
          name: attack,
          model: attack,
          id: attack,
        });
        const bad = {
          path: attack,
          language: null,
          prompts: [],
          problem: { message: attack, span: { start: 0, end: 0 }, line: 1 },
        };
        const priced = profile(
          { ...subject, model: null },
          { path: attack, assumptions: { defaultModel: 'gpt-5-mini' } },
        );
        const unpriced = profile(subject, { path: attack });
        const report = reportOf([file(attack, [priced, unpriced]), bad]);
        const outputs = [render('markdown', report), promptMarkdown(priced), promptMarkdown(unpriced)];
        for (const output of outputs) {
          const left = inert(output);
          assert.doesNotMatch(left, /[`[\]<~&@$\\]|:[\w+-]+:|\/\//, left);
        }
        // Every row of a table has the cells of its header, and no line is added.
        for (const output of outputs) assertTables(output);
      });
    }
  });

  it('show prompts with one and the same text at their calls', () => {
    const document = 'PROMPT = "One text."\nask(PROMPT)\nask(PROMPT)\n';
    const asked = (start: number): Profile =>
      profile(
        prompt([message([text('One text.')], { span: { start: 9, end: 20 } })], {
          id: `a.py#PROMPT-${start}`,
          anchor: start,
          call: { start, end: start + 11 },
        }),
        { path: 'a.py', document },
      );
    const report = reportOf([file('a.py', [asked(21), asked(33)])]);
    assert.match(render('markdown', report), /`a\.py:2`[^]*`a\.py:3`/);
    assert.match(render('table', report), / 2 {2}a\.py#PROMPT-21\n[^\n]* 3 {2}a\.py#PROMPT-33/);
  });

  it('markdown has the priced and, apart, the unpriced with their reason', () => {
    const output = render('markdown', sample());
    assert.match(
      output,
      /\| `PROMPT` \| `src\/a\.py:1` \| `gpt-4o-2024-08-06` \| \\~2,0\d\d tok \| ≤\\~\\\$/,
    );
    assert.match(output, /### Unpriced\n\n\|.*\n\|.*\n\| `greet` .* does not know gpt-99/);
    assert.match(
      output,
      /### Not read completely\n\n\|.*\n\|.*\n\| `src\/bad\.py:2` \| unexpected indent \|/,
    );
  });
});

describe('detail of a prompt', () => {
  const [first] = sample().files.flatMap(({ path, prompts }) => (path === 'src/a.py' ? prompts : []));
  const detail = promptMarkdown(first ?? assert.fail());

  it('shows components, messages, variables, assumptions and the source of the price', () => {
    assert.match(detail, /\| Input \| [\d,]+ \| \\\$2\.50 \|/);
    assert.match(detail, /\| Cached input \| [\d,]+ \| \\\$1\.25 \|/);
    assert.match(detail, /\| Output \| 64 \| \\\$10\.00 \| \\\$0\.00064 \| \\\$0\.64 \|/);
    assert.match(detail, /\| system \| 1–3 \| 3 \| exact, o200k\\_base \|/);
    assert.match(detail, /\| user \| `src\/ask\.md` 3–5 \| 2 \|/);
    assert.match(detail, /\| `role` \| \\~3 tok \| default in the document \|/);
    assert.match(detail, /\| `question` \| \\~1,000 tok × 2 \| assumed \|/);
    assert.match(detail, /- Output is counted at its declared cap: max\\_tokens = 64 tokens\./);
    assert.match(detail, /Model `gpt-4o-2024-08-06`, priced as `gpt-4o`\. Prices of 2026-09-23/);
  });

  it('has components that add up to the total', () => {
    const rows = [...detail.matchAll(/\| [^|]* \| [^|]* \| [^|]* \| \\\$([\d.]+) \| /g)].map(([, usd]) =>
      Number(usd),
    );
    const total = /\*\*Total\*\* .*?\\\$([\d.]+)\*\*/.exec(detail)?.[1];
    const sum = rows.reduce((all, usd) => all + usd, 0);
    assert.ok(Math.abs(sum - Number(total)) <= 0.0001, `${sum} and ${total}`);
  });

  it('says why there is no price', () => {
    const markdown = promptMarkdown(profile(prompt([message([text('a')])], { model: 'gpt-99' })));
    assert.match(markdown, /\*\*Unpriced\*\*: .*does not know gpt-99/);
    assert.doesNotMatch(markdown, /\$0/);
  });

  it('is cut where there are hundreds of messages', () => {
    const many = Array.from({ length: 500 }, (_, turn) =>
      message([text('a'), variable(`v${turn}`)], { turn }),
    );
    const markdown = promptMarkdown(profile(prompt(many)));
    assert.match(markdown, /… and 470 more messages\./);
    assert.ok(markdown.split('\n').length < 100);
  });
});

/** Markdown without what cannot act: escaped characters, code spans, the frames of our own tables and our own marks. */
function inert(markdown: string): string {
  return markdown
    .replace(/\\[!-/:-@[-`{-~]/g, 'x')
    .replace(/(?<!`)(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g, '')
    .split('\n')
    .map((line) => line.replace(/^- (?=[A-Z])/, ''))
    .map((line) => (/^\|( ---:? \|)+$/.test(line) ? '' : line))
    .join('\n')
    .replace(/\*\*Unpriced\*\*:/g, '');
}

function assertTables(markdown: string): void {
  for (const block of markdown.split('\n\n').filter((one) => one.startsWith('|'))) {
    const cells = inert(block.replace(/^\|(?: ---:? \|)+$/m, (rule) => rule.replace(/---:?/g, 'x')))
      .split('\n')
      .map((line) => line.split('|').length);
    assert.equal(new Set(cells).size, 1, block);
  }
}

/** RFC 4180, read strictly. */
function parseCsv(source: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const match = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    match.lastIndex = at;
    const found = match.exec(source) ?? assert.fail(`no CSV at ${JSON.stringify(source.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (found[3] === '\r\n') {
      rows.push(row);
      row = [];
    }
    at = match.lastIndex;
  }
  return rows;
}
