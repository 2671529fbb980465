import type { Import } from '../../syntax/syntax';
import { namedChildren } from '../../syntax/syntaxTree';
import type { SyntaxNode } from '../../syntax/syntaxTree';

/**
 * The names that an `import` or `from … import` binds. `from m import *` has the local name `*`; a relative module
 * keeps its dots.
 */
export function pythonImports(node: SyntaxNode, text: string): Import[] {
  const imports: Import[] = [];
  const written = (part: SyntaxNode): string => text.slice(part.start, part.end).replace(/\s/g, '');
  const from = node.children.find((child) => child.field === 'module_name');
  for (const child of namedChildren(node)) {
    if (child === from || child.type === 'ERROR') continue;
    const span = { start: child.start, end: child.end };
    const [path, alias] = child.type === 'aliased_import' ? namedChildren(child) : [child];
    if (path === undefined) continue;
    const name = written(path);
    if (from !== undefined) {
      imports.push({ span, module: written(from), name, local: alias === undefined ? name : written(alias) });
    } else {
      const local = alias === undefined ? name.replace(/\..*/s, '') : written(alias);
      imports.push({ span, module: name, name: '*', local });
    }
  }
  return imports;
}
