import { documentOffset } from '../../prompt/mappedText';
import type { Message, TextPart } from '../../prompt/model';
import type { Span } from '../../prompt/span';
import type { TemplateMessage } from '../experiment';
import { changedRuns } from './changedRuns';
import type { ChangedRun } from './changedRuns';
import { delimiterOf, spelled } from './spelling';
import type { Spelling } from './spelling';

/** What is to stand in the place of a stretch of a document. */
export interface DocumentEdit {
  readonly span: Span;
  readonly newText: string;
}

/** A literal of the prompt that is edited. */
type Literal = Pick<Message, 'role' | 'turn' | 'parts' | 'span' | 'path' | 'unlisted'>;

/** One sign of a message, or a variable in it, and where it is written. */
interface Unit {
  /** A UTF-16 unit, or the name of a variable behind `hole`; empty for what no model sees. */
  readonly sign: string;
  readonly span: Span;
  readonly literal: Literal;
}

const hole = '\uFFFC';

/**
 * Edits that let a prompt say what messages say, and nothing else: only what differs is written anew. Signs are written
 * as the literal writes them elsewhere, else as `spelling` says; variables as they stand in the prompt. Whether it comes
 * out so is to be proven by reading the edited document. A text: why it cannot be done.
 */
export function templateEdits(
  document: string,
  literals: readonly Literal[],
  messages: readonly TemplateMessage[],
  spelling: Spelling,
): readonly DocumentEdit[] | string {
  const turns = turnsOf(literals);
  const wanted = withoutFiller(messages, turns);
  const why = whyOtherMessages(turns, wanted);
  if (why !== null) return why;
  const edits: DocumentEdit[] = [];
  for (const [i, turn] of turns.entries()) {
    const units = turn.flatMap(unitsOf);
    const signs = signsOf(wanted[i]!);
    const shown = units.filter(({ sign }) => sign !== '');
    const runs = changedRuns(
      shown.map(({ sign }) => sign),
      signs,
      (sign) => sign === '\n',
    );
    for (const run of runs) {
      const edit = editOf(run, { units, shown, signs, document, spelling, literals });
      if (typeof edit === 'string') return edit;
      edits.push(edit);
    }
  }
  return edits;
}

/** Literals that are one message when they are sent. */
function turnsOf(literals: readonly Literal[]): Literal[][] {
  const turns = new Map<number, Literal[]>();
  for (const literal of literals) turns.set(literal.turn, [...(turns.get(literal.turn) ?? []), literal]);
  return [...turns.entries()].sort(([a], [b]) => a - b).map(([, turn]) => turn);
}

/** Without the message that is only sent so that somebody answers. */
function withoutFiller(
  messages: readonly TemplateMessage[],
  turns: readonly Literal[][],
): readonly TemplateMessage[] {
  const last = messages.at(-1);
  const isFiller = last?.role === 'user' && signsOf(last).join('') === '.';
  return isFiller && messages.length === turns.length + 1 ? messages.slice(0, -1) : messages;
}

function whyOtherMessages(turns: readonly Literal[][], messages: readonly TemplateMessage[]): string | null {
  if (turns.length !== messages.length) {
    return `It has ${messages.length} messages, and the prompt has ${turns.length}.`;
  }
  for (const [i, { role }] of messages.entries()) {
    const own = turns[i]![0]!.role;
    if (own !== role && !(own === 'prompt' && role === 'user')) {
      return `Message ${i + 1} is of another role than in the prompt.`;
    }
  }
  return null;
}

function signsOf({ parts }: TemplateMessage): string[] {
  return parts.flatMap((part) => ('variable' in part ? [hole + part.variable] : part.text.split('')));
}

function unitsOf(literal: Literal): Unit[] {
  return literal.parts.flatMap((part): Unit[] => {
    if (part.kind === 'text') return textUnits(part, literal);
    if (part.kind === 'control') return [{ sign: '', span: part.span, literal }];
    const name = part.names.length === 1 ? part.names[0]! : part.expression.trim();
    return [{ sign: hole + name, span: part.span, literal }];
  });
}

