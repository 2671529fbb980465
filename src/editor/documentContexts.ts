import { dirname, posix } from 'node:path';
import * as vscode from 'vscode';
import type { Assumptions } from '../cost/assumptions';
import type { WorkspaceConfig } from '../workspace/config/readConfig';
import { configFileName, findRoot, relativePath } from '../workspace/root';
import type { Root } from '../workspace/root';
import type { Currency } from '../cost/currency';
import { CheckedSetting } from './checkedSetting';
import { ConfigsInForce } from './configInForce';
import type { ConfigInForce } from './configInForce';
import type { PriceUpdate } from './priceUpdate';
import type { Settings, SettingsStore } from './settings';

/** What the engine is told about a document beside its text. */
export interface DocumentContext {
  /** Relative to the root, with `/`; it tells the format. */
  readonly path: string;
  /** Absolute folder on disk that the path is relative to; null where there is none. */
  readonly root: string | null;
  readonly assumptions: Assumptions;
  /** What leaves the document out, in words: `exclude of promptmeter.yaml`; null if nothing does. */
  readonly exclusion: string | null;
}

/** What holds in a folder: where its root is, and the settings with `promptmeter.yaml` over them. */
export interface FolderContext extends Root {
  readonly assumptions: Assumptions;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly maxFileBytes: number;
}

interface FolderFiles extends Root, ConfigInForce {}

/** What stands for the file extension of a document that has no name yet. */
const extensions: Readonly<Record<string, string>> = {
  python: '.py',
  typescript: '.ts',
  typescriptreact: '.tsx',
  javascript: '.js',
  javascriptreact: '.jsx',
  java: '.java',
  csharp: '.cs',
  go: '.go',
  ruby: '.rb',
  rust: '.rs',
  prompty: '.prompty',
  prompt: '.prompt.md',
  instructions: '.instructions.md',
  chatagent: '.agent.md',
  dotprompt: '.prompt',
  markdown: '.md',
  yaml: '.yaml',
};

/**
 * Finds the root and the configuration that a document lies under, as the command line does, so that both speak of
 * the same paths and prices. Looked up once per folder and again when settings or a `promptmeter.yaml` change.
 */
export class DocumentContexts implements vscode.Disposable {
  private readonly known = new Map<string, Promise<FolderFiles>>();
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly configs: ConfigsInForce;
  private readonly models: CheckedSetting<Assumptions['declaredPrices']>;
  private readonly currencies: CheckedSetting<Currency | null>;
  /** What is wrong with the configuration of a folder. */
  private readonly broken = new Map<string, string>();
  private readonly listeners: vscode.Disposable;

