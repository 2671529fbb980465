import assert from 'node:assert/strict';
import { parseCsv } from '../../../src/bench/csv';
import { caseMistakes, render, templateParts } from '../../../src/bench/experiment';
import { resolveExperiment } from '../../../src/bench/resolve';
import type { Declared, FoundPrompt, TextSources } from '../../../src/bench/resolve';

const span = { start: 0, end: 0 };
const text = (words: string): FoundPrompt['messages'][number]['parts'][number] =>
  ({ kind: 'text', span, text: words }) as never;
const variable = (name: string, defaultText?: string): FoundPrompt['messages'][number]['parts'][number] => ({
  kind: 'variable',
  span,
  expression: name,
  names: [name],
  ...(defaultText === undefined ? {} : { defaultText }),
});

const prompts: readonly FoundPrompt[] = [
  {
    id: 'a.py#ASK',
    messages: [
      { role: 'user', turn: 1, parts: [variable('question')] },
      { role: 'system', turn: 0, parts: [text('Answer '), variable('tone', 'kindly')] },
    ],
  },
  {
    id: 'a.py#LOOP',
    messages: [
      {
        role: 'user',
        turn: 0,
        parts: [{ kind: 'control', span, control: 'for', expression: 'x', names: [] }],
      },
    ],
  },
];

function sources(files: Readonly<Record<string, string>>): TextSources {
  return {
    read: (path, ref) => {
      const content = files[ref === undefined ? path : `${ref}:${path}`];
      return Promise.resolve(content === undefined ? { reason: 'no such file' } : { text: content });
    },
    promptsIn: (path) => Promise.resolve(path === 'a.py' ? prompts : []),
  };
}

async function resolved(declared: Partial<Declared>, files: Readonly<Record<string, string>> = {}) {
  const whole = {
    endpoints: ['local'],
    variants: { A: { messages: [{ role: 'user', content: '{{q}}' }] } },
    ...declared,
  };
  return resolveExperiment('one', whole as Declared, sources(files));
}

