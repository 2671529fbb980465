import { fencedBlocks, liesIn, touches } from '../text/protectedText';
import type { Stretch } from '../text/protectedText';
import { textRule } from '../text/textRule';
import type { Change } from '../text/writtenText';

const link = /(?<!!)\[([^\]\n\uFFFC]*[A-Za-z][^\]\n\uFFFC]*)\](\(https?:\/\/[^)\s\uFFFC]+\))/g;
/** Links of such a part are for people to read on; elsewhere they may say where the model has to look. */
const furtherReading =
  /^(?:#{1,6}[ \t]+|\*\*)(?:[\w&,]+[ \t]+){0,3}(?:resources|references|(?:further )?reading|see also|learn more|bibliography|credits|acknowledge?ments|inspiration|related links)\b[^\n]*$/gim;
const nextHeading = /^#{1,6}[ \t]/gm;
const fewestLinks = 3;

/** Addresses behind words, for people who click. */
export const links = textRule({
  id: 'links',
  title: 'Addresses of links',
  tier: 'needs-ab',
  level: 'hint',
  action: 'Keep the words of the links only',
  message: 'The addresses of these links are for people who click; test whether the model needs them.',
  explanation: `A Markdown link in a prompt sends its address with every call, 10 tokens and more. Where a prompt has links they are 2.3 % of its tokens, up to a third.

**The fix** keeps the words and removes the addresses. It has to be tested.

**Left alone:** images, code, fewer than three links, and links outside of parts called resources, references, further reading and the like: there they may say where the model has to look.`,
  look: (written) => {
    const { text } = written;
    if (!text.includes('](http')) return [];
    const fences = fencedBlocks(written);
    const lists = readingLists(text);
    const found = [...text.matchAll(link)].filter(
      ({ index, 0: all }) => liesIn(lists, index) && !touches(fences, index, index + all.length),
    );
    if (found.length < fewestLinks) return [];
    const changes = found.flatMap(({ index, 0: all, 2: address }): Change[] => [
      { start: index, end: index + 1, replacement: '' },
      { start: index + all.length - address!.length - 1, end: index + all.length, replacement: '' },
    ]);
    return [{ changes }];
  },
});

function readingLists(text: string): Stretch[] {
  return [...text.matchAll(furtherReading)].map(({ index: start, 0: line }) => {
    nextHeading.lastIndex = start + line.length;
    return { start, end: nextHeading.exec(text)?.index ?? text.length };
  });
}
