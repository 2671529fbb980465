/**
 * What the rules about text find in real prompts, what that saves, and whether the fixes hold.
 *
 *   npx tsx test/bench/advice.bench.ts [--seed S] [--fixes N] [--placed N [--failed DIR]] [--rule ID]… [--sample N --out DIR] <checkout>…
 *
 * Every prompt of the checkouts is looked at once, each of its literals under the first prompt that sends it, with its
 * own model or the default one. Prints a table: of how many prompts a rule has something to say, and what of their
 * tokens it saves. Then N random findings of each safe rule (1,000 unless told; a fifth of that for the others), be the
 * saving ever so small, are applied one by one to the files in memory and read again: broken are those after which the
 * file has other prompts or variables, grown those after which it has no fewer tokens, outside those whose edits leave
 * the span of the finding. Then the texts in which a safe rule finds something (of indentation: any) are written into
 * files of other kinds, at other depths and beside other texts of the checkouts, until N different such files have been
 * fixed for each safe rule (1,000 unless told); with --failed those on which a fix fails are kept. With --sample, N random findings of each rule are written to a folder to be read, with their
 * lines before and after.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { applyFixes, edited } from '../../src/advice/applyFixes';
import type { Finding } from '../../src/advice/finding';
import type { PricedPrompt } from '../../src/advice/pricedPrompt';
import { cacheablePrefix } from '../../src/advice/prefix/cacheablePrefix';
import type { Rule } from '../../src/advice/rule';
import { rules } from '../../src/advice/rules';
import { hole, writtenText } from '../../src/advice/text/writtenText';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { createPromptParser } from '../../src/prompt/parse';
import type { Message, Prompt, SourceFile } from '../../src/prompt/model';
import { modelToCount } from '../../src/report/profile';
import { createTokenCounter } from '../../src/tokens/counter';
import type { ModelCounter } from '../../src/tokens/counter';
import { diskSources } from '../../src/workspace/diskSources';
import { findFiles } from '../../src/workspace/findFiles';
import { generatedReason } from '../../src/workspace/generatedCode';
import { nodeAssets } from '../../src/workspace/nodeAssets';
import { keptPriceTable } from '../../src/workspace/prices/priceTableOf';
import { readText } from '../../src/workspace/readText';
import { findRoot } from '../../src/workspace/root';
import { dice, seededRandom } from '../unit/support/dice';
import { codeHosts, hosts, placed } from './adviceHosts';

interface ReadFile extends SourceFile {
  readonly checkout: Checkout;
}

interface Checkout {
  readonly folder: string;
  readonly parse: (file: SourceFile) => ReturnType<ReturnType<typeof createPromptParser>['parse']>;
}

/** A prompt with at least one literal that no prompt before it had. */
interface Looked {
  readonly file: ReadFile;
  readonly priced: PricedPrompt;
  /** Of its literals, without variables. */
  readonly tokens: number;
  /** Those that are shown. */
  readonly findings: readonly Finding[];
  /** And those that save too little to be shown. */
  readonly small: readonly Finding[];
}

interface Found {
  readonly file: ReadFile;
  readonly priced: PricedPrompt;
  readonly finding: Finding;
}

