import * as vscode from 'vscode';
import { findingsIn } from '../../report/findings';
import type { FoundIn } from '../../report/findings';
import type { FindingTarget } from '../contributions';
import type { DocumentProfiles } from '../documentProfiles';

/** A finding as it lies in its document. */
export interface FoundFinding extends FoundIn {
  readonly document: vscode.TextDocument;
}

/** Why a fix is not made, in words for the user. */
export class FixRefused extends Error {}

/** What names a finding of a version of a document. */
export function targetOf(document: vscode.TextDocument, { finding }: FoundIn): FindingTarget {
  const { uri, version } = document;
  return { uri: uri.toString(), version, rule: finding.rule, start: finding.span.start };
}

/** The finding that an action is about. Throws FixRefused where the document is another by now. */
export async function foundFinding(
  profiles: DocumentProfiles,
  { uri, version, rule, start }: FindingTarget,
): Promise<FoundFinding> {
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(uri, true));
  checkVersion(document, version);
  const known = await profiles.settled(document);
  checkVersion(document, version);
  const found = findingsIn(known?.profile ?? { prompts: [] }).find(
    ({ finding }) => finding.rule === rule && finding.span.start === start,
  );
  if (found === undefined) throw new FixRefused('This is no longer found in the document.');
  return { ...found, document };
}

/** Throws FixRefused where a document has changed. */
export function checkVersion(document: vscode.TextDocument, version: number): void {
  if (document.isClosed || document.version !== version) {
    throw new FixRefused('The document has changed since this was found. Nothing was edited; look again.');
  }
}
