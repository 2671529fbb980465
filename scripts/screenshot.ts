/**
 * Takes a picture of the VS Code workbench with this extension running:
 *
 *   npx tsx scripts/screenshot.ts --file src/agent.py --hover "SYSTEM_PROMPT" --out shot.png
 *
 * The actions `--view`, `--command`, `--click`, `--type`, `--press` and `--hover` may be repeated and are done
 * in the order they are given; then it waits `--wait` ms.
 *
 * --folder <dir>        the workspace; a copy of the sample by default
 * --file <path>         a file to open, relative to the folder
 * --line <n>            the line to go to, 1-based
 * --view <id>           shows a view by its id
 * --command <title|id>  runs a command: a title ("Promptmeter: Profile Workspace") through the palette, an id
 *                       (promptmeter.profileWorkspace) directly
 * --click <text>, --hover <text>   the first place that shows this text
 * --type <text>, --press <key>     the keyboard, Playwright's key names ("Control+Home")
 * --settings <json>     user settings
 * --theme <name>        "Dark Modern" (default), "Light Modern", "High Contrast", or any installed theme
 * --size <WxH>          1400x900 by default; --scale <n> for a sharper picture
 * --extension <dir>     another extension than this repository's, for instance an unpacked .vsix
 * --untrusted           in Restricted Mode
 * --wait <ms>           3000 by default
 * --out <file.png>      where the picture goes
 *
 * PROMPTMETER_VSCODE and PROMPTMETER_BROWSER as for `npm test`. Exits 2 on bad arguments.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { launchBrowser } from './host/browser';
import {
  clickText,
  hoverText,
  keysFor,
  runById,
  runFromPalette,
  waitForExtension,
  waitForWorkbench,
} from './host/drive';
import { messageOf } from './host/errors';
import { Lifetime } from './host/lifetime';
import { repository } from './host/paths';
import { startServer } from './host/server';
import { extensionId } from './host/installedExtension';
import { copyOfSampleWorkspace, temporaryFolder } from './host/suites';
import { quietSettings, untrustedSettings, type Keybinding } from './host/userFiles';
import { chosenVersion } from './host/versions';
import { openWorkbench, type WindowSize } from './host/workbenchPage';
import { installWorkbench } from './host/workbenchInstall';

class BadArguments extends Error {}

const actionNames = ['view', 'command', 'click', 'type', 'press', 'hover'] as const;
type Action = { readonly name: (typeof actionNames)[number]; readonly value: string };

interface Shot {
  readonly folder: string;
  readonly file: { readonly path: string; readonly line?: number } | undefined;
  readonly actions: readonly Action[];
  readonly settings: Readonly<Record<string, unknown>>;
  readonly size: WindowSize;
  readonly extension: string;
  readonly untrusted: boolean;
  readonly waitMs: number;
  readonly out: string;
}

function parseShot(args: string[], lifetime: Lifetime): Shot {
  const { values, tokens } = parseArguments(args);
  const folder = values.folder === undefined ? copyOfSampleWorkspace(lifetime) : resolve(values.folder);
  const path = values.file === undefined ? undefined : resolve(folder, values.file);
  const extension = resolve(values.extension ?? repository);
  for (const needed of [folder, extension, ...(path === undefined ? [] : [path])]) {
    if (!existsSync(needed)) throw new BadArguments(`There is no ${needed}.`);
  }
  if (values.out === undefined) throw new BadArguments('--out <file.png> is missing.');
  const line = values.line === undefined ? {} : { line: positive('line', values.line) };
  const [width, height] = (values.size ?? '1400x900').split('x').map((side) => positive('size', side));
  if (width === undefined || height === undefined) throw new BadArguments('--size is WIDTHxHEIGHT.');
  return {
    folder,
    file: path === undefined ? undefined : { path, ...line },
    actions: tokens.flatMap((token) => {
      const name = actionNames.find((known) => token.kind === 'option' && known === token.name);
      return name === undefined || token.kind !== 'option' || token.value === undefined
        ? []
        : [{ name, value: token.value }];
    }),
    settings: { ...themeSettings(values.theme ?? 'Dark Modern'), ...parseSettings(values.settings) },
    size: { width, height, scale: positive('scale', values.scale ?? '1') },
    extension,
    untrusted: values.untrusted ?? false,
    waitMs: positive('wait', values.wait ?? '3000'),
    out: resolve(values.out),
  };
}

function parseArguments(args: string[]) {
  const one = { type: 'string' } as const;
  const many = { type: 'string', multiple: true } as const;
  try {
    return parseArgs({
      args,
      tokens: true,
      options: {
        ...{ folder: one, file: one, line: one, settings: one, theme: one, size: one, scale: one, wait: one },
        ...{ out: one, extension: one, untrusted: { type: 'boolean' } },
        ...{ view: many, command: many, click: many, type: many, press: many, hover: many },
      },
    });
  } catch (error) {
    throw new BadArguments((error as Error).message);
  }
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new BadArguments(`--${name} ${text}: a number above 0 is needed.`);
  return value;
}

function parseSettings(json: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(json ?? '{}') as Record<string, unknown>;
  } catch (error) {
    throw new BadArguments(`--settings is not JSON: ${(error as Error).message}`);
  }
}

/** VS Code stores the built-in themes under longer names than it shows. */
function themeSettings(theme: string): Record<string, unknown> {
  const builtIn = ['Dark Modern', 'Light Modern', 'High Contrast', 'High Contrast Light', 'Dark+', 'Light+'];
  return { 'workbench.colorTheme': builtIn.includes(theme) ? `Default ${theme}` : theme };
}

