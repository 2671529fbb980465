/**
 * Everything the manifest contributes, with its types: a command with the wrong arguments, or a setting read as the
 * wrong type, does not compile. A test compares these tables with the manifest, both ways.
 */

/** Names one prompt of one document. */
export interface PromptTarget {
  /** Address of the document, as text. */
  readonly uri: string;
  /** Id of the prompt, see `Profile.id`. */
  readonly id: string;
}

/** Names one finding of one version of a document. */
export interface FindingTarget {
  /** Address of the document, as text. */
  readonly uri: string;
  readonly version: number;
  /** Id of the rule. */
  readonly rule: string;
  /** UTF-16 offset. */
  readonly start: number;
}

/** Names one run of the workspace. */
export interface RunTarget {
  /** Its file, absolute; only one that is listed is touched. */
  readonly file: string;
}

/** The arguments of each command. All are optional where the command palette offers the command. */
export interface CommandArguments {
  'promptmeter.profilePrompt': [target?: PromptTarget];
  /** The tree's context menu hands over the item itself. */
  'promptmeter.explainCost': [target?: PromptTarget | TreeItemWithTarget];
  'promptmeter.fitPrompt': [target?: PromptTarget | TreeItemWithTarget, budgetTokens?: number];
  'promptmeter.createConfig': [];
  'promptmeter.explainPrompt': [];
  'promptmeter.ignorePrompt': [target?: PromptTarget];
  'promptmeter.applyFix': [target: FindingTarget];
  'promptmeter.previewFix': [target: FindingTarget];
  'promptmeter.applyPreviewedFix': [];
  'promptmeter.whyNoFix': [target: FindingTarget];
  'promptmeter.ignoreFinding': [target: FindingTarget];
  /** `uri` is that of a document that it is off for. */
  'promptmeter.turnRuleOff': [rule: string, uri: string];
  'promptmeter.explainRule': [rule?: string];
  'promptmeter.showFindings': [target?: PromptTarget];
  'promptmeter.fixSafePrompt': [target?: PromptTarget];
  'promptmeter.fixSafeFile': [];
  'promptmeter.fixSafeWorkspace': [];
  'promptmeter.profileWorkspace': [];
  'promptmeter.chooseModel': [];
  'promptmeter.toggleLenses': [];
  'promptmeter.countSelection': [];
  'promptmeter.countExactly': [target?: PromptTarget];
  'promptmeter.forgetApiKeys': [];
  'promptmeter.addEndpoint': [];
  'promptmeter.runExperiment': [name?: string];
  'promptmeter.pauseExperiment': [];
  'promptmeter.checkSetUp': [];
  'promptmeter.testPrompt': [target?: PromptTarget];
  'promptmeter.compareOriginalAndCompressed': [target?: PromptTarget];
  'promptmeter.showExperiments': [];
  /** The tree's context menu hands over the item itself. */
  'promptmeter.openRun': [run?: RunTarget];
  'promptmeter.renameRun': [run?: RunTarget];
  'promptmeter.deleteRun': [run?: RunTarget];
  'promptmeter.exportRun': [run?: RunTarget, format?: 'html' | 'markdown' | 'csv' | 'json' | RunTarget[]];
  'promptmeter.compareRuns': [run?: RunTarget];
  'promptmeter.updatePrices': [];
  'promptmeter.undoPriceUpdate': [];
  'promptmeter.refreshPrompts': [];
  'promptmeter.stopScan': [];
  'promptmeter.filterPrompts': [filter?: string];
  'promptmeter.clearPromptFilter': [];
  'promptmeter.groupPromptsByFile': [];
  'promptmeter.listPromptsByCost': [];
  'promptmeter.showLog': [];
  'promptmeter.openSettings': [];
  /** Given by the tree to its last item. */
  'promptmeter.showMorePrompts': [];
  /** Given by the tree to its items: opens the document at the prompt. */
  'promptmeter.openPrompt': [target: PromptTarget];
  /** The tree's context menu hands over the item itself. */
  'promptmeter.profileTreeItem': [item: TreeItemWithTarget];
  'promptmeter.copyPromptId': [item: TreeItemWithTarget];
}

/** What the tree's context menu hands to a command. */
export interface TreeItemWithTarget {
  readonly target: PromptTarget;
}

export type CommandId = keyof CommandArguments;

/** Whether each command is listed in the command palette. Naming every command here is checked by the compiler. */
export const commandsInPalette: Readonly<Record<CommandId, boolean>> = {
  'promptmeter.profilePrompt': true,
  'promptmeter.explainCost': true,
  'promptmeter.fitPrompt': true,
  'promptmeter.createConfig': true,
  'promptmeter.explainPrompt': true,
  'promptmeter.ignorePrompt': true,
  'promptmeter.applyFix': false,
  'promptmeter.previewFix': false,
  'promptmeter.applyPreviewedFix': false,
  'promptmeter.whyNoFix': false,
  'promptmeter.ignoreFinding': false,
  'promptmeter.turnRuleOff': false,
  'promptmeter.explainRule': true,
  'promptmeter.showFindings': true,
  'promptmeter.fixSafePrompt': true,
  'promptmeter.fixSafeFile': true,
  'promptmeter.fixSafeWorkspace': true,
  'promptmeter.profileWorkspace': true,
  'promptmeter.chooseModel': true,
  'promptmeter.toggleLenses': true,
  'promptmeter.countSelection': true,
  'promptmeter.countExactly': true,
  'promptmeter.forgetApiKeys': true,
  'promptmeter.addEndpoint': true,
  'promptmeter.runExperiment': true,
  'promptmeter.pauseExperiment': true,
  'promptmeter.checkSetUp': true,
  'promptmeter.testPrompt': true,
  'promptmeter.compareOriginalAndCompressed': true,
  'promptmeter.showExperiments': true,
  'promptmeter.openRun': true,
  'promptmeter.renameRun': true,
  'promptmeter.deleteRun': true,
  'promptmeter.exportRun': true,
  'promptmeter.compareRuns': true,
  'promptmeter.updatePrices': true,
  'promptmeter.undoPriceUpdate': true,
  'promptmeter.refreshPrompts': true,
  'promptmeter.stopScan': true,
  'promptmeter.filterPrompts': true,
  'promptmeter.clearPromptFilter': true,
  'promptmeter.groupPromptsByFile': true,
  'promptmeter.listPromptsByCost': true,
  'promptmeter.showLog': true,
  'promptmeter.openSettings': true,
  'promptmeter.showMorePrompts': false,
  'promptmeter.openPrompt': false,
  'promptmeter.profileTreeItem': false,
  'promptmeter.copyPromptId': false,
};

