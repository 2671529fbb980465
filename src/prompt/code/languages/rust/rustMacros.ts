import { simplified } from './rustCalls';
import { numberLiteral, stringLiteral } from './rustLiterals';
import type { Argument, Entry, Expr } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf } from '../../syntax/syntaxTree';
import { nameAt, opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** Macros that are read though the grammar has only the tokens of what stands in them. */
const texts = /^(?:json|indoc|formatdoc|format|concat|unindent|prompt_args|prompt|text)$/;

/** A macro that `parseRust` left to the grammar: what looks like data or a list of texts is read from its tokens. */
export function macroInvocation(node: SyntaxNode, reader: Reader): Expr {
  const macro = childOf(node, 'macro');
  const tokens = node.children.find(({ type }) => type === 'token_tree');
  if (macro === null || tokens === undefined) return opaqueAt(node);
  const name = sourceOf(macro, reader).split('::').at(-1)!;
  if (!texts.test(name)) return opaqueAt(node);
  if (name === 'json') return valueOf(inner(tokens), node, reader);
  const args = split(inner(tokens), ',').map((each) => argumentOf(each, node, reader));
  return simplified({ kind: 'call', span: spanOf(node), callee: nameAt(macro, name), args });
}

function argumentOf(tokens: readonly SyntaxNode[], node: SyntaxNode, reader: Reader): Argument {
  const [first, second] = tokens;
  const keyword = second?.type === '=' || second?.type === ':';
  const named = first?.type === 'identifier' && keyword ? sourceOf(first, reader) : null;
  const value = valueOf(named === null ? tokens : tokens.slice(2), node, reader);
  return { span: value.span, name: named, value, spread: false };
}

/** What stands between the delimiters of a token tree. */
function inner(tree: SyntaxNode): readonly SyntaxNode[] {
  return tree.children.slice(1, -1);
}

function split(tokens: readonly SyntaxNode[], separator: string): SyntaxNode[][] {
  const parts: SyntaxNode[][] = [[]];
  for (const token of tokens) {
    if (token.type === separator) parts.push([]);
    else parts.at(-1)!.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

/** A literal, a name, an object or a list; of anything else only the literals in it. */
function valueOf(tokens: readonly SyntaxNode[], node: SyntaxNode, reader: Reader): Expr {
  const [first, ...more] = tokens.filter(({ type }) => type !== '&');
  if (first === undefined) return opaqueAt(node);
  if (more.length > 0) {
    const path = tokens.every(({ type }) => /^(?:identifier|self|\.|::|&)$/.test(type));
    if (path) return pathValue(tokens, reader);
    const parts = tokens
      .filter(({ type }) => type !== 'token_tree')
      .map((each) => valueOf([each], each, reader));
    return opaqueAt(
      first,
      parts.filter(({ kind }) => kind === 'name'),
    );
  }
  switch (first.type) {
    case 'string_literal':
    case 'raw_string_literal':
      return stringLiteral(first, reader);
    case 'integer_literal':
    case 'float_literal':
      return numberLiteral(first, reader, 1);
    case 'boolean_literal':
    case 'true':
    case 'false':
      return { kind: 'scalar', span: spanOf(first), value: sourceOf(first, reader) === 'true' };
    case 'identifier':
    case 'self':
      return nameAt(first, sourceOf(first, reader));
    case 'token_tree':
      return treeValue(first, reader);
    default:
      return opaqueAt(first);
  }
}

function pathValue(tokens: readonly SyntaxNode[], reader: Reader): Expr {
  const names = tokens.filter(({ type }) => type === 'identifier' || type === 'self');
  const [first, ...rest] = names;
  let value: Expr = nameAt(first!, sourceOf(first!, reader));
  for (const name of rest) {
    value = {
      kind: 'member',
      span: { start: first!.start, end: name.end },
      object: value,
      property: sourceOf(name, reader),
    };
  }
  return value;
}

function treeValue(tree: SyntaxNode, reader: Reader): Expr {
  let value: Expr = opaqueAt(tree);
  reader.nested(() => {
    const parts = split(inner(tree), ',');
    const span = spanOf(tree);
    switch (tree.children[0]?.type) {
      case '[':
        value = {
          kind: 'list',
          span,
          items: parts.map((part) => ({ value: valueOf(part, tree, reader), spread: false })),
        };
        break;
      case '{':
        value = { kind: 'object', span, entries: parts.map((part) => entryOf(part, tree, reader)) };
        break;
      case '(':
        if (parts.length === 1) value = valueOf(parts[0]!, tree, reader);
        break;
      default:
    }
  });
  return value;
}

function entryOf(tokens: readonly SyntaxNode[], tree: SyntaxNode, reader: Reader): Entry {
  const [key, colon, ...rest] = tokens;
  const literal = key?.type === 'string_literal' && colon?.type === ':' ? stringLiteral(key, reader) : null;
  const piece = literal?.kind === 'string' ? literal.pieces[0] : undefined;
  const value = valueOf(literal === null ? tokens : rest, tree, reader);
  return { span: value.span, key: piece?.kind === 'text' ? piece.text : null, value, spread: false };
}