/** A command's id has dots and no spaces; a view is focused by the command that VS Code makes for it. */
function idOf({ name, value }: Action): string | undefined {
  if (name === 'view') return `${value}.focus`;
  return name === 'command' && /^[\w-]+(\.[\w-]+)+$/.test(value) ? value : undefined;
}

async function perform(page: Page, action: Action, keys: readonly Keybinding[]): Promise<void> {
  const id = idOf(action);
  if (id !== undefined) return runById(page, keys, id);
  switch (action.name) {
    case 'command':
    case 'view':
      return runFromPalette(page, action.value);
    case 'click':
      return clickText(page, action.value);
    case 'hover':
      return hoverText(page, action.value);
    case 'type':
      return page.keyboard.type(action.value);
    case 'press':
      return page.keyboard.press(action.value);
  }
}

async function take(shot: Shot, lifetime: Lifetime): Promise<void> {
  const workbench = await installWorkbench(chosenVersion(process.env));
  const keys = keysFor(shot.actions.flatMap((action) => idOf(action) ?? []));
  const settings = { ...quietSettings, ...untrustedSettings, ...shot.settings };
  const profile = join(temporaryFolder(lifetime), 'profile');
  const server = await startServer(
    workbench,
    {
      profile,
      extension: shot.extension,
      user: { settings, keybindings: keys },
      workspaceTrust: shot.untrusted,
    },
    lifetime,
  );
  const browser = await launchBrowser(lifetime);
  const { folder, file } = shot;
  const open = { folder, ...(file === undefined ? {} : { file }) };
  const { page } = await openWorkbench(browser, server, open, shot.size);
  await waitForWorkbench(page, file !== undefined);
  await waitForExtension(page, extensionId(shot.extension));
  await page.waitForTimeout(shot.waitMs);
  for (const action of shot.actions) {
    await perform(page, action, keys);
    await page.waitForTimeout(500);
  }
  if (shot.actions.length > 0) await page.waitForTimeout(shot.waitMs);
  mkdirSync(dirname(shot.out), { recursive: true });
  await page.screenshot({ path: shot.out });
  console.log(shot.out);
}

async function main(): Promise<number> {
  const lifetime = new Lifetime().endWithProcess();
  try {
    await take(parseShot(process.argv.slice(2), lifetime), lifetime);
    return 0;
  } finally {
    await lifetime.end();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(messageOf(error));
    process.exit(error instanceof BadArguments ? 2 : 1);
  },
);
