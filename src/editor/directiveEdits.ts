import * as vscode from 'vscode';
import type { FindingProfile, Profile } from '../report/model';
import { registerCommand } from './commands';
import type { PromptTarget } from './contributions';
import { documentSelector } from './documentProfiles';
import type { DocumentProfiles } from './documentProfiles';
import { promptAt } from './promptAt';
import { promptOf } from './promptOf';

type Comment = readonly [open: string, close: string];

const hash: Comment = ['# ', ''];
const slashes: Comment = ['// ', ''];

/** Languages of code, in which a comment speaks of the literal behind it. */
const inCode: Readonly<Record<string, Comment>> = {
  python: hash,
  ruby: hash,
  typescript: slashes,
  typescriptreact: slashes,
  javascript: slashes,
  javascriptreact: slashes,
  java: slashes,
  csharp: slashes,
  go: slashes,
  rust: slashes,
};

const jinja: Comment = ['{# ', ' #}'];
const handlebars: Comment = ['{{! ', ' }}'];

/** Other files are prompts as a whole: a comment at their top speaks of the file. */
const inFiles: Readonly<Record<string, Comment>> = {
  yaml: hash,
  toml: hash,
  plaintext: hash,
  baml: slashes,
  jsonc: slashes,
  jinja: jinja,
  'jinja-html': jinja,
  'jinja-md': jinja,
  'jinja-raw': jinja,
  'jinja-yaml': jinja,
  'django-html': jinja,
  'django-txt': jinja,
  prompty: jinja,
  handlebars,
  mustache: handlebars,
  dotprompt: handlebars,
};
const markup: Comment = ['<!-- ', ' -->'];

/** Writes `promptmeter-ignore` or `promptmeter: prompt` on a line of its own before the text at an offset. */
export async function insertDirective(
  document: vscode.TextDocument,
  kind: 'ignore' | 'prompt',
  offset: number,
): Promise<void> {
  const isWhole = !(document.languageId in inCode);
  const words = kind === 'prompt' ? 'promptmeter: prompt' : `promptmeter-ignore${isWhole ? '-file' : ''}`;
  await insertComment(document, words, offset, 'leave the file out with exclude');
}

/** Writes a comment that ignores the rule of a finding: before the literal in code, at the top of other files. */
export async function insertRuleDirective(
  document: vscode.TextDocument,
  { rule, span }: FindingProfile,
  { messages, call, span: prompt }: Profile,
): Promise<void> {
  const isWhole = !(document.languageId in inCode);
  const literals = messages.filter(({ path }) => path === undefined).map((message) => message.span);
  const literal = literals.find(({ start, end }) => start <= span.start && end >= span.end) ?? span;
  // A comment on a line that begins within a text would be a part of it.
  const isFree = (offset: number): boolean => {
    const line = document.offsetAt(new vscode.Position(document.positionAt(offset).line, 0));
    return !literals.some(({ start, end }) => start < line && line < end);
  };
  const offset = [literal.start, call?.start ?? prompt.start].find(isFree) ?? prompt.start;
  const words = `promptmeter-ignore-rule${isWhole ? '-file' : ''} ${rule}`;
  await insertComment(document, words, offset, `write rules: { ${rule}: off }`);
}

/** `instead` is what can be done in `promptmeter.yaml` where there are no comments. */
async function insertComment(
  document: vscode.TextDocument,
  words: string,
  offset: number,
  instead: string,
): Promise<void> {
  if (document.languageId === 'json') {
    void vscode.window.showInformationMessage(`JSON has no comments: ${instead} in promptmeter.yaml.`);
    return;
  }
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, ...directiveInsertion(document, words, offset));
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage('The comment could not be written: the document is read-only.');
  }
}

function directiveInsertion(
  document: vscode.TextDocument,
  words: string,
  offset: number,
): [vscode.Position, string] {
  const code = inCode[document.languageId];
  const isWhole = code === undefined;
  const [open, close] = code ?? inFiles[document.languageId] ?? markup;
  const line = isWhole ? bodyLine(document) : document.positionAt(offset).line;
  const indent = isWhole ? '' : /^\s*/.exec(document.lineAt(line).text)![0];
  const eol = document.eol === vscode.EndOfLine.CRLF ? '\r\n' : '\n';
  return [new vscode.Position(line, 0), `${indent}${open}${words}${close}${eol}`];
}

/** The first line, behind front matter if there is any. */
function bodyLine(document: vscode.TextDocument): number {
  if (document.lineAt(0).text.trimEnd() !== '---') return 0;
  for (let line = 1; line < document.lineCount - 1; line++) {
    if (document.lineAt(line).text.trimEnd() === '---') return line + 1;
  }
  return 0;
}

/** *Ignore This Prompt*, as a command and among the code actions that somebody asks for. */
export function registerIgnorePrompt(
  profiles: DocumentProfiles,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const ignore = async (target?: PromptTarget): Promise<void> => {
    const found = await promptOf(profiles, target);
    if (found === undefined) return;
    const { document, prompt } = found;
    await insertDirective(document, 'ignore', prompt.call?.start ?? prompt.span.start);
  };
  const actions: vscode.CodeActionProvider = {
    provideCodeActions: (document, range, { triggerKind }) => {
      // A light bulb over every prompt would be noise.
      if (triggerKind !== vscode.CodeActionTriggerKind.Invoke) return [];
      const known = profiles.get(document);
      const prompt = known && promptAt(document, known.profile.prompts, range.start);
      if (prompt === undefined) return [];
      const action = new vscode.CodeAction('Promptmeter: ignore this prompt', vscode.CodeActionKind.Refactor);
      action.command = {
        command: 'promptmeter.ignorePrompt',
        title: action.title,
        arguments: [{ uri: document.uri.toString(), id: prompt.id } satisfies PromptTarget],
      };
      return [action];
    },
  };
  return vscode.Disposable.from(
    registerCommand(log, 'promptmeter.ignorePrompt', ignore),
    vscode.languages.registerCodeActionsProvider(documentSelector, actions, {
      providedCodeActionKinds: [vscode.CodeActionKind.Refactor],
    }),
  );
}
