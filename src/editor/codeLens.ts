import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { plain } from '../report/plain';
import { lensTitle, tooltip } from '../report/words';
import { commandOf } from './commands';
import { documentSelector } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import type { SettingsStore } from './settings';

/** One lens over each prompt: what it costs. A click opens the details. */
export function registerCodeLenses(profiles: DocumentProfiles, settings: SettingsStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses: (document) => {
      if (!settings.of(document).lenses) return [];
      const known = profiles.get(document);
      if (known === undefined) return [];
      const { prompts } = known.profile;
      const lines = prompts.map((prompt) => document.positionAt(prompt.anchor).line);
      return prompts.map((prompt, index) => {
        const line = lines[index]!;
        const sharesLine = lines.indexOf(line) !== lines.lastIndexOf(line);
        return lensOf(document, prompt, line, sharesLine, known.touched.has(prompt.id));
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    profiles.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(documentSelector, provider),
  );
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
