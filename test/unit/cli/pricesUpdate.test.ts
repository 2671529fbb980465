import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CliContext } from '../../../src/cli/command';
import { runProgram } from '../../../src/cli/program';
import { withProvider } from '../providers/fakeProvider';
import { freshTable } from '../workspace/prices/freshTable';
import { inFolder } from '../workspace/tempFolder';

interface Run {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

/** Runs the program in this process; `answer` is what the user types, null where nobody is there. */
async function run(
  folder: string,
  args: string,
  pricesUrl: string,
  answer: string | (() => string) | null = null,
): Promise<Run> {
  const out: string[] = [];
  const notes: string[] = [];
  const context: CliContext = {
    version: '0.0.0',
    terminal: {
      out: (text) => out.push(text),
      note: (line) => notes.push(line),
      ask:
        answer === null
          ? null
          : (question) => {
              notes.push(question);
              return Promise.resolve(typeof answer === 'string' ? answer : answer());
            },
      watched: false,
      columns: null,
    },
    cwd: folder,
    assetsFolder: folder,
    cacheFolder: null,
    pricesFolder: join(folder, 'prices'),
    spendFolder: null,
    pricesUrl,
    stdin: (async function* () {})(),
    signal: new AbortController().signal,
    endingItself: (work) => work(),
    scriptsFolder: '',
    configFolder: null,
    environment: {},
    withAnalyzer: () => assert.fail('nothing is analyzed'),
  };
  const code = await runProgram(args.split(' '), context);
  return { code, out: out.join('\n'), notes: notes.join('\n') };
}

/** Source and input rate as `prices show` has them. */
async function shown(folder: string): Promise<readonly [unknown, unknown]> {
  const { out } = await run(folder, 'prices show gpt-5 --format json', '');
  const { source, usdPerMTok } = JSON.parse(out) as { source: string; usdPerMTok: { input: number } };
  return [source, usdPerMTok.input];
}

const bundled = ['@pydantic/genai-prices 0.1.8', 1.25];

describe('prices update', () => {
  it('fetches prices that prices show then has, and takes them back', async () => {
    await inFolder({}, async (folder) => {
      assert.deepEqual(await shown(folder), bundled);
      await withProvider({ body: freshTable(['openai', 'gpt-5', 'input_mtok', 2]) }, async (url) => {
        const { code, out } = await run(folder, 'prices update', url);
        assert.equal(code, 0);
        assert.match(
          out,
          /^Prices as of \d{4}-\d\d-\d\d: 1 price changed\.\n {2}gpt-5 \(openai\), input: \$1\.25 → \$2\.00$/,
        );
        assert.deepEqual(await shown(folder), ['@pydantic/genai-prices, updated', 2]);
        assert.match((await run(folder, 'prices show gpt-5', url)).out, /genai-prices, updated\)/);
        assert.match((await run(folder, 'prices update', url)).out, /: No price changed\.$/);
      });
      const undone = await run(folder, 'prices update --undo', '');
      assert.match(undone.out, /^Prices as of 2026-09-23 \(bundled\) are in use; --undo again goes back\.$/);
      assert.deepEqual(await shown(folder), bundled);
      assert.match((await run(folder, 'prices update --undo', '')).out, /\(updated\) are in use/);
      assert.deepEqual(await shown(folder), ['@pydantic/genai-prices, updated', 2]);
    });
  });

  const answers: readonly (readonly [args: string, answer: string | null, code: number, input: number])[] = [
    ['prices update', null, 2, 1.25],
    ['prices update', 'n', 2, 1.25],
    ['prices update', '', 2, 1.25],
    ['prices update', 'yeah, no', 2, 1.25],
    ['prices update', 'k', 0, 1.25],
    ['prices update', 'Yes', 0, 0],
    ['prices update --yes', null, 0, 0],
  ];
  for (const [args, answer, code, input] of answers) {
    it(`shows an absurd change; ${args}${answer === null ? '' : ` and ${JSON.stringify(answer)}`} ends with ${code}`, async () => {
      await inFolder({}, async (folder) => {
        const body = freshTable(['openai', 'gpt-5', 'input_mtok', 0]);
        const result = await withProvider({ body }, (url) => run(folder, args, url, answer));
        assert.equal(result.code, code);
        assert.match(
          result.notes,
          /More than ten times higher or lower, zero, or no price before or after:\n {2}gpt-5 \(openai\), input: \$1\.25 → \$0/,
        );
        assert.equal((await shown(folder))[1], input);
      });
    });
  }

  it('says whose many absurd changes are before the first of them, and lists all on demand', async () => {
    await inFolder({}, async (folder) => {
      const models = freshTable().find(({ id }) => id === 'openai')!.models;
      const edits = models
        .filter(({ prices }) => Number(prices['input_mtok']) > 0)
        .slice(0, 30)
        .map(({ id }) => ['openai', id, 'input_mtok', 0] as const);
      const body = freshTable(...edits, ['mistral', 'mistral-embed', 'input_mtok', 0]);
      const answers = ['l', 'k'];
      const { notes, out } = await withProvider({ body }, (url) =>
        run(folder, 'prices update', url, () => answers.shift()!),
      );
      assert.match(
        notes,
        /before or after:\n {2}\d+ prices of \d+ models: openai \d+, [^\n]*mistral 1[^\n]*\.\n(?: {2}[^\n]+\n){20} {2}… and \d+ more\nTake these prices\? .*\[l\]ist all, \[N\]o: \n/,
      );
      assert.equal(notes.split('Take these prices?').length, 3);
      const all = Number(/(\d+) prices of/.exec(notes)![1]);
      assert.equal(notes.match(/^ {2}.* → \$0$/gm)?.length, 20 + all);
      assert.match(out, /old prices\.$/);
    });
  });

  it('says what to do where nobody can be asked', async () => {
    await inFolder({}, async (folder) => {
      const body = freshTable(['openai', 'gpt-5', 'input_mtok', 0]);
      const { notes } = await withProvider({ body }, (url) => run(folder, 'prices update', url));
      assert.match(notes, /\nNobody can be asked about these prices: --yes takes them\.\n/);
      assert.match(notes, /\npromptmeter: The prices of 2026-09-23 stay in use\.$/);
    });
  });

  it('lists only what changed where the old prices of some models are kept', async () => {
    await inFolder({}, async (folder) => {
      const body = freshTable(
        ['openai', 'gpt-5', 'input_mtok', 0],
        ['openai', 'gpt-5-mini', 'input_mtok', 0.3],
      );
      const { out } = await withProvider({ body }, (url) => run(folder, 'prices update', url, 'keep'));
      assert.match(
        out,
        /: 1 price changed\. Models with absurd changes keep their old prices\.\n {2}gpt-5-mini .*$/,
      );
      assert.doesNotMatch(out, /gpt-5 /);
    });
  });

  it('ends with 2 where nobody answers, and everything stays', async () => {
    await inFolder({}, async (folder) => {
      const { code, notes } = await run(folder, 'prices update', 'http://127.0.0.1:1/');
      assert.equal(code, 2);
      assert.match(
        notes,
        /cannot be reached .* Is this machine online\? The prices of 2026-09-23 stay in use\./,
      );
      assert.deepEqual(await shown(folder), bundled);
      assert.equal((await run(folder, 'prices update --undo', '')).code, 2);
    });
  });

  it('goes on with the bundled prices where kept ones are damaged, and says so', async () => {
    await inFolder({ 'prices/prices.json': '' }, async (folder) => {
      writeFileSync(join(folder, 'prices/prices.json'), '{');
      const { code, notes } = await run(folder, 'prices show gpt-5', '');
      assert.equal(code, 0);
      assert.match(
        notes,
        /Note: The updated prices in .* cannot be used: .*; update the prices to mend this\./,
      );
      const undone = await run(folder, 'prices update --undo', '');
      assert.equal(undone.code, 2);
      assert.match(undone.notes, /prices\.json is not what was written/);
    });
  });
});
