import { sentMessages } from '../../prompt/model';
import type { ControlPart, Message, TextPart, VariablePart } from '../../prompt/model';
import type { Span } from '../../prompt/span';
import type { PricedPrompt } from '../pricedPrompt';
import { isStable, volatilityOf } from './volatility';
import type { Volatility } from './volatility';

/** Texts that stand behind one another in a request with nothing between them that may change. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  /** Where its last literal text stands: in which message, and which part of it. */
  readonly message: Message;
  readonly part: TextPart;
}

/** A place of a request that something else may fill in each call. */
export interface Hole {
  readonly kind: 'hole';
  /** A variable's name, or the expression as written. */
  readonly name: string;
  readonly volatility: Volatility;
  /** Whether the value decides over what is sent, rather than being sent itself. */
  readonly isCondition: boolean;
  readonly message: Message;
  readonly span: Span;
}

/** The messages of a request in the order in which providers read them: what never changes, and what fills it. */
export type RequestSequence = readonly (TextRun | Hole)[];

/** A text ends with its message: the frame of the chat stands between two. */
export function requestSequence(priced: PricedPrompt): RequestSequence {
  const sequence: (TextRun | Hole)[] = [];
  for (const message of inOrder(sentMessages(priced.prompt.messages))) {
    let run = '';
    let last: TextPart | null = null;
    const flush = (): void => {
      if (last !== null && run !== '') sequence.push({ kind: 'text', text: run, message, part: last });
      run = '';
      last = null;
    };
    for (const part of message.parts) {
      if (part.kind === 'text') {
        run += part.text;
        last = part;
      } else if (part.kind === 'variable' || part.control === 'if' || part.control === 'for') {
        flush();
        sequence.push(holeOf(part, message, priced));
      }
    }
    flush();
  }
  return sequence;
}

/** Providers put the instructions first, wherever the call writes them. */
export function inOrder(messages: readonly Message[]): Message[] {
  const leads = ({ role }: Message): boolean => role === 'system';
  return [...messages.filter(leads), ...messages.filter((message) => !leads(message))];
}

function holeOf(part: VariablePart | ControlPart, message: Message, priced: PricedPrompt): Hole {
  const [first] = part.names;
  // As written: what is called around a variable tells more than its name.
  const written = expressionAt(part.span, priced.textOf(message.path ?? priced.path));
  const expression = written || part.expression.trim();
  return {
    kind: 'hole',
    name: first !== undefined && part.names.length === 1 ? first : expression,
    volatility: volatilityOf({ expression, names: part.names }),
    isCondition: part.kind === 'control',
    message,
    span: part.span,
  };
}

/** What stands between the marks of a placeholder. */
function expressionAt({ start, end }: Span, document: string | null): string {
  const written = document?.slice(start, end) ?? '';
  return written
    .replace(/^[$#]?\{+/, '')
    .replace(/\}+$/, '')
    .trim();
}

/** The first place that keeps a cache from matching what stands behind it. */
export function breakerOf(sequence: RequestSequence): Hole | null {
  return sequence.find((each): each is Hole => each.kind === 'hole' && !isStable(each.volatility)) ?? null;
}
