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
    rangeOf(document, finding.span),
    `${finding.message}${saved === '' ? '' : ` ${saved}.`}`,
    severities[finding.level],
  );
  mark.source = 'Promptmeter';
  // The editor runs no commands from here.
  mark.code = { value: finding.rule, target: rulePage(finding.rule) };
  return mark;
}
