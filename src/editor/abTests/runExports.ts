import { writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as vscode from 'vscode';
import type { ReadRun } from '../../bench/store/run';
import type { Surroundings } from '../../bench/view/surroundings';
import { money } from '../../report/money';
import { plain } from '../../text/plain';
import { relativePath } from '../../workspace/root';
import { webPageFile } from '../../workspace/webPageFile';
import type { ExportFormat, ToHost } from '../../webview/comparison/messages';
import type { RunPlace } from './comparisonPanels';
import type { Questions } from './questions';

/** How each form is called, and the end of its files. */
const forms: Readonly<Record<ExportFormat, readonly [name: string, ending: string]>> = {
  html: ['Web page', 'html'],
  markdown: ['Markdown', 'md'],
  csv: ['CSV', 'csv'],
  json: ['JSON', 'json'],
};

export const formItems = (Object.keys(forms) as ExportFormat[]).map((format) => ({
  label: forms[format][0],
  description: `.${forms[format][1]}`,
  format,
}));

/** A run in a form that others can read. `scriptsFolder`: of the bundles, absolute. */
export async function exportText(
  place: RunPlace,
  read: ReadRun,
  format: ExportFormat,
  { currency, volume }: Pick<Surroundings, 'currency' | 'volume'>,
  scriptsFolder: string,
): Promise<string> {
  const { exportedRun, resultCsv, resultJson, resultMarkdown, summaryOf } =
    await import('../../bench/experiments');
  const trialsFile = relativePath(place.root, place.file);
  const shown = { comparison: summaryOf(read).comparison, trialsFile, margin: read.run.plan.margin };
  switch (format) {
    case 'json':
      return `${resultJson(shown)}\n`;
    case 'csv':
      return `${resultCsv(shown)}\r\n`;
    case 'markdown':
      return resultMarkdown(shown, (usd) => money(usd, currency));
    case 'html': {
      const title = plain(read.name ?? read.run.experiment, 80);
      const data = exportedRun(read, trialsFile, { currency, volume });
      return webPageFile(scriptsFolder, 'comparison', { title, data });
    }
  }
}

/** Asks where a run is to be saved, and saves it there. */
export async function saveExport(
  place: RunPlace,
  read: ReadRun,
  format: ExportFormat,
  textOf: () => Promise<string>,
  questions: Questions,
): Promise<vscode.Uri | undefined> {
  const [name, ending] = forms[format];
  const target = await questions.save({
    title: `Export ${plain(read.name ?? read.run.experiment, 60)}`,
    defaultUri: defaultUri(place, ending),
    filters: { [name]: [ending] },
  });
  return target && save(target, await textOf());
}

/** Asks where a picture of a chart is to be saved, and saves it there. */
export async function saveChart(
  place: RunPlace,
  { name, format, data }: Extract<ToHost, { type: 'saveChart' }>,
  questions: Questions,
): Promise<vscode.Uri | undefined> {
  const target = await questions.save({
    title: 'Save Chart',
    defaultUri: defaultUri(place, format, `-${name}`),
    filters: { [format.toUpperCase()]: [format] },
  });
  return target && save(target, format === 'svg' ? data : Buffer.from(data, 'base64'));
}

/** Beside the folder of runs, which git does not see: at the root. */
function defaultUri({ root, file }: RunPlace, ending: string, more = ''): vscode.Uri {
  return vscode.Uri.file(join(root || dirname(file), `${basename(file, '.jsonl')}${more}.${ending}`));
}

async function save(target: vscode.Uri, content: string | Uint8Array): Promise<vscode.Uri> {
  if (target.scheme === 'file') await writeFile(target.fsPath, content);
  else await vscode.workspace.fs.writeFile(target, Buffer.from(content));
  const open = 'Open';
  void vscode.window
    .showInformationMessage(`Saved ${basename(target.path)}.`, open)
    .then((choice) => (choice === open ? openSaved(target) : undefined));
  return target;
}

async function openSaved(target: vscode.Uri): Promise<void> {
  if (/\.(html|svg)$/.test(target.path)) await vscode.env.openExternal(target);
  else await vscode.commands.executeCommand('vscode.open', target);
}
