import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { usualOptions } from '../../../src/bench/simulator/options';
import { Simulator } from '../../../src/bench/simulator/simulator';
import { withFront } from '../bench/client/tlsFront';
import { inFolder } from '../workspace/tempFolder';
import { readRun } from '../../../src/bench/store/runFile';
import { viewOf } from '../../../src/bench/view/runView';
import { until } from '../support/until';
import { buildCli, finished, runCli, startCli } from './runCli';
import type { CliRun } from './runCli';

const key = 'sk-cli-0123456789abcdef';

/** A repository with an experiment `one`, and endpoints beside it. */
function inWorkspace(
  experiment: string,
  test: (folder: string, endpointsFile: string) => Promise<void>,
  endpoints: readonly object[] = [],
): Promise<void> {
  const files = {
    'repo/.git/': '',
    'repo/promptmeter.yaml': `experiments:
  one:
${experiment}`,
    'endpoints.json': JSON.stringify(endpoints),
  };
  return inFolder(files, (folder) => test(join(folder, 'repo'), join(folder, 'endpoints.json')));
}

const twoVariants = `    endpoints: [simulated]
    variants:
      A: { messages: [{ role: system, content: "Answer the question in one short sentence, please." }, { role: user, content: "{{question}}" }] }
      B: { messages: [{ role: user, content: "Briefly: {{question}}" }] }
    cases: [{ question: "Which roses grow in the shade?" }, { question: "When are they cut?" }]
    plan: { pairs: 6, warmup: 1, maxOutputTokens: 16 }
`;

