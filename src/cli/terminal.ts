import { askLine } from './askLine';

/** Where a command writes. Results go to `out`, everything else to `note`. */
export interface Terminal {
  /** Results, as they stand in a pipe; control characters are made visible. */
  out(text: string): void;
  /** One line for people, on stderr. */
  note(line: string): void;
  /** Whether someone watches stderr, so that progress makes sense. */
  readonly watched: boolean;
  /** Asks whoever watches for a line, which is empty if the input ends; null where nobody can answer. */
  readonly ask: ((question: string) => Promise<string>) | null;
  /** Width of the terminal that shows the results; null where they go into a file or a pipe. */
  readonly columns: number | null;
}

/** The terminal of the process. */
export function processTerminal(): Terminal {
  return {
    out: (text) => void process.stdout.write(withoutControls(text.endsWith('\n') ? text : `${text}\n`)),
    note: (line) => void process.stderr.write(`${withoutControls(line)}\n`),
    watched: process.stderr.isTTY,
    ask:
      process.stdin.isTTY && process.stderr.isTTY
        ? (question) => askLine(question, process.stdin, process.stderr)
        : null,
    columns: process.stdout.isTTY ? process.stdout.columns : null,
  };
}

/** Control characters, and the marks that reorder or hide text in a terminal. Line ends and tabs are fine. */
const control =
  // eslint-disable-next-line no-control-regex -- they are what this is about
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]|\r(?!\n)/g;

/**
 * Text from a workspace must not steer the terminal: control characters become `\u001b`. In JSON that is the same
 * text, since there they can only stand in strings.
 */
export function withoutControls(text: string): string {
  return text.replace(control, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
