import * as vscode from 'vscode';
import type { MessageProfile, VariableProfile } from '../report/model';
import { countSource, integer, messageHint, variableHint } from '../report/words';
import { documentSelector } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import type { Settings, SettingsStore } from './settings';

/** Beside each literal its tokens and role, beside each variable its assumed size. */
export function registerInlayHints(profiles: DocumentProfiles, settings: SettingsStore): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints: (document, range) => {
      const current = settings.of(document);
      const known = profiles.get(document);
      if (known === undefined) return [];
      // A literal that several calls send is marked once.
      const messages = new Map<number, MessageProfile>();
      for (const prompt of known.profile.prompts) {
        if (known.touched.has(prompt.id)) continue;
        for (const message of prompt.messages) {
          if (message.path === undefined && !messages.has(message.span.start)) {
            messages.set(message.span.start, message);
          }
        }
      }
      const first = document.offsetAt(range.start);
      const last = document.offsetAt(range.end);
      const hints: vscode.InlayHint[] = [];
      for (const message of messages.values()) {
        if (message.span.end < first || message.span.start > last) continue;
        for (const [offset, hint] of hintsOf(message, current)) {
          if (offset >= first && offset <= last) hints.push(hint(document.positionAt(offset)));
        }
      }
      return hints;
    },
  };
  return vscode.Disposable.from(
    changed,
    profiles.onDidChange(() => changed.fire()),
    settings.onDidChange(() => changed.fire()),
    vscode.languages.registerInlayHintsProvider(documentSelector, provider),
  );
}

type PlacedHint = readonly [offset: number, hint: (position: vscode.Position) => vscode.InlayHint];

function* hintsOf(message: MessageProfile, settings: Settings): Generator<PlacedHint> {
  if (settings.variableHints) {
    for (const variable of message.variables) {
      yield [variable.span.end, (position) => variableInlay(variable, position)];
    }
  }
  // A literal of variables alone has nothing to count.
  if (settings.messageHints && message.tokens.text > 0) {
    yield [message.span.end, (position) => messageInlay(message, position)];
  }
}

function messageInlay(message: MessageProfile, position: vscode.Position): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, `${message.role} · ${messageHint(message)}`);
  hint.paddingLeft = true;
  const { text, ...source } = message.tokens;
  hint.tooltip =
    `${integer(text)} tokens of literal text (${countSource(source)}), ` +
    'without variables and the chat format around the message.';
  return hint;
}

function variableInlay(variable: VariableProfile, position: vscode.Position): vscode.InlayHint {
  const hint = new vscode.InlayHint(position, variableHint(variable));
  hint.paddingLeft = true;
  hint.tooltip = `${integer(variable.tokens)} tokens for this variable: ${variable.source}.`;
  return hint;
}
