import type { CostComponent } from '../../cost/cost';
import type { MessageProfile, Profile, RequestPart, VariableProfile } from '../model';
import { money, usdPerMTok } from '../money';
import type { Shown } from '../money';
import { partNames } from '../partNames';
import {
  accuracy,
  boundSentences,
  costPer1kCalls,
  countSource,
  inputTokens,
  inUsd,
  integer,
  countedModel,
  per1kCalls,
  perCall,
  perMonth,
  pricesOf,
  rangePer1kCalls,
  tokenRange,
  variableHint,
} from '../words';
import { adviceMarkdown } from './adviceMarkdown';
import { codeSpan, escapeMarkdown, markdownTable } from '../../text/markdown';
import { isWritten } from './json';

/**
 * All that is known about one prompt, as Markdown: for a hover and for a page of its own. It has no HTML, links or
 * commands, and text of the workspace cannot add any.
 */
export function promptMarkdown(profile: Profile): string {
  return [
    `**${escapeMarkdown(profile.name, 120)}** · ${escapeMarkdown(headline(profile))}`,
    ...(profile.alwaysOn ? ['Always-on context: these are input tokens of every call.'] : []),
    ...violationLines(profile),
    costTable(profile),
    ...adviceMarkdown(profile),
    ...messageTable(profile),
    ...variableTable(profile),
    ...assumptionList(profile),
    source(profile),
  ].join('\n\n');
}

function headline(profile: Profile): string {
  const month = perMonth(profile.cost);
  return [inputTokens(profile), costPer1kCalls(profile), ...(month === null ? [] : [month])].join(' · ');
}

/** What of it exceeds a limit of the model, and what to do about that. */
export function violationLines({ violations }: Profile): string[] {
  return violations.map(({ message, remedy }) => `⚠ ${escapeMarkdown(`${message} ${remedy}`)}`);
}

export const componentNames: Readonly<Record<CostComponent['kind'], string>> = {
  input: 'Input',
  cacheRead: 'Cached input',
  cacheWrite: 'Cache write',
  cacheWrite1h: 'Cache write, 1 h',
  output: 'Output',
  reasoning: 'Reasoning',
  cacheStorage: 'Cache storage',
  request: 'Request fee',
  webSearch: 'Web searches',
  fileSearch: 'File searches',
  instance: 'Share of the machine',
};

/** What the input consists of, in the order in which providers read it: `tools 40 + fixed text 12 + chat format 7`. */
export function inputSum({ tokens: { input, static: fixed, variables }, requestParts }: Profile): string {
  const beside = (kinds: readonly RequestPart['kind'][]): [string, number | null][] =>
    requestParts
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ kind, tokens, unseen }) => [
        partNames[kind],
        tokens === 0 && unseen.length > 0 ? null : tokens,
      ]);
  const sum = [
    ...beside([
      'tools',
      'responseFormat',
      'agent',
      'storedPrompt',
      'earlierTurns',
      'cachedContent',
      'documents',
    ]),
    ['Fixed text', fixed] as const,
    ['Variables', variables] as const,
    ...beside(['toolTurns', 'images', 'files', 'chatFormat']),
  ]
    .filter(([, part]) => part !== 0)
    .map(([name, part]) => `${name.toLowerCase()} ${part === null ? 'not counted' : integer(part)}`)
    .join(' + ');
  return `${integer(input)} tokens${sum === '' ? '' : ` = ${sum}`}`;
}

function costTable(profile: Profile): string {
  const { tokens: count, cost, range } = profile;
  const input = `Input: ${inputSum(profile)} (${accuracy(count)}).`;
  if (cost.kind === 'unpriced') {
    return `${escapeMarkdown(input)}\n\n**Unpriced**: ${escapeMarkdown(cost.reason)}`;
  }
  const rows = cost.components.map(({ kind, tokens: part, usdPerMTok: rate, usd: amount, count: times }) => [
    componentNames[kind],
    times === undefined ? integer(part) : '',
    times === undefined ? escapeMarkdown(usdPerMTok(rate)) : '',
    escapeMarkdown(money(amount, cost.currency)),
    escapeMarkdown(money(amount * 1000, cost.currency)),
  ]);
  const total = ['**Total**', '', '', perCall(cost), per1kCalls(cost).replace(/\/1K$/, '')];
  return [
    markdownTable(
      ['Component', '>Tokens', '>per 1M tokens', '>per call', '>per 1K calls'],
      [...rows, [...total.slice(0, 3), ...total.slice(3).map((cell) => `**${escapeMarkdown(cell)}**`)]],
    ),
    escapeMarkdown(input),
    ...rangeSentence(range, cost.currency),
  ].join('\n\n');
}

