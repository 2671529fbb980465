import { readExpression, unwrapped } from './goExpressions';
import { isStatement, readStatement } from './goStatements';
import { withClassesJoined } from './joinedClasses';
import type { Import, Module } from './syntax';
import { childOf } from './syntaxTree';
import type { SyntaxNode, SyntaxTree } from './syntaxTree';
import { textImport } from './textFiles';
import { readModule } from './treeReader';

/**
 * The neutral tree of a Go file. The methods of a type make a class of its name; a receiver is a parameter whose
 * default is a value of the type, so that calls of its methods are followed.
 */
export function goModule(tree: SyntaxTree, text: string): Module {
  const module = readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
  return {
    ...module,
    imports: [...module.imports, ...embeddedTexts(tree.root, text)],
    root: { ...module.root, statements: withClassesJoined(module.root.statements) },
  };
}

/** `//go:embed prompts/system.md` over `var system string`: the variable holds the text of the file. */
function embeddedTexts(parent: SyntaxNode, text: string): Import[] {
  const imports: Import[] = [];
  let path: string | null = null;
  for (const child of parent.children) {
    if (child.type === 'comment') {
      const found = /^\/\/go:embed\s+"?([^\s"*?]+)"?\s*$/.exec(text.slice(child.start, child.end));
      if (found !== null) path = found[1]!;
      continue;
    }
    if (child.type === 'var_declaration' || child.type === 'var_spec_list' || child.type === 'var_spec') {
      const spec = child.type === 'var_spec' ? child : child.children.find(({ type }) => type === 'var_spec');
      const name = spec === undefined ? null : childOf(spec, 'name');
      if (path !== null && name !== null) {
        imports.push(textImport(name, path, text.slice(name.start, name.end)));
      } else if (child.type !== 'var_spec') imports.push(...embeddedTexts(child, text));
    }
    if (child.named) path = null;
  }
  return imports;
}