const assets = nodeAssets(join(__dirname, '../../dist/assets'));
const parser = createPromptParser(assets);
const counters = createTokenCounter(assets);
const keptPrices = keptPriceTable();
/** With so many calls a month no saving is too small. */
const manyCalls = 1e12;
const shownAround = 3;
/** Of texts that are placed elsewhere: more takes long and shows no more. */
const longestPlaced = 30_000;
const longestShown = 80;

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      fixes: { type: 'string', default: '1000' },
      placed: { type: 'string', default: '1000' },
      failed: { type: 'string' },
      sample: { type: 'string' },
      out: { type: 'string' },
      rule: { type: 'string', multiple: true },
    },
  });
  if (positionals.length === 0) throw new Error('Name at least one checkout.');
  const looked: Looked[] = [];
  for (const folder of positionals) looked.push(...(await lookAt(resolve(folder), values.rule ?? [])));
  const found = looked.flatMap(({ findings, ...where }) =>
    findings.map((finding) => ({ ...where, finding })),
  );
  const all = looked.flatMap(({ findings, small, ...where }) =>
    [...findings, ...small].map((finding) => ({ ...where, finding })),
  );
  console.log(`${looked.length} prompts, ${sum(looked.map(({ tokens }) => tokens))} tokens of literals.`);
  console.table(Object.fromEntries(textRules(values.rule ?? []).map(({ id }) => [id, tableRow(id, looked)])));
  const random = seededRandom(Number(values.seed));
  if (values.sample !== undefined) {
    if (values.out === undefined) throw new Error('Say with --out where the samples are to go.');
    for (const { id } of textRules(values.rule ?? [])) {
      const own = distinct(ofRule(found, id));
      console.log(`${id}: ${own.length} different findings.`);
      writeSample(values.out, id, drawn(own, Number(values.sample), random));
    }
  }
  const proofs: Record<string, Proof> = {};
  for (const { id, tier } of textRules(values.rule ?? [])) {
    const fixable = ofRule(all, id).filter(({ finding }) => 'edits' in finding.fix);
    const count = Number(values.fixes) / (tier === 'safe' ? 1 : 5);
    const chosen = drawn(fixable, count, random).map(({ finding, ...where }) => ({
      ...where,
      findings: [finding],
    }));
    if (chosen.length > 0) proofs[id] = await prove(chosen);
  }
  proofs['all safe ones of a file'] = await prove(
    byFile(all.filter(({ finding }) => finding.tier === 'safe')),
  );
  console.log('Fixes, each applied alone to its file in memory, and all of a file together:');
  console.table(proofs);
  const placements: Record<string, object> = {};
  for (const rule of textRules(values.rule ?? []).filter(({ tier }) => tier === 'safe')) {
    placements[rule.id] = await provePlaced(rule, looked, {
      count: Number(values.placed),
      seed: Number(values.seed),
      failed: values.failed ?? null,
    });
  }
  console.log('Fixes of the same texts, written into files of other kinds:');
  console.table(placements);
  const refusals = new Map<string, number>();
  for (const { finding } of found) {
    if (!('none' in finding.fix)) continue;
    const key = `${finding.rule}: ${finding.fix.none.replace(/\d[\d,.]*/g, 'N')}`;
    refusals.set(key, (refusals.get(key) ?? 0) + 1);
  }
  console.log('Findings without a fix:');
  for (const [reason, count] of refusals) console.log(`  ${count} × ${reason}`);
}

/** Rules about wording and layout; those about caches, models and calls are measured by what they are about. */
function textRules(only: readonly string[]): typeof rules {
  return rules.filter(({ id }) =>
    only.length > 0 ? only.includes(id) : !/^(?:cache|model|call|context|reasoning|cost)\//.test(id),
  );
}

async function lookAt(folder: string, only: readonly string[]): Promise<Looked[]> {
  const { root, repository } = await findRoot([folder]);
  const sources = diskSources(root);
  const checkout = { folder, parse: (file: SourceFile) => parser.parse(file, sources) };
  const looked: Looked[] = [];
  const seen = new Set<string>();
  const isNew = (key: string): boolean => seen.size < seen.add(key).size;
  const claims = (path: string): boolean => parser.claims(path);
  const { files } = findFiles({ root, repository, paths: [folder], include: [], exclude: [], claims });
  for (const { path, absolutePath } of files) {
    const read = readText(absolutePath);
    if (read.kind !== 'text' || generatedReason(path, read.text) !== null) continue;
    const file = { path, text: read.text, checkout };
    for (const prompt of (await checkout.parse(file)).prompts) {
      const literals = prompt.messages.filter(
        (message) => message.unlisted === undefined && isNew(`${message.path ?? path}:${message.span.start}`),
      );
      if (literals.length === 0) continue;
      const priced = await pricedOf(prompt, file, (other) => sources.read(other));
      const tokens = sum(literals.map((message) => tokensOf(message, priced.counter)));
      const findingsAt = (callsPerMonth: number | null): Finding[] => {
        const there = { ...priced, assumptions: { ...defaultAssumptions, callsPerMonth } };
        const context = { prefix: cacheablePrefix(there) };
        return textRules(only)
          .flatMap((rule) => rule.find(there, context))
          .filter(
            ({ path: other, span, rule }) => other === undefined && isNew(`${rule} ${path}:${span.start}`),
          );
      };
      looked.push({ file, priced, tokens, findings: findingsAt(null), small: findingsAt(manyCalls) });
    }
  }
  return looked;
}

