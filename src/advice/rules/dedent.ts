import { codeLanguageOf } from '../../prompt/code/languages';
import { escapedPattern } from '../../prompt/escapedPattern';
import type { PricedPrompt } from '../pricedPrompt';
import { isComputedWith } from '../text/computedText';
import { textRule } from '../text/textRule';
import type { Change, WrittenText } from '../text/writtenText';

const line = /^([ \t]*)([^\n]*)/gm;

/** The model may be told to keep it. */
const speaksOfIt = /\bindent/i;

/** The indentation of the source that stands before the lines of a literal. */
export const dedent = textRule({
  id: 'dedent',
  title: 'Indentation of the source',
  tier: 'safe',
  level: 'hint',
  action: 'Remove the indentation of the source',
  message: 'Every line is sent with the indentation that it has in the source.',
  explanation: `A literal of several lines that stands within indented code sends that indentation with every line: a token a line, about 8 % of such a prompt.

**The fix** deletes from each line what all of them have in common, so that deeper lines stay deeper. Whoever wants to keep the source indented can wrap the literal instead: \`textwrap.dedent\` or \`inspect.cleandoc\` in Python, a \`dedent\` tag in TypeScript. What such a helper makes of a literal with variables can differ: a value of several lines has no indentation, and then nothing is removed.

**Left alone:** literals that a helper dedents already, also by their name (\`textwrap.dedent(PROMPT)\`); those that code cuts, searches or puts into YAML; those with a value whose lines are indented as they are (\`"\\n    ".join(items)\`); templates within templates; texts that speak of indentation; and files that are no code.`,
  look: (written, priced) => {
    const { message } = written;
    if (codeLanguageOf(message.path ?? priced.path) === null) return [];
    const changes = commonIndent(written, priced);
    if (changes.length === 0 || speaksOfIt.test(written.text)) return [];
    if (isNested(written, priced) || hasIndentedValue(written, priced)) return [];
    return isComputedWith(message, priced) ? [] : [{ changes }];
  },
});

/** Whether a template stands within another: each has lines that are indented on account of the other's. */
function isNested({ message }: WrittenText, { prompt, path, textOf }: PricedPrompt): boolean {
  const { span, parts } = message;
  const document = textOf(message.path ?? path) ?? '';
  const holdsLines = parts.some(
    ({ kind, span: { start, end } }) => kind !== 'text' && /["'`][^]*\n/.test(document.slice(start, end)),
  );
  return (
    holdsLines ||
    prompt.messages.some(
      (other) =>
        other.path === message.path &&
        other.span.start <= span.start &&
        other.span.end >= span.end &&
        other.span.end - other.span.start > span.end - span.start,
    )
  );
}

/** Blanks behind a line break within a literal of code: lines that are joined to stand below those of the source. */
const indentedLines = /\\n(?: {2}|\t|\\t)|\bindent\s*\(/;

/** Whether a value has lines that are indented on account of the literal's. */
function hasIndentedValue({ message }: WrittenText, { path, textOf }: PricedPrompt): boolean {
  const document = textOf(message.path ?? path) ?? '';
  return message.parts.some((part) => {
    if (part.kind === 'text') return false;
    if (indentedLines.test(part.expression)) return true;
    return part.names.some((name) => {
      const given = new RegExp(
        `(?<![\\w$.])${escapedPattern(name)}[ \\t]*(?::[^=\\n]*)?\\+?=(?!=)([^\\n]*)`,
        'g',
      );
      return [...document.matchAll(given)].some(([, value]) => indentedLines.test(value!));
    });
  });
}

function commonIndent(written: WrittenText, priced: PricedPrompt): Change[] {
  const { text } = written;
  const lines = [...text.matchAll(line)].map(({ index: start, 1: indent, 2: rest }) => ({
    start,
    indent: indent!,
    isBlank: rest!.trim() === '',
  }));
  const [first, ...others] = lines;
  if (first === undefined || others.length === 0) return [];
  // Behind the opening quotes a line has no indentation of the source.
  const opens = !first.isBlank && first.indent === '';
  const indented = (opens ? others : lines).filter(({ isBlank }) => !isBlank);
  if (indented.length < 2) return [];
  const common = indented.map(({ indent }) => indent).reduce(commonStart);
  if (common.length < 2 && !common.startsWith('\t')) return [];
  if (opens && !isOfSource(written, common, lines.at(-1)!, priced)) return [];
  return (opens ? others : lines).flatMap(({ start, indent }) => {
    const shared = commonStart(indent, common);
    return shared === '' ? [] : [{ start, end: start + shared.length, replacement: '' }];
  });
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return a.slice(0, length);
}

/**
 * Whether lines below one without indentation are indented because the code is: by as much as the line in which the
 * literal opens, or the one that closes it.
 */
function isOfSource(
  { message }: WrittenText,
  common: string,
  last: { readonly indent: string; readonly isBlank: boolean },
  priced: PricedPrompt,
): boolean {
  if (last.isBlank && last.indent !== '' && common.startsWith(last.indent)) return true;
  const document = priced.textOf(message.path ?? priced.path);
  if (document === null) return false;
  const lineStart = document.lastIndexOf('\n', message.span.start - 1) + 1;
  const [opening] = /^[ \t]*/.exec(document.slice(lineStart, message.span.start))!;
  return opening !== '' && common.startsWith(opening);
}
