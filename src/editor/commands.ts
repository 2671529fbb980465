import * as vscode from 'vscode';
import type { CommandArguments, CommandId, ContextKey, ContextKeyTypes } from './contributions';

/** Registers a command under its contributed id. What it throws is logged and shown once, here. */
export function registerCommand<K extends CommandId>(
  log: vscode.LogOutputChannel,
  id: K,
  run: (...args: CommandArguments[K]) => unknown,
): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: CommandArguments[K]) => {
    try {
      return await run(...args);
    } catch (error) {
      if (isCancellation(error)) return undefined;
      void reportError(log, `${id}:`, error);
      return undefined;
    }
  });
}

/** The command as lenses, tree items and the like carry it. */
export function commandOf<K extends CommandId>(
  id: K,
  title: string,
  ...args: CommandArguments[K]
): vscode.Command {
  return { command: id, title, arguments: args };
}

/** The command as a link in trusted Markdown. */
export function commandLink<K extends CommandId>(id: K, ...args: CommandArguments[K]): string {
  return `command:${id}?${encodeURIComponent(JSON.stringify(args))}`;
}

/** Runs a contributed command. */
export function runCommand<K extends CommandId>(id: K, ...args: CommandArguments[K]): Thenable<unknown> {
  return vscode.commands.executeCommand(id, ...args);
}

/** Sets a context key that the manifest asks for. */
export function setContext<K extends ContextKey>(key: K, value: ContextKeyTypes[K]): void {
  void vscode.commands.executeCommand('setContext', key, value);
}

/** Logs an error and shows its message with a way to the log. */
export async function reportError(log: vscode.LogOutputChannel, what: string, error: unknown): Promise<void> {
  log.error(what, error instanceof Error ? error : String(error));
  const message = error instanceof Error ? error.message : String(error);
  const showLog = 'Show Log';
  const choice = await vscode.window.showErrorMessage(`Promptmeter: ${message}`, showLog);
  if (choice === showLog) log.show();
}

/** True for work that was called off, by us or by the editor: nobody needs to hear of it. */
export function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'AbortError');
}

/** A signal that follows a cancellation token. */
export function signalOf(token: vscode.CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}
