import { advise } from '../advice/advise';
import type { CallAssumptions } from '../cost/assumptions';
import { atMost, outputTokens, withLeast } from '../cost/outputTokens';
import { makesOnlyImages } from '../cost/imageModels';
import type { NoOutput } from '../cost/outputTokens';
import { priceCall, priceCount } from '../cost/priceCall';
import type { NoPrice, PriceRow } from '../cost/priceRow';
import { thoughtsOnTop } from '../cost/requestParameters';
import type { PriceTable } from '../cost/priceTable';
import type { Cost } from '../cost/cost';
import { embeddingFormat, sentMessages } from '../prompt/model';
import type { Message, Prompt } from '../prompt/model';
import type { ModelCounter } from '../tokens/counter';
import { combineAccuracy } from './accuracy';
import { limitViolations } from './callLimits';
import { callRange, mostOutputTokens, usdOf } from './callRange';
import { callTerms } from './callTerms';
import { countedByProvider } from './countedByProvider';
import type { CountedPrompt, FixedPart } from './countedByProvider';
import type { LineIndex } from './lineIndex';
import type { LineRange, MessageProfile, Profile, PromptTokens } from './model';
import { inputNotes } from './notes';
import { besides, mayAskForMore, openPrice, openTier } from './openPrice';
import { otherModelNotes, otherModels, rangeWith } from './otherModels';
import { firstPrice, priceNames, unknownServer } from './priceOfPrompt';
import { profileAdvice } from './profileAdvice';
import { profileMessage } from './profileMessage';
import { requestParts, tokensOf } from './requestParts';

/** What a profile is made from, beside the prompt. */
export interface ProfileContext {
  /** File of the prompt, relative to the root, with `/`. */
  readonly path: string;
  readonly lines: LineIndex;
  /** Lines of another file that a message lies in, by its path relative to the root; null if it is not known. */
  readonly linesOfOther: (path: string) => LineIndex | null;
  /** Counter for `modelToCount(prompt, assumptions)`. */
  readonly counter: ModelCounter;
  readonly prices: PriceTable;
  /** The text of a file that a message lies in, by its path relative to the root; null if it cannot be had. */
  readonly textOf: (path: string) => string | null;
  /** As they hold for this prompt. */
  readonly assumptions: CallAssumptions;
  /** What a provider has counted of it; null or left out if none has. */
  readonly counted?: CountedPrompt | null;
}

/** The model that a prompt is counted and priced with: the visible one, else the default. */
export function modelToCount(prompt: Prompt, assumptions: Pick<CallAssumptions, 'defaultModel'>): string {
  return visibleModel(prompt) ?? assumedModel(prompt, assumptions.defaultModel);
}

/** The model most used for embeddings, where the default one, as nearly always, makes none. */
const usualEmbedding = 'text-embedding-3-small';

function assumedModel({ format }: Prompt, defaultModel: string): string {
  return format === embeddingFormat && !/embed|voyage/i.test(defaultModel) ? usualEmbedding : defaultModel;
}

/** Counts and prices one prompt. */
export function profilePrompt(prompt: Prompt, context: ProfileContext): Profile {
  const { assumptions, counter, lines } = context;
  const model = modelToCount(prompt, assumptions);
  const visible = visibleModel(prompt);
  const profiled = (message: Message): MessageProfile => {
    const { path, range } = placeOf(message, context);
    return profileMessage(message, counter, assumptions, range, path);
  };
  const sent = sentMessages(prompt.messages);
  const here = {
    messages: sent.map(profiled),
    parts: requestParts({ ...prompt, messages: sent }, counter),
  };
  const fixed = context.counted ? countedByProvider(here, context.counted) : here;
  const { messages, parts } = fixed;
  const fixedOf = new Map(sent.map((message, i) => [message, messages[i]!]));
  const { row, name } = firstPrice(
    priceNames(prompt, model, visible !== null, context.prices),
    context.prices,
  );
  const tokens = sumTokens(prompt, fixed, context, row, model);
  const inputIsExact = tokens.method === 'exact' && visible !== null;
  const advice = advise({
    prompt,
    path: context.path,
    counter,
    ...('unpriced' in row ? { row: null, similarModel: row.similar ?? null } : { row, similarModel: null }),
    leadingTokens: { tools: tokens.tools, responseFormat: tokens.responseFormat },
    inputTokens: tokens.input,
    output: tokens.outputSource,
    assumptions,
    priceOf: (other) => {
      const seller = 'unpriced' in row ? prompt.provider : row.provider;
      const found = context.prices.find(other, seller);
      return 'unpriced' in found ? null : found;
    },
    textOf: context.textOf,
  });
  const linesOf = (path: string | undefined): LineIndex | null =>
    path === undefined ? lines : context.linesOfOther(path);
  const advised = profileAdvice(advice, linesOf);
  const { inBatch, cacheMarks } = prompt.billing;
  const terms = callTerms(
    {
      ...prompt,
      requestParts: parts,
      inBatch,
      cacheMarks,
      server: prompt.billing.server,
      prefix: advised.prefix,
    },
    row,
  );
  const usage = { inputTokens: tokens.input, inputIsExact, output: tokens.outputSource, ...terms };
  const others = otherModels(prompt, usage, context.prices, assumptions);
  const isFree = prompt.billing.purpose === 'count';
  const beside = isFree || 'unpriced' in row ? [] : besides(prompt, row);
  const cost: Cost = isFree
    ? priceCount(assumptions)
    : 'unpriced' in row
      ? { kind: 'unpriced', reason: row.unpriced }
      : priceCall(
          row,
          {
            ...usage,
            besides: [...new Set(beside.map(({ name }) => name))],
            open: [
              ...otherModelNotes(model, others),
              ...(terms.open ?? []),
              ...unknownServer(prompt, context.prices.declares(name.model)),
              ...openPrice(prompt, row),
              ...openTier(tokens, row),
            ],
          },
          assumptions,
          inputNotes({
            model,
            assumed: visible === null,
            ...fixed,
            hasOthers: sent.length < prompt.messages.length,
            counter,
            assumptions,
          }),
        );
  const { currency } = assumptions;
  const shown: Cost = cost.kind === 'priced' && currency !== null ? { ...cost, currency } : cost;
  const pricedAs = {
    model,
    matchedModel: 'unpriced' in row ? null : row.matchedModel,
    assumed: visible === null,
    as: name,
  };
  const ofModel = callRange({
    messages,
    parts,
    tokens,
    row,
    model,
    terms,
    mayAskForMore: mayAskForMore(prompt.billing),
    hasBesides: beside.length > 0,
    assumptions,
  });
  const range = isFree
    ? { ...ofModel, perCallUsd: { low: 0, high: 0 }, statedPerCallUsd: null }
    : rangeWith(ofModel, others, usdOf(cost));
  return {
    id: prompt.id,
    name: prompt.name,
    path: context.path,
    format: prompt.format,
    evidence: prompt.evidence,
    span: prompt.span,
    ...lines.linesOf(prompt.span),
    anchor: prompt.anchor,
    anchorLine: lines.lineAt(prompt.anchor),
    call: prompt.call,
    provider: prompt.provider,
    model: visible,
    pricedAs,
    parameters: prompt.parameters,
    tools: prompt.tools && lines.linesOf(prompt.tools.span),
    alwaysOn: prompt.alwaysOn,
    inBatch,
    server: prompt.billing.server,
    cacheMarks,
    messages: prompt.messages.map((message) => (message.instead ? profiled(message) : fixedOf.get(message)!)),
    requestParts: parts,
    tokens,
    cost: shown,
    range,
    violations: isOneInput(prompt) ? limitViolations({ tokens, range, pricedAs }, row) : [],
    ...advised,
  };
}

