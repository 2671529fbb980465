import * as vscode from 'vscode';
import type { Span } from '../prompt/span';

/** The one place where offsets become positions. Offsets beyond the document lie at its end. */
export function rangeOf(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(document.positionAt(span.start), document.positionAt(span.end));
}
