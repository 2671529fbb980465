import type { Role } from '../../roles';
import { literalText } from '../flow/constants';
import type { Expr } from '../syntax/syntax';

/** Flags of command-line agents, by the role of the text behind them: `claude -p`, `gemini --prompt`. */
const roleOfFlag: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['-p', 'user'],
  ['--print', 'user'],
  ['--prompt', 'user'],
  ['--message', 'user'],
  ['--system-prompt', 'system'],
  ['--append-system-prompt', 'system'],
]);

/** What nothing but the command line of an agent has: `-p` alone is a port elsewhere. */
const signsOfAgent: ReadonlySet<string> = new Set([
  '--append-system-prompt',
  '--system-prompt',
  'claude',
  'gemini',
  'codex',
  'aider',
  'qwen',
  'opencode',
]);

/** The texts that a call gives an agent on the command line: `spawn("claude", ["-p", prompt])`. */
export function textsOfCommand(values: readonly Expr[]): { readonly text: Expr; readonly role: Role }[] {
  const words = values.flatMap((value) =>
    value.kind === 'list' ? value.items.map((item) => item.value) : [value],
  );
  // Most calls are given no command: that is told without joining texts.
  if (!words.some(({ kind }) => kind === 'string')) return [];
  const written = words.map((word) => literalText(word) ?? '');
  if (!written.some((word) => signsOfAgent.has(word))) return [];
  return written.flatMap((word, i) => {
    const role = roleOfFlag.get(word);
    const text = words[i + 1];
    return role === undefined || text === undefined ? [] : [{ text, role }];
  });
}
