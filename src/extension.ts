import * as vscode from 'vscode';
import { AbTestCommands } from './editor/abTests/abTestCommands';
import { registerExperimentsView } from './editor/abTests/experimentsView';
import { RunFiles } from './editor/abTests/runFiles';
import type { ExperimentsView } from './editor/abTests/experimentsView';
import { LastMeasurements } from './editor/abTests/lastMeasurements';
import { ActivePrompt } from './editor/activePrompt';
import { registerFindingDiagnostics } from './editor/advice/findingDiagnostics';
import { registerFindingList } from './editor/advice/findingList';
import { registerFixActions } from './editor/advice/fixActions';
import { registerFixAllSafe } from './editor/advice/fixAllSafe';
import { registerFixCommands } from './editor/advice/fixCommands';
import { Fixes } from './editor/advice/fixes';
import { FixPreviews } from './editor/advice/fixPreview';
import { PrefixShading } from './editor/advice/prefixShading';
import { registerChooseModel } from './editor/chooseModel';
import { registerCodeLenses } from './editor/codeLens';
import { registerIgnorePrompt } from './editor/directiveEdits';
import { registerConfigDiagnostics } from './editor/configDiagnostics';
import { registerCreateConfig } from './editor/createConfig';
import { DocumentContexts } from './editor/documentContexts';
import { DocumentProfiles } from './editor/documentProfiles';
import { ExactCount } from './editor/exactCount';
import { registerHover } from './editor/hover';
import { registerInlayHints } from './editor/inlayHints';
import { registerLimitDiagnostics } from './editor/limitDiagnostics';
import { Pages } from './editor/pages';
import { PriceUpdate } from './editor/priceUpdate';
import { registerProfileCommands } from './editor/profileCommands';
import { registerPromptsView } from './editor/promptsView';
import type { PromptsView } from './editor/promptsView';
import { countSelection } from './editor/selectionCount';
import { SettingsStore } from './editor/settings';
import { StatusBar } from './editor/statusBar';
import { WorkspacePrompts } from './editor/workspacePrompts';
import { registerWhyCommand } from './editor/whyCommand';
import { KeptCounts } from './workspace/keptCounts';
import { createThreadAnalyzer } from './workspace/threadAnalyzer';
import { userCountsFolder } from './workspace/userFolders';

/** What the editor has no way to ask for: given to tests that run inside it, and to nobody else. */
export interface TestApi {
  readonly tree: PromptsView['provider'];
  readonly statusBar: StatusBar;
  readonly exactCount: ExactCount;
  readonly prices: PriceUpdate;
  readonly abTests: AbTestCommands;
  readonly experiments: ExperimentsView['provider'];
  readonly shading: PrefixShading;
}

/** Builds the parts once and registers the surfaces. Nothing is read or computed before something is shown. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const log = vscode.window.createOutputChannel('Promptmeter', { log: true });
  const countsFolder = userCountsFolder(process.platform, process.env);
  const analyzer = createThreadAnalyzer({
    countsFolder,
    script: context.asAbsolutePath('dist/worker.js'),
    assetsFolder: context.asAbsolutePath('dist/assets'),
  });
  const settings = new SettingsStore();
  const files = vscode.workspace.createFileSystemWatcher('**/*');
  const prices = new PriceUpdate(pricesFolder(context), log);
  const contexts = new DocumentContexts(settings, prices, log, files);
  const profiles = new DocumentProfiles(analyzer, contexts, settings, log, files);
  const prompts = new WorkspacePrompts(analyzer, contexts, profiles, log, cacheFolder(context), files);
  const pages = new Pages(analyzer, profiles, contexts, prompts, log);
  const active = new ActivePrompt(profiles);
  const count = (editor: vscode.TextEditor, signal: AbortSignal): ReturnType<typeof countSelection> =>
    countSelection(editor, { analyzer, contexts, profiles }, signal);

  const statusBar = new StatusBar(active, settings, count, log);
  const exactCount = new ExactCount(profiles, contexts, new KeptCounts(countsFolder), context.secrets, log);
  const fixes = new Fixes(analyzer, contexts);
  const shading = new PrefixShading(profiles, settings);
  const previews = new FixPreviews(fixes);
  const runFiles = new RunFiles(files);
  const abTests = new AbTestCommands({
    ...{ analyzer, profiles, contexts, log, fixes, previews, runFiles, secrets: context.secrets },
    scriptsFolder: context.asAbsolutePath('dist'),
    version: String((context.extension.packageJSON as { version?: unknown }).version),
  });
  const measurements = new LastMeasurements(abTests, contexts, runFiles, log);
  const experiments = registerExperimentsView(abTests, contexts, runFiles);
  const view = registerPromptsView({ prompts, profiles, contexts, log, memory: context.workspaceState });

  context.subscriptions.push(
    // Disposed in this order: surfaces before what they use.
    registerCodeLenses(profiles, settings, measurements),
    registerInlayHints(profiles, settings),
    registerHover(profiles, contexts, settings),
    registerConfigDiagnostics(log),
    registerLimitDiagnostics(profiles),
    registerFindingDiagnostics(profiles),
    registerFixActions(profiles),
    registerFixCommands({ profiles, contexts, pages, fixes, previews, log }),
    registerFixAllSafe({ profiles, prompts, fixes, log }),
    registerFindingList(profiles, prompts, contexts, log),
    shading,
    previews,
    statusBar,
    exactCount,
    experiments,
    measurements,
    abTests,
    runFiles,
    view,
    registerChooseModel(settings, contexts, profiles, prices, log),
    registerCreateConfig(analyzer, contexts, log),
    registerWhyCommand(analyzer, contexts, log),
    registerIgnorePrompt(profiles, log),
    registerProfileCommands({ contexts, profiles, prompts, pages, settings, log, countSelection: count }),
    ...[active, pages, prompts, profiles, contexts, prices, files, settings, analyzer, log],
  );
  const isTest = context.extensionMode === vscode.ExtensionMode.Test;
  return isTest
    ? {
        tree: view.provider,
        statusBar,
        exactCount,
        prices,
        shading,
        abTests,
        experiments: experiments.provider,
      }
    : undefined;
}

/** Where the prices lie that the user had fetched, in every window; nowhere if that is on no disk. */
function pricesFolder({ globalStorageUri: uri }: vscode.ExtensionContext): string | null {
  return uri.scheme === 'file' ? vscode.Uri.joinPath(uri, 'prices').fsPath : null;
}

/** Where the editor lets us keep what can be made again; nowhere if that is on no disk. */
function cacheFolder({ storageUri, globalStorageUri }: vscode.ExtensionContext): string | undefined {
  const uri = storageUri ?? globalStorageUri;
  return uri.scheme === 'file' ? uri.fsPath : undefined;
}
