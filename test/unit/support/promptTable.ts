import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from './promptRows';

/** A row of a truth table: a file and the prompts in it, as `promptRows` writes them. */
export interface PromptCase {
  readonly title: string;
  readonly path?: string;
  /** The lines of the file. */
  readonly source: readonly string[];
  readonly rows: readonly string[];
}

/** One test per row of a truth table. */
export function promptTable(suite: string, path: string, cases: readonly PromptCase[]): void {
  describe(suite, () => {
    for (const { title, path: own = path, source, rows } of cases) {
      it(title, async () => {
        const text = source.join('\n');
        const { prompts } = await parsePrompts(own, text);
        assert.deepEqual(promptRows(text, prompts), rows);
      });
    }
  });
}
