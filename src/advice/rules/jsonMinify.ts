import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import { hole } from '../text/writtenText';
import type { Change } from '../text/writtenText';

const jsonFence = /^[ \t]*```json[ \t]*\n([^]*?)\n[ \t]*```[ \t]*$/gm;

/** JSON that is laid out for people: indented, with spaces behind its signs. */
export const jsonMinify = textRule({
  id: 'json/minify',
  title: 'JSON laid out for people',
  tier: 'safe',
  level: 'hint',
  action: 'Minify JSON',
  message: 'This JSON is laid out for people; models read it as well without spaces.',
  explanation: `Indentation and spaces of JSON are a quarter to a half of its tokens, and carry nothing.

Where the JSON shows the form of an answer, the model imitates its layout: then it is offered only to be tested.`,
  look: ({ text }) =>
    [...text.matchAll(jsonFence)].flatMap(({ index, 0: block, 1: body }): TextFinding[] => {
      if (body!.includes(hole) || !isJson(body!)) return [];
      const start = index + block.indexOf('\n') + 1;
      return [{ changes: blanksOf(body!, start) }];
    }),
});

function isJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null;
  } catch {
    return false;
  }
}

/** The blanks of a JSON text outside of its strings. */
function blanksOf(json: string, offset: number): Change[] {
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"|\s+/g)].flatMap(({ index, 0: token }) =>
    token.startsWith('"')
      ? []
      : [{ start: offset + index, end: offset + index + token.length, replacement: '' }],
  );
}
