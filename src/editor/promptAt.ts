import type * as vscode from 'vscode';
import type { Profile } from '../report/model';
import { rangeOf } from './ranges';

/** The innermost prompt with a literal at a position, or whose summary stands over this line. */
export function promptAt(
  document: vscode.TextDocument,
  prompts: readonly Profile[],
  position: vscode.Position,
): Profile | undefined {
  const offset = document.offsetAt(position);
  const size = ({ span }: Profile): number => span.end - span.start;
  const inLiteral = prompts.filter((prompt) => isInLiteral(prompt, offset));
  if (inLiteral.length > 0) return inLiteral.reduce((a, b) => (size(b) < size(a) ? b : a));
  return (
    prompts.find((prompt) => document.positionAt(prompt.anchor).line === position.line) ??
    // Between the messages of a call, or in its other arguments.
    prompts.find(({ call }) => call !== null && rangeOf(document, call).contains(position))
  );
}

function isInLiteral(prompt: Profile, offset: number): boolean {
  return prompt.messages.some(
    ({ path, span }) => path === undefined && span.start <= offset && offset <= span.end,
  );
}
