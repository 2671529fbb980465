import type { ImageSize } from './imageSize';
import type { Span } from './span';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export function isJsonObject(json: Json | undefined): json is JsonObject {
  return typeof json === 'object' && json !== null && !isJsonArray(json);
}

export function isJsonArray(json: Json | undefined): json is readonly Json[] {
  return Array.isArray(json);
}

/** A tool or an answer, as a call declares its form: what goes over the wire, as far as it is in sight. */
export interface Declaration {
  readonly name: string;
  readonly description: string;
  /** JSON schema of its arguments or fields; null where it has none in sight. */
  readonly schema: Json | null;
  /** What of it is not in sight, as written: names of values, calls. */
  readonly gaps: readonly string[];
  /** True where a library makes it of a function or class, whose types are not in sight: each is taken for a string. */
  readonly isInferred: boolean;
}

/** What a call says of the use of its tools; some providers put another hidden prompt before each. */
export type ToolChoice = 'auto' | 'none' | 'required';

/** What a call declares as tools, which providers read before all messages. It is paid for, but it is no message. */
export interface Tools {
  /** The argument, where it is written in this file; else the call. */
  readonly span: Span;
  readonly declared: readonly Declaration[];
  /** What else is given, of which nothing is in sight: names as written, and tools that the provider has itself. */
  readonly unseen: readonly string[];
  /** Those among them that the provider runs itself, and may bill. */
  readonly hosted: readonly string[];
  /** Null where it says nothing, or that is not in sight. */
  readonly choice: ToolChoice | null;
}

/** The form that a call asks its answer to have; without a schema, JSON of any form. */
export interface ResponseFormat extends Declaration {
  /** The argument, where it is written in this file; else the call. */
  readonly span: Span;
}

/** An image or a file that a call sends within its messages. */
export interface Attachment {
  readonly kind: 'image' | 'file';
  /** Pixels, where the data of the image are in sight. */
  readonly size: ImageSize | null;
  /** How closely the model is to look, as written: `low`, `high`, `auto`; null where the call does not say. */
  readonly detail: string | null;
  /** What it is called where it cannot be counted: its type, or the name of its value. */
  readonly name: string;
}

/** A call of a tool, or what one gave, that stands in the history which a call sends. It is paid for, but no message. */
export interface ToolTurn {
  readonly kind: 'call' | 'result';
  /** What of it is in sight: the name of the tool and its arguments, or what it gave; JSON where it is no text. */
  readonly text: string;
  /** What of it is not, as written: names of values, calls. */
  readonly unseen: readonly string[];
}

/** Parameters that cap the output, as most files spell them, most specific first. */
export const outputCaps = [
  'max_completion_tokens',
  'max_output_tokens',
  'max_output_token_count',
  'max_tokens',
  'max_tokens_to_sample',
  'max_new_tokens',
  'max_gen_len',
  'max_token_count',
  'num_predict',
] as const;

/** Lifetimes in the provider's cache. */
export type CacheTtl = '5m' | '1h';

/** What a call sends its texts for: to be answered, to be counted, or to be kept for other calls. */
export type Purpose = 'answer' | 'count' | 'cache';

/** A cap on the output that is decided at run time. */
export interface CapChoice {
  readonly parameter: string;
  /** The smallest number that is in sight for it; the largest is the parameter's. */
  readonly least: number;
  /** The parameter of a function whose default one of them is, so that callers may give any other. */
  readonly defaultOf: string | null;
}

/** An agent that a call runs. */
export interface RunAgent {
  readonly name: string;
  readonly isInSight: boolean;
}

/** What a call asks for beside its messages, and is billed for. */
export interface Billing {
  readonly purpose: Purpose;
  /** The names that messages give their speakers; empty ones are not in sight. */
  readonly speakers: readonly string[];
  /** Earlier turns that the provider puts before the messages, of which nothing is in sight: names as written. */
  readonly earlierTurns: readonly string[];
  /** A prompt that the provider keeps and puts before the messages, by its id: nothing of it is in sight. */
  readonly storedPrompt: string | null;
  /** The agent that the call runs, as written, and whether what it was made with is in sight; null where it runs none. */
  readonly agent: RunAgent | null;
  /** What the provider has in a cache under a name and puts before the messages: names as written. */
  readonly cachedContent: readonly string[];
  /** Documents beside the messages, from which the answer is to be taken: names as written. */
  readonly documents: readonly string[];
  /** Calls of tools within the messages, and what they gave, in the order written. */
  readonly toolTurns: readonly ToolTurn[];
  /** How long what the call marks for the cache is to stay there, one for each mark. */
  readonly cacheMarks: readonly CacheTtl[];
  /** What the answer may be, as the call says, in small letters: `text`, `audio`, `image`; empty where it does not say. */
  readonly answerKinds: readonly string[];
  /** The parameter by which the call chooses how it is served, where that is decided at run time: `service_tier = tier`. */
  readonly undecidedService: string | null;
  /** The parameter by which the call asks for several answers, where that is decided at run time: `n = k`. */
  readonly undecidedAnswers: string | null;
  /** What is spread into its arguments and is not in sight, as written: it may set or replace any of them. */
  readonly unseenArguments: readonly string[];
  /** Whether an option beside the tools has the provider search the web. */
  readonly searchesWeb: boolean;
  /** Whether it predicts the answer: what the answer does not use of that is billed as output. */
  readonly predictsAnswer: boolean;
  /** The parameter that caps the output, where its value is not in sight. */
  readonly unreadCap: string | null;
  /** What else the cap may be, where all of it is in sight; null where it is one number. */
  readonly capChoice: CapChoice | null;
  /** Whether it is one of the requests of a batch, which most providers sell for less. */
  readonly inBatch: boolean;
  /** Who serves the call, where the code says so: the host of an address, or a word for a seller (`azure`). */
  readonly server: string | null;
  /** The parameter that gives its address, where that is decided at run time: `base_url = url`. */
  readonly undecidedServer: string | null;
  /** The name of the model as written, where it begins with who serves it: `openrouter/…`. */
  readonly writtenModel: string | null;
  /** What models a condition may put in the place of the prompt's. */
  readonly otherModels: readonly string[];
  /** Where the model is only what stands if nobody gives another, how, as a sentence in plain text; else null. */
  readonly openModel: string | null;
}

/** Of a call that asks for nothing of the kind. */
export const plainBilling: Billing = {
  purpose: 'answer',
  speakers: [],
  earlierTurns: [],
  storedPrompt: null,
  agent: null,
  cachedContent: [],
  documents: [],
  toolTurns: [],
  cacheMarks: [],
  answerKinds: [],
  undecidedService: null,
  undecidedAnswers: null,
  unseenArguments: [],
  searchesWeb: false,
  predictsAnswer: false,
  unreadCap: null,
  capChoice: null,
  inBatch: false,
  server: null,
  undecidedServer: null,
  writtenModel: null,
  otherModels: [],
  openModel: null,
};
