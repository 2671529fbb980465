import type { Message } from '../../prompt/model';
import { documentOffset } from '../../prompt/mappedText';
import type { Span } from '../../prompt/span';
import type { Finding, TextEdit, Tier } from '../finding';
import type { PricedPrompt } from '../pricedPrompt';
import type { AdviceContext, Rule } from '../rule';
import { mayBeWorthIt, savingOf } from '../saving';
import { isSearchedFor } from './computedText';
import { editsOf, writtenText } from './writtenText';
import type { Change, WrittenText } from './writtenText';

/** Changes that belong together, and what is wrong with what they change. */
export interface TextFinding {
  readonly changes: readonly Change[];
  /** What was found; without it the rule's own sentence. */
  readonly message?: string;
  /** Less sure, or surer, than the rule. */
  readonly tier?: Tier;
  /** Why it is not fixed here. */
  readonly none?: string;
}

export interface TextRuleOptions extends Omit<Rule, 'find'> {
  readonly action: string;
  readonly message: string;
  /** What a literal of a message has of it; changes in order, within one finding and from one to the next. */
  readonly look: (written: WrittenText, priced: PricedPrompt) => readonly TextFinding[];
}

const looksForIt = 'Code cuts or searches this text: see whether it still finds what it looks for.';

/** A rule about the literals of a prompt: it says what to change, and everything else follows from that. */
export function textRule(options: TextRuleOptions): Rule {
  const { id, title, tier, level, explanation, look } = options;
  return {
    id,
    title,
    tier,
    level,
    explanation,
    find: (priced, context) =>
      literals(priced).flatMap((each) => {
        const written = writtenText(each);
        return look(written, priced).flatMap((found) => findingOf(written, found, options, priced, context));
      }),
  };
}

function literals({ prompt }: PricedPrompt): Message[] {
  return prompt.messages.filter(
    ({ unlisted, parts }) => unlisted === undefined && parts.some(({ kind }) => kind === 'text'),
  );
}

function findingOf(
  written: WrittenText,
  found: TextFinding,
  { id, tier, action, message }: TextRuleOptions,
  priced: PricedPrompt,
  context: AdviceContext,
): Finding[] {
  const { changes } = found;
  const removed = changes.reduce(
    (sum, { start, end, replacement }) => sum + end - start - replacement.length,
    0,
  );
  if (changes.length === 0 || !mayBeWorthIt(removed, priced)) return [];
  const saving = savingOf(written, changes, priced, context);
  if (saving === null) return [];
  const edits = editsOf(written, changes);
  const own = { tier: found.tier ?? tier, message: found.message ?? message };
  // What is safe for a model need not be for the program.
  const isWary = own.tier === 'safe' && isSearchedFor(written, changes, priced);
  return [
    {
      rule: id,
      ...(isWary ? { tier: 'review', message: `${own.message} ${looksForIt}` } : own),
      span: spanOf(written, changes),
      ...(written.message.path === undefined ? {} : { path: written.message.path }),
      saving: saving.saving,
      action,
      fix: fixOf(edits, saving.refusal, found.none),
    },
  ];
}

function fixOf(
  edits: TextEdit[] | string,
  refusal: string | undefined,
  none: string | undefined,
): Finding['fix'] {
  if (refusal !== undefined) return { none: refusal, isRefused: true };
  if (none !== undefined) return { none };
  return typeof edits === 'string' ? { none: edits } : { edits };
}

/** From the first change to the last, in the document. */
function spanOf({ pieces, message }: WrittenText, changes: readonly Change[]): Span {
  const at = (offset: number): number => {
    const piece = pieces.findLast(({ start }) => start <= offset);
    return piece === undefined ? message.span.start : documentOffset(piece.part, offset - piece.start);
  };
  const start = at(changes[0]!.start);
  return { start, end: Math.max(start, at(changes.at(-1)!.end)) };
}
