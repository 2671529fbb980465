/** What a page speaks with: the editor, or nobody where it is a file that was exported. */
export interface Host<ToHost> {
  /** False for an exported file: nothing can be started, changed or saved from there. */
  readonly isEditor: boolean;
  post(message: ToHost): void;
  /** What the page kept of its own look: which tab, which order. It survives hiding, reloading and moving. */
  kept(): unknown;
  keep(look: unknown): void;
}

interface EditorApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare const acquireVsCodeApi: (() => EditorApi) | undefined;

/** Id of the element that holds the data of an exported file, as JSON. */
export const dataElementId = 'data';

/**
 * Connects a page: `receive` gets each message of the editor, or the one that an exported file holds. The page tells that
 * it is ready by itself.
 */
export function connect<ToHost extends { readonly type: string }>(
  receive: (message: never) => void,
): Host<ToHost> {
  const exported = document.getElementById(dataElementId);
  if (exported !== null || typeof acquireVsCodeApi !== 'function') {
    if (exported !== null) receive(JSON.parse(exported.textContent) as never);
    return { isEditor: false, post: () => undefined, kept: () => null, keep: () => undefined };
  }
  const editor = acquireVsCodeApi();
  addEventListener('message', ({ data }: MessageEvent) => receive(data as never));
  editor.postMessage({ type: 'ready' });
  return {
    isEditor: true,
    post: (message) => editor.postMessage(message),
    kept: () => editor.getState(),
    keep: (look) => editor.setState(look),
  };
}