/** The settings, with the types of their values. */
export interface SettingTypes {
  'codeLens.enabled': boolean;
  'codeLens.measurements': boolean;
  'inlayHints.messages': boolean;
  'inlayHints.variables': boolean;
  'hover.enabled': boolean;
  'statusBar.enabled': boolean;
  'prefixShading.enabled': boolean;
  defaultModel: string;
  'assumptions.outputTokens': number;
  'assumptions.variableTokens': number;
  'assumptions.callsPerMonth': number | null;
  'assumptions.cacheHitRatio': number;
  /** As it stands in the settings: prices by model, see `readModels`. */
  models: Readonly<Record<string, unknown>>;
  /** As it stands in the settings, see `readCurrency`. */
  currency: Readonly<Record<string, unknown>> | null;
  include: readonly string[];
  exclude: readonly string[];
  maxFileSizeKB: number;
  countBaseUrls: Readonly<Record<string, string>>;
  /** As it stands in the settings, see `readEndpoints`. */
  endpoints: readonly unknown[];
  'experiments.maxUsd': number;
  'experiments.dailyUsd': number;
}

export type SettingKey = keyof SettingTypes;

/** The value of each setting where nobody has set it; the manifest says the same. */
export const settingDefaults: Readonly<SettingTypes> = {
  'codeLens.enabled': true,
  'codeLens.measurements': true,
  'inlayHints.messages': true,
  'inlayHints.variables': true,
  'hover.enabled': true,
  'statusBar.enabled': true,
  'prefixShading.enabled': true,
  defaultModel: 'gpt-5-mini',
  'assumptions.outputTokens': 300,
  'assumptions.variableTokens': 100,
  'assumptions.callsPerMonth': null,
  'assumptions.cacheHitRatio': 0,
  models: {},
  currency: null,
  include: [],
  exclude: [],
  maxFileSizeKB: 2048,
  countBaseUrls: {},
  endpoints: [],
  'experiments.maxUsd': 1,
  'experiments.dailyUsd': 5,
};

/** Section of all settings, and what every contributed id starts with. */
export const namespace = 'promptmeter';

/** Context keys that `when` clauses of the manifest ask for, with the types of their values. */
export interface ContextKeyTypes {
  /** The cursor of the active editor is in a prompt. */
  'promptmeter.promptAtCursor': boolean;
  'promptmeter.scan': 'none' | 'running' | 'stopped' | 'done';
  'promptmeter.filtered': boolean;
  'promptmeter.grouping': 'file' | 'cost';
  'promptmeter.experiment': 'none' | 'running' | 'paused';
  /** Ids of the languages that prompts are looked for in. */
  'promptmeter.languages': readonly string[];
}

export type ContextKey = keyof ContextKeyTypes;

/** Naming every context key here is checked by the compiler. */
export const contextKeys: Readonly<Record<ContextKey, true>> = {
  'promptmeter.promptAtCursor': true,
  'promptmeter.scan': true,
  'promptmeter.filtered': true,
  'promptmeter.grouping': true,
  'promptmeter.experiment': true,
  'promptmeter.languages': true,
};

export const promptsViewId = 'promptmeter.prompts';

/** Type of the panels that show a run. */
export const comparisonViewType = 'promptmeter.comparison';

export const experimentsViewId = 'promptmeter.experiments';

/** `contextValue` of a run in the list, and of a file that holds none. */
export const runItemContext = 'promptmeter.runItem';
export const unreadableRunContext = 'promptmeter.unreadableRun';

/** `contextValue` of a prompt in the tree. */
export const promptItemContext = 'promptmeter.promptItem';

/** Language ids of the documents that prompts are looked for in; the first of them to be opened activates. */
export const documentLanguages = [
  'python',
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'java',
  'csharp',
  'go',
  'ruby',
  'rust',
  'markdown',
  'plaintext',
  'yaml',
  'jinja',
  'jinja-html',
  'jinja-md',
  'jinja-raw',
  'jinja-yaml',
  'django-html',
  'django-txt',
  'handlebars',
  'mdc',
  'prompt',
  'instructions',
  'chatagent',
  'skill',
  'prompty',
  'dotprompt',
  'mustache',
  'liquid',
  'json',
  'jsonc',
  'toml',
  'baml',
  'poml',
] as const;

/** Where documents may lie: history, output and debug consoles are left alone. */
export const documentSchemes = [
  'file',
  'untitled',
  'vscode-remote',
  'vscode-vfs',
  'vscode-userdata',
  'vscode-notebook-cell',
] as const;
