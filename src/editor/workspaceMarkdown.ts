import * as vscode from 'vscode';
import type { SkippedFile } from '../report/model';
import { codeSpan, escapeMarkdown, markdownTable } from '../text/markdown';
import { markdown } from '../report/renderings/markdown';
import { integer } from '../report/words';
import type { ScannedFolder } from './scannedFolder';

/** The report of each folder, as the command line prints it, with links; and what was skipped. */
export function workspaceMarkdown(
  folders: readonly ScannedFolder[],
  linkTo: (uri: vscode.Uri, line: number) => string,
): string {
  return folders
    .map(({ folder, report }) => {
      const root = vscode.Uri.file(report.root);
      const body = markdown.render(report, {
        tool: { name: 'promptmeter', version: '' },
        columns: null,
        linkTo: (path, line) => linkTo(vscode.Uri.joinPath(root, path), line),
      });
      return `# ${escapeMarkdown(folder.name)}\n\n${body}\n${skippedTable(report.skipped)}`;
    })
    .join('\n');
}

/** Reasons with their number and the first few files: whole trees may be skipped. */
function skippedTable(skipped: readonly SkippedFile[]): string {
  if (skipped.length === 0) return '';
  const byReason = new Map<string, SkippedFile[]>();
  for (const file of skipped) byReason.set(file.reason, [...(byReason.get(file.reason) ?? []), file]);
  const rows = [...byReason]
    .sort(([, a], [, b]) => b.length - a.length)
    .map(([reason, files]) => [
      escapeMarkdown(reason),
      integer(files.length),
      files
        .slice(0, 3)
        .map(({ path }) => codeSpan(path))
        .join(', ') + (files.length > 3 ? ', …' : ''),
    ]);
  return `### Skipped files and folders\n\n${markdownTable(['Reason', '>Number', 'Such as'], rows)}\n`;
}
