import { readExpression, unwrapped } from './rubyExpressions';
import { pairHeredocs } from './rubyHeredocs';
import { isStatement, readStatement } from './rubyStatements';
import type { Module } from '../../syntax/syntax';
import type { SyntaxTree } from '../../syntax/syntaxTree';
import { readModule } from '../../syntax/treeReader';

/** The neutral tree of a Ruby file. A constant that names a namespace stands for the `require` that loads it. */
export function rubyModule(tree: SyntaxTree, text: string): Module {
  const readers = { unwrapped, isStatement, readStatement, readExpression, looksAtImports: true };
  if (!text.includes('<<')) return readModule(tree, text, readers);
  pairHeredocs(tree.root, text);
  // The text of a heredoc stands outside its statement, which may stay as it is while that changes.
  return readModule({ ...tree, memory: null }, text, readers);
}
