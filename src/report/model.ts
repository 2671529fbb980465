import type { LeveledFinding } from '../advice/advise';
import type { CacheablePrefix, PrefixBreaker } from '../advice/prefix/cacheablePrefix';
import type { Cost } from '../cost/cost';
import type { Currency } from '../cost/currency';
import type { OutputTokens } from '../cost/outputTokens';
import type { Evidence } from '../prompt/evidence';
import type { WhyNot } from '../prompt/explanation';
import type { ParameterValue, ParseProblem, Part, Unlisted } from '../prompt/model';
import type { Role } from '../prompt/roles';
import type { CacheTtl } from '../prompt/request';
import type { Span } from '../prompt/span';
import type { RequestCount } from '../tokens/request/requestCount';
import type { CountMethod } from '../tokens/tokenCount';

/** Lines of a document, 1-based, inclusive. */
export interface LineRange {
  readonly startLine: number;
  readonly endLine: number;
}

/** From the smallest to the largest. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/** A range whose upper end may not be known. */
export interface OpenRange {
  readonly low: number;
  readonly high: number | null;
}

/** How small and how large a call can be, as far as is known. */
export interface CallRange {
  /** Of what is in sight. */
  readonly inputTokens: Range;
  /** True where more is sent than is in sight: nobody knows the upper end. */
  readonly isOpen: boolean;
  /** Of these the variable part. */
  readonly variableTokens: Range;
  /** Up to the declared cap, the stated range, or the most that the model gives. */
  readonly outputTokens: OpenRange;
  /** Null where there is no price. */
  readonly perCallUsd: OpenRange | null;
  /** The same with the ranges alone that somebody has stated; null where nobody has, or there is no price. */
  readonly statedPerCallUsd: Range | null;
}

/** One place of a message that a variable fills, and the size it is assumed to have there. */
export interface VariableProfile {
  /** The variable's name; the expression as written where it is not a single name. */
  readonly name: string;
  /** The placeholder, in the document of the message. */
  readonly span: Span;
  /** Expected. */
  readonly tokens: number;
  /** Where somebody has stated one. */
  readonly range?: Range;
  readonly method: CountMethod;
  /** Where the size comes from, in words: `assumed`, `default in the document`. */
  readonly source: string;
}

/** One literal of a prompt, counted. */
export interface MessageProfile extends LineRange {
  readonly role: Role;
  /** Relative to the root; only where the literal lies in another file. */
  readonly path?: string;
  readonly span: Span;
  readonly turn: number;
  readonly parts: readonly Part[];
  /** Why it is counted and not listed as a message: it is known at run time only, or the request has it already. */
  readonly unlisted?: Unlisted;
  /** True where a condition sends it in place of others: it is in no sum. */
  readonly instead?: true;
  /** One entry for each place, in document order: a variable used twice is sent twice. */
  readonly variables: readonly VariableProfile[];
  /** The literal text alone, without variables and overhead. */
  readonly tokens: {
    readonly text: number;
    readonly method: CountMethod;
    readonly encoding: string;
    readonly errorPct: number | null;
  };
}

/** What a call sends beside the text of its messages, in the order in which providers read it. */
export interface RequestPart extends RequestCount {
  readonly kind:
    | 'tools'
    | 'responseFormat'
    | 'agent'
    | 'storedPrompt'
    | 'earlierTurns'
    | 'cachedContent'
    | 'documents'
    | 'toolTurns'
    | 'images'
    | 'files'
    | 'chatFormat';
  /** What is sent of it, of which nothing is in sight, as written: it is in no sum. */
  readonly unseen: readonly string[];
}

/** A provider's own count, and what it is to a prompt. */
export interface CountedBy {
  /** Who counted, and with what: `Anthropic messages/count_tokens`. */
  readonly source: string;
  /** YYYY-MM-DD. */
  readonly countedOn: string;
  /** Whether the prompt is as it was counted; else it lends its texts the factor by which they were misjudged. */
  readonly isSame: boolean;
  /** Whether it is the count of texts and chat format together; else only of texts, less an estimated format. */
  readonly isWhole: boolean;
  /** What the texts count here without it. */
  readonly textTokensHere: number;
  /** Names what is kept. */
  readonly key: string;
}

/** Tokens of one call. `input` = static + variables + tools + responseFormat + images + overhead. */
export interface PromptTokens {
  readonly input: number;
  readonly static: number;
  readonly variables: number;
  readonly tools: number;
  readonly responseFormat: number;
  readonly images: number;
  readonly overhead: number;
  /** Declared cap, else the assumption; 0 for always-on context and embeddings. */
  readonly output: number;
  /** Which of them, with the name of the parameter that declares the cap. */
  readonly outputSource: OutputTokens;
  readonly method: CountMethod;
  readonly encoding: string;
  readonly errorPct: number | null;
  /** Only where a provider has counted the prompt, or an earlier state of it. */
  readonly counted?: CountedBy;
}

