import assert from 'node:assert/strict';
import { defaultAssumptions } from '../../src/cost/assumptions';
import { createPriceTable } from '../../src/cost/priceTable';
import type { MappedText } from '../../src/prompt/mappedText';
import type { Message, ParseResult, Part, SourceFile } from '../../src/prompt/model';
import { createPromptParser } from '../../src/prompt/parse';
import { recordSources } from '../../src/prompt/sources';
import type { Sources } from '../../src/prompt/sources';
import type { Span } from '../../src/prompt/span';
import type { TemplateLanguage } from '../../src/prompt/templates/template';
import { templateParts } from '../../src/prompt/templates/template';
import { plainText } from '../../src/prompt/mappedText';
import { profileFile } from '../../src/report/profileFile';
import { createTokenCounter } from '../../src/tokens/counter';
import { nodeAssets } from '../unit/support/assets';

/** No text may take longer. */
const longestMs = 1000;

/** Rejects with the reason if what is said of a file cannot be; `before` is what it was edited from. */
export type FileCheck = (file: SourceFile, before: string) => Promise<void>;

/** Checks files through the whole way from text to profile. */
export function createFileCheck(sources: Sources): FileCheck {
  const parser = createPromptParser(nodeAssets());
  const prices = createPriceTable();
  const engine = { counters: createTokenCounter(nodeAssets()), prices: () => Promise.resolve(prices) };
  return async (file, before) => {
    const texts = recordSources(sources);
    const parsed = await timed(() => parser.parse(file, texts));
    checkResult(file, parsed, texts.texts);
    const result = JSON.stringify(parsed);
    const again = await parser.parse(file, sources);
    assert.equal(JSON.stringify(again), result, 'the same text gives another result');
    const document = file.path;
    await parser.parse({ path: file.path, text: before, document }, sources);
    const typed = await parser.parse({ ...file, document }, sources);
    // Around a syntax error the parser may, rarely, recover in another way than from the start.
    if (parsed.problem === null) {
      assert.equal(JSON.stringify(typed), result, 'the same text gives another result where it is typed');
    } else checkResult(file, typed, texts.texts);
    if (parsed.prompts.length === 0) return;
    const textOf = (path: string): string | null => texts.texts.get(path) ?? null;
    const profile = await timed(() =>
      profileFile(engine, { source: file, parsed, textOf }, () => defaultAssumptions),
    );
    for (const { tokens, startLine, endLine } of profile.prompts) {
      assert.ok(Number.isInteger(tokens.input) && tokens.input >= 0, `${tokens.input} tokens`);
      assert.ok(startLine >= 1 && endLine >= startLine, `lines ${startLine} to ${endLine}`);
    }
  };
}

/** Once more if it was slow: the machine may have been. */
async function timed<T>(work: () => Promise<T>): Promise<T> {
  for (let chance = 2; ; chance--) {
    const started = performance.now();
    const result = await work();
    const ms = performance.now() - started;
    if (ms <= longestMs) return result;
    assert.ok(chance > 1, `takes longer than ${longestMs} ms`);
  }
}

function checkResult(
  { path, text }: SourceFile,
  { prompts, problem }: ParseResult,
  others: ReadonlyMap<string, string | null>,
): void {
  if (problem !== null) within(problem.span, text, 'problem');
  const ids = new Set<string>();
  for (const prompt of prompts) {
    assert.ok(!ids.has(prompt.id), `two prompts are called ${prompt.id}`);
    ids.add(prompt.id);
    assert.ok(prompt.id.startsWith(`${path}#`), `${prompt.id} is not in ${path}`);
    assert.ok(prompt.messages.length > 0, 'a prompt without messages');
    const literals = prompt.messages.filter(({ unlisted }) => unlisted === undefined);
    assert.ok(literals.length > 0, 'a prompt without a literal');
    const isHere = literals.some((message) => message.path === undefined);
    if (isHere) {
      within(prompt.span, text, 'prompt');
      within({ start: prompt.anchor, end: prompt.anchor }, text, 'anchor');
    }
    if (prompt.call !== null) within(prompt.call, text, 'call');
    for (const message of prompt.messages) checkMessage(message, text, others);
  }
  const anchors = prompts.map(({ anchor }) => anchor);
  assert.deepEqual(
    anchors,
    [...anchors].sort((a, b) => a - b),
    'prompts are not in the order of their anchors',
  );
}

