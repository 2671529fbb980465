import type { RunningServer } from './server';

/** What a page of the workbench opens. Paths are absolute. */
export interface OpenOptions {
  readonly folder: string;
  readonly extension: string;
  /** The bundled test module, when the page runs a suite. */
  readonly tests?: string;
  /** A file to open, optionally at a line (1-based). */
  readonly file?: { readonly path: string; readonly line?: number };
}

/** The local address that opens a folder in the workbench with an extension in development mode. */
export function workbenchAddress(server: Pick<RunningServer, 'port' | 'token'>, open: OpenOptions): string {
  const host = `127.0.0.1:${server.port}`;
  const remote = (path: string): string => `vscode-remote://${host}${encodeURI(path)}`;
  const payload: [string, string][] = [['extensionDevelopmentPath', remote(open.extension)]];
  if (open.tests !== undefined) payload.push(['extensionTestsPath', remote(open.tests)]);
  if (open.file !== undefined) {
    const { path, line } = open.file;
    payload.push(['openFile', remote(path) + (line === undefined ? '' : `:${line}:1`)]);
    if (line !== undefined) payload.push(['gotoLineMode', 'true']);
  }
  const query = new URLSearchParams({
    tkn: server.token,
    folder: open.folder,
    payload: JSON.stringify(payload),
  });
  return `http://${host}/?${query.toString()}`;
}
