import type { Span } from '../../prompt/span';

/** What is wrong with a configuration, and where. Plain text that may quote the file. */
export interface ConfigProblem {
  /** UTF-16 offsets in the text. */
  readonly span: Span;
  /** 1-based; of the start of the span. */
  readonly line: number;
  readonly column: number;
  /** One sentence. */
  readonly message: string;
  /** What to do, a sentence. */
  readonly remedy: string;
}

/** A configuration that cannot be used: `promptmeter.yaml:3:5 unknown key "modle". Write "model".` */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';

  constructor(
    readonly file: string,
    /** At least one, in the order of the file; none if the file cannot be read at all. */
    readonly problems: readonly ConfigProblem[],
    whyUnread?: string,
  ) {
    super(whyUnread === undefined ? problemLines(file, problems) : `${file}: ${whyUnread}`);
  }
}

function problemLines(file: string, problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ line, column, message, remedy }) => `${file}:${line}:${column} ${message} ${remedy}`)
    .join('\n');
}
