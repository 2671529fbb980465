import { statSync } from 'node:fs';
import * as vscode from 'vscode';
import type { FixedFile } from '../../advice/applyFixes';
import type { Finding } from '../../advice/finding';
import type { FindingProfile } from '../../report/model';
import type { Analyzer } from '../../workspace/analyzer';
import { fixSafely } from '../../workspace/fixSafely';
import type { DocumentContexts } from '../documentContexts';
import { rangeOf } from '../ranges';
import { checkVersion, FixRefused } from './foundFinding';

/** Edits of a document that were proven, and its text with them. */
export type ProvenEdits = Pick<FixedFile, 'text' | 'edits'>;

/** Proves fixes in the analyzer's threads and makes them in documents: one step to undo for each document. */
export class Fixes {
  constructor(
    private readonly analyzer: Analyzer,
    private readonly contexts: DocumentContexts,
  ) {}

  /** Makes the edits of findings of this version on a copy. Throws FixRefused where the document is not to be edited. */
  async prove<F extends Finding>(
    document: vscode.TextDocument,
    version: number,
    findings: readonly F[],
    signal?: AbortSignal,
  ): Promise<FixedFile<F>> {
    checkVersion(document, version);
    if (await isReadOnly(document.uri)) throw new FixRefused('The document is read-only.');
    const text = document.getText();
    const { path, root } = await this.contexts.of(document);
    return this.analyzer.fix({ path, text, root, findings }, signal);
  }

  /** The same with safe ones, and with those that had to wait for them; of one prompt, or of all. */
  async proveSafe(
    document: vscode.TextDocument,
    version: number,
    findings: readonly FindingProfile[],
    {
      promptId,
      signal,
    }: { readonly promptId?: string | undefined; readonly signal?: AbortSignal | undefined } = {},
  ): Promise<FixedFile<FindingProfile>> {
    checkVersion(document, version);
    if (await isReadOnly(document.uri)) throw new FixRefused('The document is read-only.');
    const text = document.getText();
    const { path, root, assumptions } = await this.contexts.of(document);
    return fixSafely(this.analyzer, { path, text, root, assumptions, findings, promptId }, signal);
  }

  /** Makes proven edits. Throws FixRefused where the document has changed since, or does not take them. */
  async apply(document: vscode.TextDocument, version: number, fixed: ProvenEdits): Promise<void> {
    checkVersion(document, version);
    if (!(await vscode.workspace.applyEdit(editOf(document, fixed)))) {
      throw new FixRefused('The editor did not take the edits.');
    }
  }

  /** Proves one fix and makes it. */
  async fix(document: vscode.TextDocument, version: number, finding: Finding): Promise<void> {
    const fixed = await this.prove(document, version, [finding]);
    const [left] = fixed.left;
    if (left !== undefined) throw new FixRefused(left.why);
    await this.apply(document, version, fixed);
  }
}

/** The proven edits of one document. */
export function editOf(document: vscode.TextDocument, { edits }: ProvenEdits): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  edit.set(
    document.uri,
    edits.map(({ span, newText }) => vscode.TextEdit.replace(rangeOf(document, span), newText)),
  );
  return edit;
}

/** Whether a document cannot be saved where it lies: the editor edits such a one all the same. */
export async function isReadOnly(uri: vscode.Uri): Promise<boolean> {
  if (uri.scheme === 'untitled') return false;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) === false) return true;
  try {
    const { permissions = 0 } = await vscode.workspace.fs.stat(uri);
    if ((permissions & vscode.FilePermission.Readonly) !== 0) return true;
    // What an administrator may write all the same is told by the mode alone.
    return uri.scheme === 'file' && (statSync(uri.fsPath).mode & 0o222) === 0;
  } catch {
    // Not on disk yet, or no longer.
    return false;
  }
}