/** What the smallest and the largest call cost, where the size is open. */
function rangeSentence(
  { perCallUsd, inputTokens: input, outputTokens: output, isOpen }: Profile['range'],
  shown: Shown,
): string[] {
  if (perCallUsd === null || (perCallUsd.low === perCallUsd.high && input.low === input.high)) return [];
  const most =
    output.high === null ? 'with no known limit of output' : `with ${tokenRange(output)} of output`;
  const inputs = input.low < input.high ? ` and ${tokenRange(input)} of input` : '';
  const more = isOpen ? ', beside what is not in sight' : '';
  return [
    escapeMarkdown(`Range: ${rangePer1kCalls(perCallUsd, shown)} per 1K calls, ${most}${inputs}${more}.`),
  ];
}

/** Prompts of hundreds of messages exist; a hover shows the beginning. */
const shownRows = 30;

/** Its messages with their tokens. */
export function messageTable(profile: Profile): string[] {
  const messages = profile.messages.filter(isWritten);
  if (messages.length === 0) return [];
  const rows = messages
    .slice(0, shownRows)
    .map((message) => [
      message.instead ? `${message.role}, instead` : message.role,
      place(message),
      integer(message.tokens.text),
      escapeMarkdown(countSource(message.tokens)),
    ]);
  return [
    markdownTable(['Message', 'Lines', '>Tokens', 'Counted'], rows),
    ...rest(messages.length, 'messages'),
  ];
}

function place({ path, startLine, endLine }: MessageProfile): string {
  const lines = startLine === endLine ? String(startLine) : `${startLine}–${endLine}`;
  return path === undefined ? lines : `${codeSpan(path)} ${lines}`;
}

/** What it sends beside its messages, with the formula and where that is known from. */
export function partTable({ requestParts }: Profile): string[] {
  const rows = requestParts
    // A form of the answer that costs nothing is said to, since it is there to be seen.
    .filter(({ kind, tokens, unseen }) => tokens > 0 || unseen.length > 0 || kind === 'responseFormat')
    .map((part) => [
      partNames[part.kind],
      part.tokens === 0 && part.unseen.length > 0
        ? '?'
        : escapeMarkdown(`${integer(part.tokens)} (${accuracy(part)})`),
      escapeMarkdown(part.formula),
      escapeMarkdown(`${part.source}, ${part.asOf}`),
    ]);
  return rows.length === 0
    ? []
    : [markdownTable(['Beside the messages', '>Tokens', 'Formula', 'Known from'], rows)];
}

/** Its variables with their sizes, and where these are known from. */
export function variableTable({ messages }: Profile): string[] {
  const groups = new Map<string, { variable: VariableProfile; places: number }>();
  for (const variable of messages.flatMap((message) => message.variables)) {
    const key = `${variable.tokens} ${variable.source} ${variable.name}`;
    const group = groups.get(key);
    groups.set(key, { variable, places: (group?.places ?? 0) + 1 });
  }
  if (groups.size === 0) return [];
  const rows = [...groups.values()]
    .slice(0, shownRows)
    .map(({ variable, places }) => [
      codeSpan(variable.name, 60),
      escapeMarkdown(variableHint(variable)) + (places === 1 ? '' : ` × ${places}`),
      escapeMarkdown(variable.source),
    ]);
  return [markdownTable(['Variable', '>Size', 'Known from'], rows), ...rest(groups.size, 'variables')];
}

function rest(count: number, noun: string): string[] {
  return count > shownRows ? [`… and ${integer(count - shownRows)} more ${noun}.`] : [];
}

function assumptionList({ cost }: Profile): string[] {
  if (cost.kind === 'unpriced' || cost.assumptions.length === 0) return [];
  return [cost.assumptions.map((sentence) => `- ${escapeMarkdown(sentence)}`).join('\n')];
}

function source(profile: Profile): string {
  const { cost, pricedAs, tokens: count } = profile;
  const model = `Model ${codeSpan(countedModel(profile))}`;
  if (cost.kind === 'unpriced') return `${model}, tokens ${escapeMarkdown(countSource(count))}.`;
  const sentences = [`${pricesOf(cost)}.`, ...boundSentences(cost), ...inUsd(cost)].map((sentence) =>
    escapeMarkdown(sentence),
  );
  return `${model}, priced as ${codeSpan(pricedAs.matchedModel ?? '')}. ${sentences.join(' ')}`;
}
