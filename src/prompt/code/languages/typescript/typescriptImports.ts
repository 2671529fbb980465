import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { emitAssign, nameAt, sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';
import { literalValue } from './typescriptLiterals';

/** Reads an `import` statement. */
export function readImport(node: SyntaxNode, reader: Reader): void {
  const clause = namedChildren(node).find(
    ({ type }) => type === 'import_clause' || type === 'import_require_clause',
  );
  const sourceNode = childOf(node, 'source') ?? (clause === undefined ? null : childOf(clause, 'source'));
  const module = sourceNode === null ? null : literalValue(sourceNode, reader);
  if (module === null || clause === undefined) return;
  const add = (at: SyntaxNode, name: string, local: SyntaxNode): void => {
    reader.imports.push({ span: spanOf(at), module, name, local: sourceOf(local, reader) });
  };
  for (const part of namedChildren(clause)) {
    if (part.type === 'identifier') add(part, clause.type === 'import_clause' ? 'default' : '*', part);
    else if (part.type === 'namespace_import') {
      const [local] = namedChildren(part);
      if (local !== undefined) add(part, '*', local);
    } else if (part.type === 'named_imports') {
      for (const specifier of namedChildren(part)) {
        const name = childOf(specifier, 'name');
        if (name !== null) add(specifier, exportedName(name, reader), childOf(specifier, 'alias') ?? name);
      }
    }
  }
}

/**
 * Reads the clause of an `export` statement without a declaration. `export … from 'm'` counts as an import under the
 * exported name (`*` for all of them); `export { a as b }` says `b = a`.
 */
export function readExportClause(node: SyntaxNode, reader: Reader): void {
  const sourceNode = childOf(node, 'source');
  const module = sourceNode === null ? null : literalValue(sourceNode, reader);
  const add = (at: SyntaxNode, name: string, local: string): void => {
    if (module !== null) reader.imports.push({ span: spanOf(at), module, name, local });
  };
  for (const part of node.children) {
    if (part.type === '*') add(part, '*', '*');
    if (part.type === 'namespace_export') {
      const [local] = namedChildren(part);
      if (local !== undefined) add(part, '*', exportedName(local, reader));
    }
    if (part.type !== 'export_clause') continue;
    for (const specifier of namedChildren(part)) {
      const name = childOf(specifier, 'name');
      if (name === null) continue;
      const exported = exportedName(childOf(specifier, 'alias') ?? name, reader);
      if (module !== null) add(specifier, exportedName(name, reader), exported);
      else if (exported !== sourceOf(name, reader)) {
        emitAssign(specifier, nameAt(specifier, exported), nameAt(name, sourceOf(name, reader)), reader);
      }
    }
  }
}

/** Exported names may be strings. */
function exportedName(node: SyntaxNode, reader: Reader): string {
  return literalValue(node, reader) ?? sourceOf(node, reader);
}
