import { withClassesJoined } from '../../flow/joinedClasses';
import { readExpression, unwrapped } from './rustExpressions';
import { isStatement, readStatement } from './rustStatements';
import type { Module } from '../../syntax/syntax';
import type { SyntaxNode, SyntaxTree } from '../../syntax/syntaxTree';
import { readModule } from '../../syntax/treeReader';

/**
 * The neutral tree of a Rust file that `parseRust` parsed. All that a type implements is a class of its name; tests in
 * the file are left out.
 */
export function rustModule(tree: SyntaxTree, text: string): Module {
  const root = { ...tree.root, children: withoutTests(tree.root.children, text) };
  const module = readModule({ ...tree, root }, text, {
    unwrapped,
    isStatement,
    readStatement,
    readExpression,
    looksAtImports: true,
  });
  return { ...module, root: { ...module.root, statements: withClassesJoined(module.root.statements) } };
}

/** An attribute stands before the item that it is said of. */
function withoutTests(items: readonly SyntaxNode[], text: string): SyntaxNode[] {
  let isTest = false;
  return items.filter((item) => {
    if (item.type === 'attribute_item') {
      isTest ||= /^#\[\s*(?:cfg\(test\)|(?:\w+::)?test\b)/.test(text.slice(item.start, item.end));
      return true;
    }
    const kept = !isTest;
    if (item.named && !item.type.endsWith('comment')) isTest = false;
    return kept;
  });
}
