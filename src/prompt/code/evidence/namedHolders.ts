import { replacedIn } from '../flow/replaced';
import { jinjaOrField } from '../../templates/unfilledField';
import type { TemplateLanguage } from '../../templates/template';
import type { Holder } from '../flow/environment';
import { importsAny, ownName } from '../flow/environment';
import type { Fragment, Text } from '../flow/fragments';
import { calleeName, normalised } from '../flow/names';
import type { Reading } from '../flow/reading';
import { readText } from '../flow/text';
import type { Expr } from '../syntax/syntax';
import type { Uses } from './uses';
import { asFilled } from './uses';

/** The name of the message whose content is set: `reply_msg.content += "…"`; null if it is another assignment. */
export function nameOfMessage({ assign }: Holder): string | null {
  const target = assign?.target;
  if (target?.kind !== 'member' || normalised(target.property) !== 'content') return null;
  const name = ownName(target.object) ?? '';
  return /(?:msg|message)$/i.test(name) ? name : null;
}

/** `return text`: what a function puts together under a name of its own is what it returns. */
export function builtHere({ value, env, kind }: Holder, { included }: Text): Fragment | null {
  if (kind !== 'return' || value.kind !== 'name' || included.length !== 1) return null;
  return env.assigned.has(value.name) ? included[0]! : null;
}

/** Whether it is what a module or class calls by a name. */
export function isConstant({ kind, env }: Holder): boolean {
  return kind === 'assign' && (env.parent === null || env.scope.kind === 'class');
}

/** The text that a name holds, its placeholders read as the file fills them. */
export function readNamed({ kind, name, env }: Holder, value: Expr, uses: Uses, reading: Reading): Text {
  const isNamed = kind === 'assign' || kind === 'default' || kind === 'entry';
  const mayBeFilled = isNamed || kind === 'return';
  const text = readText(value, env, reading, mayBeFilled ? unfilledIn(reading) : null);
  if (!isNamed || name === null || text.own === null) return text;
  return { ...text, own: asFilled(name, text.own, uses, reading) ?? text.own };
}

/** How what is filled elsewhere is written: in a file that fills with Jinja, as that. */
function unfilledIn({ program, rules }: Reading): TemplateLanguage {
  const unfilled = importsAny(program, ['jinja2']) ? jinjaOrField(rules.unfilled) : rules.unfilled;
  return replacedIn(program, unfilled);
}

/** How many pieces are read behind one that is a piece itself: a text of thousands is not read for each of them. */
const mostBehindAppended = 30;

/** The value with what `+=` adds to the same name behind it, up to the next assignment: one message, built in steps. */
export function withAppended({ value, env, assign }: Holder): Expr {
  if (assign?.target.kind !== 'name') return value;
  const all = env.assigned.get(assign.target.name) ?? [];
  const appended: Expr[] = [];
  const most = assign.appends ? mostBehindAppended : Infinity;
  for (let i = all.indexOf(assign) + 1; i < all.length && appended.length < most; i++) {
    const later = all[i]!;
    if (!later.appends) break;
    appended.push(later.value);
  }
  if (appended.length === 0) return value;
  return {
    kind: 'concat',
    operands: [value, ...appended],
    span: { start: value.span.start, end: appended.at(-1)!.span.end },
  };
}

/** Whether a value is put behind a text, so that it is read with that. */
export function isBehindText(holder: Holder): boolean {
  const { assign, env } = holder;
  if (assign?.appends !== true) return false;
  // Whoever made the message, here it gets a text of its own.
  if (assign.target.kind !== 'name') return nameOfMessage(holder) === null;
  const all = env.assigned.get(assign.target.name) ?? [];
  return all
    .slice(0, all.indexOf(assign))
    .some(({ value }) => value.kind === 'format' || textKinds.has(value.kind));
}

/** `prompt += "## Context"`: what is put behind what a function is given belongs to that. */
export function isBehindParameter({ assign, env }: Holder): boolean {
  return assign?.appends === true && assign.target.kind === 'name' && env.parameters.has(assign.target.name);
}

/** What holds a value, once for each option of a choice: `given ?? 'You are …'`. */
export function withOptions(holders: readonly Holder[]): readonly Holder[] {
  if (!holders.some(({ value }) => value.kind === 'choice')) return holders;
  return holders.flatMap((holder) =>
    holder.value.kind === 'choice' ? holder.value.options.map((value) => ({ ...holder, value })) : [holder],
  );
}

export function holdsText({ value, kind }: Holder): boolean {
  if (kind === 'bare' || kind === 'attribute') return false;
  return (kind === 'return' && value.kind === 'name') || value.kind === 'format' || textKinds.has(value.kind);
}

/** Expressions that may stand for a text. */
export const textKinds: ReadonlySet<Expr['kind']> = new Set<Expr['kind']>(['string', 'concat', 'call']);

/** `"…"`, `"…" + name`, `"…".format(name)`, `dedent("…")`, `fmt.Sprintf("…", name)` */
export function beginsWithText(value: Expr): boolean {
  switch (value.kind) {
    case 'string':
      return true;
    case 'concat':
      return beginsWithText(value.operands[0]!);
    case 'format':
      return beginsWithText(value.template);
    case 'call': {
      const { callee, args } = value;
      if (callee.kind === 'member' && beginsWithText(callee.object)) return true;
      return keepsText.test(calleeName(callee)) && args[0]?.value.kind === 'string';
    }
    default:
      return false;
  }
}

/** Of the name of what gives back a text that it is given, or a template of it. */
export const keepsText = /dedent|indent|trim|strip|clean|prompt|template|format|sprintf/i;
