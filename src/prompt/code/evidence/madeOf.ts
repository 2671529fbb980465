import { entryOf, isSelf, namedArgument, positionalArgument } from '../flow/environment';
import { calleeName, makesPrompt, normalised } from '../flow/names';
import type { CallExpr, Expr } from '../syntax/syntax';
import { promisesPrompt } from './naming';

/** The name that an expression is, that the class has for it, or whose function it calls. */
export function usedName(value: Expr): string | undefined {
  if (value.kind === 'name') return value.name;
  if (value.kind === 'member') return isOfClass(value.object) ? value.property : undefined;
  return value.kind === 'call' ? calleeName(value.callee) : undefined;
}

/** `self`, what is called like a class, and what the class keeps its settings in: `self._parameters.rules`. */
function isOfClass(object: Expr): boolean {
  if (object.kind === 'member') return object.subscript !== true && isSelf(object.object);
  return isSelf(object) || (object.kind === 'name' && /^[A-Z][a-z]/.test(object.name));
}

/** The text of a content block, `TextBlock(text=rules)`, `TextBlock(rules)`; null for a call that makes none. */
export function textOfBlock(call: CallExpr): Expr | null {
  const name = calleeName(call.callee);
  if (!/^[A-Z]\w*(?:Block|Part|Content|Item)(?:Param)?$/.test(name)) return null;
  return namedArgument(call, 'text') ?? (name.includes('Text') ? positionalArgument(call, 0) : null);
}

/** Methods whose result is the text of what they are called on: of a text, of a builder of texts. */
const givesItsText = /^(?:l|r)?strip$|^trim|^(?:to)?string$|^getvalue$/i;

/** What only puts together what it is given. */
const joins = /^_?(?:combine|merge|join|concat|append|extend)/i;

/** What a template is kept in until it is filled: `self._prompt_builder.run(query=query)`. */
const keepsTemplate = /prompt|template|builder$/i;

/** How a dictionary of texts is called: `KINDS`, `templates`. */
const isTable = /^[A-Z][A-Z\d_]+$|(?:prompts|templates|instructions|messages|texts)$/i;

