import * as vscode from 'vscode';
import { defaultAssumptions } from '../cost/assumptions';
import type { Assumptions } from '../cost/assumptions';
import { namespace, settingDefaults } from './contributions';
import type { SettingKey, SettingTypes } from './contributions';

/** The settings as they hold for one document or folder. */
export interface Settings {
  readonly lenses: boolean;
  readonly measurements: boolean;
  readonly messageHints: boolean;
  readonly variableHints: boolean;
  readonly hover: boolean;
  readonly statusBar: boolean;
  readonly prefixShading: boolean;
  /** Without declared prices and currency: see `models` and `currency`. */
  readonly assumptions: Assumptions;
  /** What stands under `promptmeter.models`, which may be anything, the level that counts most first. */
  readonly models: readonly SettingLevel[];
  /** The same of `promptmeter.currency`. */
  readonly currency: readonly SettingLevel[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What `files.exclude` of the editor hides, as globs relative to the folder. */
  readonly hiddenFiles: readonly string[];
  readonly maxFileBytes: number;
}

/** A value as one level of the settings has it. */
export interface SettingLevel {
  /** Whose settings they are, in words: `the user settings`. */
  readonly source: string;
  readonly target: vscode.ConfigurationTarget;
  readonly value: unknown;
}

const hiddenKey = 'files.exclude';

/** Settings that decide over what is shown or sent, and not over what is found, counted and priced. */
const otherKeys: ReadonlySet<string> = new Set<SettingKey>([
  'codeLens.enabled',
  'codeLens.measurements',
  'inlayHints.messages',
  'inlayHints.variables',
  'hover.enabled',
  'statusBar.enabled',
  'prefixShading.enabled',
  'countBaseUrls',
  'endpoints',
  'experiments.maxUsd',
  'experiments.dailyUsd',
]);
const engineKeys = [
  ...Object.keys(settingDefaults)
    .filter((key) => !otherKeys.has(key))
    .map((key) => `${namespace}.${key}`),
  hiddenKey,
];

/** A language id and where the document lies, or the folder alone. */
export type SettingsScope = vscode.TextDocument | vscode.WorkspaceFolder | undefined;

/** Reads the settings once per folder and language after each change. Nobody else asks for the configuration. */
export class SettingsStore implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  private readonly engineChanged = new vscode.EventEmitter<void>();
  private readonly known = new Map<string, Settings>();
  private readonly listener: vscode.Disposable;

  readonly onDidChange = this.changed.event;
  /** Prompts may have other numbers now, or be others: more than what is shown of them has changed. */
  readonly onDidChangeEngine = this.engineChanged.event;

  constructor() {
    this.listener = vscode.workspace.onDidChangeConfiguration((event) => {
      const affects = (key: string): boolean => event.affectsConfiguration(key);
      if (![namespace, hiddenKey].some(affects)) return;
      this.known.clear();
      this.changed.fire();
      if (engineKeys.some(affects)) this.engineChanged.fire();
    });
  }

  of(scope: SettingsScope): Settings {
    const folder =
      scope === undefined || 'index' in scope ? scope : vscode.workspace.getWorkspaceFolder(scope.uri);
    const languageId = scope === undefined || 'index' in scope ? undefined : scope.languageId;
    const key = `${languageId ?? ''} ${folder?.uri.toString() ?? ''}`;
    let settings = this.known.get(key);
    if (settings === undefined) {
      settings = readSettings({ uri: folder?.uri, languageId: languageId ?? 'plaintext' });
      this.known.set(key, settings);
    }
    return settings;
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
    this.engineChanged.dispose();
  }
}

/** Writes one setting where the user wants it. */
export async function writeSetting<K extends SettingKey>(
  key: K,
  value: SettingTypes[K] | undefined,
  target: vscode.ConfigurationTarget,
  scope?: vscode.ConfigurationScope,
): Promise<void> {
  await vscode.workspace.getConfiguration(namespace, scope).update(key, value, target);
}

function readSettings(scope: { uri: vscode.Uri | undefined; languageId: string }): Settings {
  const configuration = vscode.workspace.getConfiguration(
    namespace,
    scope.uri === undefined ? { languageId: scope.languageId } : { ...scope, uri: scope.uri },
  );
  const read = <K extends SettingKey>(key: K): SettingTypes[K] =>
    usable(configuration.get(key), settingDefaults[key]);
  return Object.freeze<Settings>({
    lenses: read('codeLens.enabled'),
    measurements: read('codeLens.measurements'),
    messageHints: read('inlayHints.messages'),
    variableHints: read('inlayHints.variables'),
    hover: read('hover.enabled'),
    statusBar: read('statusBar.enabled'),
    prefixShading: read('prefixShading.enabled'),
    assumptions: {
      // What is about single prompts and caches stands in promptmeter.yaml, beside the code it is for.
      ...defaultAssumptions,
      defaultModel: read('defaultModel').trim() || settingDefaults.defaultModel,
      outputTokens: whole(read('assumptions.outputTokens')),
      variableTokens: whole(read('assumptions.variableTokens')),
      callsPerMonth: wholeOrNull(configuration.get('assumptions.callsPerMonth')),
      cacheHitRatio: Math.min(1, Math.max(0, read('assumptions.cacheHitRatio'))),
    },
    models: levelsOf(configuration, 'models'),
    currency: levelsOf(configuration, 'currency'),
    include: texts(read('include')),
    exclude: texts(read('exclude')),
    hiddenFiles: hiddenFiles(scope.uri),
    maxFileBytes: Math.max(1, read('maxFileSizeKB')) * 1024,
  });
}

/** The levels that set a value, each on its own: the editor would merge objects key by key. */
function levelsOf(configuration: vscode.WorkspaceConfiguration, key: SettingKey): SettingLevel[] {
  const set = configuration.inspect<unknown>(key);
  const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
  const levels: readonly SettingLevel[] = [
    { source: 'the folder settings', target: WorkspaceFolder, value: set?.workspaceFolderValue },
    { source: 'the workspace settings', target: Workspace, value: set?.workspaceValue },
    { source: 'the user settings', target: Global, value: set?.globalValue },
  ];
  return levels.filter(({ value }) => value !== undefined);
}

/** Only what is hidden always: a condition (`when`) is about generated files, which are left out anyway. */
function hiddenFiles(folder: vscode.Uri | undefined): string[] {
  const hidden = vscode.workspace.getConfiguration(undefined, folder).get<unknown>(hiddenKey);
  if (typeof hidden !== 'object' || hidden === null) return [];
  return Object.entries(hidden).flatMap(([pattern, value]) =>
    value === true && pattern !== '' ? [pattern] : [],
  );
}

/** The editor hands over whatever stands in settings.json: a value of another type counts as unset. */
function usable<T>(value: unknown, otherwise: T): T {
  const fits = Array.isArray(otherwise) ? Array.isArray(value) : typeof value === typeof otherwise;
  return fits && !Number.isNaN(value) ? (value as T) : otherwise;
}

function whole(value: number): number {
  return Math.max(0, Math.round(value));
}

function wholeOrNull(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? Math.round(value) : null;
}

function texts(values: readonly unknown[]): string[] {
  return values.filter((value): value is string => typeof value === 'string' && value !== '');
}
