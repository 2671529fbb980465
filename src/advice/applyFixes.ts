import { documentOffset } from '../prompt/mappedText';
import type { Message, ParseProblem, ParseResult, Part, Prompt, SourceFile, TextPart } from '../prompt/model';
import type { Finding, TextEdit } from './finding';
import { changed, hole } from './text/writtenText';

/** A file with some findings' edits made, and those that were left. */
export interface FixedFile<F extends Finding = Finding> {
  readonly text: string;
  /** In order, of the text before; no two overlap. */
  readonly edits: readonly TextEdit[];
  readonly applied: readonly F[];
  readonly left: readonly { readonly finding: F; readonly why: string }[];
}

/**
 * Makes the edits of findings in a file, and proves that they do what they say: read again, the file has the same
 * prompts with the same variables and controls, and their texts differ by these edits alone; where a fix moves lines, each
 * message has the same lines as before, and where it splits a text, each turn has the same text. A fix that does not pass is left, as is one that meets another. All findings are about this file; `parse` reads it, and rejects as the parser does.
 */
export async function applyFixes<F extends Finding>(
  source: SourceFile,
  findings: readonly F[],
  parse: (file: SourceFile) => Promise<ParseResult>,
): Promise<FixedFile<F>> {
  const before = await parse(source);
  const left: { finding: F; why: string }[] = [];
  const isProven = async (some: readonly Finding[]): Promise<boolean> => {
    const edits = editsOf(some);
    const text = edited(source.text, edits);
    const after = await parse({ ...source, text });
    if (before.problem === null && after.problem !== null) return false;
    const isMoved = some.some(({ moves }) => moves === true);
    const isSplit = some.some(({ splits }) => splits === true);
    const compare = (now: Message, message: Message): boolean => {
      const isHere = message.path === undefined || message.path === source.path;
      if (!isHere) return isSame({ message: now, text: '' }, { message, text: '' }, []);
      const [is, was] = [
        { message: now, text },
        { message, text: source.text },
      ];
      return isMoved ? hasSameLines(is, was) : isSame(is, was, isSplit ? [] : edits);
    };
    const messagesOf = isSplit ? wholeTurns : ({ messages }: Prompt): readonly Message[] => messages;
    return isAsIntended({ before, after, edits }, messagesOf, compare);
  };
  let applied: F[] = [];
  for (const finding of findings) {
    const why = whyNot(finding, applied, before.problem);
    if (why === null) applied.push(finding);
    else left.push({ finding, why });
  }
  if (applied.length > 0 && !(await isProven(applied))) {
    // One of them is to blame: the others are made without it.
    const proven: F[] = [];
    for (const finding of applied) {
      if (await isProven([...proven, finding])) proven.push(finding);
      else {
        left.push({
          finding,
          why: 'Read again, the edited file would not have the same prompts and variables.',
        });
      }
    }
    applied = proven;
  }
  const edits = editsOf(applied);
  return { text: edited(source.text, edits), edits, applied, left };
}

function whyNot(finding: Finding, applied: readonly Finding[], problem: ParseProblem | null): string | null {
  const { fix } = finding;
  if ('none' in fix) return fix.none;
  // What moves lines, or splits a text, is proven by their being the same ones.
  const rearranges = (finding: Finding): boolean => finding.moves === true || finding.splits === true;
  if (applied.length > 0 && [finding, ...applied].some(rearranges)) {
    return 'One of these fixes moves or splits text, and is made alone; look again when the other is made.';
  }
  const broken = brokenWhere(fix.edits, problem);
  if (broken !== null) return broken;
  const taken = editsOf(applied);
  const meets = fix.edits.some(({ span }) =>
    taken.some((other) => span.start < other.span.end && other.span.start < span.end),
  );
  return meets ? 'Another fix changes the same text; look again when that one is made.' : null;
}

/** Why edits are not made: they touch what cannot be read; null where they do not. */
export function brokenWhere(edits: readonly TextEdit[], problem: ParseProblem | null): string | null {
  const isBroken = edits.some(
    ({ span }) => problem !== null && problem.span.start <= span.end && span.start <= problem.span.end,
  );
  return isBroken ? `The file cannot be read here: ${problem!.message}.` : null;
}

function editsOf(findings: readonly Finding[]): TextEdit[] {
  const edits = findings.flatMap(({ fix }) => ('edits' in fix ? fix.edits : []));
  return edits.sort((a, b) => a.span.start - b.span.start);
}

