import type { Module } from '../../syntax/syntax';
import type { SyntaxTree } from '../../syntax/syntaxTree';
import { readModule } from '../../syntax/treeReader';
import { readExpression } from './typescriptExpressions';
import { unwrapped } from './typescriptReader';
import { isStatement, readStatement } from './typescriptStatements';

/** The neutral tree of a file that the grammar `typescript`, `tsx` or `javascript` parsed. */
export function typescriptModule(tree: SyntaxTree, text: string): Module {
  return readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
}