/** A limit of the model that a call exceeds: the provider refuses it, or cuts its answer. Plain text. */
export interface LimitViolation {
  readonly limit: 'context-window' | 'max-input' | 'max-output';
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** A cacheable prefix with the lines of the files that it is about, 1-based. */
export interface PrefixProfile extends Omit<CacheablePrefix, 'breaker'> {
  readonly breaker: (PrefixBreaker & { readonly line: number }) | null;
  /** Of its last text; null where no text is in it. */
  readonly endLine: number | null;
}

/** A finding with its lines. */
export interface FindingProfile extends LeveledFinding, LineRange {}

/** Everything known about one prompt. Every surface renders a Profile; none computes. */
export interface Profile extends LineRange {
  readonly id: string;
  readonly name: string;
  /** File of the prompt, relative to the root, with `/`. */
  readonly path: string;
  readonly format: string;
  /** What shows that it is a prompt. */
  readonly evidence: Evidence;
  readonly span: Span;
  /** 1-based line and UTF-16 offset where a summary is shown. */
  readonly anchor: number;
  readonly anchorLine: number;
  readonly call: Span | null;
  readonly provider: string | null;
  /** As visible in the text; null where it is not. */
  readonly model: string | null;
  /** The model counted and priced with; `matchedModel` is the price table's id, null if unpriced. */
  readonly pricedAs: {
    readonly model: string;
    readonly matchedModel: string | null;
    readonly assumed: boolean;
    /** What the price was looked up for. */
    readonly as: { readonly model: string; readonly provider: string | null };
  };
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Lines of what the call declares as tools; null where it shows none. */
  readonly tools: LineRange | null;
  readonly alwaysOn: boolean;
  /** Whether it is one of the requests of a batch. */
  readonly inBatch: boolean;
  /** Who serves the call, where the code says so: the host of an address, or a word for a seller. */
  readonly server: string | null;
  /** How long what the call marks for the cache is to stay there, one for each marker in sight. */
  readonly cacheMarks: readonly CacheTtl[];
  readonly messages: readonly MessageProfile[];
  readonly requestParts: readonly RequestPart[];
  readonly tokens: PromptTokens;
  readonly cost: Cost;
  readonly range: CallRange;
  readonly violations: readonly LimitViolation[];
  /** What a provider can take from a cache; null where the start of the call is not in sight. */
  readonly prefix: PrefixProfile | null;
  /** How loudly it is to be told what it could share with other prompts of the workspace; null if not at all. */
  readonly sharingLevel: FindingProfile['level'] | null;
  readonly findings: readonly FindingProfile[];
  /** The calls of other files that send it, where it has none of its own: the totals count it there. */
  readonly sentBy?: readonly { readonly id: string; readonly model: string | null }[];
}

/** A literal that is no prompt, and why. */
export interface NotPromptProfile extends LineRange {
  readonly span: Span;
  readonly why: WhyNot;
  /** The line of the comment that ignores it, if one does. */
  readonly commentLine?: number;
}

/** One file with its prompts in document order. */
export interface FileProfile {
  readonly path: string;
  readonly language: string | null;
  readonly prompts: readonly Profile[];
  /** Files whose text it depends on, also missing ones, relative to the root; left out where there are none. */
  readonly dependsOn?: readonly string[];
  /** The literals that are no prompts, in document order; only where it was asked for. */
  readonly notPrompts?: readonly NotPromptProfile[];
  /** Why the file, or a part of it, could not be read, with its 1-based line; prompts beside it are kept. */
  readonly problem: (ParseProblem & { readonly line: number }) | null;
}

/** A file that a scan did not read, and why. */
export interface SkippedFile {
  readonly path: string;
  readonly reason: string;
  /** Only where the caller named it and it cannot be read: that is a failure, not a choice. */
  readonly failed?: true;
}

/** The profile of a set of files. */
export interface WorkspaceReport {
  readonly root: string;
  readonly pricesAsOf: string;
  /** Files with prompts or problems, sorted by path. */
  readonly files: readonly FileProfile[];
  readonly skipped: readonly SkippedFile[];
  readonly totals: {
    /** Files read. */
    readonly files: number;
    readonly prompts: number;
    readonly inputTokens: number;
    /** Sum over priced prompts; null if none is priced. */
    readonly per1kCallsUsd: number | null;
    readonly monthlyUsd: number | null;
    /** What these sums are shown in; null for USD. */
    readonly currency: Currency | null;
    readonly unpriced: number;
    /** Prompts that send more than is in sight: with any, the sums are lower bounds. */
    readonly partlyCounted: number;
    readonly durationMs: number;
  };
}
