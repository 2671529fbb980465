import { fencedBlocks, protectedText, touches } from '../text/protectedText';
import type { Stretch } from '../text/protectedText';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';
import type { Change, WrittenText } from '../text/writtenText';

/** Two spaces at the end of a line that goes on are a line break of Markdown. */
const trailing = /[ \t]+(?=\r?\n)/g;
/** Blanks that look like a space: no-break and typographic ones. */
const oddBlanks = / *[\u00A0\u2000-\u200A\u202F\u205F\u3000][\u00A0\u2000-\u200A\u202F\u205F\u3000 ]*/g;
/**
 * What nobody sees, beside blanks and signs: zero-width spaces, joiners of words, marks of byte order, soft hyphens. Between
 * two letters they are content: Thai and Khmer part words with them, lists of blocked words spell with them.
 */
const invisible =
  /(?<![\p{L}\p{M}\p{N}])[\u00AD\u200B\u2060\uFEFF]+|[\u00AD\u200B\u2060\uFEFF]+(?![\p{L}\p{M}\p{N}\u00AD\u200B\u2060\uFEFF])/gu;
const speaksOfInvisible =
  /zero[- ]width|\binvisible\b|\bhidden (?:characters?|words?|text)|soft hyphen|homoglyph/i;
/** Several spaces between two words of a sentence, but for the first: a line of the source may end behind it. */
const between = /(?<=[A-Za-z,;:.!?)"'’”] ) +(?=[A-Za-z("'‘“])/g;

/** Blanks that no model reads anything into. */
export const whitespace = textRule({
  id: 'whitespace',
  title: 'Blanks that say nothing',
  tier: 'safe',
  level: 'hint',
  action: 'Remove blanks that say nothing',
  message: 'Blanks that say nothing are sent with each call.',
  explanation: `Spaces at the ends of lines, several spaces between two words, invisible characters and exotic blanks cost tokens and say nothing. Most of it comes from other programs, by copy and paste, and from long lines that are broken in the source.

**The fix** removes trailing and invisible blanks, and leaves one plain space where several or an exotic one stood.

**Left alone:** code fences, inline code, quotations, tables and examples; indentation; invisible characters within a word, and all of them where the text speaks of such; two spaces that are a line break in Markdown; blanks beside a variable; and line breaks, also before and behind a text: they save a token at most, and something may be joined there.`,
  look: (written) => {
    const changes: Change[] = [];
    for (const change of [
      ...trailingBlanks(written),
      ...(speaksOfInvisible.test(written.text) ? [] : replaced(written, invisible, '')),
      ...replaced(written, oddBlanks, ' ').map((change) => plain(written, change)),
      ...replaced(written, between, '').filter(({ start }) => isProse(written.text, start)),
    ].sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (change.start >= (changes.at(-1)?.end ?? 0)) changes.push(change);
    }
    return [{ changes }];
  },
});

function trailingBlanks(written: WrittenText): Change[] {
  const { text } = written;
  const fences = fencedBlocks(written);
  return [...text.matchAll(trailing)].flatMap(({ index: start, 0: spaces }) => {
    const end = start + spaces.length;
    const isBreak =
      spaces === '  ' && /\S/.test(text[start - 1] ?? ' ') && /^\r?\n[^\r\n]/.test(text.slice(end, end + 3));
    return isBreak || text[start - 1] === hole || touches(fences, start, end)
      ? []
      : [{ start, end, replacement: '' }];
  });
}

function replaced(written: WrittenText, pattern: RegExp, replacement: string): Change[] {
  const { text } = written;
  let kept: readonly Stretch[] | null = null;
  return [...text.matchAll(pattern)].flatMap(({ index: start, 0: blanks }) => {
    const end = start + blanks.length;
    const isBesideHole = text[start - 1] === hole || text[end] === hole;
    kept ??= protectedText(written);
    return isBesideHole || touches(kept, start, end) ? [] : [{ start, end, replacement }];
  });
}

/** Exotic blanks that indent a line become as many plain ones; at its end none is left. */
function plain({ text }: WrittenText, change: Change): Change {
  const isIndent = change.start === 0 || text[change.start - 1] === '\n';
  if (isIndent) return { ...change, replacement: ' '.repeat(change.end - change.start) };
  return /^\r?\n/.test(text.slice(change.end, change.end + 2)) ? { ...change, replacement: '' } : change;
}

/**
 * Columns are laid out with spaces; a line of prose has them once or twice, and few of its gaps are wide. The gap behind
 * the number of an item is layout, too.
 */
function isProse(text: string, at: number): boolean {
  const lineStart = text.lastIndexOf('\n', at) + 1;
  if (/^[ \t]*(?:\d+|[A-Za-z])[.)] $/.test(text.slice(lineStart, at))) return false;
  const line = text.slice(lineStart, (text.indexOf('\n', at) + 1 || text.length + 1) - 1);
  const words = line.match(/[A-Za-z]+/g)?.length ?? 0;
  const wide = line.trim().match(/ {2,}/g)?.length ?? 0;
  return words >= 8 && wide * 4 <= words;
}