function visibleModel(prompt: Prompt): string | null {
  return prompt.model === null || prompt.model.trim() === '' ? null : prompt.model;
}

function sumTokens(
  prompt: Prompt,
  { messages, parts, counted: by }: FixedPart,
  { counter, assumptions }: ProfileContext,
  row: PriceRow | NoPrice,
  model: string,
): PromptTokens {
  const texts = messages.map(({ tokens }) => ({ ...tokens, tokens: tokens.text }));
  const variables = messages.flatMap((message) => message.variables);
  const fixed = texts.reduce((sum, { tokens }) => sum + tokens, 0);
  // A count of both together is exact, whatever is said of its parts.
  const isExact = by?.isSame === true && by.isWhole;
  const counted = combineAccuracy([
    ...(isExact
      ? [{ tokens: fixed + tokensOf(parts, 'chatFormat'), method: 'exact', errorPct: null } as const]
      : texts),
    ...variables.map(({ tokens, method }) => ({ tokens, method, errorPct: null })),
    ...parts.filter(({ kind }) => !(isExact && kind === 'chatFormat')),
  ]);
  const { method, errorPct } =
    (counted.method === 'exact' && messages.some(mayDiffer)) || parts.some(({ unseen }) => unseen.length > 0)
      ? ({ method: 'estimated', errorPct: null } as const)
      : counted;
  const filled = variables.reduce((sum, { tokens }) => sum + tokens, 0);
  const { capChoice } = prompt.billing;
  const declared = outputTokens(
    prompt.parameters,
    noOutputOf(prompt, model),
    assumptions,
    prompt.billing.unreadCap,
    thoughtsOnTop({ format: prompt.format, model }, prompt.parameters),
  );
  const outputSource = atMost(
    capChoice === null ? declared : withLeast(declared, capChoice.least),
    mostOutputTokens(row, model),
  );
  return {
    input: fixed + filled + parts.reduce((sum, part) => sum + part.tokens, 0),
    static: fixed,
    variables: filled,
    tools: tokensOf(parts, 'tools'),
    responseFormat: tokensOf(parts, 'responseFormat'),
    images: tokensOf(parts, 'images'),
    overhead: tokensOf(parts, 'chatFormat'),
    output: outputSource.tokens,
    outputSource,
    method,
    encoding: counter.encoding,
    errorPct,
    ...(by && { counted: by }),
  };
}

function noOutputOf({ alwaysOn, format, billing }: Prompt, model: string): NoOutput | null {
  if (alwaysOn) return 'alwaysOn';
  if (billing.purpose !== 'answer') return billing.purpose;
  if (format === embeddingFormat) return 'embedding';
  return makesOnlyImages(model) ? 'image' : null;
}

/** Whether a condition or a loop decides what is sent: all branches are counted, and what is repeated once. */
function mayDiffer({ parts }: MessageProfile): boolean {
  return parts.some((part) => part.kind === 'control' && (part.control === 'if' || part.control === 'for'));
}

/** Each text that is embedded has the window of the model for itself. */
function isOneInput({ format, messages }: Prompt): boolean {
  return format !== embeddingFormat || messages.every(({ turn }) => turn === 0);
}

function placeOf(message: Message, context: ProfileContext): { path: string | undefined; range: LineRange } {
  if (message.path === undefined) return { path: undefined, range: context.lines.linesOf(message.span) };
  const lines = context.linesOfOther(message.path);
  return { path: message.path, range: lines?.linesOf(message.span) ?? { startLine: 1, endLine: 1 } };
}
