import type { Page } from 'playwright-core';
import type { Keybinding } from './userFiles';

/** Waits until the workbench is drawn and the editor, if a file was opened, shows its text. */
export async function waitForWorkbench(page: Page, withEditor: boolean): Promise<void> {
  await page.locator('.monaco-workbench .statusbar-item').first().waitFor({ timeout: 60_000 });
  if (withEditor) await page.locator('.editor-instance .view-line').first().waitFor({ timeout: 60_000 });
}

/**
 * Waits until an extension shows something: a lens in the editor or an item in the status bar. Extensions start
 * after the window is drawn, in their own time; one that shows neither is given up on after `timeoutMs`.
 */
export async function waitForExtension(page: Page, id: string, timeoutMs = 20_000): Promise<void> {
  const sign = page.locator(`.codelens-decoration, .statusbar-item[id^="${id}"]`).first();
  await sign.waitFor({ state: 'attached', timeout: timeoutMs }).catch(() => undefined);
}

/** Runs a command by its title in the command palette (`Promptmeter: Profile Workspace`). */
export async function runFromPalette(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.waitFor({ timeout: 10_000 });
  await input.fill(`>${title}`);
  const rows = page.locator('.quick-input-list .monaco-list-row');
  // The list follows the input with a delay, and offers what is similar when nothing matches.
  const row = rows.filter({ hasText: title }).first();
  try {
    await row.waitFor({ timeout: 15_000 });
  } catch {
    const offered = await rows.allInnerTexts();
    const names = offered.map((text) => text.split('\n')[0]).join(', ');
    await page.keyboard.press('Escape');
    throw new Error(`The command palette has no "${title}". It offers: ${names}`);
  }
  await row.click();
}

/** Keys for commands that are called by their id: the palette knows only titles. At most twelve. */
export function keysFor(commands: readonly string[]): Keybinding[] {
  if (commands.length > 12) throw new Error('At most twelve commands can be called by their id.');
  return commands.map((command, index) => ({ key: `ctrl+alt+shift+f${index + 1}`, command }));
}

/** Runs a command by its id, through the key that `keysFor` gave it. */
export async function runById(page: Page, bindings: readonly Keybinding[], id: string): Promise<void> {
  const index = bindings.findIndex(({ command }) => command === id);
  if (index < 0) throw new Error(`The command ${id} has no key.`);
  await page.keyboard.press(`Control+Alt+Shift+F${index + 1}`);
}

/** A place in the window, in CSS pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** Runs in the page: the middle of the first visible place that shows `text` within `scope`, or null. */
const findTextScript = `({ scope, text }) => {
  for (const root of document.querySelectorAll(scope)) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    let all = '';
    while (walker.nextNode()) {
      nodes.push({ node: walker.currentNode, start: all.length });
      all += walker.currentNode.data.replaceAll('\\u00a0', ' ');
    }
    const at = all.indexOf(text);
    if (at < 0) continue;
    const holder = (offset) => nodes.findLast(({ start }) => start <= offset);
    const [first, last] = [holder(at), holder(at + text.length - 1)];
    const range = document.createRange();
    range.setStart(first.node, at - first.start);
    range.setEnd(last.node, at + text.length - last.start);
    const box = range.getBoundingClientRect();
    if (box.width > 0 && box.height > 0) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return null;
}`;

/** Where a text is shown: lines of the editor first (their words are separate elements), then anything. */
const scopes = [
  '.editor-instance .view-line',
  '.codelens-decoration',
  '.monaco-list-row',
  '.statusbar-item',
  'body',
];

/** Waits for a text to be shown and gives the middle of it; throws when it does not come. */
export async function findText(page: Page, text: string, timeoutMs = 20_000): Promise<Point> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    for (const scope of scopes) {
      // A string, since these scripts are compiled without the types of a page.
      const point: Point | null = await page.evaluate(
        `(${findTextScript})(${JSON.stringify({ scope, text })})`,
      );
      if (point !== null) return point;
    }
    const inPanel = await findInPanels(page, text);
    if (inPanel !== null) return inPanel;
    await page.waitForTimeout(250);
  }
  throw new Error(`The window does not show "${text}".`);
}

/** The same in the pages of panels, which are frames of their own. */
async function findInPanels(page: Page, text: string): Promise<Point | null> {
  for (const frame of page.frames().slice(1)) {
    const place = frame.getByText(text, { exact: true }).first();
    // A frame may go while it is asked.
    const box = await place.boundingBox({ timeout: 200 }).catch(() => null);
    if (box !== null) return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }
  return null;
}

/**
 * Moves the mouse over a text, in small steps as a hand does, until what pops up there stays: lines move while
 * lenses and hints arrive. Throws when nothing pops up.
 */
export async function hoverText(page: Page, text: string): Promise<void> {
  const popup = page
    .locator('.monaco-hover:not(.hidden), .workbench-hover')
    .filter({ hasText: /\S/ })
    .first();
  for (let attempt = 0; attempt < 8; attempt++) {
    const { x, y } = await findText(page, text);
    await page.mouse.move(x - 4, y);
    await page.mouse.move(x, y, { steps: 4 });
    await page.waitForTimeout(1500);
    const now = await findText(page, text);
    if (now.y === y && (await popup.isVisible())) return;
    await page.mouse.move(2, 2, { steps: 4 });
    await page.waitForTimeout(500);
  }
  throw new Error(`Nothing pops up over "${text}".`);
}

/** Clicks a text. */
export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y } = await findText(page, text);
  await page.mouse.click(x, y);
}