  /** Roots or assumptions may be others now. */
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly settings: SettingsStore,
    private readonly prices: PriceUpdate,
    log: vscode.LogOutputChannel,
    watcher: vscode.FileSystemWatcher,
  ) {
    this.configs = new ConfigsInForce(log);
    this.models = new CheckedSetting(log, async () => (await import('./onDemand')).readModels);
    this.currencies = new CheckedSetting(log, async () => (await import('./onDemand')).readCurrency);
    const fileChanged = ({ path }: vscode.Uri): void => {
      if (posix.basename(path) === configFileName) this.reread();
    };
    this.listeners = vscode.Disposable.from(
      watcher.onDidCreate(fileChanged),
      watcher.onDidChange(fileChanged),
      watcher.onDidDelete(fileChanged),
      // The watcher may be late.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => fileChanged(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => this.reread()),
      settings.onDidChangeEngine(() => this.changed.fire()),
      prices.onDidChange(() => this.changed.fire()),
    );
  }

  /** Forgets what was read: it is looked up again when it is next needed. */
  reread(): void {
    this.known.clear();
    this.changed.fire();
  }

  async of(document: vscode.TextDocument): Promise<DocumentContext> {
    const uri = placeOf(document.uri);
    const settings = this.settings.of(document);
    const folder = vscode.workspace.getWorkspaceFolder(uri) ?? this.folderOfUntitled(uri);
    const files =
      uri.scheme === 'file'
        ? await this.files(folder?.uri.fsPath ?? dirname(uri.fsPath))
        : folder?.uri.scheme === 'file'
          ? await this.files(folder.uri.fsPath)
          : null;
    const path =
      uri.scheme === 'untitled'
        ? untitledPath(document)
        : pathOf(uri, files?.root ?? null, folder?.uri) + (isCell(document.uri) ? extensionOf(document) : '');
    return {
      path,
      root: files?.root ?? null,
      assumptions: await this.assumptions(settings, files?.config ?? null, folder),
      exclusion: await exclusionOf(path, settings, files?.config ?? null),
    };
  }

  /** For a folder on disk. */
  async ofFolder(folder: vscode.WorkspaceFolder): Promise<FolderContext> {
    const settings = this.settings.of(folder);
    const { config, ...root } = await this.files(folder.uri.fsPath);
    const { globsIn } = await import('./onDemand');
    return {
      ...root,
      assumptions: await this.assumptions(settings, config, folder),
      include: config !== null && config.include.length > 0 ? config.include : settings.include,
      exclude: [
        ...settings.exclude,
        ...globsIn(relativePath(root.root, folder.uri.fsPath), settings.hiddenFiles),
        ...(config?.exclude ?? []),
      ],
      maxFileBytes: settings.maxFileBytes,
    };
  }

  /** What is wrong with the configuration and the settings that a document lies under, as far as they were read. */
  problemsOf(document: vscode.TextDocument): readonly string[] {
    const uri = placeOf(document.uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri) ?? this.folderOfUntitled(uri);
    const broken = this.broken.get(folder?.uri.fsPath ?? dirname(uri.fsPath));
    return [...(broken === undefined ? [] : [broken]), ...this.mistakes(this.settings.of(document))];
  }

  /** The same of the whole workspace. */
  get problems(): readonly string[] {
    const settings = [undefined, ...(vscode.workspace.workspaceFolders ?? [])].map((folder) =>
      this.settings.of(folder),
    );
    return [...new Set([...this.broken.values(), ...settings.flatMap((each) => this.mistakes(each))])];
  }

  dispose(): void {
    this.listeners.dispose();
    this.changed.dispose();
  }

  private mistakes({ models, currency }: Settings): readonly string[] {
    return [...this.models.mistakes(models), ...this.currencies.mistakes(currency)];
  }

  private async assumptions(
    { assumptions, models, currency: currencies }: Settings,
    config: WorkspaceConfig | null,
    folder: vscode.WorkspaceFolder | undefined,
  ): Promise<Assumptions> {
    const inFile = config?.assumptions;
    const prices = await this.models.of(models, folder);
    const shown = await this.currencies.of(currencies, folder);
    const declaredPrices = Object.assign(
      {},
      ...[...prices.before, inFile?.declaredPrices ?? {}, ...prices.after].reverse(),
    ) as Assumptions['declaredPrices'];
    const currency =
      [...shown.before, inFile?.currency ?? null, ...shown.after].find((each) => each !== null) ?? null;
    const refreshedPrices = this.prices.refreshed;
    return { ...assumptions, ...inFile, declaredPrices, currency, refreshedPrices };
  }

  /** A document without a place counts as part of the only folder. */
  private folderOfUntitled(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
    return uri.scheme === 'untitled' ? vscode.workspace.workspaceFolders?.[0] : undefined;
  }

  private files(folder: string): Promise<FolderFiles> {
    let files = this.known.get(folder);
    if (files === undefined) {
      files = this.read(folder);
      this.known.set(folder, files);
    }
    return files;
  }

  private async read(folder: string): Promise<FolderFiles> {
    let root: Root;
    try {
      root = await findRoot([folder]);
    } catch {
      // A document whose folder does not exist (yet) is its own root.
      return { root: folder, configFile: null, repository: null, config: null, broken: null };
    }
    const inForce =
      root.configFile === null
        ? { config: null, broken: null }
        : await this.configs.read(root.configFile, root.root);
    if (inForce.broken === null) this.broken.delete(folder);
    else this.broken.set(folder, inForce.broken);
    return { ...root, ...inForce };
  }
}

/** The same globs as a scan obeys; other reasons to pass a file over do not matter once somebody opens it. */
async function exclusionOf(
  path: string,
  settings: { readonly include: readonly string[]; readonly exclude: readonly string[] },
  config: WorkspaceConfig | null,
): Promise<string | null> {
  const include = config !== null && config.include.length > 0 ? config.include : settings.include;
  const excludes: readonly (readonly [string, readonly string[]])[] = [
    ['exclude of promptmeter.yaml', config?.exclude ?? []],
    ['the setting promptmeter.exclude', settings.exclude],
  ];
  if (include.length === 0 && excludes.every(([, globs]) => globs.length === 0)) return null;
  const { globTest } = await import('./onDemand');
  const by = excludes.find(([, globs]) => globs.length > 0 && globTest(globs)(path));
  if (by !== undefined) return by[0];
  if (include.length === 0 || globTest(include)(path)) return null;
  return include === settings.include ? 'the setting promptmeter.include' : 'include of promptmeter.yaml';
}

function isCell(uri: vscode.Uri): boolean {
  return uri.scheme === 'vscode-notebook-cell';
}

/** A cell of a notebook lies where the notebook does; it is read as a file of its own language beside it. */
function placeOf(uri: vscode.Uri): vscode.Uri {
  return isCell(uri) ? uri.with({ scheme: 'file', fragment: '' }) : uri;
}

function extensionOf({ languageId }: vscode.TextDocument): string {
  return extensions[languageId] ?? '';
}

function untitledPath(document: vscode.TextDocument): string {
  const name = posix.basename(document.uri.path);
  const extension = extensionOf(document);
  return name.endsWith(extension) ? name : `${name}${extension}`;
}

function pathOf(uri: vscode.Uri, root: string | null, folder: vscode.Uri | undefined): string {
  if (root !== null) return relativePath(root, uri.fsPath);
  return posix.relative(folder?.path ?? '/', uri.path);
}
