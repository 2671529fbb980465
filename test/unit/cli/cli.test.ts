import assert from 'node:assert/strict';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder } from '../workspace/tempFolder';
import { buildCli, finished, runCli, startCli } from './runCli';
import type { CliRun } from './runCli';

const rules = '# Rules\n\nAnswer in one sentence.\n';
const python = `from openai import OpenAI

SUMMARY_PROMPT = """You summarize support tickets in one friendly sentence.
Ticket: {ticket}"""


def summarize(ticket):
    return OpenAI().chat.completions.create(
        model="gpt-5-nano",
        messages=[{"role": "user", "content": SUMMARY_PROMPT.format(ticket=ticket)}],
    )
`;

interface ScanJson {
  readonly schemaVersion: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly root: string;
  readonly files: readonly {
    readonly path: string;
    readonly error: { readonly line: number } | null;
    readonly prompts: readonly { readonly id: string; readonly pricedAs: { readonly model: string } }[];
  }[];
  readonly totals: { readonly files: number; readonly prompts: number };
}

describe('the command line', function () {
  this.timeout(60_000);
  before(buildCli);

  describe('scan', () => {
    it('prints the report on stdout and everything else on stderr', async () => {
      const files = { 'AGENTS.md': rules, 'src/a.py': python, 'node_modules/x/AGENTS.md': rules };
      await inFolder(files, async (folder) => {
        const { code, stdout, stderr } = await runCli(['scan', '--format', 'json'], folder);
        assert.equal(code, 0);
        const report = JSON.parse(stdout) as ScanJson;
        assert.equal(report.schemaVersion, 1);
        assert.equal(report.tool.name, 'promptmeter');
        assert.equal(report.root, folder);
        assert.deepEqual(
          report.files.map(({ path, error, prompts }) => [
            path,
            error,
            prompts.map(({ pricedAs }) => pricedAs.model),
          ]),
          [
            ['AGENTS.md', null, ['gpt-5-mini']],
            ['src/a.py', null, ['gpt-5-nano']],
          ],
        );
        assert.match(stderr, /1 × installed dependencies: node_modules\//);
        const again = JSON.parse(
          (await runCli(['scan', '--format', 'json', '--jobs', '3'], folder)).stdout,
        ) as ScanJson;
        assert.deepEqual(again.files, report.files);
      });
    });

    it('prints each format, the table by default', async () => {
      await inFolder({ 'AGENTS.md': rules }, async (folder) => {
        const outputs: string[] = [];
        for (const args of [[], ['--format', 'table'], ['--format', 'markdown'], ['--format', 'csv']]) {
          const { code, stdout } = await runCli(['scan', ...args], folder);
          assert.equal(code, 0);
          assert.match(stdout, /AGENTS\.md/);
          outputs.push(stdout.replace(/\d+(\.\d+)? m?s/g, ''));
        }
        assert.equal(outputs[0], outputs[1]);
        assert.equal(new Set(outputs).size, 3);
      });
    });

    it('reads bad input beside good and still ends with 0', async () => {
      const files = {
        'AGENTS.md': rules,
        'prompts/binary.md': Uint8Array.of(1, 0, 2),
        'prompts/big.md': 'x'.repeat(3 * 1024 * 1024),
        'long.py': `PROMPT = "${'You are helpful. '.repeat(12_000)}"\n`,
        'nested.py': `PROMPT = ${'('.repeat(50)}"You are a helpful assistant"${' + " and you stay polite")'.repeat(50)}\n`,
        'half.py': 'SYSTEM_PROMPT = """You are a helpful assistant who\n',
        'bad.prompty': '---\nmodel: [\n---\nsystem:\nBe brief.\n',
      };
      await inFolder(files, async (folder) => {
        const { code, stdout, stderr } = await runCli(['scan', '--format', 'json'], folder);
        assert.equal(code, 0);
        const report = JSON.parse(stdout) as ScanJson;
        const byPath = new Map(report.files.map((file) => [file.path, file]));
        assert.equal(byPath.get('AGENTS.md')?.prompts.length, 1);
        assert.equal(byPath.get('long.py')?.prompts.length, 1);
        assert.equal(byPath.get('nested.py')?.prompts.length, 1);
        assert.notEqual(byPath.get('bad.prompty')?.error, null);
        assert.match(stderr, /binary file: prompts\/binary\.md/);
        assert.match(stderr, /larger than 2 MB: prompts\/big\.md/);
      });
    });

    it('reads a named file of any size, and ends with 2 if it cannot read one', async () => {
      const big = `PROMPT = "You are a helpful assistant. ${'Answer briefly. '.repeat(200_000)}"\n`;
      await inFolder(
        { 'big.py': big, 'bad.md': Uint8Array.of(1, 0, 2), 'AGENTS.md': rules },
        async (folder) => {
          const large = await runCli(['scan', 'big.py', '--format', 'json'], folder);
          assert.equal(large.code, 0);
          assert.equal((JSON.parse(large.stdout) as ScanJson).totals.prompts, 1);
          const { code, stdout, stderr } = await runCli(['scan', 'bad.md', 'AGENTS.md'], folder);
          assert.equal(code, 2);
          assert.match(stderr, /^promptmeter: .*bad\.md: binary file\.$/m);
          assert.match(stdout, /AGENTS/);
        },
      );
    });

    it('says what promptmeter.yaml says of prompts and variables that are not there', async () => {
      const config = [
        'prompts:',
        '  "a.py": { variables: { tiket: { tokens: 3 }, ticket: { tokens: 4 } } }',
        '  "src/b.py#WELCOME": { callsPerMonth: 3 }',
        '  "**": { callsPerMonth: 3 }',
        'models:',
        '  gpt-5: { extends: gpt-5-base, inputUsdPerMTok: 1 }',
        '  gpt-5-base: { inputUsdPerMTok: 1, outputUsdPerMTok: 2 }',
        '  gpt-55: { inputUsdPerMTok: 1, outputUsdPerMTok: 2 }',
        '  gpt-5-mini: { inputUsdPerMTok: 1, outputUsdPerMTok: 2 }',
        '',
      ].join('\n');
      const document =
        'from openai import OpenAI\ndef f(ticket):\n    OpenAI().responses.create(model="gpt-5", input=f"Sum up {ticket}.")\n';
      await inFolder(
        { 'promptmeter.yaml': config, 'a.py': document, 'c/AGENTS.md': rules },
        async (folder) => {
          const { code, stderr } = await runCli(['scan'], folder);
          assert.equal(code, 0);
          const said = stderr.split('\n').flatMap((line) => /promptmeter\.yaml: (.*)/.exec(line)?.[1] ?? []);
          assert.deepEqual(said, [
            'prompts: "a.py" has no variable "tiket". Did you mean "ticket"?',
            'prompts: "src/b.py#WELCOME" is no prompt of the workspace.',
            'models: "gpt-55" is the model of no prompt. Did you mean "gpt-5"?',
          ]);
          const part = await runCli(['scan', 'c'], folder);
          assert.doesNotMatch(part.stderr, /is no prompt/);
        },
      );
    });

    it('takes promptmeter.yaml, and flags before it', async () => {
      const config = 'defaults: { model: gpt-5-nano }\nexclude: ["**/legacy/**"]\nbudgets: { dailyUsd: 2 }\n';
      const files = { 'promptmeter.yaml': config, 'sub/AGENTS.md': rules, 'sub/legacy/AGENTS.md': rules };
      await inFolder(files, async (folder) => {
        const models = async (...args: string[]): Promise<string[]> => {
          const { stdout, stderr } = await runCli(['scan', '--format', 'json', ...args], join(folder, 'sub'));
          assert.match(stderr, /not applied yet from .*promptmeter\.yaml: budgets/);
          const report = JSON.parse(stdout) as ScanJson;
          assert.equal(report.root, folder);
          return report.files.map(({ path, prompts }) => `${path} ${prompts[0]!.pricedAs.model}`);
        };
        assert.deepEqual(await models(), ['sub/AGENTS.md gpt-5-nano']);
        assert.deepEqual(await models('--model', 'gpt-4o'), ['sub/AGENTS.md gpt-4o']);
        assert.deepEqual(await models('--exclude', '*.md'), []);
        assert.deepEqual(await models('--include', 'elsewhere/**'), []);
      });
    });

    it('keeps control characters of the workspace out of the terminal', async () => {
      const name = 'prompts/red\u001b[31m\u202egreen.md';
      await inFolder({ [name]: rules, 'prompts/bin\u001b[2J.md': Uint8Array.of(0) }, async (folder) => {
        for (const format of ['table', 'markdown', 'csv', 'json']) {
          const { stdout, stderr } = await runCli(['scan', '--format', format], folder);
          // eslint-disable-next-line no-control-regex -- they are what must not be there
          assert.doesNotMatch(stdout + stderr, /[\u0000-\u0008\u000b-\u000c\u000e-\u001f\u202e]/);
          if (format === 'json') assert.equal((JSON.parse(stdout) as ScanJson).files[0]?.path, name);
        }
      });
    });
  });

  it('shows a text alone as among all files: with the model of the call that sends it', async () => {
    const files = {
      'promptmeter.yaml': 'defaults: {}\n',
      'src/prompts.py':
        'TIDES_PROMPT = "You are a pilot. Tell the guest which tide is next, in one short sentence."\n',
      'src/api.py':
        'from openai import OpenAI\nfrom prompts import TIDES_PROMPT\nOpenAI().responses.create(model="gpt-4o", instructions=TIDES_PROMPT, input="Which tide is next?")\n',
    };
    await inFolder(files, async (folder) => {
      const scanned = async (path: string): Promise<unknown> => {
        const { stdout } = await runCli(['scan', path, '--format', 'json'], folder);
        return (JSON.parse(stdout) as ScanJson).files.find((file) => file.path === 'src/prompts.py');
      };
      const whole = await scanned('.');
      assert.deepEqual(await scanned('src/prompts.py'), whole);
      assert.match(JSON.stringify(whole), /"matchedModel":"gpt-4o"/);
      const { stdout } = await runCli(['explain', 'src/prompts.py#TIDES_PROMPT'], folder);
      assert.match(stdout, /A part of the input of src\/api\.py#1/);
    });
  });

  describe('mistakes', () => {
    const config = { 'promptmeter.yaml': 'defaults:\n  modle: gpt-5-mini\n', 'a.bin': Uint8Array.of(0) };
    const cases: readonly (readonly [string, readonly string[], RegExp])[] = [
      ['no command', [], /Usage: promptmeter/],
      ['an unknown command', ['scam'], /unknown command 'scam'.*\n?.*scan/],
      ['an unknown option', ['scan', '--modle', 'x'], /unknown option '--modle'/],
      [
        'an unknown format',
        ['scan', '--format', 'pdf'],
        /'pdf' is invalid\. Allowed choices are table, json/,
      ],
      ['a missing path', ['scan', 'nowhere'], /nowhere: no such file or folder\. Check the spelling/],
      ['jobs that are no number', ['scan', '--jobs', 'many'], /whole number of at least 1/],
      ['no jobs', ['scan', '--jobs', '0'], /whole number of at least 1/],
      ['negative output', ['scan', '--output-tokens', '-5'], /whole number of at least 0/],
      ['an empty model', ['scan', '--model', ''], /must not be empty/],
      ['a missing configuration', ['scan', '--config', 'no.yaml'], /no\.yaml: cannot be read: no such file/],
      ['a name that is no Unicode', ['scan', 'r\uFFFD.md'], /its name is not valid Unicode/],
      ['an empty path', ['scan', ''], /a path is empty\. Name a file or a folder/],
      ['an empty glob', ['scan', '--include', ''], /an empty glob matches nothing/],
      ['a glob that is not closed', ['scan', '--exclude', '{a,b'], /"\{" that is not closed/],
      [
        'an unknown key',
        ['scan'],
        /promptmeter\.yaml:2:3 Unknown key "defaults\.modle"\. Did you mean "model"\? Known keys: model/,
      ],
      ['a file to count that is missing', ['count', '--model', 'gpt-4o', 'no.md'], /no\.md: no such file/],
      [
        'a binary file to count',
        ['count', '--model', 'gpt-4o', 'a.bin'],
        /a\.bin: binary file; only text has tokens/,
      ],
      ['a name to count that is no Unicode', ['count', 'r\uFFFD.md'], /its name is not valid Unicode/],
      ['a file to count without an end', ['count', '/dev/zero'], /\/dev\/zero: not a regular file/],
    ];
    for (const [name, args, message] of cases) {
      it(`end with 2 and say what to do: ${name}`, async () => {
        await inFolder(config, async (folder) => {
          const { code, stdout, stderr } = await runCli(args, folder);
          assert.match(stderr, message);
          assert.equal(stdout, '');
          assert.equal(code, 2);
        });
      });
    }
  });

  describe('count', () => {
    it('says where nobody knows how the model counts', async () => {
      await inFolder({ 'a.txt': 'Hello' }, async (folder) => {
        const { stderr } = await runCli(['count', 'a.txt', '--model', 'gtp5-mini'], folder);
        assert.match(stderr, /Nobody here knows how gtp5-mini counts.* Did you mean gpt-5-mini\?/);
        const unknown = await runCli(['count', 'a.txt', '--model', 'some-model-9'], folder);
        assert.match(unknown.stderr, /Nobody here knows how some-model-9 counts.* Check its name/);
        const misspelt = await runCli(['count', 'a.txt', '--model', 'gpt-5-minni'], folder);
        assert.match(
          misspelt.stderr,
          /No model is known as gpt-5-minni: .* o200k_base\. Did you mean gpt-5-mini\?/,
        );
        const known = await runCli(['count', 'a.txt', '--model', 'gpt-5-mini'], folder);
        assert.doesNotMatch(known.stderr, /Nobody here/);
      });
    });

    it('counts files and standard input in one call', async () => {
      await inFolder({ 'a.md': 'hello world', 'b.md': '\uFEFFhello' }, async (folder) => {
        const args = ['count', '--model', 'gpt-4o', '--format', 'json', 'a.md', 'b.md', '-'];
        const { code, stdout, stderr } = await runCli(args, folder, 'hello hello hello');
        assert.equal(code, 0);
        assert.match(
          stderr,
          /^b\.md: the byte order mark at its start is counted, as most programs send it\.\s*$/,
        );
        const counted = (path: string, tokens: number): object => {
          return { path, tokens, method: 'exact', encoding: 'o200k_base', errorPct: null };
        };
        assert.deepEqual(JSON.parse(stdout), {
          schemaVersion: 1,
          model: 'gpt-4o',
          assumed: false,
          results: [counted('a.md', 2), counted('b.md', 2), counted('-', 3)],
        });
      });
    });

    it('counts the good files beside bad ones, which it names', async () => {
      await inFolder({ 'a.md': 'hello world' }, async (folder) => {
        const args = ['count', '--model', 'gpt-4o', '--format', 'json', 'a.md', 'no.md', 'none.md'];
        const { code, stdout, stderr } = await runCli(args, folder);
        assert.equal(code, 2);
        assert.match(stderr, /no\.md: no such file[^]*none\.md: no such file/);
        const { results } = JSON.parse(stdout) as { results: { path: string; tokens: number }[] };
        assert.deepEqual(
          results.map(({ path, tokens }) => [path, tokens]),
          [['a.md', 2]],
        );
      });
    });

    it('reads standard input where no file is named, and marks an estimate', async () => {
      await inFolder({}, async (folder) => {
        const { stdout } = await runCli(['count', '--model', 'claude-sonnet-4-5'], folder, 'hello world');
        assert.match(stdout, /~\d+ {2}(?:estimated|calibrated)/);
        const { stderr } = await runCli(['count', '--model', 'gpt-4o'], folder, Uint8Array.of(0x61, 0xff));
        assert.match(stdout, /~\d/);
        assert.match(stderr, /-: not valid text; each invalid byte is counted as U\+FFFD/);
      });
    });
  });

  const declared =
    'defaults: { model: mine }\nmodels: { mine: { extends: gpt-4 }, other: { encoding: o200k_base } }\n';
  for (const [args, encoding] of [
    [[], 'cl100k_base'],
    [['--model', 'mine'], 'cl100k_base'],
    [['--model', 'other'], 'o200k_base'],
  ] as const) {
    it(`counts as promptmeter.yaml declares: ${args.join(' ')}`, async () => {
      await inFolder({ 'promptmeter.yaml': declared }, async (folder) => {
        const { stdout } = await runCli(['count', '--format', 'json', ...args], folder, 'hello world');
        const { results } = JSON.parse(stdout) as { results: unknown };
        assert.deepEqual(results, [{ path: '-', tokens: 2, method: 'exact', encoding, errorPct: null }]);
      });
    });
  }

  it('counts for the default model where none is named, and says so', async () => {
    await inFolder({}, async (folder) => {
      const { code, stdout, stderr } = await runCli(['count', '--format', 'json'], folder, 'hello world');
      assert.equal(code, 0);
      const counted = JSON.parse(stdout) as { model: string; assumed: boolean };
      assert.deepEqual([counted.model, counted.assumed], ['gpt-5-mini', true]);
      assert.match(stderr, /counted for gpt-5-mini \(assumed\)/);
    });
  });

  it('shows amounts in the currency of promptmeter.yaml as it is now, and JSON in USD', async () => {
    const currency = (perUsd: string): string =>
      `currency: { code: EUR, perUsd: ${perUsd}, asOf: 2026-11-01 }\n`;
    await inFolder({ 'promptmeter.yaml': '', 'AGENTS.md': rules }, async (folder) => {
      const scan = async (format: string, config: string): ReturnType<typeof runCli> => {
        writeFileSync(join(folder, 'promptmeter.yaml'), config);
        return runCli(['scan', '--format', format], folder);
      };
      const cost = async (config: string): Promise<number> => {
        const { stdout } = await scan('table', config);
        return Number(/~[$€]([\d.]+)\/1K calls of each/.exec(stdout)?.[1]);
      };
      const usd = await cost('');
      assert.ok(Math.abs((await cost(currency('100'))) / usd - 100) < 2);
      assert.ok(Math.abs((await cost(currency('1000'))) / usd - 1000) < 20);
      const { stdout } = await scan('json', currency('100'));
      assert.deepEqual((JSON.parse(stdout) as { currency: unknown }).currency, {
        code: 'EUR',
        perUsd: 100,
        asOf: '2026-11-01',
      });
      const refused = await scan('table', currency('-1'));
      assert.equal(refused.code, 2);
      assert.match(refused.stderr, /promptmeter\.yaml:1:32 "currency\.perUsd" .* a number above 0/);
    });
  });

  it('explains the cost of one prompt, or says which there are', async () => {
    const files = { 'promptmeter.yaml': 'defaults: { model: gpt-5-nano }\n', 'AGENTS.md': rules };
    await inFolder(files, async (folder) => {
      const { code, stdout } = await runCli(['explain', 'AGENTS.md#0'], folder);
      assert.equal(code, 2);
      assert.equal(stdout, '');
      const { stderr } = await runCli(['explain', 'AGENTS.md#0'], folder);
      const [, id = ''] = /Prompts of the file: (.*)\.\n/.exec(stderr) ?? [];
      const explained = await runCli(['explain', id], folder);
      assert.equal(explained.code, 0, explained.stderr);
      assert.match(explained.stdout, /One call +\$[\d.]+/);
      assert.match(explained.stdout, /Priced as \| `gpt-5-nano`/);
      const inMarkdown = await runCli(['explain', id, '--format', 'markdown'], folder);
      assert.match(inMarkdown.stdout, /\\\$/);
      const fit = await runCli(['explain', id, '--budget', '1'], folder);
      assert.match(fit.stdout, /Fit into 1 tokens\n\n.*no variable can help/);
      assert.equal((await runCli(['explain', 'AGENTS.md'], folder)).code, 2);
    });
  });

  it('writes a first configuration, and never over one that is there', async () => {
    await inFolder({ 'AGENTS.md': rules }, async (folder) => {
      const first = await runCli(['init'], folder);
      assert.equal(first.code, 0, first.stderr);
      assert.match(first.stdout, /Wrote .*promptmeter\.yaml from 1 prompt\./);
      assert.equal((await runCli(['scan'], folder)).code, 0);
      const second = await runCli(['init'], folder);
      assert.equal(second.code, 2);
      assert.match(second.stderr, /is there already\. Edit it, or replace it with --force/);
      writeFileSync(join(folder, 'promptmeter.yaml'), 'broken: [');
      assert.equal((await runCli(['init', '--force'], folder)).code, 0);
      assert.equal((await runCli(['scan'], folder)).code, 0);
    });
  });

  it('says what is in the way of a configuration', async () => {
    await inFolder({ 'promptmeter.yaml/a.txt': '', 'AGENTS.md': rules }, async (folder) => {
      const { code, stderr } = await runCli(['init', '--force'], folder);
      assert.equal(code, 2);
      assert.match(stderr, /promptmeter\.yaml cannot be written: a folder of that name is there\./);
    });
  });

  it('counts and shows prices beside a broken configuration, where it can only add something', async () => {
    await inFolder({ 'promptmeter.yaml': 'broken: [', 'a.md': 'one two' }, async (folder) => {
      for (const args of [
        ['count', '--model', 'gpt-5', 'a.md'],
        ['prices', 'show', 'gpt-5'],
      ]) {
        const { code, stdout, stderr } = await runCli(args, folder);
        assert.equal(code, 0, stderr);
        assert.notEqual(stdout, '');
        assert.match(stderr, /Note: promptmeter\.yaml:1:\d+ .*\nNote: it is left out of account here\.\n/);
      }
      assert.equal((await runCli(['count', 'a.md'], folder)).code, 2);
      const named = await runCli(['prices', 'show', 'gpt-5', '--config', 'promptmeter.yaml'], folder);
      assert.equal(named.code, 2);
    });
  });

  describe('prices show', () => {
    const shown = async (args: readonly string[], config = ''): Promise<CliRun> => {
      let run: CliRun | undefined;
      await inFolder({ 'promptmeter.yaml': config }, async (folder) => {
        run = await runCli(['prices', 'show', ...args], folder);
      });
      return run!;
    };

    it('prints the contract', async () => {
      const { code, stdout } = await shown(['claude-sonnet-4-5', '--format', 'json']);
      assert.equal(code, 0);
      const price = JSON.parse(stdout) as Record<string, unknown>;
      assert.match(String(price.asOf), /^\d{4}-\d\d-\d\d$/);
      assert.deepEqual(price.usdPerMTok, {
        input: 3,
        cacheRead: 0.3,
        cacheWrite5m: 3.75,
        cacheWrite30m: null,
        cacheWrite1h: 6,
        output: 15,
        reasoning: null,
        batchInput: 1.5,
        batchOutput: 7.5,
      });
      const { matchedModel, provider, minimumCacheableTokens, maxOutputTokens, contextWindow } = price;
      assert.deepEqual(
        [matchedModel, provider, minimumCacheableTokens, maxOutputTokens, contextWindow],
        ['claude-sonnet-4-5', 'anthropic', 1024, 64_000, 200_000],
      );
      assert.ok((price.origins as { field: string }[]).some(({ field }) => field === 'services'));
      // Counts in that encoding are no counts of Claude's.
      assert.deepEqual([price.encoding, price.countMethod], ['o200k_base', 'calibrated']);
    });

    it('says how a model counts as its declaration does', async () => {
      const models = [
        ['extends: claude-sonnet-4-5', /^Tokens: calibrated, .* \(fitted to counts of its vocabulary\)$/m],
        ['extends: gpt-5-mini', /^Tokens: exact \(o200k_base\)$/m],
        ['extends: gpt-5-mini, encoding: claude-3', /^Tokens: calibrated, /m],
      ] as const;
      for (const [declared, line] of models) {
        const { stdout } = await shown(['mine'], `models: { mine: { ${declared} } }\n`);
        assert.match(stdout, line, declared);
      }
    });

    it('prints every field in words with its page and day, and which model it matched', async () => {
      const { stdout, stderr } = await shown(['gpt-5-2025-08-07']);
      assert.match(stdout, /^gpt-5-2025-08-07 \(gpt-5\), sold by openai; .* as of \d{4}-/);
      assert.match(stdout, /^flex +\$0\.625 +\$0\.0625 /m);
      assert.match(stdout, /^priority +\$2\.5 /m);
      assert.match(stdout, /^Shortest cacheable prefix: 1,024 tokens \(https:\S+, \d{4}-\d\d-\d\d\)$/m);
      assert.match(stdout, /^Services: https:\S+, \d{4}-\d\d-\d\d$/m);
      assert.match(stderr, /gpt-5-2025-08-07 is listed in the price table under gpt-5/);
    });

    it('prints what a service makes of every rate, also above a tier', async () => {
      const { stdout } = await shown(['claude-sonnet-4-5']);
      assert.match(stdout, /^batch +\$1\.5 +\$0\.15 +\$1\.875 +\$3 +\$7\.5 +\$7\.5$/m);
      assert.match(stdout, /^batch, above 200,000 tokens +\$3 +\$0\.3 +\$3\.75 +\$6 +\$11\.25 +\$11\.25$/m);
      assert.match(stdout, /^Rates above the context window are for accounts/m);
    });

    it('prints the longest input where no context window is known', async () => {
      const { stdout } = await shown(['gemini-2.5-pro']);
      assert.match(stdout, /^Longest input: 1,048,576 tokens \(LiteLLM /m);
    });

    it('prints what audio costs', async () => {
      const { stdout } = await shown(['gemini-2.5-flash']);
      assert.match(stdout, /^Audio input: \$1$/m);
      assert.match(stdout, /^Audio input from the cache: \$0\.1$/m);
    });

    it('prints the hours of prices that depend on them', async () => {
      const { stdout } = await shown(['deepseek-v4-flash']);
      assert.match(stdout, /^01:00–04:00 UTC, not Sat, Sun \(UTC\+8\) +\$0\.44 /m);
      assert.match(stdout, /^other hours +\$0\.22 /m);
    });

    it('prints what the configuration declares', async () => {
      const config = 'models:\n  my-gateway/gpt-5: { extends: gpt-5, inputUsdPerMTok: 1.1 }\n';
      const { stdout } = await shown(['my-gateway/gpt-5'], config);
      assert.match(stdout, /^my-gateway\/gpt-5 \(gpt-5\), .*declared in promptmeter\.yaml, the rest from/);
      assert.match(stdout, /^all +\$1\.1 +\$0\.125 .* \$10 /m);
      assert.match(stdout, /^Input: declared in promptmeter\.yaml, /m);
    });

    it('ends with 2 for a price that nobody knows', async () => {
      const { code, stderr } = await shown(['my-own-llm']);
      assert.equal(code, 2);
      assert.match(stderr, /does not know my-own-llm/);
    });
  });

  describe('the process', () => {
    it('tells its version', async () => {
      const manifest = JSON.parse(readFileSync(join(__dirname, '../../../package.json'), 'utf8')) as {
        version: string;
      };
      assert.deepEqual(await runCli(['--version'], __dirname), {
        code: 0,
        stdout: `${manifest.version}\n`,
        stderr: '',
      });
    });

    it('shows help with examples', async () => {
      for (const args of [
        ['--help'],
        ['scan', '--help'],
        ['count', '--help'],
        ['prices', 'show', '--help'],
      ]) {
        const { code, stdout } = await runCli(args, __dirname);
        assert.equal(code, 0);
        assert.match(stdout, /Examples?:\n {2}/);
      }
    });

    it('says nothing when the reader of a pipe has had enough', async () => {
      const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`${i}/AGENTS.md`, rules]));
      await inFolder(files, async (folder) => {
        const child = startCli(['scan', '--format', 'json'], folder);
        child.stdout.once('data', () => child.stdout.destroy());
        const { code, stderr } = await finished(child);
        assert.equal(code, 0);
        assert.equal(stderr, '');
      });
    });

    it('says that the output cannot be written', async function () {
      if (!existsSync('/dev/full')) this.skip();
      await inFolder({ 'AGENTS.md': rules }, async (folder) => {
        const full = openSync('/dev/full', 'w');
        const child = startCli(['scan'], folder, full);
        const { code, stderr } = await finished(child);
        closeSync(full);
        assert.match(stderr, /cannot write the output: no space left on device/);
        assert.equal(code, 1);
      });
    });

    it('keeps no results where the user has no home', async function () {
      if (process.platform !== 'linux') this.skip();
      await inFolder({ 'AGENTS.md': rules }, async (folder) => {
        const child = startCli(['scan'], folder, 'pipe', { HOME: '', XDG_CACHE_HOME: '' });
        assert.equal((await finished(child)).code, 0);
        assert.deepEqual(readdirSync(folder), ['AGENTS.md']);
      });
    });

    it('ends with 130 and its threads when it is interrupted', async () => {
      const files = Object.fromEntries(
        Array.from({ length: 500 }, (_, i) => [`${i}.py`, python.repeat(100)]),
      );
      await inFolder({ ...files, 'promptmeter.yaml': 'budgets: {}\n' }, async (folder) => {
        const child = startCli(['scan'], folder);
        const run = finished(child);
        await once(child.stderr, 'data');
        child.kill('SIGINT');
        const { code, stdout } = await run;
        assert.equal(code, 130);
        assert.equal(stdout, '');
      });
    });
  });
});
