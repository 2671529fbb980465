import type { Argument, CallExpr, Expr, MemberExpr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { opaqueAt, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** A call. Functions of the standard library that make a text of texts become what other languages write. */
export function callExpression(node: SyntaxNode, reader: Reader): Expr {
  const calleeNode = childOf(node, 'function') ?? childOf(node, 'type');
  const list = childOf(node, 'arguments');
  const operand = childOf(node, 'operand');
  if (calleeNode === null) return opaqueAt(node);
  const callee = reader.expression(calleeNode);
  const nodes = list === null ? (operand === null ? [] : [operand]) : namedChildren(list);
  const args = nodes.map((argument) => optionAsKeyword(argumentOf(argument, reader)));
  const call: CallExpr = { kind: 'call', span: spanOf(node), callee, args };
  return textCall(call) ?? call;
}

function argumentOf(node: SyntaxNode, reader: Reader): Argument {
  const spread = node.type === 'variadic_argument';
  const value = reader.expression(spread ? (namedChildren(node)[0] ?? null) : node);
  return { span: spanOf(node), name: null, value, spread };
}

/** A functional option is a keyword: `WithModel("x")` says `Model`. Texts with more arguments are formats. */
function optionAsKeyword(argument: Argument): Argument {
  const { value } = argument;
  if (value.kind !== 'call' || value.record === true) return argument;
  const { callee } = value;
  const called = callee.kind === 'name' ? callee.name : callee.kind === 'member' ? callee.property : '';
  const name = /^With([A-Z]\w*)$/.exec(called)?.[1];
  const [first, ...more] = value.args;
  if (name === undefined || first === undefined || first.name !== null) return argument;
  if (more.length === 0) return { ...argument, name, value: first.value };
  const isText = first.value.kind === 'string' || first.value.kind === 'concat';
  return {
    ...argument,
    name,
    value: isText ? format(value, first.value, more) : listOf(value, value.args),
  };
}

function textCall(call: CallExpr): Expr | null {
  const { callee, args } = call;
  const values = args.map(({ value }) => value);
  const [first, second] = values;
  if (callee.kind === 'name') return callee.name === 'string' && values.length === 1 ? first! : null;
  if (callee.kind !== 'member' || args.some(({ name }) => name !== null)) return null;
  if (callee.property === 'String' && args.length === 0) return callee.object;
  if (first === undefined) return null;
  const { object } = callee;
  if (callee.property === 'Replace' && args.length === 1) return replacedBy(call, object, first);
  const path = object.kind === 'name' ? `${object.name}.${callee.property}` : '';
  if (args.length === 1 && boxes.test(path)) return first;
  switch (path) {
    case 'fmt.Sprintf':
      return format(call, first, args.slice(1));
    case 'fmt.Sprint':
    case 'fmt.Sprintln':
      return { kind: 'concat', span: call.span, operands: values };
    case 'strings.Join':
      return second === undefined ? null : methodCall(call, second, 'join', args.slice(0, 1));
    case 'strings.Replace':
    case 'strings.ReplaceAll':
      return methodCall(call, first, 'replace', args.slice(1, 3));
    case 'strings.TrimSpace':
    case 'strings.Trim':
      return methodCall(call, first, 'trim', []);
    case 'strings.TrimLeft':
    case 'strings.TrimPrefix':
      return methodCall(call, first, 'trimStart', []);
    case 'strings.TrimRight':
    case 'strings.TrimSuffix':
      return methodCall(call, first, 'trimEnd', []);
    default:
      return null;
  }
}

/** Functions that make a pointer or an optional field of a value. */
const boxes =
  /^(?:openai|anthropic|param|aws|genai|to|lo|pointer|ptr|proto|gptr)\.(?:F|String|U?Int(?:32|64)?|Float(?:32|64)?|Bool|NewOpt|Opt|Ptr|ToPtr|To|Of)$/;

/** `strings.NewReplacer("{a}", a, "{b}", b).Replace(text)`: one replacement after the other. */
function replacedBy(call: CallExpr, replacer: Expr, text: Expr): Expr | null {
  if (replacer.kind !== 'call' || replacer.callee.kind !== 'member') return null;
  if (replacer.callee.property !== 'NewReplacer') return null;
  let value = text;
  for (let i = 0; i + 1 < replacer.args.length; i += 2) {
    value = methodCall(call, value, 'replace', replacer.args.slice(i, i + 2));
  }
  return value;
}

function methodCall({ span }: CallExpr, object: Expr, property: string, args: readonly Argument[]): CallExpr {
  const callee: MemberExpr = { kind: 'member', span: object.span, object, property };
  return { kind: 'call', span, callee, args };
}

/** `template` filled with arguments, as `fmt` does. */
export function format({ span }: CallExpr, template: Expr, args: readonly Argument[]): Expr {
  return { kind: 'format', span, template, argument: listOf({ span }, args) };
}

function listOf({ span }: Pick<CallExpr, 'span'>, args: readonly Argument[]): Expr {
  return { kind: 'list', span, items: args.map(({ value, spread }) => ({ value, spread })) };
}
