import assert from 'node:assert/strict';
import { documentOffset } from '../../../src/prompt/mappedText';
import type { Prompt } from '../../../src/prompt/model';
import { resolvePath } from '../../../src/prompt/resolvePath';
import type { Sources } from '../../../src/prompt/sources';
import { parsePrompts, promptRows } from './promptRows';

/** A file of a test, the rows of `promptRows` that it gives, and the other files beside it. */
export interface FormatCase {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly rows: readonly string[];
  readonly others?: Readonly<Record<string, string>>;
}

/** Parses a file among others, as the product does. */
export async function promptsAmong(
  path: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<readonly Prompt[]> {
  const sources: Sources = { read: (other) => others[resolvePath('', other)] ?? null };
  return (await parsePrompts(path, text, sources)).prompts;
}

/** One test a case: the rows, and that every text stands in the document where it says. */
export function formatTable(cases: readonly FormatCase[]): void {
  for (const { name, path, text, rows, others } of cases) {
    it(`${path}: ${name}`, async () => {
      const prompts = await promptsAmong(path, text, others);
      assert.deepEqual(promptRows(text, prompts, others), rows);
      const texts = { ...others, [path]: text };
      assertSpans(path, texts, prompts);
    });
  }
}

/** Spans lie inside their document, and what a text part shows letter by letter is written there. */
export function assertSpans(
  path: string,
  texts: Readonly<Record<string, string>>,
  prompts: readonly Prompt[],
): void {
  for (const message of prompts.flatMap((prompt) => prompt.messages)) {
    const document = texts[message.path ?? path]!;
    const context = `${path} ${JSON.stringify(document.slice(message.span.start, message.span.end))}`;
    assert.ok(message.span.start >= 0 && message.span.start < message.span.end, context);
    assert.ok(message.span.end <= document.length, context);
    for (const part of message.parts) {
      assert.ok(part.span.start <= part.span.end && part.span.end <= document.length, context);
      if (part.kind !== 'text' || part.text.length * 2 < part.span.end - part.span.start) continue;
      // An escape means something else than what is written.
      for (let i = 0; i < Math.min(part.text.length, 300); i++) {
        const c = part.text[i]!;
        const written = document[documentOffset(part, i)] ?? '';
        if (/[a-z]/.test(c)) assert.ok([c, '\\', '&'].includes(written), `${context}: ${c} at ${i}`);
      }
    }
  }
}
