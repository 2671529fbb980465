import type { FileProfile } from '../report/model';
import type { AnalyzeRequest, TextCount } from './analyzer';

/** What a thread is asked, one thing at a time. */
export type ThreadRequest =
  | { readonly id: number; readonly kind: 'analyze'; readonly request: AnalyzeRequest }
  | { readonly id: number; readonly kind: 'count'; readonly text: string; readonly model: string };

/** What a thread says. `ready` comes once, before any answer. */
export type ThreadResponse =
  | { readonly kind: 'ready' }
  | { readonly kind: 'profile'; readonly id: number; readonly profile: FileProfile }
  | { readonly kind: 'count'; readonly id: number; readonly count: TextCount }
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
}
