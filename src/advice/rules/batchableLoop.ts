import { escapedPattern } from '../../prompt/escapedPattern';
import { tidyUsd } from '../../cost/money';
import { embeddingFormat } from '../../prompt/model';
import type { PricedPrompt } from '../pricedPrompt';
import { promptFinding } from '../promptFinding';
import type { Rule } from '../rule';

/** What keeps an answer for later. */
const stores =
  /\.(?:append|push|add|write|writerow|writelines|set|insert|save)\(|\w\[[^\]\n]+\]\s*=[^=]|\.(?:loc|at|iloc)\[|\bto_(?:csv|json|parquet)\(|json\.dump\(|appendFile|writeFile|yield /;
/** What shows that somebody waits, or that an answer is needed for the next request. */
const waits =
  /\binput\(|readline|\.question\(|stream\s*[=:]\s*(?:True|true)|websocket|\bres\.|await\s+(?:ctx|interaction|message)\.|st\.(?:write|markdown|chat)|messages\.(?:append|push)|tool_calls|range\(\s*(?:max_|[1-9]\s*\)|num_(?:turns|rounds|steps|retries))|\bretr(?:y|ies)|attempt|max_(?:iter|turns|steps)/i;
/** What a loop over data runs over. */
const overData =
  /^(?:async\s+)?for\s*(?:await\s*)?\(?\s*(?:(?:const|let|var)\s+)?[^:;\n]*?\s(?:in|of)\s+(?:(?:tqdm|enumerate|zip)\w*\()*[\w.]*?(?:row|data|dataset|item|record|question|example|sample|doc|case|test|df|ticket|review|article|file|query|queries|prompt|chunk|entry|entries|comment|email|page|text|input|line)\w*/i;

/** An agent keeps a conversation of its own, which no batch takes. */
const makesAgent = /\b\w*Agent\(/;
/** What is called by something that keeps answers. */
const kept = /([\w.]+)(?:\.(?:append|push|add|set|insert)\(|\[[^\]\n]+\](?:\[[^\]\n]+\])*\s*=[^=])/g;
/** Lines that only hand answers on, or look at them when all are there. */
const handsOn =
  /^\s*(?:return\b|yield\b|print\(|console\.|logg?\w*\.|assert\b|#|\/\/)|\b(?:dump|dumps|stringify|writeFile\w*|write|writerows?|writelines|to_\w+|save\w*|DataFrame|from_(?:list|dict|pandas)|len|sum|mean)\(/;

/** Requests of a loop over data that nobody waits for. */
export const batchableLoop: Rule = {
  id: 'call/batchable-loop',
  title: 'Loop that could be a batch',
  tier: 'needs-ab',
  level: 'off',
  explanation: `The loop asks the model about one item of the data after the other, and keeps the answers. Where nobody waits for them, the provider's batch interface takes the same requests at about half the price and answers within a day, mostly within the hour.

**What to do:** write the requests to one file or list with an id each (\`custom_id\`), hand it in, fetch the answers later, and put them to their items by the id. Try it on a small part first: errors come back per request, and limits of the batch are others than those of single calls.

**Silent** in loops that ask a person, stream, retry, call tools or continue a conversation, where the answers are not kept, where a later round or statement reads them, in loops that make an agent, and where the price list has no price for batches.`,
  find: (priced) => {
    const { prompt, row } = priced;
    const { site } = prompt;
    const document = priced.textOf(priced.path);
    if (site?.loop?.kind !== 'each' || document === null || prompt.call === null) return [];
    if (prompt.billing.inBatch || prompt.format === embeddingFormat || prompt.tools !== null) return [];
    const saved = savedUsdPer1kCalls(priced);
    if (row === null || saved === null) return [];
    const loop = document.slice(site.loop.span.start, site.loop.span.end);
    if (!overData.test(loop) || !stores.test(loop) || waits.test(loop) || makesAgent.test(loop)) return [];
    const after = document.slice(site.loop.span.end, site.within?.end ?? document.length);
    if (needsAnswers(loop, after)) return [];
    return [
      promptFinding(
        batchableLoop,
        {
          message:
            'This loop asks about one item of the data after the other: as a batch the same requests cost less, if nobody waits for the answers.',
          action: 'Send the requests as a batch',
          usdPer1kCalls: saved,
          fix: { none: 'A batch is handed in and fetched later: the program has to be written for that.' },
        },
        priced,
      ),
    ];
  },
};

/** Whether a later round, or what follows the loop, reads the answers: for its own request, as far as anybody can tell. */
function needsAnswers(loop: string, after: string): boolean {
  return [...new Set([...loop.matchAll(kept)].map(([, name]) => name!))].some((name) => {
    const used = new RegExp(`(?<![\\w.])${escapedPattern(name)}(?!\\w)`);
    const readInLoop = loop
      .replace(kept, '')
      .split('\n')
      .some((line) => used.test(line));
    return readInLoop || after.split('\n').some((line) => used.test(line) && !handsOn.test(line));
  });
}

/** At plain rates; null where nothing is known of the seller's batches. */
function savedUsdPer1kCalls({ row, inputTokens, output }: PricedPrompt): number | null {
  const batch = row?.services.batch ?? null;
  if (row === null || batch === null) return null;
  const { inputUsdPerMTok: input, outputUsdPerMTok: out } = row;
  if (input === null || out === null) return null;
  const usd = inputTokens * input * (1 - batch.input) + output.tokens * out * (1 - batch.output);
  return usd > 0 ? tidyUsd(usd / 1000) : null;
}
