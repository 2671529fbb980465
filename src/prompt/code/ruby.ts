import { readExpression, unwrapped } from './rubyExpressions';
import { pairHeredocs } from './rubyHeredocs';
import { isStatement, readStatement } from './rubyStatements';
import type { Module } from './syntax';
import type { SyntaxTree } from './syntaxTree';
import { readModule } from './treeReader';

/** The neutral tree of a Ruby file. A constant that names a namespace stands for the `require` that loads it. */
export function rubyModule(tree: SyntaxTree, text: string): Module {
  pairHeredocs(tree.root, text);
  return readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
}
