import type { Assumptions } from '../cost/assumptions';
import type { FileProfile, SkippedFile } from '../report/model';
import type { TokenCount } from '../tokens/tokenCount';
import type { FindOptions, FoundFile, FoundFiles } from './findFiles';

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

/** Files on disk to profile: they are read where they are analyzed. */
export interface FilesRequest {
  /** Absolute folder of the root. */
  readonly root: string;
  readonly files: readonly FoundFile[];
  readonly assumptions: Assumptions;
  /** Larger files are skipped. */
  readonly maxFileBytes?: number | undefined;
  /** True to be told of the literals that are no prompts, too. */
  readonly explain?: boolean | undefined;
}

/** What became of a file. */
export type FileOutcome = FileProfile | SkippedFile;

/** Where to look for files that could hold prompts. */
export interface FindRequest extends Omit<FindOptions, 'claims' | 'signal'> {
  /** Relative paths, if only these are of interest. */
  readonly only?: readonly string[] | undefined;
}

/** A count of text alone, without chat overhead. */
export type TextCount = TokenCount;

/**
 * The engine behind a queue of worker threads. Work that hangs is ended after a time limit and reported as the
 * file's problem; an aborted signal rejects with an AbortError.
 */
export interface Analyzer {
  analyze(request: AnalyzeRequest, signal?: AbortSignal): Promise<FileProfile>;
  findFiles(request: FindRequest, signal?: AbortSignal): Promise<FoundFiles>;
  /** One outcome for each file, in their order. */
  analyzeFiles(request: FilesRequest, signal?: AbortSignal): Promise<readonly FileOutcome[]>;
  countText(text: string, model: string, signal?: AbortSignal): Promise<TextCount>;
  dispose(): void;
}
