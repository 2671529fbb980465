import type { Host } from '../shared/host';
import type { ToHost } from './messages';

/** Puts a text into the clipboard: through the editor, or by the browser where the page is a file. */
export function copyText(host: Host<ToHost>, text: string): void {
  if (host.isEditor) host.post({ type: 'copy', text });
  else void navigator.clipboard.writeText(text).catch(() => undefined);
}

/** Rows as a spreadsheet takes them from the clipboard. */
export function tabbed(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => cell.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\n');
}
