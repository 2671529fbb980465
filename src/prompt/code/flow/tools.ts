import type { Tools } from '../../model';
import { firstArgument } from './arguments';
import type { Env } from './environment';
import type { Links } from './links';
import { listItems } from './lists';
import { maximumDepth, resolveFunction, resolveValue } from './resolve';
import type { CallExpr, Expr, StringExpr } from '../syntax/syntax';

const toolArguments = ['tools', 'functions', 'config.tools', 'generationConfig.tools'];

/** Lines of a declaration that are read at most: a schema that names itself ends there. */
const mostLines = 5_000;

/** What a call declares as tools; null if it declares none. */
export function toolsOf(call: CallExpr, env: Env, links: Links): Tools | null {
  const found = firstArgument(call, toolArguments, env, links);
  if (found === null || isNone(found.value)) return null;
  const lines: string[] = [];
  gather(found.value, found.env, links, lines, 0);
  const isHere = found.env.file === env.file;
  return { span: isHere ? found.value.span : call.span, text: lines.join('\n') };
}

function isNone(value: Expr): boolean {
  return (
    (value.kind === 'scalar' && typeof value.value !== 'number') ||
    (value.kind === 'list' && value.items.length === 0) ||
    (value.kind === 'object' && value.entries.length === 0)
  );
}

/** The keys and texts of a declaration, in the order written; of a function or class its name and docstring. */
function gather(expr: Expr, env: Env, links: Links, lines: string[], depth: number): void {
  if (depth > maximumDepth * 2 || lines.length > mostLines) return;
  const next = (inner: Expr, at = env): void => gather(inner, at, links, lines, depth + 1);
  switch (expr.kind) {
    case 'string':
      return addText(expr, lines);
    case 'concat':
      return expr.operands.forEach((operand) => next(operand));
    case 'format':
      return next(expr.template);
    case 'choice':
      return expr.options.forEach((option) => next(option));
    case 'list':
      return expr.items.forEach(({ value }) => next(value));
    case 'object':
      for (const { key, value } of expr.entries) {
        if (key !== null) lines.push(key);
        next(value);
      }
      return;
    case 'call':
      if (expr.callee.kind === 'member' && expr.callee.object.kind === 'call') next(expr.callee.object);
      return expr.args.forEach(({ value }) => next(value));
    case 'name':
    case 'member': {
      const declared = resolveFunction(expr, env, links);
      if (declared !== null) return addDeclared(declared, lines);
      const items = listItems(expr, env, links);
      if (items !== null) return items.forEach(({ value, env: at }) => next(value, at));
      const { value, env: at } = resolveValue(expr, env, links);
      if (value !== expr) next(value, at);
      return;
    }
    default:
  }
}

function addDeclared({ scope }: Env, lines: string[]): void {
  if (scope.name !== null) lines.push(scope.name);
  if (scope.docstring !== null) addText(scope.docstring, lines);
}

function addText({ pieces }: StringExpr, lines: string[]): void {
  const text = pieces.map((piece) => (piece.kind === 'text' ? piece.text : '')).join('');
  if (text !== '') lines.push(text);
}
