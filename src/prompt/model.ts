import type { Evidence } from './evidence';
import type { MappedText } from './mappedText';
import type { Attachment, Billing, ResponseFormat, Tools } from './request';
import type { Role } from './roles';
import type { Span } from './span';

/** Literal text of a message. */
export interface TextPart extends MappedText {
  readonly kind: 'text';
}

/** A placeholder that the runtime fills. */
export interface VariablePart {
  readonly kind: 'variable';
  readonly span: Span;
  /** The placeholder as written, without its delimiters: `user.name | upper`. */
  readonly expression: string;
  /** Free variables of the expression, simple names or dotted paths. Empty for `{}` and `%s`. */
  readonly names: readonly string[];
  /** Value that stands in the document for it: a default in the template, a constant in the code. */
  readonly defaultText?: string;
}

/** Something the template engine executes: loop, condition, partial, comment, role marker. It costs no tokens itself. */
export interface ControlPart {
  readonly kind: 'control';
  readonly span: Span;
  readonly control: 'if' | 'for' | 'include' | 'comment' | 'other';
  readonly expression: string;
  /** Free variables that only the control uses (a condition, the list of a loop). */
  readonly names: readonly string[];
  /** True where what it includes is counted with the prompt. */
  readonly counted?: true;
}

export type Part = TextPart | VariablePart | ControlPart;

/**
 * `runtime`: nothing of the message is written in the file (`content: question`); `span` is the expression's, and its
 * parts are variables. `again`: a literal that the same request has sent before; `span` and parts are that literal's.
 */
export type Unlisted = 'runtime' | 'again';

/** One literal of a prompt. Literals that the runtime joins into one message share a `turn`. */
export interface Message {
  readonly role: Role;
  /** The literal, with its quotes; its lines are the lines of the message. */
  readonly span: Span;
  readonly parts: readonly Part[];
  /** 0-based number of the wire message that this literal is part of. */
  readonly turn: number;
  /** The name of the constant that holds the literal, if it has one. */
  readonly name?: string;
  /** Why it is paid for, but is no literal to be listed; left out for one that is. */
  readonly unlisted?: Unlisted;
  /** Where the literal lies, if not in the file of the prompt; relative to the root, with `/`. */
  readonly path?: string;
  /** True where a condition sends it in place of others of the prompt: it is listed, and no call pays for both. */
  readonly instead?: true;
}

/** `Prompt.format` of a call that makes vectors of texts: it has no chat format and no output, and its texts no speaker. */
export const embeddingFormat = 'embeddings';

/** `Prompt.format` of a call of the completions interface from before chats: its text goes over the wire as it is. */
export const completionsFormat = 'openai-completions';

/** What runs around a call, as far as the function shows that it stands in. */
export interface CallSite {
  /** The innermost loop of its function around it. */
  readonly loop: { readonly kind: 'each' | 'while'; readonly span: Span } | null;
  /** The function; null at the top of the file. */
  readonly within: Span | null;
  /** A list of messages that it sends as it is and that only grows, and the first call that puts something behind it. */
  readonly growing: { readonly name: string; readonly grownAt: Span } | null;
  /** The call before it in the same block that it needs nothing of. */
  readonly independentOf: Span | null;
  /** Variables that an earlier call of the function has sent as they are, and that call. */
  readonly sentBefore: readonly { readonly name: string; readonly call: Span }[];
  /** Calls that make the values of its variables, where the function has one assignment to it. */
  readonly values: readonly { readonly name: string; readonly span: Span }[];
}

export type ParameterValue = string | number | boolean | null;

/** What one call sends, as far as the text shows it. */
export interface Prompt {
  /** `<path>#<symbol or ordinal>`; stable under edits elsewhere in the file. */
  readonly id: string;
  /** What people call it: the constant, the function, the file. */
  readonly name: string;
  /** Id of the format or library that showed it: `openai-chat`, `langchain`, `agents-md`, `constant` … */
  readonly format: string;
  /** What shows that it is a prompt. */
  readonly evidence: Evidence;
  /** From the first to the last literal in this file. */
  readonly span: Span;
  /** Where a summary of the prompt is shown: the start of the call, or of its first literal. */
  readonly anchor: number;
  /** The call that sends it, if visible in this file. */
  readonly call: Span | null;
  /** Where that call stands; null without a call, and outside of code. */
  readonly site: CallSite | null;
  readonly messages: readonly Message[];
  readonly provider: string | null;
  readonly model: string | null;
  /** Request parameters as written there, under the library's own names: `max_tokens`, `temperature`. */
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Null where the call shows none. */
  readonly tools: Tools | null;
  /** Null where the call asks for none. */
  readonly responseFormat: ResponseFormat | null;
  /** Images and files within its messages, in the order written. */
  readonly attachments: readonly Attachment[];
  readonly billing: Billing;
  /** True for context files that travel with every call (AGENTS.md, rules). */
  readonly alwaysOn: boolean;
}

/** A prompt, or a message of one, that a comment takes out of every list and sum. */
export interface Ignored {
  /** The call, and the literals that lie outside it. */
  readonly spans: readonly Span[];
  /** The comment that says so. */
  readonly comment: Span;
}

/** Why a file, or a part of it, could not be read as its language. */
export interface ParseProblem {
  readonly message: string;
  readonly span: Span;
}

/** A file to read prompts from. */
export interface SourceFile {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /**
   * Key of the open document that this is the text of: what was read from its last text is taken over where it has not
   * changed, which is made for typing and costs memory. Left out for a file that is read once.
   */
  readonly document?: string;
}

/** The prompts of one file, in the order of their anchors. Prompts found beside a problem are kept. */
export interface ParseResult {
  /** `python`, `typescript`, `markdown` …; null where no format claims the file. */
  readonly language: string | null;
  readonly prompts: readonly Prompt[];
  /** What comments in the file ignore. */
  readonly ignored: readonly Ignored[];
  readonly problem: ParseProblem | null;
}

/** The messages that one call sends: without those that a condition puts in the place of others. */
export function sentMessages<M extends Pick<Message, 'instead'>>(messages: readonly M[]): readonly M[] {
  return messages.filter(({ instead }) => instead !== true);
}

/** A variable's distinct names over parts, in the order of first use. */
export function variableNames(parts: readonly Part[]): string[] {
  const names = new Set<string>();
  for (const part of parts) {
    if (part.kind === 'text') continue;
    for (const name of part.names) names.add(name);
  }
  return [...names];
}
