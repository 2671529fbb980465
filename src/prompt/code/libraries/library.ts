import type { TemplateLanguage } from '../../templates/template';
import type { Purpose } from '../../request';
import type { Role } from '../../roles';
import { CalleeIndex } from '../flow/names';
import type { CallExpr } from '../syntax/syntax';

/**
 * What Promptmeter knows of one library: which of its calls send text to a model, and which constructions only hold
 * text. Names are written normalised (see `names.ts`), so that one entry serves `max_tokens` and `maxTokens`.
 * Adding a library is one file and one entry in `libraries.ts`.
 */
export interface Library {
  readonly id: string;
  /** Languages it is written for (ids of `languages.ts`); Python and TypeScript or JavaScript if left out. */
  readonly languages?: readonly string[];
  /** Modules whose import shows that the file uses the library; a prefix of the dotted or slashed path. */
  readonly modules: readonly string[];
  /** Files in which its names are there without an import, by their path. */
  readonly ambientIn?: RegExp;
  readonly calls: readonly CallShape[];
  /** Constructions of one message: `SystemMessage(…)`, `ChatMessage.from_user(…)`. */
  readonly messages?: readonly MessageShape[];
  /** Functions that the library asks for a text: `@agent.system_prompt def rules(): return "…"`. */
  readonly functions?: readonly FunctionShape[];
  /** Classes whose body is one prompt: `class Triage(dspy.Signature)`. */
  readonly classes?: readonly ClassShape[];
  /** Requests that are built by calls one behind the other. */
  readonly chains?: readonly ChainShape[];
  /** Annotations that hold the text of a message. */
  readonly decorators?: readonly DecoratorShape[];
  readonly wrappers?: readonly TextWrapper[];
  /** JSX elements that are messages; in files that import the library every other element is part of a prompt. */
  readonly elements?: readonly ElementShape[];
}

/** A message written as an element: `<SystemMessage>…</SystemMessage>`. */
export interface ElementShape {
  /** Normalised tags. */
  readonly tags: readonly string[];
  readonly role: Role;
}

/** A call that makes a prompt. */
export interface CallShape {
  /** `Prompt.format` of what it sends. */
  readonly format: string;
  readonly provider?: string;
  /** Dotted suffixes of the callee, normalised; `^name` only where nothing stands before it, `.name` where something does. */
  readonly callee: readonly string[];
  /**
   * What made the receiver, where the method's own name says too little: `triage.run(…)` after `triage = Agent(…)`;
   * `agent` for whatever talks to a model, as the file shows.
   */
  readonly on?: readonly string[] | 'agent';
  /** Calls that made the receiver whose texts and parameters the call sends with its own, where they are in sight. */
  readonly after?: readonly string[];
  /** What it makes, if that is run by other calls, each of which sends what it was made with. */
  readonly makes?: 'agent';
  /** What the library itself tells the model beside what it is given, of which nothing is in sight. */
  readonly adds?: string;
  /** Where the agent stands that it runs, whose texts, tools and model it sends. */
  readonly runs?: 'receiver' | readonly ArgumentPath[];
  /** True if the name means this only in files that import the library. */
  readonly needsImport?: boolean;
  /** Where text goes in, in the order in which the provider renders it. */
  readonly slots: readonly Slot[];
  /** Arguments that name the model; `modelKeywords` otherwise. */
  readonly model?: readonly ArgumentPath[];
  /** A call that names the model for the whole file: `script({ model })`. */
  readonly modelOfFile?: string;
  /** Keywords that it must show as well, one of each group. */
  readonly needs?: readonly (readonly string[])[];
  /** True if the call does not send: a prompt class, whose text belongs to a call that sends it, if there is one. */
  readonly holds?: boolean;
  /** What it sends its texts for; to be answered if left out. */
  readonly purpose?: Purpose;
  /** True if classes are made from it, whose constructors give it the texts: `super().__init__(instructions=…)`. */
  readonly subclassed?: boolean;
  /** True if messages of this call are only counted when they lie in a message list or class (ambiguous names). */
  readonly onlyMessages?: boolean;
}

