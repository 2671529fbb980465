import assert from 'node:assert/strict';
import type { FindingProfile, WorkspaceReport } from '../../../src/report/model';
import { createReport } from '../../../src/report/workspaceReport';
import { defaultAssumptions } from '../../../src/cost/assumptions';
import type { Assumptions } from '../../../src/cost/assumptions';
import { noSources } from '../../../src/prompt/sources';
import { createEngine } from '../../../src/workspace/engine';
import { nodeAssets } from '../support/assets';

const long = 'Answer each question of a customer about their order in two short sentences. '
  .repeat(90)
  .trim();
const short = 'Answer each question of a customer in two short sentences.';

const call = (system: string, user: string, model = 'gpt-5-mini'): string =>
  `from openai import OpenAI\nclient = OpenAI()\ndef ask(question):\n    return client.chat.completions.create(model="${model}", messages=[{"role": "system", "content": """${system}"""}, {"role": "user", "content": f"""${user} {question}"""}])\n`;

const engine = createEngine(nodeAssets(), () => noSources);

async function reportOf(
  documents: readonly string[],
  rules: Assumptions['rules'] = { 'cache/shared-prefix': 'hint' },
): Promise<WorkspaceReport> {
  const files = await Promise.all(
    documents.map((text, index) =>
      engine.analyze({
        path: `${'abcdef'[index]!}.py`,
        text,
        root: null,
        assumptions: { ...defaultAssumptions, rules },
      }),
    ),
  );
  return createReport({ root: '', pricesAsOf: '', files, skipped: [], durationMs: 0 });
}

const shared = ({ files }: WorkspaceReport): FindingProfile[] =>
  files
    .flatMap(({ prompts }) => prompts.flatMap(({ findings }) => findings))
    .filter(({ rule }) => rule === 'cache/shared-prefix');

/** Two calls that send the same text behind other instructions. */
const behind = [
  call('You are a clerk.', 'Question:').replace(
    '{"role": "user"',
    `{"role": "user", "content": """${long}"""}, {"role": "user"`,
  ),
  call('You judge.', 'Answer:').replace(
    '{"role": "user"',
    `{"role": "user", "content": """${long}"""}, {"role": "user"`,
  ),
];

interface Row {
  readonly title: string;
  readonly documents: readonly string[];
  readonly rules?: Assumptions['rules'];
  /** One for each prompt that has something to share. */
  readonly says: readonly RegExp[];
}

const rows: readonly Row[] = [
  {
    title: 'prompts that begin alike, where nothing is left to do',
    documents: [call(long, 'Question:'), call(`${long} Be kind.`, 'Ticket:'), call(long, 'Letter:')],
    says: [],
  },
  {
    title: 'a text that stands behind something else',
    documents: [call('You are a clerk.', `${long}\n`), call(long, 'Question:'), call('You judge.', long)],
    says: [],
  },
  {
    title: 'the same text behind other instructions',
    documents: behind,
    says: [
      /1,26\d of its tokens are sent by b\.py#ask, too/,
      /1,26\d of its tokens are sent by a\.py#ask, too/,
    ],
  },
  {
    title: 'another model',
    documents: [call(long, 'Question:'), call(long, 'Ticket:', 'gpt-5-nano')],
    says: [],
  },
  {
    title: 'less than the minimum',
    documents: [call(short, 'Question:'), call(short, 'Ticket:')],
    says: [],
  },
  {
    title: 'a comment that wants to hear nothing of it',
    documents: [
      behind[0]!.replace('def ask', '# promptmeter-ignore-rule-file cache/shared-prefix\ndef ask'),
      behind[1]!,
    ],
    says: [],
  },
  {
    title: 'the rule as it is, which is off',
    documents: behind,
    rules: {},
    says: [],
  },
];

describe('prefixes that prompts of a workspace share', () => {
  for (const { title, documents, rules, says } of rows) {
    it(title, async () => {
      const found = shared(await reportOf(documents, rules));
      assert.equal(found.length, says.length, JSON.stringify(found));
      for (const [index, pattern] of says.entries()) assert.match(found[index]!.message, pattern);
    });
  }

  it('are found anew, and forgotten, when a report is put together again', async () => {
    const report = await reportOf(behind);
    const again = createReport({ ...report, durationMs: 0 });
    assert.equal(shared(again).length, 2);
    const alone = createReport({ ...report, files: report.files.slice(0, 1), durationMs: 0 });
    assert.deepEqual(shared(alone), []);
  });
});