async function pricedOf(
  prompt: Prompt,
  { path, text }: SourceFile,
  read: (path: string) => string | null,
): Promise<PricedPrompt> {
  const prices = await keptPrices(defaultAssumptions);
  const counter = await counters.forModel(modelToCount(prompt, defaultAssumptions));
  const row = prices.find(counter.model, null);
  return {
    prompt,
    path,
    counter,
    row: 'unpriced' in row ? null : row,
    similarModel: null,
    leadingTokens: { tools: 0, responseFormat: 0 },
    inputTokens: sum(prompt.messages.map((message) => tokensOf(message, counter))),
    output: { kind: 'assumed', tokens: 300 },
    assumptions: defaultAssumptions,
    priceOf: () => null,
    textOf: (other) => (other === path ? text : read(other)),
  };
}

/** Of the literal of a message, without variables: literals that the program joins are one text. */
function tokensOf(message: Message, counter: ModelCounter): number {
  const runs = writtenText(message).text.split(hole);
  return sum(runs.map((run) => (run === '' ? 0 : counter.count(run).tokens)));
}

function tableRow(id: string, looked: readonly Looked[]): object {
  const shares: number[] = [];
  let saved = 0;
  let count = 0;
  for (const { findings, tokens } of looked) {
    const own = findings.filter(({ rule }) => rule === id);
    if (own.length === 0) continue;
    const tokensSaved = sum(own.map(({ saving }) => (saving ? saving.tokensNow - saving.tokensAfter : 0)));
    count += own.length;
    saved += tokensSaved;
    shares.push((100 * tokensSaved) / tokens);
  }
  shares.sort((a, b) => a - b);
  const at = (share: number): number =>
    Number((shares[Math.floor(share * (shares.length - 1))] ?? 0).toFixed(1));
  const { tier, level } = rules.find((rule) => rule.id === id)!;
  return {
    tier,
    level,
    findings: count,
    'applies to % of prompts': Number(((100 * shares.length) / looked.length).toFixed(2)),
    'saved % of tokens': Number(((100 * saved) / sum(looked.map(({ tokens }) => tokens))).toFixed(3)),
    'median % where it applies': at(0.5),
    'p90 %': at(0.9),
    'max %': at(1),
  };
}

interface Proof {
  fixes: number;
  applied: number;
  /** What `applyFixes` did not take: the file would not read as intended, or another fix changes the same text. */
  refused: number;
  broken: number;
  grown: number;
  outside: number;
}

/** Findings that are applied together to their file. */
interface Application {
  readonly file: ReadFile;
  readonly priced: PricedPrompt;
  readonly findings: readonly Finding[];
}

function byFile(found: readonly Found[]): Application[] {
  const files = new Map<ReadFile, Application>();
  for (const { finding, file, priced } of found) {
    files.set(file, { file, priced, findings: [...(files.get(file)?.findings ?? []), finding] });
  }
  return [...files.values()];
}