function checkMessage(message: Message, text: string, others: ReadonlyMap<string, string | null>): void {
  const document = message.path === undefined ? text : others.get(message.path);
  assert.ok(typeof document === 'string', `a message lies in ${message.path}, which was not read`);
  within(message.span, document, 'message');
  assert.ok(Number.isInteger(message.turn) && message.turn >= 0, `turn ${message.turn}`);
  assert.ok(message.parts.length > 0, 'a message without parts');
  checkParts(message.parts, document);
}

function checkParts(parts: readonly Part[], document: string): void {
  for (const part of parts) {
    within(part.span, document, part.kind);
    if (part.kind === 'text') checkText(part, document);
  }
}

/** Texts equal the document under their map. */
function checkText({ text, span, map }: MappedText, document: string): void {
  if (map === null) {
    const written = document.slice(span.start, span.end);
    assert.equal(folded(text), folded(written), 'a text is not what the document says');
    return;
  }
  assert.ok(map.length >= 2 && map.length % 2 === 0, 'a map of no pairs');
  assert.equal(map[0], 0, 'a map that does not begin with its text');
  for (let i = 0; i < map.length; i += 2) {
    const [from, at] = [map[i]!, map[i + 1]!];
    const [to, next] = [map[i + 2] ?? text.length, map[i + 3] ?? span.end];
    assert.ok(to > from || text === '', `a map whose text offsets go from ${from} to ${to}`);
    assert.ok(next >= at && at >= span.start, `a map whose document offsets go from ${at} to ${next}`);
    assert.ok(next <= span.end, `a map that leaves its span at ${next}`);
    const run = text.slice(from, to);
    if (!isPutThere(run, document)) checkRun(run, document.slice(at, next));
  }
}

/** What `.replace("old", "new")` puts in the place of a text stands in quotes of its own. */
function isPutThere(run: string, document: string): boolean {
  return (
    document.includes('.replace') &&
    ['"', "'", '`'].some((quote) => document.includes(`${quote}${run}${quote}`))
  );
}

/**
 * What stands from one pair of a map to the next is written so, up to an escape at its end: what follows an escape
 * begins a run of its own. YAML ends a block with a line break even where none is written.
 */
function checkRun(run: string, written: string): void {
  let same = 0;
  while (same < run.length && folded(run[same]!) === folded(written[same] ?? '')) same++;
  const rest = run.slice(same);
  assert.ok(
    rest === '' || isEscape(rest, written.slice(same)) || (rest.trim() === '' && same === written.length),
    `${JSON.stringify(run)} is written ${JSON.stringify(written)}`,
  );
}

/** Languages read every line break as `\n`, whichever it is, and YAML as a blank where the line goes on. */
function folded(text: string): string {
  return text.replaceAll(/[\r\n]/g, ' ');
}

/** One character that is written in another way (an escape, an entity, `Environment.NewLine`), or a text in quotes. */
function isEscape(text: string, written: string): boolean {
  if (text.trim() === '' && text.length <= 2) return written.length > 0;
  return (text.length <= 2 || written.includes(text)) && /^[\\&{}%$"'`#\s@]/.test(written);
}

function within({ start, end }: Span, document: string, what: string): void {
  assert.ok(
    Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start <= end && end <= document.length,
    `${what} from ${start} to ${end} in a document of ${document.length}`,
  );
}

/** Throws if a template language fails on a text, leaves a gap in it, or is slow. */
export function checkTemplate(language: TemplateLanguage, text: string): void {
  const started = performance.now();
  let position = 0;
  for (const { start, end } of language.tokenize(text)) {
    assert.equal(start, position, 'a gap between tokens');
    assert.ok(end > start, 'an empty token');
    position = end;
  }
  assert.equal(position, text.length, 'the end is missing');
  checkParts(templateParts(plainText(text, { start: 0, end: text.length }), language), text);
  assert.ok(performance.now() - started < longestMs, `takes longer than ${longestMs} ms`);
}