/** The names and calls that a text is put together of. */
export function piecesOf(value: Expr, filled: (expr: Expr) => string | null): Expr[] {
  switch (value.kind) {
    case 'name':
      return [value];
    case 'member':
      // `filled["prompt"]`: what a builder has made is looked up in its result.
      return value.subscript === true && value.object.kind === 'name' ? [value, value.object] : [value];
    case 'string':
      return value.pieces.flatMap((piece) =>
        piece.kind === 'hole' && piece.value.kind !== 'string' ? piecesOf(piece.value, filled) : [],
      );
    case 'concat':
      return value.operands.flatMap((operand) => piecesOf(operand, filled));
    case 'choice':
      return value.options.flatMap((option) => piecesOf(option, filled));
    case 'format': {
      const { template, argument } = value;
      const holes = argument.kind === 'list' ? argument.items.map((item) => item.value) : [argument];
      return [template, ...holes].flatMap((piece) => piecesOf(piece, filled));
    }
    case 'opaque': {
      // `TEXTS[kind]`
      const [table, ...keys] = value.children;
      const name = table?.kind === 'name' || table?.kind === 'member' ? usedName(table) : undefined;
      return name !== undefined && keys.length === 1 && isTable.test(name) ? [table!] : [];
    }
    case 'list':
      // The parts of a content: `[{"type": "text", "text": prompt}]`.
      return value.items.flatMap(({ value: item }) => {
        const text =
          item.kind === 'object' ? entryOf(item, 'text') : item.kind === 'call' ? textOfBlock(item) : null;
        return text === null ? [] : piecesOf(text, filled);
      });
    case 'object':
      // What is looked up in a dictionary of texts.
      return value.entries.flatMap(({ value: entry }) => (entry.kind === 'name' ? [entry] : []));
    case 'call': {
      const name = filled(value);
      const { callee } = value;
      if (name !== null) {
        // A field is no local of the same name.
        const isField = callee.kind === 'member' && callee.object.kind === 'member';
        const field = isField && usedName(callee.object) === name ? callee.object : null;
        return [field ?? { kind: 'name', name, span: value.span }];
      }
      if (callee.kind === 'member' && givesItsText.test(callee.property)) {
        return piecesOf(callee.object, filled);
      }
      if (callee.kind === 'member' && callee.property === 'join') {
        return [callee.object, ...value.args.map((argument) => argument.value)].flatMap((joined) =>
          joined.kind === 'list'
            ? joined.items.flatMap((item) => piecesOf(item.value, filled))
            : piecesOf(joined, filled),
        );
      }
      if (makesPrompt(value)) {
        // `PromptTemplate(self.qa_template)`
        const template = namedArgument(value, 'template') ?? positionalArgument(value, 0);
        return [value, ...(template === null ? [] : piecesOf(template, filled))];
      }
      if (callee.kind === 'member' && callee.property === 'get' && callee.object.kind === 'name') {
        return [callee.object];
      }
      const given = value.args.map((argument) => argument.value);
      const within = given.filter((argument) => promisesPrompt(usedName(argument) ?? ''));
      // `combine_messages(before, [{"type": "text", "text": rules}])`
      if (joins.test(calleeName(callee))) {
        within.push(
          ...given.flatMap((argument) => (argument.kind === 'list' ? piecesOf(argument, filled) : [])),
        );
      }
      const block = textOfBlock(value);
      if (block !== null) within.push(...piecesOf(block, filled));
      // `TEXTS[kind].format(…)`
      if (callee.kind === 'member' && callee.object.kind === 'opaque') {
        if (fillingMethods.has(normalised(callee.property))) within.push(...piecesOf(callee.object, filled));
      }
      const isFilling = callee.kind === 'member' && keepsTemplate.test(usedName(callee.object) ?? '');
      return [value, ...within, ...(isFilling ? [callee.object] : [])];
    }
    default:
      return [];
  }
}

/** The names and calls of which one is the whole text, or the text of a content part: not those in its holes. */
export function wholePiecesOf(value: Expr, filled: (expr: Expr) => string | null): Expr[] {
  switch (value.kind) {
    case 'choice':
      return value.options.flatMap((option) => wholePiecesOf(option, filled));
    case 'list':
      return value.items.flatMap((item) => wholePiecesOf(item.value, filled));
    case 'object': {
      const text = entryOf(value, 'text');
      return text === null ? [] : wholePiecesOf(text, filled);
    }
    case 'call': {
      const text = namedArgument(value, 'text');
      if (text !== null) return wholePiecesOf(text, filled);
      const { callee } = value;
      return filled(value) === null && callee.kind === 'member' && givesItsText.test(callee.property)
        ? wholePiecesOf(callee.object, filled)
        : piecesOf(value, filled).slice(0, 1);
    }
    case 'format':
      return wholePiecesOf(value.template, filled);
    case 'string':
    case 'concat':
      return [];
    default:
      return piecesOf(value, filled);
  }
}

/** String methods that put values into a text. */
export const fillingMethods: ReadonlySet<string> = new Set([
  'format',
  'formatmap',
  'replace',
  'replaceall',
  'render',
  'renderasync',
  'substitute',
  'safesubstitute',
  'populate',
]);

/** The names and calls that a text is put together of, and what its placeholders are filled with. */
export function partsOf(value: Expr, filled: (expr: Expr) => string | null): Expr[] {
  if (value.kind === 'list') return value.items.flatMap((item) => partsOf(item.value, filled));
  if (value.kind === 'concat') return value.operands.flatMap((operand) => partsOf(operand, filled));
  if (value.kind !== 'call' || value.callee.kind !== 'member') return piecesOf(value, filled);
  const { object, property } = value.callee;
  if (!fillingMethods.has(normalised(property))) return piecesOf(value, filled);
  const given = value.args.flatMap((argument) => partsOf(argument.value, filled));
  const text = partsOf(object, filled);
  return [...(text.length > 0 ? text : piecesOf(value, filled)), ...given];
}
