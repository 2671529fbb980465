import type { FixedFile } from '../advice/applyFixes';
import type { CountedAs } from '../cost/countedAs';
import type { FileProfile } from '../report/model';
import type {
  AnalyzeRequest,
  FileOutcome,
  FilesRequest,
  FindRequest,
  FixRequest,
  Found,
  RememberRequest,
  TextCount,
} from './analyzer';
import type { FileState } from './fileState';
import type { FoundFile } from './findFiles';

/** What a thread is asked, one thing at a time. */
export type ThreadRequest =
  | { readonly id: number; readonly kind: 'analyze'; readonly request: AnalyzeRequest }
  | { readonly id: number; readonly kind: 'fix'; readonly request: FixRequest }
  | { readonly id: number; readonly kind: 'count'; readonly text: string; readonly as: CountedAs }
  | { readonly id: number; readonly kind: 'find'; readonly request: FindRequest; readonly flag: CalledOff }
  | {
      readonly id: number;
      readonly kind: 'files';
      readonly request: FilesRequest;
      readonly flag: CalledOff;
      /** Memory that both sides see: the number of the file that is being read. */
      readonly at: Int32Array;
      /** Memory that both sides see: not 0 as soon as the thread is to leave the rest of the files for later. */
      readonly way: Int32Array;
    }
  | { readonly id: number; readonly kind: 'remember'; readonly request: RememberRequest };

/** Memory that both sides see: not 0 as soon as nobody waits for the answer any more. */
export type CalledOff = Int32Array;

/** What a thread says. `ready` comes once, before any answer. */
export type ThreadResponse = { readonly kind: 'ready' } | ThreadProgress | ThreadAnswer;

/** Signs of life on the way to an answer. */
export type ThreadProgress =
  /** `extraMs`: how much longer than usual the next sign may take. */
  | { readonly kind: 'alive'; readonly extraMs?: number }
  | { readonly kind: 'toRead'; readonly files: readonly FoundFile[] }
  /** The next files of the request; an outcome is null if there is nothing to tell of a file. */
  | {
      readonly kind: 'files';
      readonly files: readonly { readonly outcome: FileOutcome | null; readonly state: FileState | null }[];
    };

/** The end of a request. */
export type ThreadAnswer =
  | { readonly kind: 'profile'; readonly id: number; readonly profile: FileProfile }
  | { readonly kind: 'fixed'; readonly id: number; readonly fixed: FixedFile }
  | { readonly kind: 'count'; readonly id: number; readonly count: TextCount }
  | { readonly kind: 'found'; readonly id: number; readonly found: Found }
  | { readonly kind: 'done'; readonly id: number }
  | {
      readonly kind: 'failed';
      readonly id: number;
      readonly message: string;
      /** The installation is at fault, so no other request can do better. */
      readonly installation: boolean;
    };

/** What a thread is started with. */
export interface ThreadData {
  /** Folder of the grammars and token tables, absolute. */
  readonly assetsFolder: string;
  /** Where providers' counts are kept, absolute; null where nothing is. */
  readonly countsFolder: string | null;
  /** The bundle itself, absolute: other code gives other results. */
  readonly script: string;
}
