import * as vscode from 'vscode';
import type { DocumentProfiles } from './documentProfiles';

/**
 * Marks calls that exceed a limit of their model, in the documents whose prompts are known. While a prompt is being
 * edited its mark stays where it is.
 */
export function registerLimitDiagnostics(profiles: DocumentProfiles): vscode.Disposable {
  const diagnostics = vscode.languages.createDiagnosticCollection('promptmeter-limits');
  const mark = (document: vscode.TextDocument): void => {
    const known = document.isClosed ? undefined : profiles.get(document);
    const marks = known?.profile.prompts.flatMap((prompt) =>
      prompt.violations.map(({ limit, message, remedy }) => {
        const { range } = document.lineAt(document.positionAt(prompt.anchor));
        const start = document.positionAt(prompt.anchor);
        const found = new vscode.Diagnostic(
          new vscode.Range(start, range.end),
          `${message} ${remedy}`,
          vscode.DiagnosticSeverity.Warning,
        );
        found.source = 'Promptmeter';
        found.code = `limit/${limit}`;
        return found;
      }),
    );
    diagnostics.set(document.uri, marks);
  };
  return vscode.Disposable.from(
    diagnostics,
    profiles.onDidChange(mark),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => diagnostics.delete(uri)),
  );
}
