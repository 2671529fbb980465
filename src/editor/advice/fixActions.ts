import * as vscode from 'vscode';
import { fixTitle } from '../../report/adviceWords';
import { findingsIn, savedTokens } from '../../report/findings';
import type { FoundIn } from '../../report/findings';
import { commandOf } from '../commands';
import type { CommandArguments, CommandId, FindingTarget } from '../contributions';
import { documentSelector } from '../documentProfiles';
import type { DocumentProfiles } from '../documentProfiles';
import { rangeOf } from '../ranges';
import { markedRange } from './findingDiagnostics';
import { targetOf } from './foundFinding';

const { QuickFix } = vscode.CodeActionKind;

/** The light bulb of each finding: its fix with what that saves, a preview, and what else can be done about it. */
export function registerFixActions(profiles: DocumentProfiles): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, context) => {
      if (context.only !== undefined && !context.only.contains(QuickFix)) return [];
      const known = profiles.get(document);
      // While somebody types, what is known is of another text.
      if (known === undefined || known.version !== document.version) return [];
      const found = findingsIn(known.profile).filter(
        ({ finding }) => rangeOf(document, finding.span).intersection(range) !== undefined,
      );
      return [...found.flatMap((each) => fixesOf(document, each, context)), ...othersOf(document, found)];
    },
  };
  return vscode.languages.registerCodeActionsProvider(documentSelector, provider, {
    providedCodeActionKinds: [QuickFix],
  });
}

function fixesOf(
  document: vscode.TextDocument,
  found: FoundIn,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const { finding, prompt } = found;
  const target = targetOf(document, found);
  const range = markedRange(document, finding);
  const about = diagnostics.filter(
    ({ code, range: marked }) =>
      typeof code === 'object' && code.value === finding.rule && marked.isEqual(range),
  );
  if ('none' in finding.fix) {
    return [action(`Why no automatic fix? (${finding.action})`, 'promptmeter.whyNoFix', [target], about)];
  }
  const fix = action(fixTitle(finding, prompt), 'promptmeter.applyFix', [target], about);
  // One key press makes the preferred fix: only for what needs no look.
  fix.isPreferred = finding.tier === 'safe';
  const preview = action(`Preview: ${finding.action}…`, 'promptmeter.previewFix', [target], about);
  if (finding.tier !== 'needs-ab' || savedTokens(finding) === 0) return [fix, preview];
  const promptTarget = { uri: target.uri, id: prompt.id };
  const compare = action(
    'Compare original and compressed…',
    'promptmeter.compareOriginalAndCompressed',
    [promptTarget],
    about,
  );
  return [fix, preview, compare];
}

/** Once for each rule, behind all fixes. */
function othersOf(document: vscode.TextDocument, found: readonly FoundIn[]): vscode.CodeAction[] {
  const byRule = new Map<string, FindingTarget>();
  for (const each of found.toReversed()) byRule.set(each.finding.rule, targetOf(document, each));
  return [...byRule]
    .reverse()
    .flatMap(([rule, target]) => [
      action(`Ignore ${rule} here`, 'promptmeter.ignoreFinding', [target]),
      action(`Turn ${rule} off in this workspace`, 'promptmeter.turnRuleOff', [rule, target.uri]),
      action(`Explain ${rule}`, 'promptmeter.explainRule', [rule]),
    ]);
}

function action<K extends CommandId>(
  title: string,
  command: K,
  args: CommandArguments[K],
  diagnostics?: vscode.Diagnostic[],
): vscode.CodeAction {
  const made = new vscode.CodeAction(title, QuickFix);
  made.command = commandOf(command, title, ...args);
  if (diagnostics !== undefined) made.diagnostics = diagnostics;
  return made;
}