describe('promptmeter bench', function () {
  this.timeout(120_000);
  before(buildCli);

  it('ends what is under way when it is interrupted, says what was spent, and goes on with --resume', async () => {
    const latency = { baseMs: 5, perInputTokenMs: 0, gapMs: 1, noise: 0 };
    const simulator = await Simulator.start({ ...usualOptions, latency, faults: { 9: 'stall' } });
    const price = { inputUsdPerMTok: 1, outputUsdPerMTok: 5 };
    const baseUrl = `${simulator.origin}/v1`;
    const mine = { name: 'mine', kind: 'openai', baseUrl, model: 'simulated-1', price };
    const experiment = twoVariants.replace('[simulated]', '[mine]');
    try {
      await inWorkspace(
        experiment,
        async (folder, endpointsFile) => {
          const args = ['bench', 'one', '--yes', '--endpoints', endpointsFile];
          const child = startCli(args, folder);
          child.stdin.end();
          const ending = finished(child);
          await until(() => simulator.ledger.length === 9 || child.exitCode !== null);
          child.kill('SIGINT');
          const { code, stdout, stderr } = await ending;
          assert.deepEqual([code, stdout], [130, ''], stderr);
          assert.match(
            stderr,
            /Called off, nothing is under way: \$0\.\d+ spent at most.*; [0-3] of 6 pairs.*--resume/,
          );
          await until(() => simulator.ledger.every(({ end }) => end !== 'open'));
          const resumed = await runCli([...args, '--resume'], folder);
          assert.equal(resumed.code, 0, resumed.stderr);
          const runs = join(folder, '.promptmeter/experiments');
          const [file, ...others] = readdirSync(runs).filter((name) => name.endsWith('.jsonl'));
          assert.deepEqual(others, []);
          const { trials, end } = readRun(join(runs, file!))!;
          assert.equal(end?.reason, 'complete');
          assert.equal(trials.filter(({ status }) => status === 'cancelled').length, 1);
        },
        [mine],
      );
    } finally {
      await simulator.close();
    }
  });

  it('keeps what experiments spend in a day below the ceiling of the user, in all workspaces', async () => {
    const simulator = await Simulator.start(usualOptions);
    const price = { inputUsdPerMTok: 1000, outputUsdPerMTok: 1000 };
    const baseUrl = `${simulator.origin}/v1`;
    const mine = { name: 'mine', kind: 'openai', baseUrl, model: 'simulated-1', price };
    const experiment = twoVariants.replace('[simulated]', '[mine]').replace('pairs: 6', 'pairs: 2');
    try {
      await inFolder({}, async (home) => {
        const settings = join(home, 'config/promptmeter/settings.json');
        mkdirSync(dirname(settings), { recursive: true });
        const variables = { XDG_DATA_HOME: join(home, 'data'), XDG_CONFIG_HOME: join(home, 'config') };
        const run = (): Promise<CliRun> =>
          new Promise((resolve, reject) => {
            const inside = async (folder: string, endpointsFile: string): Promise<void> =>
              resolve(
                await runCli(
                  ['bench', 'one', '--yes', '--max-usd', '100', '--endpoints', endpointsFile],
                  folder,
                  '',
                  variables,
                ),
              );
            inWorkspace(experiment, inside, [mine]).catch(reject);
          });
        for (const [text, code, message] of [
          [
            '{ "experiments.dailyUsd": 0.1 }',
            2,
            /Nothing was sent: it would cost about .*per day is \$0\.10/,
          ],
          ['{ "experiments.dailyusd": 50 }', 2, /settings\.json: .*dailyusd/],
          ['{ "experiments.dailyUsd": "50" }', 2, /settings\.json: .*dollars/],
          ['{', 2, /settings\.json is no JSON/],
          ['{ "experiments.dailyUsd": 1 }', 0, /per/],
          ['{ "experiments.dailyUsd": 0.3 }', 2, /Nothing was sent: .*have spent \$0\.\d+ today/],
        ] as const) {
          writeFileSync(settings, text);
          const sent = simulator.ledger.length;
          const { code: ended, stderr } = await run();
          assert.equal(ended, code, stderr);
          assert.match(stderr, message);
          assert.equal(simulator.ledger.length > sent, code === 0);
        }
      });
    } finally {
      await simulator.close();
    }
  });

  it('runs an experiment against the built-in endpoint and prints the contract as JSON', async () => {
    await inWorkspace(twoVariants, async (folder) => {
      const run = await runCli(['bench', 'one', '--yes', '--pairs', '12', '--format', 'json'], folder);
      assert.equal(run.code, 0, run.stderr);
      const result = JSON.parse(run.stdout) as {
        schemaVersion: number;
        simulated: boolean;
        arms: {
          variant: string;
          endpoint: string;
          ok: number;
          attempted: number;
          warmup: number;
          tokens: object;
        }[];
        contrasts: { baseline: string; candidate: string; metric: string; n: number; verdict: string }[];
        spentUsd: number;
        trialsFile: string;
      };
      assert.deepEqual([result.schemaVersion, result.simulated], [1, true]);
      assert.deepEqual(
        result.arms.map(({ variant, endpoint, warmup }) => [variant, endpoint, warmup]),
        [
          ['A', 'simulated', 1],
          ['B', 'simulated', 1],
        ],
      );
      const ttft = result.contrasts.find(({ metric }) => metric === 'ttft')!;
      assert.deepEqual([ttft.baseline, ttft.candidate], ['A', 'B']);
      const input = result.contrasts.find(({ metric }) => metric === 'inputTokens')!;
      assert.equal(input.verdict, ttft.n < 9 ? 'inconclusive' : 'lower', JSON.stringify(input));
      assert.ok(result.spentUsd > 0 && result.spentUsd < 0.02);
      // What the editor's page is given of the same file, cell by cell.
      const read = readRun(join(folder, result.trialsFile))!;
      const { schemaVersion, trialsFile, ...told } = JSON.parse(run.stdout) as Record<string, unknown>;
      const { summary, head } = viewOf(read, result.trialsFile);
      assert.deepEqual(JSON.parse(JSON.stringify(summary.comparison)), told);
      assert.deepEqual([schemaVersion, trialsFile], [1, head.trialsFile]);
      const lines = readFileSync(join(folder, result.trialsFile), 'utf8').trim().split('\n');
      const kinds = lines.map((line) => (JSON.parse(line) as { kind: string }).kind);
      assert.equal(kinds[0], 'run');
      assert.equal(kinds.at(-1), 'end');
      assert.equal(
        kinds.filter((kind) => kind === 'sent').length,
        kinds.filter((kind) => kind === 'trial').length,
      );
      assert.equal(readFileSync(join(folder, '.promptmeter/experiments/.gitignore'), 'utf8'), '*\n');
      assert.match(run.stderr, /up to 26 requests/);
      assert.match(run.stderr, /the ceiling is \$1\.00 \(simulated: nothing is billed\)/);
    });
  });

  it('says as table and Markdown that it was simulated', async () => {
    await inWorkspace(twoVariants, async (folder) => {
      const table = await runCli(['bench', 'one', '--yes', '--pairs', '2'], folder);
      assert.equal(table.code, 0, table.stderr);
      assert.match(table.stdout, /^SIMULATED: /m);
      // On a busy machine even two pairs may be left out.
      assert.match(table.stdout, /inconclusive: about \d+ more pairs needed|^[01] of 2 pairs count/m);
      const markdown = await runCli(
        ['bench', 'one', '--yes', '--pairs', '2', '--format', 'markdown'],
        folder,
      );
      assert.match(markdown.stdout, /^# one \(simulated\)/);
      const csv = await runCli(['bench', 'one', '--yes', '--pairs', '2', '--format', 'csv'], folder);
      assert.match(csv.stdout, /^baseline,candidate,metric/);
      const html = await runCli(['bench', 'one', '--yes', '--pairs', '2', '--format', 'html'], folder);
      assert.match(html.stdout, /^<!DOCTYPE html>/);
      assert.match(html.stdout, /"included":\{"cases":\[\{"case":"case 1"/);
      assert.doesNotMatch(html.stdout, /<(?:script|link|img)[^>]+(?:src|href)=/);
      assert.ok(!html.stdout.includes(folder), 'no place of this machine');
    });
  });

  it('uses the endpoints and the key of the user, and writes the key nowhere', async () => {
    const simulator = await Simulator.start(usualOptions);
    try {
      const mine = {
        name: 'mine',
        kind: 'openai',
        baseUrl: `${simulator.origin}/v1`,
        model: 'gpt-5-nano',
        apiKeyEnv: 'MINE_KEY',
      };
      await inWorkspace(
        twoVariants.replace('[simulated]', '[mine]'),
        async (folder, file) => {
          const args = ['bench', 'one', '--yes', '--pairs', '2', '--endpoints', file, '--format', 'json'];
          const without = await runCli(args, folder);
          assert.deepEqual(
            [without.code, without.stderr.includes('set the environment variable MINE_KEY')],
            [2, true],
          );
          const broken = await runCli(args, folder, '', { MINE_KEY: `${key}\nx-admin: 1` });
          assert.deepEqual([broken.code, broken.stderr.includes('What MINE_KEY holds is no key')], [2, true]);
          assert.ok(!broken.stderr.includes(key));
          assert.deepEqual(simulator.ledger, []);
          const run = await runCli(args, folder, '', { MINE_KEY: key });
          assert.equal(run.code, 0, run.stderr);
          const { trialsFile, simulated } = JSON.parse(run.stdout) as {
            trialsFile: string;
            simulated: boolean;
          };
          assert.equal(simulated, true, 'the answers say so, whatever the endpoint is called');
          for (const text of [run.stdout, run.stderr, readFileSync(join(folder, trialsFile), 'utf8')]) {
            assert.ok(!text.includes(key));
          }
          assert.ok(simulator.ledger.length >= 6);
        },
        [mine],
      );
    } finally {
      await simulator.close();
    }
  });

  it('goes through HTTPS_PROXY, trusts NODE_EXTRA_CA_CERTS and leaves out NO_PROXY', async () => {
    const simulator = await Simulator.start(usualOptions);
    try {
      await withFront(simulator.origin, 'models.example', async ({ proxy, port, asked, certificateFile }) => {
        const price = { inputUsdPerMTok: 0, outputUsdPerMTok: 0 };
        const mine = { name: 'mine', kind: 'openai-compatible', model: 'simulated-1', price };
        for (const [baseUrl, noProxy, reached] of [
          ['https://models.example/v1', '', true],
          [`https://models.example:${port}/v1`, 'models.example', false],
        ] as const) {
          const test = async (folder: string, file: string): Promise<void> => {
            const args = ['bench', 'one', '--yes', '--pairs', '2', '--endpoints', file];
            const variables = { HTTPS_PROXY: proxy, NO_PROXY: noProxy, NODE_EXTRA_CA_CERTS: certificateFile };
            const run = await runCli(args, folder, '', variables);
            assert.equal(run.code, reached ? 0 : 3, run.stderr);
            assert.ok(!`${run.stdout}${run.stderr}`.includes('secret'));
          };
          await inWorkspace(twoVariants.replace('[simulated]', '[mine]'), test, [{ ...mine, baseUrl }]);
        }
        assert.ok(simulator.ledger.length > 0 && asked.length > 0);
        assert.ok(
          asked.every((line) => line.startsWith('CONNECT models.example:443 ')),
          asked.join(),
        );
      });
    } finally {
      await simulator.close();
    }
  });

  const refused: readonly (readonly [string, string, readonly string[], RegExp])[] = [
    ['without a terminal and without --yes', twoVariants, ['one'], /--yes sends them/],
    ['an experiment that is not there', twoVariants, ['two', '--yes'], /no experiment "two". There are: one/],
    [
      'an endpoint that is not there',
      twoVariants.replace('[simulated]', '[mine]'),
      ['one', '--yes'],
      /No endpoint is called "mine"/,
    ],
    [
      'a missing variable',
      twoVariants.replace('{ question: "When', '{ querstion: "When'),
      ['one', '--yes'],
      /case 2 has no value for "question"/,
    ],
    [
      'an unknown variable',
      twoVariants.replace('{ question: "When', '{ querstion: "When'),
      ['one', '--yes'],
      /has a value for "querstion", which no variant has/,
    ],
    [
      'a ceiling below the cost',
      twoVariants,
      ['one', '--yes', '--max-usd', '0'],
      /more than the ceiling of \$0/,
    ],
    [
      'a ceiling in the workspace below the cost',
      twoVariants.replace('warmup: 1', 'warmup: 1, maxUsd: 0'),
      ['one', '--yes'],
      /more than the ceiling/,
    ],
    [
      'an unknown key',
      twoVariants.replace('warmup', 'warmups'),
      ['one', '--yes'],
      /promptmeter\.yaml:8:\d+ Unknown key "experiments\.one\.plan\.warmups"/,
    ],
    [
      'a regular expression that is none',
      `${twoVariants}    checks: [{ type: regex, value: "(" }]\n`,
      ['one', '--yes'],
      /"\(" is no regular expression/,
    ],
  ];
  for (const [title, experiment, args, message] of refused) {
    it(`refuses ${title}, with 2 and before anything is sent`, async () => {
      await inWorkspace(experiment, async (folder) => {
        const run = await runCli(['bench', ...args], folder);
        assert.equal(run.code, 2, run.stderr);
        assert.match(run.stderr, message);
        assert.equal(run.stdout, '');
      });
    });
  }

  it('runs the code of a workspace only where it is told to', async () => {
    const checked = `${twoVariants}    checks: [{ type: javascript, value: "output.includes('simulated')" }]\n`;
    await inWorkspace(checked, async (folder) => {
      const args = ['bench', 'one', '--yes', '--pairs', '2', '--format', 'json'];
      const refused = await runCli(args, folder);
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /run JavaScript of this workspace.*--allow-code/);
      const run = await runCli([...args, '--allow-code'], folder);
      assert.equal(run.code, 0, run.stderr);
      const { arms } = JSON.parse(run.stdout) as { arms: { qualityPassRate: number }[] };
      assert.deepEqual(
        arms.map(({ qualityPassRate }) => qualityPassRate),
        [1, 1],
      );
    });
  });

  it('a workspace cannot raise the ceiling', async () => {
    await inWorkspace(twoVariants.replace('warmup: 1', 'warmup: 1, maxUsd: 1000'), async (folder) => {
      const run = await runCli(['bench', 'one', '--yes', '--pairs', '2'], folder);
      assert.match(run.stderr, /the ceiling is \$1\.00/);
    });
  });

  it('ends with 3 where an endpoint cannot be reached', async () => {
    const price = { inputUsdPerMTok: 0, outputUsdPerMTok: 0 };
    const gone = {
      name: 'gone',
      kind: 'openai-compatible',
      baseUrl: 'http://127.0.0.1:9/v1',
      model: 'none',
      price,
    };
    const test = async (folder: string, file: string): Promise<void> => {
      const run = await runCli(['bench', 'one', '--yes', '--endpoints', file], folder);
      assert.equal(run.code, 3, run.stderr);
      assert.match(run.stderr, /gone cannot be reached at http:\/\/127\.0\.0\.1:9\/v1/);
    };
    await inWorkspace(twoVariants.replace('[simulated]', '[gone]'), test, [gone]);
  });
});
