import * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { counted } from '../report/words';
import type { PromptTarget } from './contributions';
import type { DocumentProfiles } from './documentProfiles';
import { promptAt } from './promptAt';

/** A prompt and the document it lies in. */
export interface FoundPrompt {
  readonly document: vscode.TextDocument;
  readonly prompt: Profile;
}

/** The prompt that a command is about: the named one, else the one at the cursor. Says so if there is none. */
export async function promptOf(
  profiles: DocumentProfiles,
  target: PromptTarget | undefined,
): Promise<FoundPrompt | undefined> {
  const editor = vscode.window.activeTextEditor;
  const document =
    target === undefined
      ? editor?.document
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(target.uri, true));
  const prompts = (document && (await profiles.settled(document)))?.profile.prompts ?? [];
  const prompt =
    target !== undefined
      ? prompts.find(({ id }) => id === target.id)
      : editor && document && promptAt(document, prompts, editor.selection.active);
  if (document !== undefined && prompt !== undefined) return { document, prompt };
  void vscode.window.showInformationMessage(
    prompts.length > 0
      ? `There is no prompt at the cursor. This file has ${counted(prompts.length, 'prompt')}, each under its lens.`
      : 'There is no prompt in this file that Promptmeter recognizes.',
  );
  return undefined;
}
