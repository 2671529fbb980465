import type { Assumptions } from '../cost/assumptions';
import type { FileProfile } from '../report/model';
import type { TokenCount } from '../tokens/tokenCount';

/** One file to profile: its text travels along, so unsaved documents are profiled as they stand. */
export interface AnalyzeRequest {
  /** Relative to the root, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Absolute folder of the root on disk, for what the file imports; null where there is none. */
  readonly root: string | null;
  readonly assumptions: Assumptions;
  /**
   * Key of the open document that this is the text of, for one that is asked about again as somebody types: then only
   * what has changed is read. Left out for files.
   */
  readonly document?: string;
  /** True to be told of the literals that are no prompts, too. */
  readonly explain?: boolean;
}

/** A count of text alone, without chat overhead. */
export type TextCount = TokenCount;

/**
 * The engine behind a queue of worker threads. Work that hangs is ended after a time limit and reported as the
 * file's problem; an aborted signal rejects with an AbortError.
 */
export interface Analyzer {
  analyze(request: AnalyzeRequest, signal?: AbortSignal): Promise<FileProfile>;
  countText(text: string, model: string, signal?: AbortSignal): Promise<TextCount>;
  dispose(): void;
}
