import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** Reads a `use` declaration: one import per name, its module written with `/`. */
export function readUse(node: SyntaxNode, reader: Reader): void {
  const argument = childOf(node, 'argument');
  if (argument !== null) readTree(argument, [], reader);
}

function readTree(node: SyntaxNode, outer: readonly string[], reader: Reader): void {
  switch (node.type) {
    case 'scoped_use_list': {
      const path = childOf(node, 'path');
      const list = childOf(node, 'list');
      const below = path === null ? outer : [...outer, ...segmentsOf(path, reader)];
      if (list !== null) reader.nested(() => readTree(list, below, reader));
      return;
    }
    case 'use_list':
      for (const child of namedChildren(node)) reader.nested(() => readTree(child, outer, reader));
      return;
    case 'use_as_clause': {
      const path = childOf(node, 'path');
      const alias = childOf(node, 'alias');
      if (path !== null && alias !== null) {
        addImport(node, [...outer, ...segmentsOf(path, reader)], sourceOf(alias, reader), reader);
      }
      return;
    }
    case 'use_wildcard': {
      const [path] = namedChildren(node);
      addImport(node, [...outer, ...(path === undefined ? [] : segmentsOf(path, reader)), '*'], '*', reader);
      return;
    }
    default: {
      const segments = [...outer, ...segmentsOf(node, reader)];
      addImport(node, segments, segments.at(-1)!, reader);
    }
  }
}

function addImport(node: SyntaxNode, segments: readonly string[], local: string, reader: Reader): void {
  const module = segments.slice(0, -1).join('/');
  const name = segments.at(-1)!;
  reader.imports.push({ span: spanOf(node), module: module === '' ? name : module, name, local });
}

function segmentsOf(node: SyntaxNode, reader: Reader): string[] {
  return sourceOf(node, reader).replace(/\s+/g, '').split('::').filter(Boolean);
}
