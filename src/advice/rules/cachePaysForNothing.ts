import type { PrefixReuse } from '../prefix/cacheablePrefix';
import { requestSequence } from '../prefix/requestSequence';
import type { TextEdit } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { PromptFinding } from '../promptFinding';
import type { Rule } from '../rule';
import { onlyMatch } from '../text/onlyMatch';

/** A marker that costs and brings nothing. */
export const cachePaysForNothing: Rule = {
  id: 'cache/pays-for-nothing',
  title: 'Cache marker that does not pay',
  tier: 'review',
  level: 'information',
  explanation: `Below the model's minimum the provider ignores a marker without a word: nothing is cached. Above it, each write costs more than plain input (1.25 times for five minutes, twice for an hour at Anthropic), which only pays if the prefix is read again in time.

**The fix** writes the time that pays at your rate of calls (\`ttl\`) where there is one. Else it removes the marker where the call has one alone and spells it out. Or put it behind more of what never changes: tools, examples, documents.`,
  find: (priced, { prefix }) => {
    const { prompt, row } = priced;
    if (
      prefix === null ||
      prompt.call === null ||
      prefix.markers === 0 ||
      row?.caching?.matching !== 'marked'
    ) {
      return [];
    }
    const { splitTokens, minimumTokens, reuse, eligible } = prefix;
    const edits = markerRemoved(priced);
    const found = (message: string, usdPer1kCalls: number | null): PromptFinding => ({
      message,
      action: 'Remove the marker',
      usdPer1kCalls,
      fix:
        edits === null
          ? { none: 'Take out the marker, or put more of what never changes in front of it.' }
          : { edits },
    });
    if (minimumTokens !== null && splitTokens < minimumTokens && eligible === false && !mayHoldMore(priced)) {
      const message = `The marked prefix has at most ${splitTokens} constant tokens; ${row.matchedModel} caches nothing below ${minimumTokens}.`;
      return [promptFinding(cachePaysForNothing, found(message, null), priced)];
    }
    const expected = reuse?.expected ?? null;
    if (expected === null || expected.savedNowUsdPer1kCalls >= 0) return [];
    const { better } = reuse!;
    if (better !== undefined) {
      return [promptFinding(cachePaysForNothing, keptLonger(better, priced, expected), priced)];
    }
    const pays = reuse!.breakEvenCallsPerHour;
    const message =
      `At ${expected.callsPerHour} calls an hour the cache costs more than it saves: ${Math.round(expected.hitRatio * 100)} % find their prefix` +
      (pays === null ? '.' : `; it pays from ${Number(pays.toFixed(1))} on.`);
    return [promptFinding(cachePaysForNothing, found(message, -expected.savedNowUsdPer1kCalls), priced)];
  },
};

/** Another time for the marker, where one pays that the call does not ask for. */
function keptLonger(
  { lifetime, savedUsdPer1kCalls }: NonNullable<PrefixReuse['better']>,
  priced: PricedPrompt,
  { callsPerHour, hitRatio, savedNowUsdPer1kCalls }: NonNullable<PrefixReuse['expected']>,
): PromptFinding {
  const edits = ttlWritten(lifetime.name, priced);
  const asked = lifetime.askedBy ?? `a cache of ${lifetime.name}`;
  return {
    message: `At ${callsPerHour} calls an hour the cache costs more than it saves: ${Math.round(hitRatio * 100)} % find their prefix. With ${asked} it saves.`,
    action: `Keep the prefix for ${lifetime.name}`,
    usdPer1kCalls: savedUsdPer1kCalls - savedNowUsdPer1kCalls,
    fix: edits === null ? { none: `Write ${asked} into the marker.` } : { edits },
  };
}

/** The edit that writes the time into the only marker of a call. */
function ttlWritten(name: string, { prompt: { call }, path, textOf }: PricedPrompt): TextEdit[] | null {
  const text = (call !== null && textOf(path)?.slice(call.start, call.end)) || '';
  const match = onlyMatch(text, /cache_control["']?\s*:\s*\{[^{}]*?(?=\s*\})/g);
  if (call === null || match === null) return null;
  const start = call.start + match.index;
  const known = /(ttl["']?\s*:\s*["'])[^"']*/.exec(match[0]);
  if (known !== null) {
    const at = start + known.index + known[1]!.length;
    return [{ span: { start: at, end: start + known.index + known[0].length }, newText: name }];
  }
  const end = start + match[0].length;
  const quote = /(["'])ephemeral/.exec(match[0])?.[1] ?? '"';
  const key = /["']type["']/.test(match[0]) ? `${quote}ttl${quote}` : 'ttl';
  return [{ span: { start: end, end }, newText: `, ${key}: ${quote}${name}${quote}` }];
}

/** Whether something that may be long stands in front of the marker: a document that is asked about again and again. */
function mayHoldMore(priced: PricedPrompt): boolean {
  const { call } = priced.prompt;
  const document = priced.textOf(priced.path);
  const at = call === null ? -1 : (document?.slice(call.start, call.end).search(marker) ?? -1);
  if (at < 0) return true;
  const marked = call!.start + at;
  return requestSequence(priced).some(
    (each) => each.kind === 'hole' && (each.message.path !== undefined || each.span.start < marked),
  );
}

const marker = /cache_?control|cache_?point/i;
const markers = new RegExp(marker.source, 'gi');

/** A marker of Anthropic with the comma that it needs. */
const written =
  /,\s*["']?cache_control["']?\s*:\s*\{[^{}]*\}|["']?cache_control["']?\s*:\s*\{[^{}]*\}\s*,\s*/g;

/** The edit that takes the only marker out of a call; null where there are more, or it comes from elsewhere. */
function markerRemoved({ prompt: { call }, path, textOf }: PricedPrompt): TextEdit[] | null {
  const text = (call !== null && textOf(path)?.slice(call.start, call.end)) || '';
  const match = onlyMatch(text, written);
  if (call === null || match === null || onlyMatch(text, markers) === null) return null;
  const start = call.start + match.index;
  return [{ span: { start, end: start + match[0].length }, newText: '' }];
}