/** A text with edits made that are in order and do not overlap. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  return changed(
    text,
    edits.map(({ span, newText }) => ({ ...span, replacement: newText })),
  );
}

function isAsIntended(
  {
    before,
    after,
    edits,
  }: {
    readonly before: ParseResult;
    readonly after: ParseResult;
    readonly edits: readonly TextEdit[];
  },
  messagesOf: (prompt: Prompt) => readonly Message[],
  compare: (now: Message, before: Message) => boolean,
): boolean {
  if (before.prompts.length !== after.prompts.length) return false;
  return before.prompts.every((prompt, index) => {
    const now = after.prompts[index]!;
    const [are, were] = [messagesOf(now), messagesOf(prompt)];
    return (
      prompt.id === now.id &&
      (prompt.model === now.model || edits.some(({ newText }) => newText === now.model)) &&
      were.length === are.length &&
      were.every((message, i) => compare(are[i]!, message))
    );
  });
}

/** The messages with the blocks of a turn joined, as far as they lie in one file. */
function wholeTurns({ messages }: Prompt): Message[] {
  const turns: Message[] = [];
  for (const message of messages) {
    const last = turns.at(-1);
    const goesOn = last !== undefined && last.turn === message.turn && last.path === message.path;
    if (goesOn) turns.push({ ...turns.pop()!, parts: [...last.parts, ...message.parts] });
    else turns.push(message);
  }
  return turns;
}

/** A message, and the text of its document; empty where no edit is made there. */
interface Read {
  readonly message: Message;
  readonly text: string;
}

/** Whether a message is what the edits make of an earlier one. */
function isSame(now: Read, before: Read, edits: readonly TextEdit[]): boolean {
  return (
    isSpoken(now, before) &&
    holesOf(now, []).join('\n') === holesOf(before, edits).join('\n') &&
    intendedText(now.message, []) === intendedText(before.message, edits)
  );
}

function isSpoken({ message: now }: Read, { message: before }: Read): boolean {
  return now.role === before.role && now.turn === before.turn;
}

/** Whether a message has the lines of an earlier one, in whatever order, and the same variables in each. */
function hasSameLines(now: Read, before: Read): boolean {
  const linesOf = ({ message: { parts } }: Read): string =>
    parts
      .map((part) => (part.kind === 'text' ? part.text : describe(part)))
      .join('')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .sort()
      .join('\n');
  return isSpoken(now, before) && linesOf(now) === linesOf(before);
}

function describe(part: Exclude<Part, TextPart>): string {
  return `${hole}${part.kind} ${part.expression.replace(/\s+/g, ' ')} ${part.names.join()}${hole}`;
}

/** What is no text: an expression in which an edit is made, as it is written then. */
function holesOf({ message: { parts }, text }: Read, edits: readonly TextEdit[]): string[] {
  return parts.flatMap((part) => {
    if (part.kind === 'text') return [];
    const written = part.expression.trim();
    const at = text.indexOf(written, part.span.start);
    const end = at + written.length;
    // Arguments of what is called in it are no part of the expression.
    if (at < 0 || end > part.span.end) return [describe(part)];
    const moved = edits
      .filter(({ span }) => span.start >= at && span.end <= end && span.end > span.start)
      .map(({ span, newText }) => ({
        newText,
        span: { start: span.start - at, end: span.end - at },
      }));
    return [describe({ ...part, expression: edited(written, moved) })];
  });
}

/** The text of a message as it is once the edits are made, with a `hole` for what is no text. */
function intendedText({ parts }: Message, edits: readonly TextEdit[]): string {
  let result = '';
  for (const part of parts) {
    if (part.kind !== 'text') {
      result += hole;
      continue;
    }
    const here = edits.filter(({ span }) => span.start >= part.span.start && span.end <= part.span.end);
    if (here.length === 0) {
      result += part.text;
      continue;
    }
    let next = 0;
    // The first edit that does not end before this place: in order, it is the only one that can take it.
    let open = 0;
    for (let at = 0; at < part.text.length; at++) {
      const offset = documentOffset(part, at);
      for (; next < here.length && here[next]!.span.start <= offset; next++) result += here[next]!.newText;
      while (open < here.length && here[open]!.span.end <= offset) open += 1;
      const isTaken = open < here.length && here[open]!.span.start <= offset;
      if (!isTaken) result += part.text[at]!;
    }
    for (; next < here.length; next++) result += here[next]!.newText;
  }
  return result;
}
