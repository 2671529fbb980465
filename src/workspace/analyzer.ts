import type { FixedFile } from '../advice/applyFixes';
import type { Finding } from '../advice/finding';
import type { Assumptions } from '../cost/assumptions';
import type { CountedAs } from '../cost/countedAs';
import type { FileProfile, SkippedFile } from '../report/model';
import type { TokenCount } from '../tokens/tokenCount';
import type { FileState } from './fileState';
import type { FoundFile, FoundFiles } from './findFiles';
import type { Listing, WalkRequest } from './listing';

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

/** Findings about one file whose edits are to be made. */
export interface FixRequest<F extends Finding = Finding> extends Pick<
  AnalyzeRequest,
  'path' | 'text' | 'root'
> {
  /** Of this very text. */
  readonly findings: readonly F[];
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

/** What became of a file, and of which state of it; null where that is not known. */
export interface AnalyzedFile {
  readonly outcome: FileOutcome;
  readonly state: FileState | null;
}

/** A result that holds as long as the files are in this state. */
export interface CachedResult {
  readonly path: string;
  /** Named files are read though they are generated. */
  readonly named: boolean;
  readonly state: FileState;
  /** Null if there is nothing to tell of the file. */
  readonly outcome: FileOutcome | null;
}

/** Where results are kept between scans, and what decides over them beside the files. */
export interface CacheRequest {
  /** Absolute. It need not be there yet. */
  readonly folder: string;
  readonly assumptions: Assumptions;
  readonly maxFileBytes?: number | undefined;
}

/** Where to look for files that could hold prompts. */
export interface FindRequest extends WalkRequest {
  /** Where the results of files may be known that have not changed; left out to read them all. */
  readonly cache?: CacheRequest | undefined;
}

/** What is known of files that have not changed since, and all else that there is to say when the search is over. */
export interface Found extends Pick<FoundFiles, 'skipped'> {
  readonly known: readonly FileOutcome[];
  /** How many files are known to have nothing to tell of; they are not among the `known`. */
  readonly quiet: number;
  /** To remember for the next time; null if there is nothing new to remember. */
  readonly listing: Listing | null;
}

/** Results to keep for the next scan. */
export interface RememberRequest {
  readonly root: string;
  readonly cache: CacheRequest;
  readonly results: readonly CachedResult[];
  readonly listing: Listing | null;
}

export type OnFound = (files: readonly FoundFile[]) => void;

/** A count of text alone, without chat overhead. */
export type TextCount = TokenCount;

/**
 * The engine behind a queue of worker threads. Work that hangs is ended after a time limit and reported as the
 * file's problem; an aborted signal rejects with an AbortError.
 */
export interface Analyzer {
  analyze(request: AnalyzeRequest, signal?: AbortSignal): Promise<FileProfile>;
  /** Makes edits and proves them; rejects if that fails. Nothing is written. */
  fix<F extends Finding>(request: FixRequest<F>, signal?: AbortSignal): Promise<FixedFile<F>>;
  /** `onFound` is told of the files to analyze, some at a time, while the search goes on. */
  findFiles(request: FindRequest, onFound: OnFound, signal?: AbortSignal): Promise<Found>;
  /** One outcome for each file, in their order. */
  analyzeFiles(request: FilesRequest, signal?: AbortSignal): Promise<readonly AnalyzedFile[]>;
  remember(request: RememberRequest): Promise<void>;
  countText(text: string, as: CountedAs, signal?: AbortSignal): Promise<TextCount>;
  dispose(): void;
}
