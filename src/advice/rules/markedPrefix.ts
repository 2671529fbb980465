import { documentOffset } from '../../prompt/mappedText';
import type { Message } from '../../prompt/model';
import type { Span } from '../../prompt/span';
import type { TextEdit } from '../finding';
import type { CacheablePrefix } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';
import { onlyMatch } from '../text/onlyMatch';
import { hole, writtenText } from '../text/writtenText';

/** How the code of a language writes a request. */
interface Syntax {
  readonly block: (type: string, marker: string) => readonly [string, string];
  readonly cacheKey: (name: string) => string;
}

const python: Syntax = {
  block: (type, marker) => [
    `[{"type": "${type}", "text": `,
    `, ${marker
      .replace(/(\w+):/g, '"$1":')
      .replaceAll("'", '"')
      .replace(/\{ (.*) \}/, '{$1}')}}]`,
  ],
  cacheKey: (name) => `prompt_cache_key="${name}", `,
};
const script: Syntax = {
  block: (type, marker) => [`[{ type: '${type}', text: `, `, ${marker} }]`],
  cacheKey: (name) => `prompt_cache_key: '${name}', `,
};

/** How a provider takes a text with a marker behind it. */
interface Marking {
  /** What a block of text is called. */
  readonly type: string;
  readonly marker: string;
  /** What stands before the text. */
  readonly key: RegExp;
  /** The same with a name for the text: all of it up to the name, and the name. */
  readonly named: RegExp;
  /** Whether the provider wants a key by which it finds the prefix again. */
  readonly needsKey: boolean;
}

