import { literalText } from './goLiterals';
import type { SyntaxNode } from '../../syntax/syntaxTree';
import { childOf, namedChildren } from '../../syntax/syntaxTree';
import { sourceOf, spanOf } from '../../syntax/treeReader';
import type { Reader } from '../../syntax/treeReader';

/** Reads an `import` declaration. */
export function readImports(node: SyntaxNode, reader: Reader): void {
  for (const child of namedChildren(node)) {
    if (child.type === 'import_spec_list') readImports(child, reader);
    else if (child.type === 'import_spec') readImport(child, reader);
  }
}

function readImport(node: SyntaxNode, reader: Reader): void {
  const path = childOf(node, 'path');
  const module = path === null ? null : literalText(path, reader);
  if (module === null) return;
  const alias = childOf(node, 'name');
  const local = alias === null ? packageName(module) : sourceOf(alias, reader);
  reader.imports.push({ span: spanOf(node), module, name: '*', local });
}

/** What the package of a path is called as a rule: its last segment without version and `go`. */
function packageName(path: string): string {
  const segments = path.split('/');
  if (segments.length > 1 && /^v\d+$/.test(segments.at(-1)!)) segments.pop();
  return segments
    .at(-1)!
    .replace(/\.v\d+$/, '')
    .replace(/^go-|-go$/g, '')
    .replaceAll('-', '_');
}