function textUnits(part: TextPart, literal: Literal): Unit[] {
  return part.text.split('').map((sign, i) => {
    const start = documentOffset(part, i);
    const end = i + 1 < part.text.length ? documentOffset(part, i + 1) : part.span.end;
    return { sign, span: { start, end }, literal };
  });
}

interface Around {
  readonly units: readonly Unit[];
  /** Those that a model sees. */
  readonly shown: readonly Unit[];
  readonly signs: readonly string[];
  readonly document: string;
  readonly spelling: Spelling;
  /** All of the prompt. */
  readonly literals: readonly Literal[];
}

function editOf(run: ChangedRun, around: Around): DocumentEdit | string {
  const { shown, signs } = around;
  const changed = shown.slice(run.start, run.end);
  const before = shown[run.start - 1];
  const first = changed[0] ?? before ?? shown[0];
  if (first === undefined) return 'The message has no text in the file, so nothing says where to write it.';
  const { literal } = first;
  if (literal.path !== undefined) return `Its text lies in another file, ${literal.path}: change it there.`;
  if (literal.unlisted !== undefined) return 'What differs is only known when the program runs.';
  if (changed.some((unit) => unit.literal !== literal)) {
    return 'What differs lies in several literals, which are joined when the program runs.';
  }
  const start = changed[0]?.span.start ?? (before === undefined ? first.span.start : before.span.end);
  const span = { start, end: changed.at(-1)?.span.end ?? start };
  const hidden = around.units.some(
    (unit) => unit.sign === '' && unit.span.start < span.end && span.start < unit.span.end,
  );
  if (hidden) return 'A comment stands in the text that differs.';
  const writer = writerOf(literal, around);
  let newText = '';
  for (let i = run.from; i < run.to; i++) {
    const written = writer(signs[i]!, signs[i + 1] ?? shown[run.end]?.sign);
    if (written === null) {
      return `The prompt has no variable "${signs[i]!.slice(1)}", so nothing says how to write it.`;
    }
    newText += written;
  }
  return { span, newText };
}

/** Writes a sign as a literal does; null for a variable that the prompt does not have. */
function writerOf(
  literal: Literal,
  { document, spelling, literals }: Around,
): (sign: string, next: string | undefined) => string | null {
  const delimiter = delimiterOf(document.slice(literal.span.start, literal.span.end));
  const known = new Map<string, string>();
  const written = (unit: Unit): string => document.slice(unit.span.start, unit.span.end);
  const units = unitsOf(literal);
  for (const [i, unit] of units.entries()) {
    // A line break and what indents the next line are one: a line that is empty has no indentation.
    const key = unit.sign === '\n' ? lineBreak(units[i + 1]?.sign) : unit.sign;
    if (i < units.length - 1 || unit.sign !== '\n') known.set(key, known.get(key) ?? written(unit));
  }
  for (const other of literals) {
    if (other.path !== undefined || other === literal) continue;
    for (const unit of unitsOf(other)) {
      if (unit.sign.startsWith(hole)) known.set(unit.sign, known.get(unit.sign) ?? written(unit));
    }
  }
  return (sign, next) => {
    if (sign === '\n') {
      const usual = known.get(lineBreak('x'));
      // An empty line has no indentation.
      const empty =
        next === '\n' ? (known.get(lineBreak(next)) ?? /^\r?\n/.exec(usual ?? '')?.[0]) : undefined;
      return empty ?? usual ?? spelled(sign, delimiter, spelling);
    }
    if (sign.startsWith(hole) && sign.length > 1) return known.get(sign) ?? null;
    return known.get(sign) ?? spelled(sign, delimiter, spelling);
  };
}

function lineBreak(next: string | undefined): string {
  return next === '\n' ? '\n\n' : '\nx';
}
