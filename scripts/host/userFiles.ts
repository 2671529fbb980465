import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A key bound to a command, as in VS Code's `keybindings.json`. */
export interface Keybinding {
  readonly key: string;
  readonly command: string;
}

/** What a profile of VS Code is given. */
export interface UserFiles {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly keybindings?: readonly Keybinding[];
  /** True leaves the settings of a profile that has some: they are the user's by then. */
  readonly keepExisting?: boolean;
}

/** Settings that leave the window to the extension: no start page, no chat, no tips, no look-ups. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** With these an unknown folder opens in Restricted Mode without a question. */
export const untrustedSettings: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.banner': 'never',
  'security.workspace.trust.startupPrompt': 'never',
};

/** Writes the settings and key bindings of a profile into its `User` folder. */
export function writeUserFiles(folder: string, user: UserFiles): void {
  const settings = join(folder, 'settings.json');
  if (user.keepExisting && existsSync(settings)) return;
  mkdirSync(folder, { recursive: true });
  writeFileSync(settings, `${JSON.stringify(user.settings, null, 2)}\n`);
  writeFileSync(join(folder, 'keybindings.json'), `${JSON.stringify(user.keybindings ?? [], null, 2)}\n`);
}