/** Applies findings, and looks at the files that come of it without the help of what applied them. */
async function prove(applications: readonly Application[]): Promise<Proof> {
  const proof = { fixes: 0, applied: 0, refused: 0, broken: 0, grown: 0, outside: 0 };
  for (const { file, findings, priced } of applications) {
    const { parse } = file.checkout;
    const fixed = await applyFixes(file, findings, parse);
    proof.fixes += findings.length;
    proof.refused += fixed.left.length;
    proof.applied += fixed.applied.length;
    if (fixed.applied.length === 0) continue;
    const isOutside = fixed.edits.some(
      (edit) => !fixed.applied.some(({ span }) => edit.span.start >= span.start && edit.span.end <= span.end),
    );
    if (isOutside || edited(file.text, fixed.edits) !== fixed.text) proof.outside += 1;
    const [before, after] = [await parse(file), await parse({ ...file, text: fixed.text })];
    if (shapeOf(before) !== shapeOf(after)) proof.broken += 1;
    const countOf = ({ prompts }: typeof before): number =>
      sum(prompts.flatMap(({ messages }) => messages.map((message) => tokensOf(message, priced.counter))));
    // What a fix saves at run time alone is not in sight.
    const isCounted = fixed.applied.some(({ saving }) => saving !== null);
    if (isCounted && countOf(after) >= countOf(before)) proof.grown += 1;
  }
  return proof;
}

/** Writes texts into files of other kinds until so many findings of a rule have been fixed there. */
async function provePlaced(
  rule: Rule,
  looked: readonly Looked[],
  { count, seed, failed }: { readonly count: number; readonly seed: number; readonly failed: string | null },
): Promise<object> {
  const chance = dice(seed);
  const isIndentation = rule.id === 'dedent';
  const texts = new Set(looked.flatMap((each) => textsOf(each, isIndentation ? null : rule.id)));
  const sources = [...texts].filter((text) => text.length <= longestPlaced);
  const others = looked.flatMap((each) => textsOf(each, null)).map(opening);
  const total = {
    texts: sources.length,
    files: 0,
    silent: 0,
    applied: 0,
    refused: 0,
    broken: 0,
    grown: 0,
    outside: 0,
  };
  const kinds = new Set<string>();
  const seen = new Set<string>();
  const checkout: Checkout = { folder: '', parse: (file) => parser.parse(file) };
  for (let tries = 0; total.applied < count && tries < 20 * count && sources.length > 0; tries++) {
    const beside = [chance.pick(others), chance.pick(others)].map((other) =>
      chance.below(2) === 0 ? [] : [other],
    );
    const text = [...beside[0]!, chance.pick(sources), ...beside[1]!].join('\n\n');
    const made = placed(text, chance, isIndentation ? codeHosts : hosts);
    if (made === null || seen.size === seen.add(made.text).size) continue;
    const file = { ...made, checkout };
    const { prompts } = await checkout.parse(file);
    const found: Found[] = [];
    for (const prompt of prompts) {
      const priced = await pricedOf(prompt, file, () => null);
      const there = { ...priced, assumptions: { ...defaultAssumptions, callsPerMonth: manyCalls } };
      for (const finding of rule.find(there, { prefix: cacheablePrefix(there) })) {
        if ('edits' in finding.fix) found.push({ file, priced, finding });
      }
    }
    total.files += 1;
    if (found.length === 0) {
      total.silent += 1;
      continue;
    }
    const { finding, priced } = chance.pick(found);
    const proof = await prove([{ file, priced, findings: [finding] }]);
    total.applied += proof.applied;
    total.refused += proof.refused;
    total.broken += proof.broken;
    total.grown += proof.grown;
    total.outside += proof.outside;
    if (proof.applied > 0) kinds.add(made.host);
    if (failed !== null && proof.refused + proof.broken + proof.grown + proof.outside > 0) {
      mkdirSync(join(failed, `${rule.id.replaceAll('/', '-')}-${total.files}`), { recursive: true });
      const name = made.path.slice(made.path.lastIndexOf('/') + 1);
      writeFileSync(join(failed, `${rule.id.replaceAll('/', '-')}-${total.files}`, name), made.text);
    }
  }
  return { ...total, 'kinds of files': kinds.size };
}

/** The literals of a prompt in which a rule finds something; with null all of several lines. */
function textsOf({ priced, findings, small }: Looked, id: string | null): string[] {
  const spans = [...findings, ...small].filter(({ rule }) => rule === id).map(({ span }) => span);
  return priced.prompt.messages
    .filter(
      ({ unlisted, path, span }) =>
        unlisted === undefined &&
        path === undefined &&
        (id === null || spans.some(({ start }) => start >= span.start && start <= span.end)),
    )
    .map((message) => writtenText(message).text)
    .filter((text) => id !== null || text.replaceAll(hole, '').trim().includes('\n'));
}

