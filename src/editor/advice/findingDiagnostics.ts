import * as vscode from 'vscode';
import { savingText } from '../../report/adviceWords';
import { findingsIn } from '../../report/findings';
import type { FoundIn } from '../../report/findings';
import type { DocumentProfiles } from '../documentProfiles';
import { rulePage } from '../pages';
import { rangeOf } from '../ranges';

const severities = {
  hint: vscode.DiagnosticSeverity.Hint,
  information: vscode.DiagnosticSeverity.Information,
  warning: vscode.DiagnosticSeverity.Warning,
  error: vscode.DiagnosticSeverity.Error,
} as const;

/**
 * Marks what could be better about prompts, in the documents whose prompts are known. While somebody types, the editor
 * moves the marks along.
 */
export function registerFindingDiagnostics(profiles: DocumentProfiles): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('promptmeter-advice');
  const mark = (document: vscode.TextDocument): void => {
    const known = document.isClosed ? undefined : profiles.get(document);
    const marks = findingsIn(known?.profile ?? { prompts: [] }).map((found) => diagnosticOf(document, found));
    diagnostics.set(document.uri, marks);
  };
  return vscode.Disposable.from(
    diagnostics,
    profiles.onDidChange(mark),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => diagnostics.delete(uri)),
  );
}

function diagnosticOf(document: vscode.TextDocument, { finding, prompt }: FoundIn): vscode.Diagnostic {
  const saved = savingText(finding, prompt);
  const mark = new vscode.Diagnostic(
    markedRange(document, finding),
    `${finding.message}${saved === '' ? '' : ` ${saved}.`}`,
    severities[finding.level],
  );
  mark.source = 'Promptmeter';
  // The editor runs no commands from here.
  mark.code = { value: finding.rule, target: rulePage(finding.rule) };
  return mark;
}

/** What is marked of a finding: of a call, what is called, since a wavy line under all of its lines says no more. */
export function markedRange(
  document: vscode.TextDocument,
  { span, level }: FoundIn['finding'],
): vscode.Range {
  const range = rangeOf(document, span);
  return level === 'hint' || range.isSingleLine
    ? range
    : document.validateRange(new vscode.Range(range.start, new vscode.Position(range.start.line, Infinity)));
}
