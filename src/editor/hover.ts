import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { escapeMarkdown } from '../text/markdown';
import { promptMarkdown } from '../report/renderings/promptMarkdown';
import { commandLink } from './commands';
import type { DocumentContexts } from './documentContexts';
import { documentSelector } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import { promptAt } from './promptAt';
import { rangeOf } from './ranges';
import type { SettingsStore } from './settings';

/** Over a prompt: where its cost comes from, what is assumed, and what can be done from here. */
export function registerHover(
  profiles: DocumentProfiles,
  contexts: DocumentContexts,
  settings: SettingsStore,
): vscode.Disposable {
  return vscode.languages.registerHoverProvider(documentSelector, {
    provideHover: (document, position) => {
      if (!settings.of(document).hover) return undefined;
      const known = profiles.get(document);
      const prompt = known && promptAt(document, known.profile.prompts, position);
      if (known === undefined || prompt === undefined) return undefined;
      const notes = [
        ...(known.touched.has(prompt.id) ? ['Edited: being counted again.'] : []),
        ...contexts.problemsOf(document),
      ];
      const content = hoverContent(prompt, document.uri, notes);
      return new vscode.Hover(content, hoveredRange(document, prompt, position));
    },
  });
}

/** The rendering has no links of its own and escapes the workspace's text, so only these commands can run. */
function hoverContent(prompt: Profile, uri: vscode.Uri, notes: readonly string[]): vscode.MarkdownString {
  const target = { uri: uri.toString(), id: prompt.id };
  const links = [
    `[Profile](${commandLink('promptmeter.profilePrompt', target)} "Open the details of this prompt beside the editor")`,
    `[Explain This Cost](${commandLink('promptmeter.explainCost', target)} "The calculation, and what would change it")`,
    `[Choose Model](${commandLink('promptmeter.chooseModel')} "Price prompts without a visible model with another one")`,
    `[Why?](${commandLink('promptmeter.explainPrompt')} "What shows that this is a prompt")`,
    `[Settings](${commandLink('promptmeter.openSettings')} "Open the settings of Promptmeter")`,
  ];
  const content = new vscode.MarkdownString(
    [
      ...notes.map((note) => escapeMarkdown(note)),
      withWideCells(promptMarkdown(prompt)),
      links.join(' · '),
    ].join('\n\n'),
  );
  content.supportHtml = false;
  content.supportThemeIcons = false;
  content.isTrusted = {
    enabledCommands: [
      'promptmeter.profilePrompt',
      'promptmeter.explainCost',
      'promptmeter.chooseModel',
      'promptmeter.explainPrompt',
      'promptmeter.openSettings',
    ],
  };
  return content;
}

/** The literal under the mouse; the line where the pointer is over the call. */
function hoveredRange(
  document: vscode.TextDocument,
  prompt: Profile,
  position: vscode.Position,
): vscode.Range {
  const literal = prompt.messages
    .filter(({ path }) => path === undefined)
    .map(({ span }) => rangeOf(document, span))
    .find((range) => range.contains(position));
  return literal ?? document.lineAt(position.line).range;
}

/** Hovers set the cells of tables close together. A `|` of the workspace's text is escaped, so these are borders. */
function withWideCells(markdown: string): string {
  return markdown.replace(/^\|(?![ :|-]*$).*$/gm, (row) => row.replaceAll(' | ', ' &nbsp; | '));
}