/** The first two paragraphs of a text. */
function opening(text: string): string {
  return text
    .split(/\n\s*\n/)
    .slice(0, 2)
    .join('\n\n')
    .slice(0, 2_000);
}

/** Prompts, messages, variables and controls of a file, in order. */
function shapeOf({ prompts, problem }: Awaited<ReturnType<Checkout['parse']>>): string {
  const partsOf = (parts: PricedPrompt['prompt']['messages'][number]['parts']): unknown[] =>
    parts.flatMap((part) => (part.kind === 'text' ? [] : [[part.kind, part.expression]]));
  const shape = prompts.map(({ id, messages }) => [
    id,
    messages.map(({ role, parts }) => [role, partsOf(parts)]),
  ]);
  return JSON.stringify([shape, problem?.message]);
}

function writeSample(folder: string, id: string, found: readonly Found[]): void {
  mkdirSync(folder, { recursive: true });
  const sections = found.map(({ file, finding, priced }, index) => {
    const { saving, fix, tier, message } = finding;
    const edits = 'edits' in fix ? fix.edits : [];
    const around = linesAround(file.text, finding.span);
    const within = edits.filter(({ span }) => span.start >= around.start && span.end <= around.end);
    const before = file.text.slice(around.start, around.end);
    const after = edited(
      before,
      within.map(({ span, newText }) => ({
        newText,
        span: { start: span.start - around.start, end: span.end - around.start },
      })),
    );
    const line = file.text.slice(0, finding.span.start).split('\n').length;
    const saved =
      saving === null ? 'saves nothing that is counted' : `${saving.tokensNow} → ${saving.tokensAfter}`;
    return [
      `## ${index + 1}. ${file.checkout.folder}/${file.path}:${line} (${priced.prompt.format}, ${tier}, ${saved})`,
      message,
      'none' in fix ? `No fix: ${fix.none}` : diffOf(before, after),
    ].join('\n\n');
  });
  writeFileSync(join(folder, `${id.replaceAll('/', '-')}.md`), `# ${id}\n\n${sections.join('\n\n')}\n`);
}

function linesAround(
  text: string,
  span: { readonly start: number; readonly end: number },
): { start: number; end: number } {
  let { start, end } = span;
  for (let lines = 0; lines <= shownAround && start > 0; lines++) {
    start = text.lastIndexOf('\n', start - 2) + 1;
  }
  for (let lines = 0; lines <= shownAround && end < text.length; lines++) {
    end = text.indexOf('\n', end) + 1 || text.length;
  }
  return { start, end };
}

/** Lines that go and lines that come, as far as both texts agree before and behind them. */
function diffOf(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  const shown: string[] = [];
  let at = 0;
  for (let i = 0; i < old.length; i++) {
    if (old[i] === now[at]) {
      shown.push(`  ${old[i]!}`);
      at += 1;
      continue;
    }
    const next = now.indexOf(old[i + 1] ?? '', at);
    shown.push(`- ${old[i]!.replace(/ (?= *$)/g, '·')}`);
    const isReplaced = next > at || old.length - i === now.length - at;
    if (isReplaced) shown.push(`+ ${now[at++]!}`);
  }
  for (const line of now.slice(at)) shown.push(`+ ${line}`);
  const isLong = shown.length > longestShown;
  return ['```diff', ...shown.slice(0, longestShown), ...(isLong ? ['…'] : []), '```'].join('\n');
}

function ofRule(found: readonly Found[], id: string): Found[] {
  return found.filter(({ finding }) => finding.rule === id);
}

/** One of each text: collections copy from each other. */
function distinct(found: readonly Found[]): Found[] {
  const textOf = ({ file, finding: { span } }: Found): string => file.text.slice(span.start, span.end).trim();
  return [...new Map(found.map((each) => [textOf(each), each])).values()];
}

function drawn<T>(all: readonly T[], count: number, random: () => number): T[] {
  const left = [...all];
  const result: T[] = [];
  while (left.length > 0 && result.length < count) {
    result.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  return result;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

void main();
