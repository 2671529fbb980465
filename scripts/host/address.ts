import type { RunningServer } from './server';

/** What a page of the workbench opens. Paths are absolute. */
export interface OpenOptions {
  readonly folder: string;
  /** A suite to run: an extension in development mode and the bundled test module. */
  readonly suite?: { readonly extension: string; readonly tests: string };
  /** A file to open, optionally at a line (1-based). */
  readonly file?: { readonly path: string; readonly line?: number };
}

/** The local address that opens a folder in the workbench. */
export function workbenchAddress(server: Pick<RunningServer, 'port' | 'token'>, open: OpenOptions): string {
  const host = `127.0.0.1:${server.port}`;
  const remote = (path: string): string => `vscode-remote://${host}${encodeURI(path)}`;
  const payload: [string, string][] = [];
  if (open.suite !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(open.suite.extension)]);
    payload.push(['extensionTestsPath', remote(open.suite.tests)]);
  }
  if (open.file !== undefined) {
    const { path, line } = open.file;
    payload.push(['openFile', remote(path) + (line === undefined ? '' : `:${line}:1`)]);
    if (line !== undefined) payload.push(['gotoLineMode', 'true']);
  }
  const query = new URLSearchParams({ tkn: server.token, folder: open.folder });
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://${host}/?${query.toString()}`;
}
