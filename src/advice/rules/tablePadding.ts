import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import type { Change } from '../text/writtenText';

/** A row of cells, a row of dashes, rows of cells. */
const table =
  /^[ \t]*\|[^\n]*\|[ \t]*\r?\n[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*(?:\r?\n[ \t]*\|[^\n]*\|[ \t]*(?=\r?\n|$))*/gm;
/** Beside a bar one blank is left; of a row of dashes, three. */
const padding = /[ \t]{2,}|-{4,}/g;

/** The model may be told to lay its answer out like the table, or a program may cut it into columns. */
const speaksOfLayout =
  /\b(?:layouts?|laid out|align\w*|padd(?:ed|ing)|pad|widths?|fixed[- ]width|monospace\w*)\b|\bcolumns?\b/i;

const asked = 'Blanks align the columns of this table. The text speaks of its layout: test it without them.';

/** Blanks that align the columns of a Markdown table. */
export const tablePadding = textRule({
  id: 'table-padding',
  title: 'Table with aligned columns',
  tier: 'safe',
  level: 'hint',
  action: 'Compact the table',
  message: 'Blanks that align the columns of this table are sent with each call.',
  explanation: `Aligned columns help people who read the source; a model reads the same table from compact cells, and each run of blanks is a token.

**The fix** leaves one blank beside each bar and three dashes below each head; the table renders as before. A formatter such as Prettier aligns it again: then switch the rule off, or exclude the file from formatting.

**Only to be tested** where the text speaks of layout, columns, width, alignment or padding: answers may have to look like the table.

**Left alone:** tables within code fences, and bars within a cell.`,
  look: (written) => {
    const { text } = written;
    if (!text.includes('|')) return [];
    const fences = fencedBlocks(written);
    const prose = text.replaceAll(table, '');
    const doubt: Partial<TextFinding> = speaksOfLayout.test(prose)
      ? { tier: 'needs-ab', message: asked }
      : {};
    return [...text.matchAll(table)].flatMap(({ index, 0: rows }): TextFinding[] =>
      liesIn(fences, index) ? [] : [{ changes: paddingOf(rows, index), ...doubt }],
    );
  },
});

function paddingOf(rows: string, offset: number): Change[] {
  let start = offset;
  return rows.split('\n').flatMap((row, number) => {
    const rowStart = start;
    start += row.length + 1;
    return [...row.matchAll(padding)].flatMap(({ index, 0: found }) => {
      // A row of dashes is the second; elsewhere dashes are content. Code in a cell keeps its blanks, and a row its
      // indentation: by that it belongs to an item of a list.
      const isDashes = found.startsWith('-');
      const [before, behind] = [row[index - 1], row[index + found.length]];
      const isContent = isDashes
        ? number !== 1
        : index === 0 ||
          (before !== '|' && behind !== '|') ||
          (row.slice(0, index).split('`').length - 1) % 2 === 1;
      if (isContent) return [];
      const left = isDashes ? 3 : 1;
      return [{ start: rowStart + index + left, end: rowStart + index + found.length, replacement: '' }];
    });
  });
}
