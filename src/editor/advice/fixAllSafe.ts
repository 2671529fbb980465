import { extname, join } from 'node:path';
import * as vscode from 'vscode';
import { isSafeFix } from '../../advice/finding';
import { safeFindingsIn, savedTokens } from '../../report/findings';
import type { FileProfile, FindingProfile, Profile } from '../../report/model';
import { counted, integer, scanProgress } from '../../report/words';
import { isCancellation, registerCommand, signalOf } from '../commands';
import { documentSelector } from '../documentProfiles';
import type { DocumentProfiles } from '../documentProfiles';
import { promptOf } from '../promptOf';
import type { WorkspacePrompts } from '../workspacePrompts';
import { checkVersion, FixRefused } from './foundFinding';
import { editOf } from './fixes';
import type { Fixes } from './fixes';

/** What became of the safe fixes of some files. */
export interface FixAllResult {
  readonly fixes: number;
  readonly files: number;
  readonly savedTokens: number;
  /** One line for each finding or file that was left, with the reason. */
  readonly left: readonly string[];
}

const nothing: FixAllResult = { fixes: 0, files: 0, savedTokens: 0, left: [] };
const kind = vscode.CodeActionKind.SourceFixAll.append('promptmeter');

interface FixAllServices {
  readonly profiles: DocumentProfiles;
  readonly prompts: WorkspacePrompts;
  readonly fixes: Fixes;
  readonly log: vscode.LogOutputChannel;
}

/** *Fix All Safe*: of a prompt, a file (also when it is saved) and the workspace; one step to undo for each file. */
export function registerFixAllSafe(services: FixAllServices): vscode.Disposable {
  const { profiles, log } = services;
  return vscode.Disposable.from(
    registerCommand(log, 'promptmeter.fixSafePrompt', async (target) => {
      const found = await promptOf(profiles, target);
      if (found === undefined) return undefined;
      const { document, prompt } = found;
      return tell(await fixIn(services, document, prompt), log);
    }),
    registerCommand(log, 'promptmeter.fixSafeFile', async () => {
      const document = vscode.window.activeTextEditor?.document;
      if (document === undefined) {
        void vscode.window.showInformationMessage('Open a file with prompts first.');
        return undefined;
      }
      return tell(await fixIn(services, document), log);
    }),
    registerCommand(log, 'promptmeter.fixSafeWorkspace', async () =>
      tell(await fixInWorkspace(services), log),
    ),
    vscode.languages.registerCodeActionsProvider(documentSelector, new FixAllActions(services), {
      providedCodeActionKinds: [kind],
    }),
  );
}

function isOf({ rule, span }: FindingProfile, { findings }: Profile): boolean {
  return findings.some((own) => own.rule === rule && own.span.start === span.start);
}

/** The fix as a source action: its edit is proven when it is asked for. */
class FixAllAction extends vscode.CodeAction {
  constructor(
    readonly document: vscode.TextDocument,
    readonly version: number,
    readonly findings: readonly FindingProfile[],
  ) {
    super(`Fix all safe of Promptmeter (${findings.length})`, kind);
  }
}

