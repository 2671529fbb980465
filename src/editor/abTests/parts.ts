import type * as vscode from 'vscode';
import type { Analyzer } from '../../workspace/analyzer';
import type { FixPreviews } from '../advice/fixPreview';
import type { Fixes } from '../advice/fixes';
import type { DocumentContexts } from '../documentContexts';
import type { DocumentProfiles } from '../documentProfiles';
import type { RunFiles } from './runFiles';

/** What runs experiments. */
export interface AbTestParts {
  readonly analyzer: Analyzer;
  readonly profiles: DocumentProfiles;
  readonly contexts: DocumentContexts;
  readonly secrets: vscode.SecretStorage;
  readonly log: vscode.LogOutputChannel;
  /** Folder of the bundles, absolute. */
  readonly scriptsFolder: string;
  readonly version: string;
  readonly runFiles: RunFiles;
  readonly fixes: Fixes;
  readonly previews: FixPreviews;
}
