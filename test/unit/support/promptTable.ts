import assert from 'node:assert/strict';
import { parsePrompts, promptRows } from './promptRows';

/** A row of a truth table: a file and the prompts in it, as `promptRows` writes them. */
export interface PromptCase {
  readonly title: string;
  readonly path?: string;
  /** The file, or its lines. */
  readonly source: string | readonly string[];
  readonly rows: readonly string[];
}

/** One test per row of a truth table. */
export function promptTable(suite: string, path: string, cases: readonly PromptCase[]): void {
  describe(suite, () => {
    for (const { title, path: own = path, source, rows } of cases) {
      it(title, async () => {
        const text = typeof source === 'string' ? source : source.join('\n');
        const { prompts } = await parsePrompts(own, text);
        assert.deepEqual(promptRows(text, prompts), rows);
      });
    }
  });
}

/** Source without the first line break and the common indentation; backslashes stay as they are. */
export function py(strings: TemplateStringsArray): string {
  const text = strings.raw[0]!.replace(/^\n/, '');
  const indent = /^ */.exec(text)![0];
  return text.replaceAll(new RegExp(`^${indent}`, 'gm'), '').trimEnd();
}