describe('the texts of an experiment', () => {
  it('takes a prompt by its id, its messages in the order of sending, with what the code gives for a variable', async () => {
    const result = await resolved({ variants: { A: { prompt: 'a.py#ASK' } } }, { 'a.py': '' });
    assert.ok('experiment' in result, JSON.stringify(result));
    const [variant] = result.experiment.variants;
    assert.deepEqual(render(variant!, { name: '', values: { question: 'Which?' } }, '0badcafe'), [
      { role: 'system', content: '[0badcafe] Answer kindly' },
      { role: 'user', content: 'Which?' },
    ]);
    assert.deepEqual(
      render(variant!, { name: '', values: { question: 'Which?', tone: 'curtly' } }, null)[0],
      {
        role: 'system',
        content: 'Answer curtly',
      },
    );
  });

  it('takes a file without prompts as the message of a user, also of another revision', async () => {
    const variants = { A: { file: 'b.md' }, B: { file: 'b.md', ref: 'HEAD~1' } };
    const result = await resolved({ variants }, { 'b.md': 'Now {{q}}\n', 'HEAD~1:b.md': 'Then {{q}}' });
    assert.ok('experiment' in result);
    assert.deepEqual(
      result.experiment.variants.map((each) => render(each, { name: '', values: { q: 'X' } }, null)),
      [[{ role: 'user', content: 'Now X' }], [{ role: 'user', content: 'Then X' }]],
    );
  });

  const mistakes: readonly (readonly [string, Partial<Declared>, RegExp])[] = [
    [
      'a file that is not there',
      { variants: { A: { file: 'gone.md' } } },
      /Variant A: "gone\.md" cannot be read: no such file\./,
    ],
    [
      'a prompt that is not there',
      { variants: { A: { prompt: 'a.py#ASKS' } } },
      /no prompt "a\.py#ASKS"\. There are a\.py#ASK, a\.py#LOOP/,
    ],
    [
      'a file of several prompts',
      { variants: { A: { file: 'a.py' } } },
      /has 2 prompts: name one with prompt/,
    ],
    ['a prompt with a loop', { variants: { A: { prompt: 'a.py#LOOP' } } }, /has a loop or a condition/],
    ['cases of another kind', { cases: { file: 'a.py' } }, /neither \.csv nor \.jsonl/],
    [
      'a row that is too short',
      { cases: { file: 'short.csv' } },
      /short\.csv: case 2 has 1 cells, and the header 2/,
    ],
    [
      'an open quotation mark',
      { cases: { file: 'open.csv' } },
      /open\.csv: Line 2: a quotation mark is not closed/,
    ],
    ['a line that is no JSON', { cases: { file: 'bad.jsonl' } }, /bad\.jsonl:2 is no JSON/],
    [
      'a line that is no object',
      { cases: { file: 'list.jsonl' } },
      /list\.jsonl:1 must be an object of texts/,
    ],
  ];
  const files = {
    'a.py': '',
    'short.csv': 'q,r\n1,2\n3\n',
    'open.csv': 'q\n"a\nb',
    'bad.jsonl': '{"q": "a"}\n{"q":\n',
    'list.jsonl': '[1]\n',
  };
  for (const [title, declared, message] of mistakes) {
    it(`says what is wrong with ${title}`, async () => {
      const result = await resolved(declared, files);
      assert.ok('mistakes' in result, JSON.stringify(result));
      assert.match(result.mistakes.join(' '), message);
    });
  }

  it('reads cases of CSV and JSONL, each with its name', async () => {
    const csv = await resolved(
      { cases: { file: 'c.csv' } },
      { 'c.csv': '\uFEFFq,r\r\n"a ""b"", c",\r\n"x\ny",1\r\n' },
    );
    assert.ok('experiment' in csv, JSON.stringify(csv));
    assert.deepEqual(csv.experiment.cases, [
      { name: 'c.csv case 1', values: { q: 'a "b", c', r: '' } },
      { name: 'c.csv case 2', values: { q: 'x\ny', r: '1' } },
    ]);
    const lines = await resolved({ cases: { file: 'c.jsonl' } }, { 'c.jsonl': '{"q": 1}\n\n{"q": "b"}' });
    assert.ok('experiment' in lines);
    assert.deepEqual(lines.experiment.cases, [
      { name: 'c.jsonl:1', values: { q: '1' } },
      { name: 'c.jsonl:3', values: { q: 'b' } },
    ]);
  });

  it('is no matter of the workspace how much may be spent', async () => {
    const result = await resolved({ plan: { pairs: 7, maxUsd: 1000 } });
    assert.ok('experiment' in result);
    assert.equal(result.experiment.plan.pairs, 7);
    assert.ok(!('maxUsd' in result.experiment.plan));
  });

  it('knows which values are missing and which nobody asked for', () => {
    const variants = [
      { name: 'A', messages: [{ role: 'user' as const, parts: templateParts('{{ a }} and {{b.c}}') }] },
    ];
    assert.deepEqual(caseMistakes(variants, [{ name: 'case 1', values: { a: '1', 'b.c': '2' } }]), []);
    const [missing, unknown, ...others] = caseMistakes(variants, [
      { name: 'case 1', values: { a: '1', bc: '2' } },
    ]);
    assert.match(missing!, /case 1 has no value for "b\.c", which variant A has/);
    assert.match(unknown!, /has a value for "bc", which no variant has\. They have a, b\.c/);
    assert.deepEqual(others, []);
  });

  it('reads CSV as others write it', () => {
    assert.deepEqual(parseCsv('a,b\n1,\n'), {
      rows: [
        ['a', 'b'],
        ['1', ''],
      ],
    });
    assert.deepEqual(parseCsv('a,b\n1,'), {
      rows: [
        ['a', 'b'],
        ['1', ''],
      ],
    });
    assert.deepEqual(parseCsv(''), { rows: [] });
    assert.ok('mistake' in parseCsv('"a"b'));
  });
});
