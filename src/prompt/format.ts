import type { Evidence } from './evidence';
import type { NotPrompt } from './explanation';
import type { CallSite, Message, ParameterValue, ParseProblem, SourceFile } from './model';
import type { Attachment, Billing, ResponseFormat, Tools } from './request';
import type { Sources } from './sources';
import type { Span } from './span';

/** A prompt as a format finds it: without id and anchor, which the parser adds. */
export interface FoundPrompt {
  /** Format or library id, see `Prompt.format`. */
  readonly format: string;
  /** Left out where the format of the file is all there is to say. */
  readonly evidence?: Evidence;
  readonly messages: readonly Message[];
  readonly provider?: string | null;
  readonly model?: string | null;
  readonly parameters?: Readonly<Record<string, ParameterValue>>;
  readonly tools?: Tools | null;
  readonly responseFormat?: ResponseFormat | null;
  readonly attachments?: readonly Attachment[];
  readonly billing?: Billing;
  readonly alwaysOn?: boolean;
  /** The call that sends it, in the same file. */
  readonly call?: Span | null;
  readonly site?: CallSite;
  /** Where this file refers to it, for a prompt whose literals all lie in other files; the call if left out. */
  readonly place?: Span;
  /** The constant's name if one named literal makes the prompt, else the enclosing function's, else null. */
  readonly symbol?: string | null;
  /** What people call it where it has no symbol: the variable that holds what the call makes. */
  readonly name?: string | null;
}

/** What a format found in one file. It never throws on any text. */
export interface Found {
  readonly prompts: readonly FoundPrompt[];
  readonly problem: ParseProblem | null;
}

/**
 * One way in which prompts stand in files. Adding one is a new file and an entry in the list of `parse.ts`; the
 * first format that claims a file reads it.
 */
export interface PromptFormat {
  readonly id: string;
  /** Language of the file as reported: `markdown`, `yaml`, `python` … */
  readonly language: string;
  /** Cheap test by path, and only where the path cannot tell by the text. */
  claims(file: SourceFile): boolean;
  /** Where the text decides: whether any text at this path could be claimed. Left out where the path alone tells. */
  mayClaim?(path: string): boolean;
  /**
   * `sources` are the other files of the workspace, for what this one imports or refers to. `notPrompts`, where given,
   * takes the literals that are no prompts; then the file is read in full, whatever a quick look at it says.
   */
  read(file: SourceFile, sources: Sources, notPrompts?: NotPrompt[]): Found | Promise<Found>;
}
