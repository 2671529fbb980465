import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { plain } from '../text/plain';
import { savingsTitle } from '../report/adviceWords';
import { savingsOf } from '../report/findings';
import { lensTitle, tooltip } from '../report/words';
import type { LastMeasurements } from './abTests/lastMeasurements';
import type { Measurement } from './abTests/measurementsOf';
import { commandOf } from './commands';
import { documentSelector } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import type { SettingsStore } from './settings';

/** Over each prompt what it costs, what could be saved and what was measured. A click opens the details. */
export function registerCodeLenses(
  profiles: DocumentProfiles,
  settings: SettingsStore,
  measurements: LastMeasurements,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => {
      if (!settings.of(document).lenses) return [];
      const known = profiles.get(document);
      if (known === undefined) return [];
      const { prompts } = known.profile;
      const measured = settings.of(document).measurements ? measurements.of(known.profile) : undefined;
      const lines = prompts.map((prompt) => document.positionAt(prompt.anchor).line);
      return prompts.flatMap((prompt, index) => {
        const line = lines[index]!;
        const sharesLine = lines.indexOf(line) !== lines.lastIndexOf(line);
        const isOutdated = known.touched.has(prompt.id);
        return [
          lensOf(document, prompt, line, sharesLine, isOutdated),
          ...(isOutdated ? [] : savingsLens(document, prompt, line)),
          ...(isOutdated ? [] : measurementLens(measured?.get(prompt.id), line)),
        ];
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    profiles.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    measurements.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(documentSelector, provider),
  );
}

/** What the prompt was last measured with, if it was; a click opens the run. */
function measurementLens(measurement: Measurement | undefined, line: number): vscode.CodeLens[] {
  if (measurement === undefined) return [];
  const { title, tooltip: hint, file } = measurement;
  const command = { ...commandOf('promptmeter.openRun', title, { file }), tooltip: hint };
  return [new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command)];
}

/** What can be saved, if anything; a click lists it. */
function savingsLens(document: vscode.TextDocument, prompt: Profile, line: number): vscode.CodeLens[] {
  const savings = savingsOf(prompt);
  if (savings === null) return [];
  const command = commandOf('promptmeter.showFindings', savingsTitle(savings, prompt), {
    uri: document.uri.toString(),
    id: prompt.id,
  });
  return [new vscode.CodeLens(new vscode.Range(line, 0, line, 0), command)];
}

function lensOf(
  document: vscode.TextDocument,
  prompt: Profile,
  line: number,
  sharesLine: boolean,
  isOutdated: boolean,
): vscode.CodeLens {
  const name = sharesLine ? `${plain(prompt.name, 40).replaceAll('$(', '$ (')}: ` : '';
  // At the end, so that nothing moves while somebody types.
  const title = `${name}${lensTitle(prompt)}${isOutdated ? ' …' : ''}`;
  const command = commandOf('promptmeter.profilePrompt', title, {
    uri: document.uri.toString(),
    id: prompt.id,
  });
  return new vscode.CodeLens(new vscode.Range(line, 0, line, 0), { ...command, tooltip: tooltip(prompt) });
}
