import { codeLanguageOf } from '../../prompt/code/languages';
import { jsonBlocks } from '../text/jsonBlocks';
import type { PricedPrompt } from '../pricedPrompt';
import { textRule } from '../text/textRule';
import type { TextFinding } from '../text/textRule';
import type { Change, WrittenText } from '../text/writtenText';

/** What stands before JSON that the model is given to read, and before JSON that it is shown to write like that. */
const isGiven =
  /\b(?:data|input|inputs|context|records|rows|profile|facts|knowledge|metadata|history|given|provided|you (?:have|know)|available)\b/i;
const isToBeWritten =
  /\b(?:respond|responses?|return\w*|reply|replies|answers?|output\w*|formats?|formatted|produce\w*|generat\w*|emit\w*|write|create|results?|examples?|like this|such as|e\.g|schemas?|structures?|templates?|should|must|look\w*|shape|tools?|call\w*|invok\w*|arguments?|parameters?|request|payload|install\w*|add|set|use|using|edit|update|maintain\w*|store|save|keep|quer(?:y|ies)|messages?|protocols?|notif\w*|deliver\w*|report\w*)\b/i;
/** Headings name a subject, and names of files say nothing of what is in them. */
const notIntroducing = /^#{1,6} [^\n]*|[\w./-]+\.[a-z]\w+/gm;
const isAnswer =
  /\b(?:respond|reply|your (?:response|answer|output)|(?:output|response|answer) format|output (?:must|should|only|an?|the|valid|json)|answer (?:with|in)|return (?:only|an?|the|your|valid|json))\b/i;

/** JSON that is laid out for people: indented, with spaces behind its signs. */
export const jsonMinify = textRule({
  id: 'json/minify',
  title: 'JSON laid out for people',
  tier: 'safe',
  level: 'hint',
  action: 'Minify JSON',
  message: 'This JSON is laid out for people; models read it as well without spaces.',
  explanation: `Indentation and spaces of JSON are a quarter to a half of its tokens, and carry nothing.

**The fix** removes them in \`json\` fences and in JSON that has lines of its own. Strings stay as they are.

**Only to be tested** where the JSON shows the form of an answer, or stands in code without a word about it: the model imitates its layout. It counts as data, and the fix as safe, where the whole message is JSON or the lines before it introduce it as data.

**Left alone:** what is no JSON by the letter, such as Python dictionaries, comments or \`…\` in it; JSON with variables; and in files of instructions the JSON of settings and requests, which the model is to write as it stands.`,
  look: (written, priced) =>
    jsonBlocks(written).flatMap(({ start, end }): TextFinding[] => {
      const changes = blanksOf(written.text.slice(start, end), start, bracesOfHoles(written, priced));
      const role = roleOf(written, start, end);
      if (role === 'data') return [{ changes }];
      if (role === null && codeLanguageOf(written.message.path ?? priced.path) === null) return [];
      const message =
        'This JSON is laid out for people. It may be what answers look like: test it without spaces.';
      return [{ changes, tier: 'needs-ab', message }];
    }),
});

/** How many braces begin or end a value in a raw literal of C#, where none can be escaped: as many as it has `$`. */
function bracesOfHoles({ message }: WrittenText, priced: PricedPrompt): number {
  const path = message.path ?? priced.path;
  const document = path.endsWith('.cs') ? priced.textOf(path) : null;
  if (document === null) return Infinity;
  const opening = document.slice(message.span.start, message.span.start + 16);
  return /^(\$+)"""/.exec(opening)?.[1]!.length ?? Infinity;
}

/** What JSON is there for, as far as the lines before it and its heading tell; null where they do not. */
function roleOf({ text, message }: WrittenText, start: number, end: number): 'data' | 'answer' | null {
  if (message.role === 'assistant') return 'answer';
  const before = text.slice(0, start).replace(/```\w*\s*$/, '');
  if ((before + text.slice(end)).replaceAll('```', '').trim() === '') return 'data';
  const heading = /(?:^|\n)#{1,6} ([^\n]*)(?:\n(?!#{1,6} )[^\n]*)*$/.exec(before)?.[1] ?? '';
  const introduction =
    before
      .split(/\n\s*\n/)
      .filter((paragraph) => paragraph.trim() !== '')
      .at(-1)
      ?.replace(notIntroducing, '') ?? '';
  const words = `${heading}\n${introduction}`;
  if (isGiven.test(introduction) && !isToBeWritten.test(words)) return 'data';
  return isAnswer.test(words) ? 'answer' : null;
}

/** The blanks of a JSON text outside of its strings; one stays where as many braces would meet as mean something. */
function blanksOf(json: string, offset: number, braces: number): Change[] {
  let run = 0;
  return [...json.matchAll(/"(?:[^"\\]|\\.)*"|\s+|[{}]|[^\s"{}]+/g)].flatMap(({ index, 0: token }) => {
    if (token.trim() !== '') {
      run = token === '}' ? run + 1 : 0;
      return [];
    }
    const start = offset + index;
    const isKept = run === braces - 1 && json[index + token.length] === '}';
    if (isKept) run = 0;
    if (isKept && token === ' ') return [];
    return [{ start, end: start + token.length, replacement: isKept ? ' ' : '' }];
  });
}
