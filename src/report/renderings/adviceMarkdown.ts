import type { Volatility } from '../../advice/prefix/volatility';
import { fixTitle } from '../adviceWords';
import type { FindingProfile, PrefixProfile, Profile } from '../model';
import { moneyChange } from '../money';
import { integer, percent } from '../words';
import { codeSpan, escapeMarkdown } from '../../text/markdown';

/** More would not be read in a hover; the light bulb has them all. */
const shownFindings = 8;

/** What of a prompt can be cached, and what could be better about it, as Markdown. Empty where nothing is known. */
export function adviceMarkdown(profile: Profile): string[] {
  const { prefix, findings } = profile;
  return [
    ...(prefix === null || !isInReach(prefix) ? [] : [prefixSentences(prefix, profile).join(' ')]),
    ...(findings.length === 0 ? [] : [findingList(findings, profile)]),
  ];
}

/** Where not even half of what is cached at least is there, a cache is nothing to think of. */
function isInReach({ potentialTokens, minimumTokens }: PrefixProfile): boolean {
  return potentialTokens >= (minimumTokens ?? usualMinimumTokens) / 2;
}

const usualMinimumTokens = 1024;

/** What of a prompt can be cached and how often it is expected to be found there, of whatever size; nothing where neither is known. */
export function cacheSentences(profile: Profile): string[] {
  const { prefix } = profile;
  return prefix === null ? [] : prefixSentences(prefix, profile);
}

function prefixSentences(prefix: PrefixProfile, { pricedAs, cost }: Profile): string[] {
  const { tokens, potentialTokens, minimumTokens, eligible, breaker, markers, matching } = prefix;
  const model = codeSpan(pricedAs.model, 60);
  const size = `**Cacheable prefix**: ${integer(tokens)} tokens now`;
  const potential =
    potentialTokens > tokens ? `, ${integer(potentialTokens)} if all that changes stood at the end` : '';
  const minimum =
    minimumTokens === null
      ? `; from how many on ${model} caches is not known`
      : `; ${model} caches from ${integer(minimumTokens)} on${eligible === false ? ', so nothing is cached' : ''}`;
  const unmarked =
    eligible === true && matching === 'marked' && markers === 0
      ? ['It takes a marker in the request, and there is none.']
      : [];
  const shown = cost.kind === 'priced' ? cost.currency : null;
  return [
    `${size}${potential}${minimum}.`,
    ...(breaker === null ? [] : [breakerSentence(breaker)]),
    ...unmarked,
    ...reuseSentences(prefix, shown, isWritten(cost)),
  ];
}

const changes: Readonly<Record<Volatility, string>> = {
  call: 'changes with each call',
  minute: 'changes with the minute or hour',
  day: 'changes each day',
  user: 'differs from user to user',
  deploy: 'changes with a deployment',
  order: 'may come in another order each time',
};

function breakerSentence({ name, path, line, volatility }: NonNullable<PrefixProfile['breaker']>): string {
  const place = path === undefined ? `line ${line}` : codeSpan(`${path}:${line}`, 200);
  return `It ends at ${codeSpan(name, 60)} (${place}), which ${changes[volatility]}.`;
}

/** Whether a cost has the prefix written to the cache by each call. */
function isWritten(cost: Profile['cost']): boolean {
  return (
    cost.kind === 'priced' &&
    cost.components.some(({ kind, tokens }) => /^cacheWrite/.test(kind) && tokens > 0)
  );
}

function reuseSentences(
  { reuse }: PrefixProfile,
  shown: Parameters<typeof moneyChange>[1],
  costHasWrite: boolean,
): string[] {
  if (reuse === null) return [];
  const { expected, breakEvenCallsPerHour: breakEven, lifetime } = reuse;
  const pays =
    breakEven === null
      ? ['Writing it costs more than reading it saves, at any rate of calls.']
      : breakEven === 0
        ? []
        : [`It pays from ${callsAnHour(breakEven)} on.`];
  if (expected === null) {
    return [
      ...pays,
      'How many calls are expected to find it is not known: `callsPerHour` in promptmeter.yaml says how often it is called.',
    ];
  }
  const hits = `At ${callsAnHour(expected.callsPerHour)}, ${percent(expected.hitRatio)} of the calls are expected to find it (kept ${lifetime.name}): ${escapeMarkdown(moneyChange(-expected.savedUsdPer1kCalls, shown))}/1K calls against plain input.`;
  // The cost is that of a call which finds nothing: a saving against it would be another sum.
  const base = costHasWrite
    ? [
        'The cost shown has it written by each call; `cacheHitRatio` in promptmeter.yaml says how much is read.',
      ]
    : [];
  return [hits, ...base, ...pays];
}

function callsAnHour(rate: number): string {
  const calls = rate >= 10 ? integer(rate) : String(Number(rate.toPrecision(2)));
  return `${calls} call${calls === '1' ? '' : 's'} an hour`;
}

function findingList(findings: readonly FindingProfile[], profile: Profile): string {
  const rows = findings.slice(0, shownFindings).map((finding) => {
    const { path, startLine, fix, message } = finding;
    const place = path === undefined ? `line ${startLine}` : codeSpan(`${path}:${startLine}`, 200);
    const why = 'none' in fix ? ` ${escapeMarkdown(fix.none)}` : '';
    return `- **${escapeMarkdown(fixTitle(finding, profile))}** (${place}): ${escapeMarkdown(message)}${why}`;
  });
  const more = findings.length - rows.length;
  return [...rows, ...(more > 0 ? [`- … and ${integer(more)} more.`] : [])].join('\n');
}
