import type { Parameter } from '../../syntax/syntax';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** The parameters of a function node. */
export function parametersOf(node: SyntaxNode, reader: Reader): Parameter[] {
  const parameters: Parameter[] = [];
  const single = childOf(node, 'parameter');
  if (single !== null) addParameter(single, null, single, parameters, reader);
  const list = childOf(node, 'parameters');
  for (const child of list === null ? [] : namedChildren(list)) {
    const pattern = childOf(child, 'pattern') ?? child;
    addParameter(pattern, childOf(child, 'value'), child, parameters, reader);
  }
  return parameters;
}

function addParameter(
  pattern: SyntaxNode,
  defaultNode: SyntaxNode | null,
  whole: SyntaxNode,
  parameters: Parameter[],
  reader: Reader,
): void {
  const add = (name: string): void => {
    const defaultValue = defaultNode === null ? null : reader.expression(defaultNode);
    const annotation = pattern.type === 'identifier' ? childOf(whole, 'type') : null;
    const type = annotation === null ? {} : { type: sourceOf(annotation, reader) };
    parameters.push({ span: spanOf(whole), name, defaultValue, ...type });
  };
  switch (pattern.type) {
    case 'identifier':
    case 'shorthand_property_identifier_pattern': {
      add(sourceOf(pattern, reader));
      return;
    }
    case 'assignment_pattern':
    case 'object_assignment_pattern': {
      const left = childOf(pattern, 'left');
      if (left !== null) addParameter(left, childOf(pattern, 'right'), whole, parameters, reader);
      return;
    }
    case 'pair_pattern': {
      const target = childOf(pattern, 'value');
      if (target !== null) addParameter(target, null, whole, parameters, reader);
      return;
    }
    case 'rest_pattern': {
      const [target] = namedChildren(pattern);
      if (target !== undefined) addParameter(target, null, whole, parameters, reader);
      return;
    }
    case 'object_pattern':
    case 'array_pattern':
      add('');
      reader.nested(() => {
        for (const child of namedChildren(pattern)) addParameter(child, null, child, parameters, reader);
      });
      return;
    default:
      return;
  }
}
