import { literalText } from './goLiterals';
import type { Argument, Entry, Expr, ListItem } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { opaqueAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** `T{…}`: a list for slices and arrays, an object for maps, else a construction with its fields as keywords. */
export function compositeLiteral(node: SyntaxNode, reader: Reader): Expr {
  const type = childOf(node, 'type');
  const body = childOf(node, 'body');
  if (type === null || body === null) return opaqueAt(node);
  return literalValue(node, body, type, reader);
}

/** A value of a type in braces; inside another one its type may be left out. */
function literalValue(node: SyntaxNode, body: SyntaxNode, written: SyntaxNode, reader: Reader): Expr {
  const span = spanOf(node);
  const type = written.type === 'pointer_type' ? (namedChildren(written)[0] ?? written) : written;
  const elements = namedChildren(body);
  switch (type.type) {
    case 'slice_type':
    case 'array_type':
    case 'implicit_length_array_type': {
      const inner = childOf(type, 'element');
      const items: ListItem[] = elements.map((element) => ({
        value: elementValue(valueOf(element), inner, reader),
        spread: false,
      }));
      return { kind: 'list', span, items };
    }
    case 'map_type': {
      const inner = childOf(type, 'value');
      const entries: Entry[] = elements.map((element) => {
        const key = keyOf(element);
        return {
          span: spanOf(element),
          key: key === null ? null : literalText(key, reader),
          value: elementValue(valueOf(element), inner, reader),
          spread: false,
        };
      });
      return { kind: 'object', span, entries };
    }
    default: {
      const args: Argument[] = elements.map((element) => {
        const key = keyOf(element);
        return {
          span: spanOf(element),
          name: key === null ? null : sourceOf(key, reader),
          value: elementValue(valueOf(element), null, reader),
          spread: false,
        };
      });
      return { kind: 'call', span, callee: reader.expression(type), args, record: true };
    }
  }
}

function elementValue(node: SyntaxNode | null, type: SyntaxNode | null, reader: Reader): Expr {
  if (node?.type === 'literal_value' && type !== null) {
    let value: Expr = opaqueAt(node);
    reader.nested(() => {
      value = literalValue(node, node, type, reader);
    });
    return value;
  }
  return reader.expression(node);
}

function keyOf(element: SyntaxNode): SyntaxNode | null {
  const key = element.type === 'keyed_element' ? childOf(element, 'key') : null;
  return key === null ? null : (namedChildren(key)[0] ?? null);
}

function valueOf(element: SyntaxNode): SyntaxNode | null {
  const value = element.type === 'keyed_element' ? childOf(element, 'value') : element;
  return value?.type === 'literal_element' ? (namedChildren(value)[0] ?? null) : value;
}
