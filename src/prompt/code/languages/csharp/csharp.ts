import { readExpression } from './csharpExpressions';
import { unwrapped } from './csharpReader';
import { isStatement, readStatement } from './csharpStatements';
import type { Module } from '../../syntax/syntax';
import type { SyntaxTree } from '../../syntax/syntaxTree';
import { readModule, withFirstWrites } from '../../syntax/treeReader';

/** The neutral tree of a C# file. A namespace is no scope: its classes stand in the module. */
export function csharpModule(tree: SyntaxTree, text: string): Module {
  const module = readModule(tree, text, { unwrapped, isStatement, readStatement, readExpression });
  return { ...module, root: { ...module.root, statements: withFirstWrites(module.root.statements) } };
}
