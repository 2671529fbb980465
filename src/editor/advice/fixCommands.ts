import * as vscode from 'vscode';
import { registerCommand, runCommand } from '../commands';
import type { FindingTarget } from '../contributions';
import { insertRuleDirective } from '../directiveEdits';
import type { DocumentContexts } from '../documentContexts';
import type { DocumentProfiles } from '../documentProfiles';
import type { Pages } from '../pages';
import { FixRefused, foundFinding } from './foundFinding';
import type { FixPreviews } from './fixPreview';
import type { Fixes } from './fixes';
import { turnRuleOff } from './ruleLevels';

/** What the commands need. */
export interface FixServices {
  readonly profiles: DocumentProfiles;
  readonly contexts: DocumentContexts;
  readonly pages: Pages;
  readonly fixes: Fixes;
  readonly previews: FixPreviews;
  readonly log: vscode.LogOutputChannel;
}

/** What can be done about a finding. Each gives null, or why it was not done, to who runs it from code. */
export function registerFixCommands(services: FixServices): vscode.Disposable {
  const { profiles, contexts, fixes, previews, pages, log } = services;
  return vscode.Disposable.from(
    registerCommand(log, 'promptmeter.applyFix', (target) =>
      orSayWhy(async () => {
        const { document, finding } = await foundFinding(profiles, target);
        await fixes.fix(document, target.version, finding);
      }),
    ),
    registerCommand(log, 'promptmeter.previewFix', (target) =>
      orSayWhy(async () => previews.show(await foundFinding(profiles, target), target)),
    ),
    registerCommand(log, 'promptmeter.applyPreviewedFix', () => orSayWhy(() => previews.applyShown())),
    registerCommand(log, 'promptmeter.whyNoFix', (target) => orSayWhy(() => whyNoFix(profiles, target))),
    registerCommand(log, 'promptmeter.ignoreFinding', (target) =>
      orSayWhy(async () => {
        const { document, finding, prompt } = await foundFinding(profiles, target);
        await insertRuleDirective(document, finding, prompt);
      }),
    ),
    registerCommand(log, 'promptmeter.turnRuleOff', (rule, uri) =>
      orSayWhy(() => turnRuleOff(contexts, rule, uri)),
    ),
    registerCommand(log, 'promptmeter.explainRule', async (rule) => {
      const id = rule ?? (await chooseRule());
      if (id !== undefined) await pages.showRule(id);
    }),
  );
}

/** Runs what may be refused; then the reason is shown, and given back. */
async function orSayWhy(run: () => Promise<void>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    if (!(error instanceof FixRefused)) throw error;
    void vscode.window.showWarningMessage(`Promptmeter: ${error.message}`);
    return error.message;
  }
}

async function whyNoFix(profiles: DocumentProfiles, target: FindingTarget): Promise<void> {
  const { finding } = await foundFinding(profiles, target);
  if (!('none' in finding.fix)) return;
  const explain = 'Explain Rule';
  void vscode.window
    .showInformationMessage(`${finding.action}: no automatic fix. ${finding.fix.none}`, explain)
    .then((choice) => (choice === explain ? runCommand('promptmeter.explainRule', finding.rule) : undefined));
}

async function chooseRule(): Promise<string | undefined> {
  const { rules } = await import('../onDemand');
  const items = rules.map(({ id, title }) => ({ label: id, description: title }));
  const choice = await vscode.window.showQuickPick(items, {
    title: 'Explain Rule',
    placeHolder: 'Which rule of advice?',
    matchOnDescription: true,
  });
  return choice?.label;
}