/** A keyword path (`config.system_instruction`) or the index of a positional argument. */
export type ArgumentPath = string | number;

export interface Slot {
  /** The places where the text may stand, the first that the call shows; for a `unit` all of them, in this order. */
  readonly at: readonly ArgumentPath[];
  /**
   * `text`: one text; `messages`: a list of messages, or a text if a string is given; `unit`: one text with parts in
   * several arguments; `batch`: a list of what is asked, each by itself.
   */
  readonly holds: 'text' | 'messages' | 'unit' | 'batch';
  /** True if all positional arguments from the one at `at` belong to it: `FromMessages(format, first, second)`. */
  readonly rest?: boolean;
  readonly role: Role;
  /** The role where the call is given nothing else and does not name it: `prompt!("…")`. */
  readonly alone?: Role;
  /** True if `<message role="…">` blocks in the text say the roles, where it has some. */
  readonly markup?: boolean;
  readonly language?: LanguageOfCall;
}

/** How placeholders are written: always so, or as the call says; null where it then means no template. */
export type LanguageOfCall = TemplateLanguage | ((call: CallExpr) => TemplateLanguage | null);

export interface MessageShape {
  readonly callee: readonly string[];
  readonly role: Role | { readonly argument: ArgumentPath };
  readonly content: readonly ArgumentPath[];
  readonly language?: LanguageOfCall;
  readonly needsImport?: boolean;
}

/** A function whose decorator hands what it returns to a model. */
export interface FunctionShape {
  readonly format: string;
  /** Suffixes of the decorator, called or not. */
  readonly decorator: readonly string[];
  readonly needsImport?: boolean;
  /** Role of a text that it returns. */
  readonly returns: Role;
  /** Role of its docstring, where that is sent too. */
  readonly docstring?: Role;
  /** What names the model: the arguments of the decorator, or what it belongs to. */
  readonly model?: 'decorator' | 'owner';
}

/** A class that is one unit: its docstring and the texts of its fields. */
export interface ClassShape {
  readonly format: string;
  readonly bases: readonly string[];
  readonly needsImport?: boolean;
  readonly role: Role;
  /** Constructions of the fields that the caller fills: their names are the variables. */
  readonly filled: readonly string[];
  /** Constructions of the other fields. */
  readonly answered: readonly string[];
}

/**
 * What a helper does to a text. `dedent` takes away the indentation and the blank space around the whole, `dedentBlock`
 * of that only what stands before it (`indoc!`), `dedentLines` none of it (`textwrap.dedent`).
 */
export type TextEffect = 'dedent' | 'dedentBlock' | 'dedentLines' | 'trim';

/** A construction that only wraps a text: `dedent(x)`, `PromptTemplate.from_template(x)`. */
export interface TextWrapper {
  /** Normalised dotted suffixes of the callee. */
  readonly callee: readonly string[];
  /** Argument that is the text, by keyword; else the first positional one. */
  readonly argument?: string;
  /** How placeholders in it are written, or how to tell from the call. */
  readonly language?: LanguageOfCall;
  readonly effect?: TextEffect;
  /** Modules whose import makes the name mean this; without, the name alone is enough. */
  readonly modules?: readonly string[];
}

/** A request that is built link by link: `X.builder().model("…").addSystemMessage("…").addUserMessage("…").build()`. */
export interface ChainShape {
  /** `Prompt.format` of what it builds. */
  readonly format: string;
  readonly provider?: string;
  /** Callees with which it begins, written as in `CallShape.callee`; the first of a chain counts. */
  readonly starts: readonly string[];
  readonly needsImport?: boolean;
  /** What it sends its texts for; to be answered if left out. */
  readonly purpose?: Purpose;
  /** What the links put in. */
  readonly links: readonly ChainLink[];
  /** True if the chain does not send: what it holds is sent by a chain that begins with its result, if there is one. */
  readonly holds?: boolean;
}

