import type { Span } from '../../prompt/span';
import type { TextEdit } from '../finding';
import type { CacheablePrefix } from '../prefix/cacheablePrefix';
import type { PricedPrompt } from '../pricedPrompt';

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

/**
 * The edits that make the last text of a prefix a block with a marker; null where the call does not write that text as one
 * literal or one name of its own.
 */
export function markedPrefix(
  { prompt, path, textOf }: PricedPrompt,
  { end }: CacheablePrefix,
): { readonly edits: readonly TextEdit[] } | null {
  const document = textOf(path);
  const marking = markings[prompt.format];
  const syntax = /\.(?:py|ipynb)$/.test(path) ? python : /\.[cm]?[jt]sx?$/.test(path) ? script : null;
  if (marking === undefined || syntax === null || prompt.call === null || document === null) return null;
  const last = end === null ? undefined : prompt.messages[end.message];
  if (last === undefined || prompt.messages.filter(({ turn }) => turn === last.turn).length > 1) return null;
  const text = document.slice(prompt.call.start, prompt.call.end);
  const value = literalIn(prompt.call, last, document, marking) ?? namedIn(prompt.call, text, marking);
  if (value === null) return null;
  const [before, behind] = syntax.block(marking.type, marking.marker);
  const key = marking.needsKey ? cacheKey(prompt.call, text, syntax.cacheKey(keyOf(prompt.name))) : [];
  return {
    edits: [
      ...key,
      { span: { start: value.start, end: value.start }, newText: before },
      { span: { start: value.end, end: value.end }, newText: behind },
    ],
  };
}

function literalIn(
  call: Span,
  { span, path }: { readonly span: Span; readonly path?: string },
  document: string,
  { key }: Marking,
): Span | null {
  const isInCall = path === undefined && span.start >= call.start && span.end <= call.end;
  if (!isInCall || !key.test(document.slice(Math.max(call.start, span.start - 60), span.start))) return null;
  return /^\s*[,)}]/.test(document.slice(span.end, span.end + 200)) ? span : null;
}

function namedIn(call: Span, text: string, { named }: Marking): Span | null {
  const [match, ...others] = [...text.matchAll(named)];
  if (match === undefined || others.length > 0) return null;
  const start = call.start + match.index + match[1]!.length;
  return { start, end: start + match[2]!.length };
}

/** The edit that gives the call a key, where it has none. */
function cacheKey(call: Span, text: string, argument: string): TextEdit[] {
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