class FixAllActions implements vscode.CodeActionProvider<FixAllAction> {
  constructor(private readonly services: FixAllServices) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    _range: vscode.Range,
    { only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<FixAllAction[]> {
    if (only?.contains(kind) !== true) return [];
    const known = await this.services.profiles.settled(document, token);
    const safe = safeIn(known?.profile);
    return known === undefined || safe.length === 0 ? [] : [new FixAllAction(document, known.version, safe)];
  }

  async resolveCodeAction(action: FixAllAction, token: vscode.CancellationToken): Promise<FixAllAction> {
    const { document, version, findings } = action;
    try {
      const signal = signalOf(token);
      const fixed = await this.services.fixes.proveSafe(document, version, findings, { signal });
      checkVersion(document, version);
      action.edit = editOf(document, fixed);
    } catch (error) {
      if (!(error instanceof FixRefused)) throw error;
      this.services.log.info(`${document.uri.toString()}: ${error.message}`);
    }
    return action;
  }
}

function safeIn(profile: Pick<FileProfile, 'prompts'> | undefined): FindingProfile[] {
  return safeFindingsIn(profile ?? { prompts: [] }).filter(isSafeFix);
}

/** Makes the safe fixes of a document, or of one of its prompts. */
async function fixIn(
  { profiles, fixes }: FixAllServices,
  document: vscode.TextDocument,
  prompt?: Profile,
  token?: vscode.CancellationToken,
): Promise<FixAllResult> {
  const known = await profiles.settled(document, token);
  const wanted = safeFindingsIn(known?.profile ?? { prompts: [] }).filter(
    (finding) => prompt === undefined || isOf(finding, prompt),
  );
  if (known === undefined || wanted.length === 0) return nothing;
  const name = vscode.workspace.asRelativePath(document.uri);
  const placed = ({ action }: Pick<FindingProfile, 'action'>, offset: number, why: string): string =>
    `${name}:${document.positionAt(offset).line + 1} ${action}: ${why}`;
  try {
    const fixed = await fixes.proveSafe(document, known.version, wanted, {
      promptId: prompt?.id,
      signal: token === undefined ? undefined : signalOf(token),
    });
    const left = fixed.left.map(({ finding, why }) => placed(finding, finding.span.start, why));
    if (fixed.applied.length > 0) await fixes.apply(document, known.version, fixed);
    return {
      fixes: fixed.applied.length,
      files: fixed.applied.length > 0 ? 1 : 0,
      savedTokens: fixed.applied.reduce((sum, finding) => sum + savedTokens(finding), 0),
      left,
    };
  } catch (error) {
    if (!(error instanceof FixRefused)) throw error;
    return { ...nothing, left: [`${name}: ${error.message}`] };
  }
}

/** Scans the workspace if nobody has yet, and fixes file after file; what is done when it is called off stays. */
async function fixInWorkspace(services: FixAllServices): Promise<FixAllResult> {
  const { prompts } = services;
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: 'Fixing what is safe', cancellable: true },
    async (notification, token) => {
      const listener = prompts.onDidProgress((progress) =>
        notification.report({ message: scanProgress(progress) }),
      );
      let result = nothing;
      try {
        const folders = prompts.state === 'done' ? prompts.folders : await prompts.scan(token);
        const files = folders.flatMap(({ report }) =>
          report.files
            .filter((file) => safeIn(file).length > 0)
            .map(({ path }) => vscode.Uri.file(join(report.root, path))),
        );
        for (const [index, uri] of files.entries()) {
          if (token.isCancellationRequested) break;
          notification.report({
            message: `${integer(index + 1)} of ${counted(files.length, 'file')}`,
            increment: 100 / files.length,
          });
          result = sum(result, await fixFile(services, uri, token));
        }
      } catch (error) {
        if (!isCancellation(error)) throw error;
      } finally {
        listener.dispose();
      }
      return result;
    },
  );
}

async function fixFile(
  services: FixAllServices,
  uri: vscode.Uri,
  token: vscode.CancellationToken,
): Promise<FixAllResult> {
  const name = vscode.workspace.asRelativePath(uri);
  if (extname(uri.path) === '.ipynb') {
    return { ...nothing, left: [`${name}: Notebooks are fixed cell by cell, when they are open.`] };
  }
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(uri);
  } catch (error) {
    return { ...nothing, left: [`${name}: ${error instanceof Error ? error.message : String(error)}`] };
  }
  return fixIn(services, document, undefined, token);
}

function sum(a: FixAllResult, b: FixAllResult): FixAllResult {
  return {
    fixes: a.fixes + b.fixes,
    files: a.files + b.files,
    savedTokens: a.savedTokens + b.savedTokens,
    left: [...a.left, ...b.left],
  };
}

/** Says what was done and what was left, with the first reason; all of them are in the log. */
function tell(result: FixAllResult, log: vscode.LogOutputChannel): FixAllResult {
  const { fixes, files, savedTokens: tokens, left } = result;
  for (const line of left) log.info(`not fixed: ${line}`);
  const done =
    fixes === 0
      ? 'Nothing was fixed.'
      : `${counted(fixes, 'fix', 'fixes')} in ${counted(files, 'file')}: −${integer(tokens)} tok. One undo in a file takes its fixes back.`;
  const [first] = left;
  const rest =
    first === undefined
      ? fixes === 0
        ? ' There is no safe fix.'
        : ''
      : ` Left: ${integer(left.length)}. ${first}${left.length > 1 ? ` … and ${integer(left.length - 1)} more` : ''}`;
  const showLog = 'Show Log';
  void vscode.window
    .showInformationMessage(`Promptmeter: ${done}${rest}`, ...(left.length > 1 ? [showLog] : []))
    .then((choice) => (choice === showLog ? log.show() : undefined));
  return result;
}
