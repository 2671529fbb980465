import type { Message } from '../../prompt/model';
import { duplicates } from '../text/duplicates';
import { textRule } from '../text/textRule';
import { withoutLines } from '../text/writtenText';

/** An instruction that the same text has given before. */
export const duplicateLines = textRule({
  id: 'duplicate/lines',
  title: 'Instruction said twice',
  tier: 'review',
  level: 'hint',
  action: 'Remove the second copy',
  message: 'The same text has said this before.',
  explanation: `A sentence of eight words and more that stands twice in one text is mostly a trace of editing: a section was moved and its old place forgotten. Where prompts have such lines, they are 1.4 % of their tokens, up to 24 %.

**The fix** deletes the later copy.

**Left alone:** code, examples, dialogues, tables, labels and descriptions of parameters; forms of answers, also what stands three times and more; copies with a variable between them (see \`duplicate/sandwich\`).

**Leave it** where the sentence belongs to each of several parts that are read apart.`,
  look: (written) =>
    isData(written.message)
      ? []
      : duplicates(written).flatMap(({ start, end, isAroundHole }) =>
          isAroundHole || isInExample(written.text, start)
            ? []
            : [{ changes: [withoutLines(written.text, start, end)] }],
        ),
});

/** A text file that a program reads for its user: what it says twice is said twice by whoever wrote it. */
function isData({ path, role }: Message): boolean {
  return (
    path !== undefined &&
    role === 'user' &&
    /\.(?:txt|csv|tsv|log)$/.test(path) &&
    !/prompt|instruct|system|template/i.test(path)
  );
}

/** An example that is written out begins so; each has to be whole. */
const example = /^[ \t]*(?:Q|A|Question|Answer|Input|Output|Context|Query|Example)(?: ?\d+)?:/m;

function isInExample(text: string, start: number): boolean {
  const lineEnd = text.indexOf('\n', start);
  return example.test(text.slice(text.lastIndexOf('\n\n', start) + 1, lineEnd < 0 ? text.length : lineEnd));
}
