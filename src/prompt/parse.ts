import type { Assets } from './assets';
import { codeFormats } from './code/codeFormats';
import { createGrammars } from './code/syntax/grammars';
import { directiveMistakes } from './directiveMistakes';
import { readDirectives } from './directives';
import { fileFormats } from './files/fileFormats';
import type { Found, FoundPrompt, PromptFormat } from './format';
import type { Explanation, NotPrompt } from './explanation';
import { withoutIgnored } from './ignored';
import type { Ignored, Message, ParseResult, Prompt, SourceFile } from './model';
import { plainBilling } from './request';
import { noSources } from './sources';
import type { Sources } from './sources';

/** Finds prompts in files of every format. */
export interface PromptParser {
  /** Whether a file of this path may hold prompts, judged by the path alone. */
  claims(path: string): boolean;
  /** Never rejects on any text; only a missing asset (a grammar) rejects. */
  parse(file: SourceFile, sources?: Sources): Promise<ParseResult>;
  /** The same with the literals that are no prompts, and why. */
  explain(file: SourceFile, sources?: Sources): Promise<Explanation>;
}

export interface ParserOptions {
  /** False to parse also the code files that cannot hold a prompt; for measuring what that test is worth. */
  readonly filtered?: boolean;
}

/** The formats in the order in which they are asked; the first that claims a file reads it: most files are code. */
export function createPromptParser(assets: Assets, options: ParserOptions = {}): PromptParser {
  const formats: readonly PromptFormat[] = [...codeFormats(createGrammars(assets), options), ...fileFormats];
  const parse = async (
    file: SourceFile,
    sources: Sources,
    notPrompts?: NotPrompt[],
  ): Promise<ParseResult> => {
    const format = formats.find((candidate) => candidate.claims(file));
    if (format === undefined) return { language: null, prompts: [], ignored: [], problem: null };
    const found = await readSafely(format, file, sources, notPrompts);
    if (found.prompts.length === 0) return { language: format.language, ...found, prompts: [], ignored: [] };
    const { kept, ignored } = withoutIgnored(found.prompts, readDirectives(file.text));
    const prompts = identified(file.path, kept);
    return { language: format.language, prompts, ignored, problem: found.problem };
  };
  return {
    claims: (path) => formats.some((format) => format.mayClaim?.(path) ?? format.claims({ path, text: '' })),
    parse: (file, sources = noSources) => parse(file, sources),
    explain: async (file, sources = noSources) => {
      const notPrompts: NotPrompt[] = [];
      const parsed = await parse(file, sources, notPrompts);
      const comments = directiveMistakes(file.text, readDirectives(file.text), parsed);
      const all = [...notPrompts, ...parsed.ignored.flatMap(whyIgnored), ...comments];
      return { parsed, notPrompts: all.sort((a, b) => a.span.start - b.span.start) };
    },
  };
}

function whyIgnored({ spans, comment }: Ignored): NotPrompt[] {
  return spans.map((span) => ({ span, why: { kind: 'ignored', comment } }));
}

const unreadable =
  'A text in it is too long to be read, or it is nested too deeply. Keep such a text in a file of its own, or leave this one out with "exclude" in promptmeter.yaml.';

/** Formats are total; should one fail all the same, the file is listed with the reason and the scan goes on. */
async function readSafely(
  format: PromptFormat,
  file: SourceFile,
  sources: Sources,
  notPrompts?: NotPrompt[],
): Promise<Found> {
  try {
    return await format.read(file, sources, notPrompts);
  } catch (error) {
    // Of the reader's own failures only a stack that ran out is the text's doing; a missing grammar is the shell's.
    if (!(error instanceof RangeError)) throw error;
    return { prompts: [], problem: { message: unreadable, span: { start: 0, end: 0 } } };
  }
}

function identified(path: string, prompts: readonly FoundPrompt[]): Prompt[] {
  const placed = prompts.map((prompt) => ({ prompt, ...placeOf(prompt) }));
  placed.sort((a, b) => a.anchor - b.anchor || a.span.start - b.span.start);
  const uses = new Map<string, number>();
  let ordinal = 0;
  return placed.map(({ prompt, span, anchor }) => {
    const symbol = prompt.symbol ?? null;
    const base = symbol ?? String((ordinal += 1));
    const use = (uses.get(base) ?? 0) + 1;
    uses.set(base, use);
    return {
      id: `${path}#${use === 1 ? base : `${base}-${use}`}`,
      name: symbol ?? prompt.name ?? path.slice(path.lastIndexOf('/') + 1),
      format: prompt.format,
      evidence: prompt.evidence ?? { kind: 'file', format: prompt.format },
      span,
      anchor,
      call: prompt.call ?? null,
      site: prompt.site ?? null,
      messages: prompt.messages,
      provider: prompt.provider ?? null,
      model: prompt.model ?? null,
      parameters: prompt.parameters ?? {},
      tools: prompt.tools ?? null,
      responseFormat: prompt.responseFormat ?? null,
      attachments: prompt.attachments ?? [],
      billing: prompt.billing ?? plainBilling,
      alwaysOn: prompt.alwaysOn ?? false,
    };
  });
}

/**
 * The literals' extent in this file, and the call as anchor if it holds one of them, else the first literal. Where
 * all literals lie in other files, what refers to them.
 */
function placeOf({ messages, call, place }: FoundPrompt): { span: Prompt['span']; anchor: number } {
  const literals = messages.filter(({ unlisted }) => unlisted === undefined);
  const here = literals.filter(({ path }) => path === undefined);
  const reference = call ?? place;
  if (here.length === 0 && reference !== undefined) return { span: reference, anchor: reference.start };
  const spans = (here.length > 0 ? here : literals).map(({ span }: Message) => span);
  const span = {
    start: Math.min(...spans.map(({ start }) => start)),
    end: Math.max(...spans.map(({ end }) => end)),
  };
  const inCall =
    call !== null &&
    call !== undefined &&
    here.some((message) => call.start <= message.span.start && message.span.end <= call.end);
  return { span, anchor: inCall ? call.start : span.start };
}
