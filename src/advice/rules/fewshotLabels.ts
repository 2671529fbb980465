import { fencedBlocks, liesIn } from '../text/protectedText';
import { textRule } from '../text/textRule';
import { hole } from '../text/writtenText';
import type { Change } from '../text/writtenText';

/** An example of two lines, or its opening that the model completes. */
const pair =
  /^(?<before>(?:Input|Q|Question|Text|Sentence|Review|Query|Example|Word|English)(?: ?\d+)?: ?)(?<given>[^\n]*[^\s])(?<between>[ \t]*\r?\n(?:Output|A|Answer|Label|Sentiment|Category|Class|Result|French|Response)(?: ?\d+)?:)(?= ?[^\n]*(?:\n|$))/gm;
const fewestPairs = 3;
/** Numbered questions and their answers are something to be read, not to be imitated. */
const numberedQuestion = /^Question ?\d/;

/** Labels before each line of many short examples. */
export const fewshotLabels = textRule({
  id: 'fewshot-labels',
  title: 'Labels of examples',
  tier: 'needs-ab',
  level: 'off',
  action: 'Write the examples as “in -> out”',
  message: 'The labels of these examples are sent with each of them.',
  explanation: `\`Input:\` and \`Output:\` before the lines of each example cost about 3.5 tokens a pair more than \`in -> out\`, and few-shot prompts have many pairs.

**The fix** removes the labels, with that of the line that the model completes. It has to be tested: small models mind the format of examples, and whatever reads the answer must not expect a label.

**Left alone:** examples of several lines, numbered questions, labels before a variable, which say where a text begins that nobody knows, and fewer than three of them. Off by default: reviewers did not accept what it found.`,
  look: (written) => {
    const { text } = written;
    const fences = fencedBlocks(written);
    const pairs = [...text.matchAll(pair)].filter(({ index }) => !liesIn(fences, index));
    if (pairs.some(({ groups }) => numberedQuestion.test(groups!.before!))) return [];
    // Of what fills a variable, the label alone says where it begins and ends.
    if (pairs.some(({ groups }) => groups!.given!.includes(hole))) return [];
    // What has a third line is no pair.
    if (pairs.some(({ index, 0: lines }) => !isEnd(text, index + lines.length))) return [];
    if (pairs.length < fewestPairs || !isWhole(text, pairs)) return [];
    const changes = pairs.flatMap(({ index, groups }): Change[] => {
      const { before, given, between } = groups!;
      const givenStart = index + before!.length;
      const gap = givenStart + given!.length;
      return [
        { start: index, end: givenStart, replacement: '' },
        { start: gap, end: gap + between!.length, replacement: ' ->' },
      ];
    });
    return [{ changes }];
  },
});

/** Whether no line with one of the labels is left that is written in another way. */
function isWhole(text: string, pairs: readonly RegExpExecArray[]): boolean {
  const labels = new Set(pairs.flatMap(({ groups }) => [groups!.before!, groups!.between!].map(wordOf)));
  const labelled = [...text.matchAll(/^([A-Z][a-z]*)(?: ?\d+)?[:.]/gm)].filter(({ 1: word }) =>
    labels.has(word!),
  );
  return labels.size === 2 && labelled.length === 2 * pairs.length;
}

function wordOf(label: string): string {
  return /[A-Z][a-z]*/.exec(label)![0];
}

/** Whether an example is over with the line that goes on here. */
function isEnd(text: string, at: number): boolean {
  const lineEnd = text.indexOf('\n', at);
  return (
    lineEnd < 0 ||
    /^(?:[ \t]*(?:\r?\n|$)|[-=#*]{3}|(?:Input|Q|Question|Text|Sentence|Review|Query|Example|Word|English)(?: ?\d+)?:)/.test(
      text.slice(lineEnd + 1, lineEnd + 100),
    )
  );
}
