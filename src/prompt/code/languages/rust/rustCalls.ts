import type { Argument, CallExpr, Expr, MemberExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { textImport } from '../../flow/textFiles';
import { opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** A call. What makes a text of texts becomes what other languages write; a builder is what it builds. */
export function callExpression(node: SyntaxNode, reader: Reader): Expr {
  const calleeNode = childOf(node, 'function');
  const list = childOf(node, 'arguments');
  if (calleeNode === null) return opaqueAt(node);
  const callee = reader.expression(calleeNode);
  const args = (list === null ? [] : namedChildren(list))
    .filter(({ type }) => type !== 'attribute_item')
    .map((argument) => argumentOf(argument, reader));
  const call: CallExpr = { kind: 'call', span: spanOf(node), callee, args };
  return includedText(call, reader) ?? simplified(call);
}

/** `include_str!("prompt.md")` stands for the text of the file. */
function includedText({ callee, args, span }: CallExpr, reader: Reader): Expr | null {
  if (callee.kind !== 'name' || callee.name !== 'include_str') return null;
  const [piece] = args[0]?.value.kind === 'string' ? args[0].value.pieces : [];
  if (piece?.kind !== 'text') return null;
  const local = `include_str!(${piece.text})`;
  reader.imports.push(textImport(span, piece.text, local));
  return { kind: 'name', span, name: local };
}

/** `name = value` is how macros take keywords. */
function argumentOf(node: SyntaxNode, reader: Reader): Argument {
  const left = node.type === 'assignment_expression' ? childOf(node, 'left') : null;
  const value = reader.expression(left === null ? node : childOf(node, 'right'));
  return { span: spanOf(node), name: left === null ? null : sourceOf(left, reader), value, spread: false };
}

/** Methods that give their receiver back in another wrapping. */
const sameMethods = new Set(
  (
    'to_string to_owned into as_str as_ref clone cloned to_vec unwrap expect unwrap_or_default await as_deref borrow ' +
    'into_owned to_string_lossy into_boxed_str as_deref try_into context with_context iter into_iter collect leak boxed with_context_value'
  ).split(' '),
);

/** Functions that give their only argument back in another wrapping, with the type they belong to. */
const sameFunctions =
  /^(?:Some|Ok|(?:String|Cow|Box|Arc|Rc|Vec|PathBuf|OsString|Value|Content|Some)\.(?:from|new|Borrowed|Owned|String)|(?:Lazy|LazyLock|OnceLock|LazyCell)\.new|.*(?:Content|Text)\.(?:Text|text|String|from))$/;

/** A call of an ordinary or macro function, simplified where its value is a text or what a builder builds. */
export function simplified(call: CallExpr): Expr {
  const { callee, args } = call;
  const values = args.map(({ value }) => value);
  const [first] = values;
  const path = pathOf(callee);
  if (callee.kind === 'name') {
    switch (callee.name) {
      case 'format':
      case 'formatdoc':
        return first === undefined ? call : formatted(call, callee.name, first, args.slice(1));
      case 'concat':
        return first === undefined
          ? call
          : {
              kind: 'concat',
              span: { start: first.span.start, end: values.at(-1)!.span.end },
              operands: values,
            };
      case 'fmt_message':
      case 'fmt_template':
        return first ?? call;
    }
  }
  if (first !== undefined && args.length === 1 && path !== null && sameFunctions.test(path)) {
    return valueOfClosure(first) ?? first;
  }
  if (callee.kind !== 'member') return call;
  if (sameMethods.has(callee.property) && !isNamespace(callee.object)) return callee.object;
  return callee.property === 'build' && args.length === 0 ? built(call, callee.object) : call;
}

/** What a closure without statements of its own is worth: `LazyLock::new(|| …)`. */
function valueOfClosure(expr: Expr): Expr | null {
  const [only, ...more] = expr.kind === 'function' ? expr.scope.statements : [];
  return only?.kind === 'return' && more.length === 0 ? only.value : null;
}

/** `format!("…", a, b = c)`; the dedenting kind keeps its name around it. */
function formatted(call: CallExpr, name: string, template: Expr, args: readonly Argument[]): Expr {
  const { span } = call;
  const items = args.filter((each) => each.name === null).map(({ value, spread }) => ({ value, spread }));
  const filled: Expr = { kind: 'format', span, template, argument: { kind: 'list', span, items } };
  if (name === 'format') return filled;
  const args1: Argument[] = [{ span: template.span, name: null, value: filled, spread: false }];
  return { ...call, args: args1 };
}

/** `Request::default().model("…").build()`: the construction that the chain begins with, its links as keywords. */
function built(call: CallExpr, chain: Expr): Expr {
  const args: Argument[] = [];
  let at = chain;
  while (at.kind === 'call' && at.callee.kind === 'member' && at.callee.object.kind === 'call') {
    const { callee }: { callee: MemberExpr } = { callee: at.callee };
    args.unshift(...at.args.slice(0, 1).map((argument) => ({ ...argument, name: callee.property })));
    at = callee.object;
  }
  if (at.kind !== 'call') return call;
  const { callee } = at;
  const constructor = callee.kind === 'member' && /^(?:default|builder|new)$/.test(callee.property);
  const made = constructor && isNamespace(callee.object) ? callee.object : callee;
  return { kind: 'call', span: call.span, callee: made, args: [...at.args, ...args], record: true };
}

function isNamespace(expr: Expr): boolean {
  const name = expr.kind === 'name' ? expr.name : expr.kind === 'member' ? expr.property : '';
  return /^[A-Z]/.test(name) && /[a-z]/.test(name);
}

function pathOf(expr: Expr): string | null {
  if (expr.kind === 'name') return expr.name;
  if (expr.kind !== 'member') return null;
  const { object } = expr;
  const owner = object.kind === 'name' ? object.name : object.kind === 'member' ? object.property : null;
  return owner === null ? null : `${owner}.${expr.property}`;
}
