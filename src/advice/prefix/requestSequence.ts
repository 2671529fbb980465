import { codeLanguageOf } from '../../prompt/code/languages';
import { sentMessages } from '../../prompt/model';
import type { ControlPart, Message, TextPart, VariablePart } from '../../prompt/model';
import type { Span } from '../../prompt/span';
import type { PricedPrompt } from '../pricedPrompt';
import { renderOrder } from './renderOrder';
import { isConstantName, isStable, volatilityOf } from './volatility';
import type { Volatility } from './volatility';

/** Texts that stand behind one another in a request with nothing between them that may change. */
export interface TextRun {
  readonly kind: 'text';
  readonly text: string;
  /** Where it ends: in which message, and with which part of it. */
  readonly message: Message;
  readonly part: TextPart | VariablePart;
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
  for (const message of renderOrder(sentMessages(priced.prompt.messages))) {
    let run = '';
    let last: TextRun['part'] | null = null;
    const flush = (): void => {
      if (last !== null && run !== '') sequence.push({ kind: 'text', text: run, message, part: last });
      run = '';
      last = null;
    };
    for (const part of message.parts) {
      if (part.kind === 'text') {
        run += part.text;
        last = part;
      } else if (part.kind === 'variable' && isConstant(part, message, priced)) {
        run += part.defaultText ?? '';
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

function holeOf(part: VariablePart | ControlPart, message: Message, priced: PricedPrompt): Hole {
  const [first] = part.names;
  // As written: what is called around a variable tells more than its name.
  const written = expressionAt(part.span, priced.textOf(message.path ?? priced.path));
  const expression = written || part.expression.trim();
  const isOnce = isEvaluatedAtImport(part.span, message, priced);
  return {
    kind: 'hole',
    name: first !== undefined && part.names.length === 1 ? first : expression,
    volatility: isOnce ? 'deploy' : volatilityOf({ expression, names: part.names }),
    isCondition: part.kind === 'control',
    message,
    span: part.span,
  };
}

/** A name for a text that stands in the program: one in capitals, or one that its file sets once, to a literal. */
function isConstant(
  { defaultText, expression, span }: VariablePart,
  message: Message,
  priced: PricedPrompt,
): boolean {
  const path = message.path ?? priced.path;
  const document = codeLanguageOf(path) === null ? null : priced.textOf(path);
  if (defaultText === undefined || document === null) return false;
  const name = expression.trim();
  if (!/^[A-Za-z_]\w*$/.test(name) || (expressionAt(span, document) || name) !== name) return false;
  if (isConstantName(name)) return true;
  const given = [
    ...document.matchAll(
      new RegExp(`(?<![\\w.$])${name}[ \\t]*(?::[^=\\n]*)?(?:[-+|?]|\\|\\|)?=(?!=)[ \\t]*`, 'g'),
    ),
  ];
  const [first] = given;
  if (first === undefined || given.length > 1) return false;
  return /^[rRuU]?["'`]/.test(
    document.slice(first.index + first[0].length, first.index + first[0].length + 2),
  );
}

/** A text of a module that its language fills when the module is loaded, and never again. */
const filledAtImport: Readonly<Record<string, readonly [definition: RegExp, placeholder: RegExp]>> = {
  py: [/^[A-Za-z_]\w*(?:\s*:[^=\n]+)?\s*=\s*\(?\s*(?:[rR]?[fF]|[fF][rR])["']/, /^\{(?!\{)/],
  ts: [/^(?:export\s+)?(?:const|let|var)\s+[\w$]+(?:\s*:[^=\n]+)?\s*=\s*`/, /^\$\{/],
};

function isEvaluatedAtImport({ start }: Span, message: Message, { textOf, path }: PricedPrompt): boolean {
  const file = message.path ?? path;
  const kind = /\.py$/.test(file) ? 'py' : /\.[cm]?[jt]sx?$/.test(file) ? 'ts' : null;
  const document = kind === null ? null : textOf(file);
  if (kind === null || document === null) return false;
  const [definition, placeholder] = filledAtImport[kind]!;
  const line = document.slice(document.lastIndexOf('\n', message.span.start - 1) + 1, message.span.start + 4);
  return definition.test(line) && placeholder.test(document.slice(start, start + 2));
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