const content = {
  marker: "prompt_cache_breakpoint: { mode: 'explicit' }",
  key: /(?<![\w.])["']?content["']?\s*:\s*$/,
  named:
    /(["']?role["']?\s*:\s*["'](?:system|developer)["']\s*,\s*["']?content["']?\s*:\s*)([A-Za-z_$][\w.$]*)(?=\s*,?\s*\})/g,
  needsKey: true,
};
/** By the format of the call. `instructions` of the Responses API takes no marker. */
const markings: Readonly<Record<string, Marking>> = {
  'anthropic-messages': {
    type: 'text',
    marker: "cache_control: { type: 'ephemeral' }",
    key: /(?<![\w.$'"])system\s*[:=]\s*$/,
    named: /((?<![\w.$'"])system\s*[:=]\s*)([A-Za-z_$][\w.$]*)(?=\s*[,)}])/g,
    needsKey: false,
  },
  'openai-chat': { type: 'text', ...content },
  'openai-responses': { type: 'input_text', ...content },
};

/** A call whose texts can be made blocks. */
interface MarkableCall {
  readonly call: Span;
  /** Of its file. */
  readonly document: string;
  readonly marking: Marking;
  /** What stands before and behind a text that is made a block with a marker. */
  readonly block: readonly [string, string];
  readonly keyEdits: readonly TextEdit[];
}

/** The marker with the time that the saving of a prefix assumes. */
function markerFor({ marker }: Marking, { reuse }: CacheablePrefix): string {
  const { name, askedBy } = reuse?.lifetime ?? {};
  const isAsked = askedBy !== undefined && marker.startsWith('cache_control');
  return isAsked ? marker.replace(' }', `, ttl: '${name}' }`) : marker;
}

function markableCall({ prompt, path, textOf }: PricedPrompt, prefix: CacheablePrefix): MarkableCall | null {
  const document = textOf(path);
  const marking = markings[prompt.format];
  const syntax = /\.(?:py|ipynb)$/.test(path) ? python : /\.[cm]?[jt]sx?$/.test(path) ? script : null;
  const { call } = prompt;
  if (marking === undefined || syntax === null || call === null || document === null) return null;
  return {
    call,
    document,
    marking,
    block: syntax.block(marking.type, markerFor(marking, prefix)),
    keyEdits: marking.needsKey ? cacheKey(call, document, syntax.cacheKey(keyOf(prompt.name))) : [],
  };
}

/** Whether a message is all that its speaker says in that turn. */
function isWholeTurn({ turn }: Message, { prompt }: PricedPrompt): boolean {
  return prompt.messages.filter((other) => other.turn === turn).length === 1;
}

/**
 * The edits that make the last text of a prefix a block with a marker; null where the call does not write that text as one
 * literal or one name of its own.
 */
export function markedPrefix(
  priced: PricedPrompt,
  prefix: CacheablePrefix,
): { readonly edits: readonly TextEdit[] } | null {
  const markable = markableCall(priced, prefix);
  const { end } = prefix;
  const last = end === null ? undefined : priced.prompt.messages[end.message];
  if (markable === null || last === undefined || !isWholeTurn(last, priced)) return null;
  const { block, keyEdits } = markable;
  const value = literalIn(last, markable) ?? namedIn(markable);
  if (value === null) return null;
  return {
    edits: [
      ...keyEdits,
      { span: { start: value.start, end: value.start }, newText: block[0] },
      { span: { start: value.end, end: value.end }, newText: block[1] },
    ],
  };
}

/**
 * The edits that split a literal in front of what changes, at the start of that line where enough stands before it, with a
 * marker on the first part; null where the literal cannot be split, or where nothing but variables would stand behind.
 */
export function splitPrefix(
  priced: PricedPrompt,
  prefix: CacheablePrefix,
): { readonly edits: readonly TextEdit[] } | null {
  const { breaker, splitTokens, minimumTokens } = prefix;
  const markable = markableCall(priced, prefix);
  const message = priced.prompt.messages.find(
    ({ unlisted, path, parts }) =>
      unlisted === undefined &&
      path === undefined &&
      parts.some(({ kind, span }) => kind === 'variable' && span.start === breaker?.span.start),
  );
  if (markable === null || message === undefined || breaker === null || minimumTokens === null) return null;
  const { document, block, keyEdits } = markable;
  const literal = isWholeTurn(message, priced) ? literalIn(message, markable) : null;
  const quotes = literal && quotesOf(message, document);
  if (literal === null || quotes === null) return null;
  const before = message.parts.filter(({ span }) => span.end <= breaker.span.start);
  const last = before.at(-1);
  if (last?.kind !== 'text') return null;
  const written = writtenText({ ...message, parts: before }).text;
  const behind = writtenText({ ...message, parts: message.parts.slice(before.length) }).text;
  const line = last.text.slice(last.text.lastIndexOf('\n') + 1);
  const isEnough =
    line.length < last.text.length && splitTokens - priced.counter.count(line).tokens >= minimumTokens;
  const at = isEnough ? documentOffset(last, last.text.length - line.length) : breaker.span.start;
  const saysMore = /\p{L}/u.test(`${isEnough ? line : ''}${behind}`.replaceAll(hole, ''));
  if (written.trim() === '' || !saysMore) return null;
  const [opening, closing] = quotes;
  return {
    edits: [
      ...keyEdits,
      { span: { start: literal.start, end: literal.start }, newText: block[0] },
      {
        span: { start: at, end: at },
        newText: `${closing}${block[1].slice(0, -1)}, ${block[0].slice(1)}${opening}`,
      },
      { span: { start: literal.end, end: literal.end }, newText: /\s*\}\]$/.exec(block[1])![0] },
    ],
  };
}

/** What opens a literal, with its prefix, and what closes it; null where several literals make the text. */
function quotesOf({ span, parts }: Message, document: string): readonly [string, string] | null {
  const match = /^[A-Za-z]{0,2}("""|'''|"|'|`)/.exec(document.slice(span.start, span.end));
  const [opening, closing] = match ?? [];
  if (opening === undefined || closing === undefined) return null;
  const isOne = parts.every(
    (part) => part.kind !== 'text' || !document.slice(part.span.start, part.span.end).includes(closing),
  );
  return isOne && document.endsWith(closing, span.end) ? [opening, closing] : null;
}

function literalIn({ span, path }: Message, { call, document, marking: { key } }: MarkableCall): Span | null {
  const isInCall = path === undefined && span.start >= call.start && span.end <= call.end;
  if (!isInCall || !key.test(document.slice(Math.max(call.start, span.start - 60), span.start))) return null;
  return /^\s*[,)}]/.test(document.slice(span.end, span.end + 200)) ? span : null;
}

function namedIn({ call, document, marking: { named } }: MarkableCall): Span | null {
  const match = onlyMatch(document.slice(call.start, call.end), named);
  if (match === null) return null;
  const start = call.start + match.index + match[1]!.length;
  return { start, end: start + match[2]!.length };
}

/** The edit that gives the call a key, where it has none. */
function cacheKey(call: Span, document: string, argument: string): TextEdit[] {
  const text = document.slice(call.start, call.end);
  const at = text.search(/(?<![\w.'"])(?:messages|input)\s*[:=]\s*\[/);
  if (at < 0 || /prompt_?cache_?key/i.test(text)) return [];
  return [{ span: { start: call.start + at, end: call.start + at }, newText: argument }];
}

/** What the prompt is called, as a key. */
function keyOf(name: string): string {
  return (
    name
      .replace(/([a-z])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z\d]+/g, '-')
      .replace(/^-|-$/g, '') || 'prompt'
  );
}