/** A link that puts text in. */
export interface ChainLink extends Slot {
  /** Method names, normalised. */
  readonly method: readonly string[];
  /** Methods that put the text in where the argument is a function of a further builder: `user(u -> u.text("…"))`. */
  readonly inner?: readonly string[];
}

/** Annotations over a function or class: all of one function make one prompt, with what its class says in common. */
export interface DecoratorShape {
  readonly format: string;
  readonly callee: readonly string[];
  readonly needsImport?: boolean;
  readonly role: Role;
  readonly content: readonly ArgumentPath[];
  readonly language?: TemplateLanguage;
  /** Calls that connect the class with its model: `create(Assistant.class, model)`. */
  readonly connectedBy?: readonly string[];
}

/** All libraries, ready to be asked for the callee of a call. */
export interface LibraryIndex {
  readonly chains: CalleeIndex<{ readonly shape: ChainShape; readonly library: Library }>;
  readonly decorators: CalleeIndex<{ readonly shape: DecoratorShape; readonly library: Library }>;
  readonly calls: CalleeIndex<{ readonly shape: CallShape; readonly library: Library }>;
  readonly messages: CalleeIndex<{ readonly shape: MessageShape; readonly library: Library }>;
  readonly functions: CalleeIndex<{ readonly shape: FunctionShape; readonly library: Library }>;
  readonly classes: CalleeIndex<{ readonly shape: ClassShape; readonly library: Library }>;
  readonly wrappers: CalleeIndex<TextWrapper>;
  /** Libraries of which one call says something for the whole file. */
  readonly ofFile: readonly Library[];
  /** Libraries whose prompts are elements. */
  readonly withElements: readonly Library[];
}

/** The languages of libraries for JavaScript. */
export const webLanguages: readonly string[] = ['typescript', 'javascript'];

const defaultLanguages: readonly string[] = ['python', ...webLanguages];

/** The libraries that are written for a language. */
export function librariesFor(all: readonly Library[], language: string): Library[] {
  return all.filter(({ languages = defaultLanguages }) => languages.includes(language));
}

/** The libraries of one language. */
export function indexLibraries(all: readonly Library[], language: string): LibraryIndex {
  const libraries = librariesFor(all, language);
  return {
    calls: new CalleeIndex(
      libraries.flatMap((library) => library.calls.map((shape) => ({ shape, library }))),
      ({ shape }) => shape.callee,
    ),
    messages: new CalleeIndex(
      libraries.flatMap((library) => (library.messages ?? []).map((shape) => ({ shape, library }))),
      ({ shape }) => shape.callee,
    ),
    functions: new CalleeIndex(
      libraries.flatMap((library) => (library.functions ?? []).map((shape) => ({ shape, library }))),
      ({ shape }) => shape.decorator,
    ),
    classes: new CalleeIndex(
      libraries.flatMap((library) => (library.classes ?? []).map((shape) => ({ shape, library }))),
      ({ shape }) => shape.bases,
    ),
    chains: new CalleeIndex(
      libraries.flatMap((library) => (library.chains ?? []).map((shape) => ({ shape, library }))),
      ({ shape }) => shape.starts,
    ),
    decorators: new CalleeIndex(
      libraries.flatMap((library) => (library.decorators ?? []).map((shape) => ({ shape, library }))),
      ({ shape }) => shape.callee,
    ),
    wrappers: new CalleeIndex(
      libraries.flatMap(({ wrappers }) => wrappers ?? []),
      ({ callee }) => callee,
    ),
    ofFile: libraries.filter(({ calls }) => calls.some(({ modelOfFile }) => modelOfFile !== undefined)),
    withElements: libraries.filter(({ elements }) => elements !== undefined),
  };
}
