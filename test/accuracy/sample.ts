/**
 * Draws what somebody has to read to judge how well prompts are found in checkouts:
 *
 *   npx tsx test/accuracy/sample.ts --seed 1 --detected 25 --undetected 25 --out <folder> <checkout>…
 *
 * For each checkout, messages that were found, and long texts that were not: string literals of 80 characters and
 * more, and whole text files that no format takes for prompts. One Markdown file of each kind, every row with its
 * place, what was read of it and the lines themselves; and the sizes of both populations, for the estimate of recall:
 * found and right ÷ (found and right + share of prompts among the undetected × number of undetected).
 */
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { variableNames } from '../../src/prompt/model';
import { evidenceWords, longNotPrompts, whyNotWords } from '../../src/report/evidenceWords';
import type { WorkspaceReport } from '../../src/report/model';
import { isWritten } from '../../src/report/renderings/json';
import { findFiles } from '../../src/workspace/findFiles';
import { findRoot } from '../../src/workspace/root';
import { scanWorkspace } from '../../src/workspace/scan';
import { createThreadAnalyzer } from '../../src/workspace/threadAnalyzer';
import { seededRandom } from '../unit/support/dice';

interface Row {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly words: string;
}

const project = join(__dirname, '../..');
const assetsFolder = join(project, 'dist/assets');
const textFile =
  /\.(?:md|mdx|markdown|txt|rst|ya?ml|toml|json|j2|jinja2?|hbs|mustache|prompt|xml|tmpl|html)$/i;
const shownLines = 60;

async function scan(checkout: string): Promise<WorkspaceReport> {
  const { root, repository } = await findRoot([checkout]);
  const analyzer = createThreadAnalyzer({
    script: join(project, 'dist/worker.js'),
    assetsFolder,
    threads: 2,
  });
  try {
    return await scanWorkspace({
      root,
      repository,
      paths: [checkout],
      include: [],
      exclude: [],
      assumptions: defaultAssumptions,
      analyzer,
      explain: true,
    });
  } finally {
    analyzer.dispose();
  }
}

function detectedRows({ files }: WorkspaceReport): Row[] {
  return files.flatMap((file) =>
    file.prompts.flatMap((prompt) =>
      prompt.messages
        .filter((message) => isWritten(message) && message.path === undefined)
        .map((message) => ({
          path: file.path,
          startLine: message.startLine,
          endLine: message.endLine,
          words: `role ${message.role} · variables {${variableNames(message.parts).join(', ')}} · model ${prompt.model ?? '-'} · provider ${prompt.provider ?? '-'} · ${prompt.format} · ${evidenceWords(prompt)}`,
        })),
    ),
  );
}

async function undetectedRows(checkout: string, report: WorkspaceReport): Promise<Row[]> {
  const literals = report.files.flatMap((file) =>
    longNotPrompts(file)
      .filter(({ why }) => why.kind !== 'docstring')
      .map((literal) => ({
        path: file.path,
        startLine: literal.startLine,
        endLine: literal.endLine,
        words: whyNotWords(literal),
      })),
  );
  const { root, repository } = await findRoot([checkout]);
  const claims = (path: string): boolean => textFile.test(path);
  const found = findFiles({ root, repository, paths: [checkout], include: [], exclude: [], claims });
  const withPrompts = new Set(
    report.files.filter(({ prompts }) => prompts.length > 0).map(({ path }) => path),
  );
  const files = found.files
    .filter(({ path, absolutePath }) => !withPrompts.has(path) && statSync(absolutePath).size >= 80)
    .map(({ path }) => ({ path, startLine: 1, endLine: shownLines, words: 'whole file' }));
  return [...literals, ...files];
}

/** Each place once: a literal that several calls send is one to read. */
function distinct(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [`${row.path}:${row.startLine}-${row.endLine}`, row])).values()];
}

function draw(rows: readonly Row[], count: number, random: () => number): Row[] {
  const left = [...rows];
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  );
}

function page(name: string, checkout: string, rows: readonly Row[], from: number): string {
  return rows
    .map(({ path, startLine, endLine, words }, index) => {
      const lines = readFileSync(join(checkout, path), 'utf8').split('\n');
      const first = Math.max(1, startLine - 4);
      const shown = lines
        .slice(first - 1, Math.min(endLine + 2, first + shownLines))
        .map((line, offset) => `${String(first + offset).padStart(5)} ${line.slice(0, 300)}`);
      return `## ${from + index}. ${name} ${path}:${startLine}-${endLine}\n\n${words}\n\n\`\`\`\`\n${shown.join('\n')}\n\`\`\`\`\n`;
    })
    .join('\n');
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      detected: { type: 'string', default: '25' },
      undetected: { type: 'string', default: '25' },
      out: { type: 'string' },
    },
  });
  if (values.out === undefined || positionals.length === 0) {
    console.error(
      'Usage: npx tsx test/accuracy/sample.ts --out <folder> [--seed n] [--detected n] [--undetected n] <checkout>…',
    );
    process.exitCode = 2;
    return;
  }
  const random = seededRandom(Number(values.seed));
  const pages = { detected: '', undetected: '' };
  let numbers = { detected: 1, undetected: 1 };
  for (const argument of positionals) {
    const checkout = resolve(argument);
    const name = basename(checkout);
    const report = await scan(checkout);
    const populations = {
      detected: distinct(detectedRows(report)),
      undetected: distinct(await undetectedRows(checkout, report)),
    };
    for (const kind of ['detected', 'undetected'] as const) {
      const rows = draw(populations[kind], Number(values[kind]), random);
      pages[kind] += page(name, checkout, rows, numbers[kind]);
      numbers = { ...numbers, [kind]: numbers[kind] + rows.length };
    }
    console.log(
      `${name}: ${report.totals.files} files read, ${populations.detected.length} messages, ${populations.undetected.length} long texts undetected`,
    );
  }
  mkdirSync(values.out, { recursive: true });
  for (const [kind, text] of Object.entries(pages)) writeFileSync(join(values.out, `${kind}.md`), text);
}

void main();
